/** A statement without any number: Han characters with ordinary punctuation. */
const WORDS = /^[\p{Script=Han}A-Za-z、,;:()“”"《》·/。.-]+$/u

export const isWords = (text: string): boolean => WORDS.test(text) && /\p{Script=Han}/u.test(text)

const DONE = /^(?:已|已经|均已|全部|全面|按时|按期|按计划|如期|圆满|保质保量)*(?:完成|办结|建成|开展|落实)(?:到位|年度任务|任务|工作)?$/

/** 完成、按时完成、已完成: a yes-no target without a number, and the yes to it. */
export const isDone = (text: string): boolean => DONE.test(text)

const NONE = /^(?:未发生|没有发生|零发生|零事故|无事故|未出现|没有)$/

/** 未发生、零事故: zero events, where events are counted. */
export const isNone = (text: string): boolean => NONE.test(text)

const CLOCK = /[一二三四五六七八九十两]点(?:半|钟|整|[一二三四五六七八九十]+分)?(?:以前|之前|前|后|左右|$)|\d{1,2}:\d{2}|\d点/

/** 六点半前, 18:30前: a time of day, which no target of a year can be held against. */
export const isClockTime = (text: string): boolean => CLOCK.test(text)

/** 7*24小时全天候: round the clock, a way of serving rather than a number. */
export const isRoundTheClock = (text: string): boolean => /^\p{Script=Han}{0,8}7\*24(?:个?小时|h)?\p{Script=Han}{0,6}$/iu.test(text)

/** Moments of the server (UTC) as people here read them. */
const moment = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })
const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeZone: 'Asia/Shanghai' })
export const momentOf = (at: string): string => moment.format(new Date(at))
export const dayOf = (at: string): string => day.format(new Date(at))

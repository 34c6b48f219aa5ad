import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

const NUMBER = /[〔【[（(]\s*(?:19|20)\d\d\s*[〕】\]）)]\s*第?\s*\d+\s*号/u

/** 关于下达2024年水利资金的通知 */
const NOTICE = /^关于.{4,40}的(?:通知|函|批复)$/u
/** A number in the place of a name in a list: right before its amount, its score, or the word 项目. */
const IN_TEXT: readonly RegExp[] = [
  /(?:[、:;。和及]|^)([一-龥]{2,8}〔20\d\d〕\d{1,4}号)(?=(?:文件)?(?:项目|经费|资金)?(?:[\d.,]+万元|[\d.]+分|:得分))/gmu,
  /(?:实施|安排|开展)[^。；]{0,40}[、和及]([一-龥]{2,8}〔20\d\d〕\d{1,4}号)(?=(?:文件)?项目)/gu,
]

export default rule({
  id: 'number-as-name',
  title: '项目名称里不写文号',
  severity: 'warning',
  covers: ['E23'],
  source: 'mof-2015-88#project-name',
  why: '用下达资金的文号代替项目名称，读者不知道钱用来做什么，也与预算批复的名称对不上。',
  remedy: '改用预算批复的项目名称，文号写在项目依据里。',
  example: { right: '基层平安建设专项经费', wrong: '虚财行〔2024〕13号专项经费' },
  *content({ projects }) {
    for (const [index, { name }] of projects.entries()) {
      const found = name === undefined ? undefined : (NUMBER.exec(name)?.[0] ?? NOTICE.exec(name)?.[0])
      if (found !== undefined) yield { path: `projects[${index}].name`, message: `项目名称“${name}”里有文号`, found: name! }
    }
  },
  *writing(document) {
    const script = scriptOf(document)
    for (const pattern of IN_TEXT)
      for (const { stretch, end, groups } of plainHits(script, pattern)) {
        const name = groups[0]!
        yield { message: `“${name}”是文号，不是项目名称`, place: placeOfPlain(script, stretch, end - name.length, end), found: name }
      }
  },
})

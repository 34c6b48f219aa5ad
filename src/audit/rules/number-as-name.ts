import { rule } from '../rule.ts'

const NUMBER = /[〔【[（(]\s*(?:19|20)\d\d\s*[〕】\]）)]\s*第?\s*\d+\s*号/u

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
      const found = name === undefined ? undefined : NUMBER.exec(name)?.[0]
      if (found !== undefined) yield { path: `projects[${index}].name`, message: `项目名称“${name}”里有文号`, found: name! }
    }
  },
})

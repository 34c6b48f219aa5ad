import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './number-as-name.ts'

const named = (name: string | undefined) => aSubmission({ projects: [aProject({ name })] })

testContent(rule, {
  accept: { 普通名称: named('基层平安建设专项经费（虚构）'), 没有名称: named(undefined), 带年份的名称: named('社区工作经费（2024）') },
  reject: {
    文号作名称: [named('虚财行〔2024〕13号基层平安建设专项经费'), { path: 'projects[0].name' }],
    方头括号的文号: [named('虚财行【2024】13 号专项经费'), { path: 'projects[0].name' }],
  },
})

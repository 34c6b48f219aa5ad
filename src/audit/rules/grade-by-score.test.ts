import { points } from '#domain/quantity.ts'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './grade-by-score.ts'

const graded = (score: string, grade: string) => aSubmission({ projects: [aProject({ claimedTotal: points(score), claimedGrade: grade })] })
const doc = (score: string, grade: string) =>
  `虚构局2024年度部门整体支出绩效自评报告\n四、评价结论\n评价分为4个等级：得分≥85分为优秀；75≤得分<85分为良好；60≤得分<75分为一般；得分<60分为较差。\n我局部门整体支出自评得分${score}分，评价等级为${grade}。`

const list = (grade: string) =>
  `虚构街道2024年度部门整体支出绩效自评报告\n四、评价结论\n90分（含）以上为优秀，80分（含）至90分为良好，60分（含）至80分为一般，60分以下为较差。得分和等级如下：\n1.社区工作，97.5分，优秀；\n2.文化活动，87.0分，${grade}；\n3.环境卫生92分（优秀）。`

const table = (grade: string) =>
  `虚构局2024年度部门整体支出绩效自评报告\n三、项目自评结果\n项目名称\t自评得分\t等级\n市容提升\t88.50\t${grade}\n道路维修\t92.00\t优`

testRule(rule, {
  accept: {
    九十分为优: graded('90', '优'),
    不到九十为良: graded('89.99', '良'),
    文中自定分数段: doc('86', '优秀'),
    别处的用词不判断: graded('88', '通过'),
    汇总表中等级相符: table('良'),
    逐行列出的等级相符: list('良好'),
  },
  reject: {
    八十九分评优: [graded('89.99', '优'), '“社区治理能力提升项目（虚构）”得 89.99 分，按评分方案的分数段应为“良”，写的是“优”'],
    文中八十四分评优秀: [doc('84', '优秀'), { line: 4, quote: '优秀', message: /按文中的分数段应为“良好”/ }],
    另一套用词只作警告: [graded('85', '优秀'), { severity: 'warning' }],
    汇总表中等级不符: [table('优'), { line: 4, message: /“市容提升”得 88.5 分，按评分方案的分数段应为“良”，写的是“优”/ }],
    逐行列出的等级不符: [list('优秀'), { line: 5, severity: 'error', message: /得 87 分，按文中的分数段应为“良好”，写的是“优秀”/ }],
    处于某一区间: [
      '虚构局2024年度部门整体支出绩效自评报告\n四、评价结论\n部门整体自评得分96.86分，处于“良”区间。',
      { line: 3, message: /应为“优”/ },
    ],
  },
})

import { aDocument, aProse, testJoint } from '../../../tests/writing.ts'
import rule from './copied-between-reports.ts'

const paragraphs = [
  '社区工作经费主要用于社区日常办公、环境整治和居民文化活动，全年组织活动二十四场，覆盖居民三千余人，社区环境明显改善，群众参与度不断提高，基层治理基础进一步夯实。',
  '市容环境考评奖励资金用于背街小巷整治，全年清理乱堆乱放三百余处，粉刷墙面五千平方米，修补路面破损四十处，居民投诉量比上年下降两成，环境面貌明显改观。',
  '文化站免费开放经费用于图书更新、器材维护和文化惠民演出，全年开放三百天，接待群众一万二千人次，举办演出十八场，培训文艺骨干六十人，群众文化生活更加丰富。',
]
const report = (unit: string, texts: readonly string[]) => {
  const text = [`虚构区${unit}街道办事处2024年度部门整体支出绩效自评报告`, ...texts].join('\n')
  return aDocument(text, {}, aProse(text, `${unit}.txt`))
}

testJoint(rule, {
  accept: {
    各写各的: [
      report('云溪', paragraphs),
      report('柳林', [
        '供热应急资金用于老旧管网抢修，全年处理应急报修四十八件，更换阀门十二处，未发生安全事故，居民冬季供热得到保障，满意度调查结果良好。',
      ]),
    ],
    一段相同不算: [report('云溪', paragraphs), report('柳林', paragraphs.slice(0, 1))],
    同一单位的两份文件: [report('云溪', paragraphs), report('云溪', paragraphs)],
  },
  reject: {
    三段相同: [[report('云溪', paragraphs), report('柳林', paragraphs)], { line: 2, message: /3 段与/ }],
    改了个别字也算: [
      [
        report('云溪', paragraphs),
        report(
          '柳林',
          paragraphs.map((text) => text.replace('全年', '一年')),
        ),
      ],
      { message: /3 段与/ },
    ],
  },
})

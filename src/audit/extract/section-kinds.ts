import type { SectionKind } from './claims.ts'

/**
 * What headings mean 标题含义: the outlines of regulations 6.1–6.5 and their provincial variants. The first pattern that fits decides, so the
 * particular ones come first.
 */
const KINDS: readonly (readonly [SectionKind, RegExp])[] = [
  ['attachments', /^附[件表录]/],
  ['other-matters', /其他.*(?:说明|事项)|需要说明/],
  ['measures', /^(?:针对|解决)|^(?:下一步|今后)|^(?:整改|改进)(?:措施|建议|方向)/],
  ['use', /(?:结果|成果).*(?:应用|运用|公开|使用)|^(?:上年|上一年|以前年度|去年)/],
  ['safeguards', /保障(?:措施|机制|体系)?$|(?:工作|组织|实施)保障/],
  ['problems-and-measures', /(?:问题|不足|困难).*(?:措施|建议|打算|整改|对策|改进)/],
  ['use', /(?:应用|公开)情况$/],
  ['deviation', /(?:偏离|偏差|未完成|未达标|扣分).*(?:原因|分析|措施|情况)/],
  ['measures', /(?:措施|建议|打算|对策|整改|努力方向|下一步)/],
  ['problems', /(?:问题|不足|困难)/],
  ['experience', /(?:经验|做法|成效|亮点)/],
  [
    'conclusion',
    /(?:评价|自评|综合|评估).*(?:结论|等级|得分|结果)|^(?:评价)?结论|得分(?:情况|与等级|及等级)|自评(?:得分|结果)|评分(?:情况|结果)|^评分|综合评价(?!方法)/,
  ],
  ['methods', /(?:方法|过程|方式|程序|步骤|流程|实施阶段)/],
  ['organisation', /(?:自评|评价|评估).*(?:工作|组织|开展|实施|准备)|工作开展|组织(?:工作|实施|情况|领导)|工作组织/],
  ['execution', /(?:预算|资金).{0,6}(?:执行|使用|支出|到位|管理|投入|支付)(?:和|及|与|情况|进度|率|分析)|预算执行/],
  ['overall-results', /(?:总体|整体|年度).*目标.*(?:完成|实现|达成)/],
  [
    'item-results',
    /(?:分项|具体|各项|指标|项目).*(?:完成|实现|达成).*(?:情况|分析)?|(?:产出|效益|满意度|成本)(?:类)?(?:指标)?(?:完成|实现|达成|分析|情况)|绩效指标分析|指标分析|指标完成/,
  ],
  ['results', /目标.*(?:完成|实现|达成|分析)|绩效(?:完成|实现|分析|情况)|(?:完成|实现)情况/],
  ['goals', /目标|绩效指标|年度(?:主要|重点)?(?:工作)?任务|指标设定/],
  ['accounts', /收支|预决算|决算|预算|经费|资金|收入|支出|资产|采购|三公/],
  ['project-profile', /项目(?:概况|背景|概述|基本|简介|立项|内容)|立项/],
  ['profile', /概况|职能|职责|机构|人员|编制|内设/],
  ['department', /基本(?:情况|概况)|部门情况|单位情况/],
  ['introduction', /前言|引言|摘要|导语/],
]
/** "项目基本情况" and "部门基本情况" say 基本情况 of different things; both open the report. */
const WHOLE: readonly (readonly [SectionKind, RegExp])[] = [
  ['accounts', /(?:分解|预算).*下达|下达.*(?:预算|资金)|内部分解|资金投入/],
  ['department', /^(?:部门|单位|部门\(单位\))?(?:基本情况|概况|基本概况|概述)$/],
  ['profile', /^(?:部门|单位)?概况$/],
  ['project-profile', /^项目(?:基本情况|概况|基本概况|概述)/],
  ['item-results', /项目.*(?:自评|评价)(?:结果)?情况$/],
  ['execution', /(?:预算|资金|经费)(?:支出)?执行/],
  ['accounts', /^(?:部门)?(?:收支|资金|预算|经费|预决算).*(?:情况|说明|概况)$/],
]

/** Kind of a heading by its words (without mark); undefined when nothing is known. `level` 1 prefers the great chapters. */
export function sectionKind(title: string, level: number): SectionKind | undefined {
  const words = title.replace(/[“”"'《》。:：]/g, '').replace(/\([^()]*\d[^()]*\)$/, '')
  if (namesProject(words) || /^项目(?:[一二三四五六七八九十]{1,3}|\d{1,2})[:：]/.test(title)) return 'project'
  if (level === 1 && /基本(?:情况|概况)|^(?:部门|单位)?概况/.test(words)) return 'department'
  for (const [kind, pattern] of WHOLE) {
    if (pattern.test(words))
      return kind === 'department' && level > 1 ? 'profile' : kind === 'item-results' && level === 1 ? 'results' : kind
  }
  if (/绩效目标(?:、|和|及|与)?(?:绩效)?指标(?:设[定置])?(?:情况)?$/.test(words)) return 'goals'
  for (const [kind, pattern] of KINDS) {
    if (!pattern.test(words)) continue
    return level === 1 && (kind === 'overall-results' || kind === 'item-results') ? 'results' : kind
  }
  return undefined
}

/** A heading that is the name of a project ("社区工作经费", "2.道路维修改造工程项目"), not of a chapter. */
const namesProject = (words: string) =>
  /^.{3,}(?:项目|经费|资金|工程|补助|补贴|专项|费用|救助金|奖励金)(?:\([^)]*\))?$/.test(words) &&
  !/^(?:部门|单位|本年|年度|全年|其他|重点|各|所有|预算|基本支出|公用|人员|一般|政府性|上年|财政拨款)/.test(words) &&
  !/(?:使用|收支|安排|到位|评价|情况|重点|专项)项目$|三公.?经费$|(?:公用|人员)经费$|^(?:机关|单位|部门|日常|办公|公务|机构|正常)*运行(?:维护)?经费$|支出项目$/.test(
    words,
  )

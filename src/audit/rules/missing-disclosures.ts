import type { Submission } from '#domain/submission.ts'
import { monitoredPeriod } from '../extract/monitored-period.ts'
import { rule, type Source } from '../rule.ts'

export default rule({
  id: 'missing-disclosures',
  title: '部门整体自评应写明支出结构、三公经费、采购、资产和人员',
  severity: 'warning',
  covers: ['B14'],
  source: 'mof-2013-53#department-frame',
  why: '部门整体支出的评价要看基本支出和项目支出的结构、三公经费、政府采购、资产和人员编制的控制情况。',
  remedy: '补写缺少的数据；本年度没有的，写“本年度无……”。',
  example: { right: '基本支出 1500.45 万元，项目支出 245.33 万元；编制 40 人，实有 38 人', wrong: '只写收入和支出总数' },
  *joint({ submission, sources }) {
    const source = sources.find(
      ({ role, claims }) =>
        role === 'workbook' ||
        (role === 'report' && claims?.subject === 'department' && claims.passages.length > 20 && !monitoredPeriod(claims.passages)),
    )
    if (!source) return
    const missing = ITEMS.filter(({ has, words }) => !has(submission) && !words.every((one) => said(sources, one))).map(
      ({ title }) => title,
    )
    if (missing.length === 0) return
    const heading = source.claims?.sections.find(({ kind }) => kind === 'accounts' || kind === 'department')?.place
    yield {
      ...(heading ? { place: heading } : { path: 'accounts' }),
      ...(missing.length === 1 ? { severity: 'notice' as const } : {}),
      message: `没有写${missing.join('、')}`,
      expected: missing.join('、'),
    }
  },
})

const ITEMS: readonly { readonly title: string; readonly has: (submission: Submission) => boolean; readonly words: readonly RegExp[] }[] = [
  {
    title: '基本支出和项目支出',
    has: ({ accounts }) => accounts.basicExpenditure !== undefined && accounts.projectExpenditure !== undefined,
    words: [/基本支出/, /项目支出|\d+个项目/],
  },
  { title: '三公经费', has: ({ accounts }) => accounts.threePublic.length > 0, words: [/三公.?经费|公务接待费|公务用车/] },
  { title: '政府采购', has: ({ accounts }) => accounts.procurement !== undefined, words: [/政府采购/] },
  { title: '国有资产', has: ({ accounts }) => accounts.assets.length > 0, words: [/资产/] },
  {
    title: '编制和实有人数',
    has: ({ department }) => department.authorisedStaff !== undefined || department.actualStaff !== undefined,
    words: [/编制.{0,16}\d+|(?:实有|在职|在编).{0,10}\d+/],
  },
]

const said = (sources: readonly Source[], words: RegExp) =>
  sources.some(({ claims }) => claims?.passages.some(({ text }) => words.test(text)))

import { type Mismatch, type MismatchKind, placeOf, type Sheet } from '../mismatch.ts'

/** What a text reckons in so many words, and what it should come to; undefined where nothing is said of it. */
interface Reckoning {
  readonly pattern: RegExp
  readonly kind: MismatchKind
  /** The number written for the result, what it should be, and how that is reckoned. Severity error only where arithmetic leaves no way out. */
  readonly reckon: (match: RegExpMatchArray) => { said: string; right: number; how: string; unit: string; severity?: 'warning' } | undefined
}

const RECKONINGS: readonly Reckoning[] = [
  {
    // "每村抽20户，11个村共调查220户"
    pattern:
      /每(?:个)?([村户校班所站组队社区]{1,2})(?:随机|各)?(?:抽|抽查|抽取|调查|走访|发放|访问)(?:问卷)?(\d+)([户份人家张])，(?:全[县乡镇市区])?(\d+)个\1(?:共|合计|总共)(?:抽|抽查|调查|走访|发放|访问)(?:问卷)?(\d+)\3/gu,
    kind: 'figures',
    reckon: ([, , each, unit = '', count, said = '']) => ({
      said,
      unit,
      right: Number(each) * Number(count),
      how: `${each} × ${count}`,
    }),
  },
  {
    // "较上年末的11家净增1家"
    pattern:
      /(?:年末|现有|目前|达到?|共)(?:共|有|为)?(\d+)([家个人户名所])，(?:比|较)(?:上年|去年|年初|上年末)(?:末|底)?(?:的)?(\d+)\2净增(?:加)?(\d+)\2/gu,
    kind: 'figures',
    reckon: ([, now, unit = '', before, said = '']) => ({ said, unit, right: Number(now) - Number(before), how: `${now} − ${before}` }),
  },
  {
    // "新增2家，退出1家，……净增1家"
    pattern:
      /新增(?:[一-龥]{0,6})?(\d+)([家个人户名所])，(?:同时|另)?(?:退出|减少|注销|关闭|取消|撤销)(?:[一-龥]{0,4})?(\d+)\2，(?:[^。；]{0,24}?)净增(?:加)?(\d+)\2/gu,
    kind: 'figures',
    reckon: ([, more, unit = '', less, said = '']) => ({ said, unit, right: Number(more) - Number(less), how: `${more} − ${less}` }),
  },
  {
    // "三项合计扣1.56分，自评总分98.44分": what was lost and what is left make the hundred points.
    pattern:
      /(?:合计|共|共计|累计|总共)扣(?:除|减)?(?:了)?(\d+(?:\.\d+)?)分，(?:[一-龥]{0,4})?(?:自评|综合|最终|评价)?(?:总分|总得分|综合得分|自评得分)(?:为|是)?(\d+(?:\.\d+)?)分/gu,
    kind: 'deduction',
    reckon: ([, said = '', total]) =>
      Number(total) > FULL / 2 && Number(total) <= FULL
        ? { said, unit: '分', right: rounded(FULL - Number(total)), how: `${FULL} − ${total}`, severity: 'warning' }
        : undefined,
  },
  {
    // "得9.70分。扣0.30分": what was got and what was lost make full points, and those are seldom broken.
    pattern: /(?<![\d.])得(?:分)?(\d{1,2}\.\d{1,2})分[。，]扣(?:除|减)?(?:了)?(\d+\.\d{1,2})分/gu,
    kind: 'deduction',
    reckon: ([, got, said = '']) => {
      const full = rounded(Number(got) + Number(said))
      const nearest = Math.ceil(Number(got))
      return Number.isInteger(full * 2)
        ? undefined
        : { said, unit: '分', right: rounded(nearest - Number(got)), how: `${nearest} − ${got}`, severity: 'warning' }
    },
  },
]
/** Full points of a self-evaluation, as the forms print them. */
const FULL = 100
const rounded = (value: number) => Number(value.toFixed(4))

/** Results that a sentence reckons from the numbers beside them 句中算出的数, and that come out otherwise. */
export function* reckoningsThatFail({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 2) continue
    for (const { pattern, kind, reckon } of RECKONINGS)
      for (const match of stretch.text.matchAll(pattern)) {
        const result = reckon(match)
        if (!result || Number(result.said) === result.right) continue
        const at = match.index + match[0].lastIndexOf(kind === 'deduction' ? `扣${result.said}` : result.said)
        const { said, right, how, unit, severity } = result
        yield {
          kind,
          place: placeOf(script, stretch, { start: Math.max(match.index, at), end: match.index + match[0].length }),
          message: `${how} = ${right}${unit}，写的是 ${said}${unit}`,
          found: `${said}${unit}`,
          expected: `${right}${unit}`,
          ...(severity ? { severity } : {}),
        }
      }
  }
}

const LISTED = /(?:项目|任务|工程)(?:共|共有|有|共计|合计)?(?:安排)?(\d{1,2})个[::]([^。]+)/gu
/** "列入预算的项目共5个：甲预算…；乙预算…": as many are listed as are counted. Asked: some may be told together. */
export function* listsCountedWrong({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < FEW) continue
    for (const match of stretch.text.matchAll(LISTED)) {
      const [whole, said = '', list = ''] = match
      const parts = list.split(/[；;]/u).filter((part) => part.trim() !== '')
      if (parts.length < FEW || parts.length === Number(said) || /等|其[他余]|以及|[、和]\S{0,20}项目/u.test(list)) continue
      // Every part is a name with its money: so none holds two.
      if (!parts.every((part) => /^[一-龥“”]{3,}[^万]*\d(?:\.\d+)?万?元/u.test(part))) continue
      const at = match.index + whole.indexOf(said)
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, { start: at, end: at + said.length + 1 }),
        message: `写的是 ${said} 个，后面列了 ${parts.length} 个`,
        found: `${said}个`,
        expected: `${parts.length}个`,
      }
    }
  }
}
const FEW = 3

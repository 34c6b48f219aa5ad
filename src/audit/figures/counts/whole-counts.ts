import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'

/** Things that are counted one by one. */
const COUNTED: ReadonlySet<string> = new Set(
  '人 个 户 家 条 件 处 份 项 座 所 台 辆 套 栋 幢 盏 株 村 门 宗 起 场 次 名 批 口 块 间'.split(' '),
)
/** "占已建成驿站的": a share of things like itself, not of money or of a part that is weighed. */
const SHARE = /^，?(?:约)?占(?!.{0,12}(?:资金|预算|支出|投入|金额|收入|面积|总额|费|款|分值|权重))[^，。；\d]{2,16}$/

/**
 * A share of counted things 占比 must come from a whole number of them: 18 of them cannot be 55.00 %, there is no whole that gives it. Asked where the document nowhere
 * tells the whole as the share would have it.
 */
export function* sharesOfNoWhole({ script, figures, times }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    for (const [i, share] of quantities.entries()) {
      const part = quantities[i - 1]
      if (!part || share.unit !== '%' || share.bound || part.bound || !COUNTED.has(part.unit) || !Number.isInteger(part.value)) continue
      if (/万|亿/.test(part.written) || share.value <= 0 || share.value > 100 || share.half > MOST_ROUNDED) continue
      if (!SHARE.test(stretch.text.slice(part.end, share.start))) continue
      const least = (100 * part.value) / (share.value + share.half)
      const most = (100 * part.value) / Math.max(share.value - share.half, 1e-9)
      if (Math.floor(most + 1e-9) >= Math.ceil(least - 1e-9)) continue
      if (quantities.some((whole) => whole.unit !== '%' && Math.abs((100 * part.value) / whole.value - share.value) <= share.half + 1e-9))
        continue
      if ([...times.keys()].some((whole) => whole > 0 && Math.abs((100 * part.value) / whole - share.value) <= share.half + 1e-9)) continue
      yield {
        kind: 'rate',
        severity: 'warning',
        place: placeOf(script, stretch, share),
        related: [placeOf(script, stretch, part)],
        message: `${part.written}占 ${share.written}，推算总数不是整数（约 ${((100 * part.value) / share.value).toFixed(2)}），请核对`,
        found: share.written,
      }
    }
  }
}

/** Half of the last place of a share that says enough: two decimals. */
const MOST_ROUNDED = 0.0051

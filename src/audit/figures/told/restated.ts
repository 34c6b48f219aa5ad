import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayLike } from '../quantities.ts'
import { digitsOf } from '../slips.ts'

/** Between an amount and the same one told in another unit. */
const AGAIN = /^，?(?:\(|[(，]?(?:折合|约合|合计约|即|也就是|折|合|约为|相当于|计))(?:人民币|约|合|即|计|为|折合)*:?$/

/** One amount in two units 同一金额换单位: "4,236,260元（约423.63万元）", "1.28亿元，即12800万元". The second is the first, rounded as it is written. */
export function* restatedOtherwise({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    for (const [i, one] of quantities.entries()) {
      const again = quantities[i + 1]
      if (!again || one.unit !== '元' || again.unit !== '元' || scaleOf(one) === scaleOf(again)) continue
      if (!AGAIN.test(stretch.text.slice(one.end, again.start)) || again.value === 0) continue
      // What goes on behind it is told of something that the brackets hold: "(人均2820元)", "(其中…)".
      const slack = halfOf(one) + halfOf(again)
      if (Math.abs(one.value - again.value) <= slack * (1 + 1e-9) || isFarOff(one, again)) continue
      const right = sayLike(again, one.value)
      yield {
        kind: 'figures',
        place: placeOf(script, stretch, again),
        related: [placeOf(script, stretch, one)],
        message: `同一笔钱先写 ${one.written}，又写 ${again.written}，换算不符，应为 ${right}`,
        found: again.written,
        expected: right,
      }
    }
  }
}

const scaleOf = ({ written }: Quantity): string => /(?:亿|千万|百万|万)?元$/.exec(written)?.[0] ?? ''

/** Half of the last written place, also of amounts without decimals in a larger unit. */
function halfOf({ value, written }: Quantity): number {
  const digits = digitsOf(written)
  const scale = Number(digits) === 0 ? 1 : Math.abs(value) / Number(digits)
  return scale === 1 ? 0 : (scale * 10 ** -(digits.split('.')[1]?.length ?? 0)) / 2
}

/** Amounts neither of which is a slip of the other, nor the same digits in another unit, are two amounts. */
function isFarOff(one: Quantity, again: Quantity): boolean {
  const ratio = Math.abs(one.value / again.value)
  const power = Math.log10(ratio)
  return (ratio > 1.6 || ratio < 0.6) && Math.abs(power - Math.round(power)) > 0.004
}

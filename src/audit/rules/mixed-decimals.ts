import { rule } from '../rule.ts'

export default rule({
  id: 'mixed-decimals',
  title: '同一列金额的小数位数应当一致',
  severity: 'notice',
  covers: ['A17'],
  source: 'gbt-15835-2011#figures',
  why: '同一组金额有的取整、有的两位、有的三位小数，看不出精确到哪一位，合计也难核对。',
  remedy: '统一保留两位小数；金额太小两位不够的，整组统一多留几位。',
  example: { right: '49.63 万元、17.80 万元、1.93 万元', wrong: '49.63 万元、17.8 万元、1.928 万元' },
  *writing({ claims }) {
    const { projectList, amounts } = claims
    const numbers = new Set(projectList.map(({ place }) => place.paragraph))
    const told = new Set<number | undefined>()
    for (const paragraph of numbers) {
      const own = amounts.filter(({ place, unit }) => place.paragraph === paragraph && unit === '万元')
      const decimals = own.map((amount) => amount.decimals)
      const most = Math.max(...decimals)
      // Round figures without decimals are common; three kinds, or more than two decimals beside fewer, are not.
      if (own.length < 3 || most < 3 || new Set(decimals).size < 2) continue
      const odd = own.find((amount) => amount.decimals === most)!
      told.add(paragraph)
      yield { place: odd.place, message: `这组 ${own.length} 个金额的小数位数从 ${Math.min(...decimals)} 位到 ${most} 位不一` }
    }
    // One amount with more decimals than all the others of its paragraph.
    for (const [paragraph, own] of Map.groupBy(
      amounts.filter(({ unit }) => unit === '万元'),
      ({ place }) => place.paragraph,
    )) {
      if (told.has(paragraph) || own.length < 4) continue
      const long = own.filter((amount) => amount.decimals > 2)
      if (long.length !== 1) continue
      yield { place: long[0]!.place, message: `同一段的 ${own.length} 个金额，只有这一个是 ${long[0]!.decimals} 位小数` }
    }
  },
})

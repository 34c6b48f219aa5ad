import type { Stretch } from '../../script.ts'
import type { Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'

/** An indicator of running text with its target and what was reached. */
export interface ItemInText {
  readonly name: string
  readonly stretch: Stretch
  readonly target: Quantity
  readonly actual: Quantity
}

/** "(3)涵闸更换数量(8分)。目标值≥65座，实际完成61座": the mark, the name, the points. */
const HEAD = /^(?:[(]?[\d一二三四五六七八九十]{1,2}[).、]|[①-⑳]|[-·•])?\s*([一-龥、“”]{3,20})(?:\([^()]{1,20}\))?[:。，;]?/
const TARGET = /(?:^|[一-龥])(?:目标|计划|指标)(?:值)?(?:为|是|:)?(?:不低于|不少于|不超过|不高于|达到|≥|≤|=)?$/
const ACTUAL = /(?:实际|完成|达到|实现)(?:值|完成|达到|实现|数)*(?:为|是|了|:)?$/
const FEW = 40

/** Items of running text that tell a target and a result in one measure 文中逐项写的指标. */
export function itemsInText({ figures }: Pick<Sheet, 'figures'>): ItemInText[] {
  return figures.flatMap(({ stretch, quantities }) => {
    if (stretch.passage.cell || stretch.heading || stretch.kind === 'goals') return []
    const head = HEAD.exec(stretch.text)
    const target = head ? quantities.find(({ label }) => TARGET.test(label)) : undefined
    const actual = target && quantities[quantities.indexOf(target) + 1]
    if (!head || !target || !actual || target.unit === '' || target.unit !== actual.unit || !ACTUAL.test(actual.label)) return []
    return target.start <= head[0].length + FEW ? [{ name: head[1]!, stretch, target, actual }] : []
  })
}

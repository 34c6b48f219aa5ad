import type { MethodId } from '../../indicator.ts'
import type { LayoutWords, Words } from '../../layout.ts'
import { compact } from '../normalise.ts'

/** "产 出 指 标（50分）" → 产出指标 */
const bare = (text: string): string =>
  compact(text)
    .replace(/\([^()]*\)/g, '')
    .replace(/^[一二三四五六七八九十\d]+[、.]/, '')
    .replace(/[::]$/, '')

/** The model's name for one of its spellings; undefined when it is none. */
function canonical(text: string, names: Readonly<Record<string, Words>>): string | undefined {
  const said = bare(text)
  return Object.keys(names).find((name) => name === said || names[name]!.some((word) => bare(word) === said))
}

/** As written, without the spaces of a narrow column and without its points. */
const asWritten = (text: string): string => text.replace(/\s+/g, '').replace(/[（(]\s*\d+(?:\.\d+)?\s*分?\s*[）)]$/, '')

/** 一级指标 in the model's words; an unknown one as written. */
export const categoryName = (text: string, { categories }: LayoutWords): string => canonical(text, categories) ?? asWritten(text)

export const subcategoryName = (text: string, { subcategories }: LayoutWords): string => canonical(text, subcategories) ?? asWritten(text)

/** 赋分方法; a sentence that explains the method names it by its words. */
export function methodOf(text: string, { methods }: LayoutWords): MethodId | undefined {
  const said = bare(text)
  const found = Object.keys(methods).find((id) => id === said || methods[id]!.some((word) => said === bare(word)))
  return METHODS.find((id) => id === found)
}

const METHODS: readonly MethodId[] = [
  'all-or-nothing',
  'proportional',
  'three-levels',
  'satisfaction-bands',
  'interval',
  'deadline',
  'execution-rate',
]

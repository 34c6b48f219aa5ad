import type { Exact } from '../quantity.ts'

/** 一百二十三、两、半、壹仟贰佰 → its number; undefined when the text is not a Chinese numeral. */
export function chineseNumeral(_text: string): Exact | undefined {
  return undefined
}

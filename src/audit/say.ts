import { type Exact, percent, toWanyuan } from '#domain/quantity.ts'

/** 元 → "49.63 万元", all decimals kept. */
export const sayMoney = (amount: Exact): string => `${toWanyuan(amount).toString()} 万元`
/** "97.5 分" */
export const sayPoints = (score: Exact): string => `${score.toString()} 分`
/** 0.4988 → "49.88%" */
export const sayRate = (rate: Exact, places = 2): string => percent(rate, places)

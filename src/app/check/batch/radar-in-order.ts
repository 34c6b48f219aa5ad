import { type Copying, CopyRadar, type RadarEcho } from '#audit/copies.ts'
import { MANY } from '#audit/rules/copied-between-reports.ts'

/**
 * The radar for copied text over a batch whose units are done in any order 雷同比对: each unit is compared with those before it, so that the same
 * batch always says the same.
 */
export class RadarInOrder {
  readonly #radar = new CopyRadar()
  readonly #early = new Map<number, { readonly echoes: readonly RadarEcho[]; readonly tell: (copies: readonly Copying[]) => void }>()
  #next = 0

  /** Copies between this unit's reports and those of earlier units; told when all earlier ones are there. Units count from 0, each comes once. */
  add(unit: number, echoes: readonly RadarEcho[]): Promise<readonly Copying[]> {
    const { promise, resolve } = Promise.withResolvers<readonly Copying[]>()
    this.#early.set(unit, { echoes, tell: resolve })
    for (let turn = this.#early.get(this.#next); turn !== undefined; turn = this.#early.get(this.#next)) {
      this.#early.delete(this.#next++)
      turn.tell(turn.echoes.flatMap((echo) => this.#radar.addEcho(echo, MANY)))
    }
    return promise
  }
}

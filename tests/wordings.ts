/** A passage as it is right, and once for each figure or word that was mistyped in it. */
export interface Forms {
  readonly sound: string
  readonly slips: readonly string[]
}

/** Reads "培训{3420|3240}人次": what is right, then what was mistyped. Passages with tables in them have another `bar`; `mark` is put before the slip. */
export function formsOf(wording: string, { bar = '|', mark = '' } = {}): Forms {
  const choice = new RegExp(`\\{([^${bar}{}]*)[${bar}]([^{}]*)\\}`, 'g')
  const form = (wrong: number) => {
    let i = 0
    return wording.replace(choice, (_, right: string, slip: string) => (i++ === wrong ? mark + slip : right))
  }
  return { sound: form(-1), slips: [...wording.matchAll(choice)].map((_, i) => form(i)) }
}

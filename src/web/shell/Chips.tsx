interface Props<K extends string> {
  readonly label: string
  readonly choices: readonly { readonly key: K; readonly title: string; readonly count?: number }[]
  readonly chosen: K
  readonly onChoose: (key: K) => void
}

/** One choice out of a few, with how many each has 筛选. */
export function Chips<K extends string>({ label, choices, chosen, onChoose }: Props<K>) {
  return (
    <fieldset className="chips">
      <legend className="unseen">{label}</legend>
      {choices.map(({ key, title, count }) => (
        <button type="button" key={key} aria-pressed={chosen === key} className="chip" onClick={() => onChoose(key)}>
          {title}
          {count !== undefined && ` ${count}`}
        </button>
      ))}
    </fieldset>
  )
}

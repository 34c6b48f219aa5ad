/** What one field wants 填写说明, for the "？" beside it. */
export interface FieldHelp {
  /** The identifier of the glossary 词汇表. */
  readonly id: string
  /** What the page calls the field. */
  readonly label: string
  readonly wants: string
  readonly example: string
  /** How it often goes wrong. */
  readonly avoid?: string
  /** The clause as people cite it. */
  readonly source?: string
}

/** A word of the trade in plain words 名词解释. */
export interface ExplainedWord {
  readonly id: string
  readonly term: string
  /** What else it is called. */
  readonly aliases: readonly string[]
  readonly means: string
}

/** Everything policy/help.yaml says. */
export interface Help {
  readonly fields: readonly FieldHelp[]
  readonly words: readonly ExplainedWord[]
}

/** Words and names the writing rules need, loaded from policy/lexicon and passed in. */
export interface Lexicon {
  readonly slogans: readonly string[]
}

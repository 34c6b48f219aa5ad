export type { Lexicon } from '#domain/lexicon.ts'

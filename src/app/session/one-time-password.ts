import { randomInt } from 'node:crypto'

/** Letters and digits that nobody mixes up when they are read aloud or copied by hand. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 4

/** A password for one sign-in 一次性密码, about 79 bits: "k7mp-x2qd-9hta-wc4n". It has to be changed at once. */
export const oneTimePassword = (): string =>
  Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join('-')

import type { Caller } from './caller.ts'

/** The id under which the log knows whoever works on the data folder itself, by the command line. */
export const OPERATOR_ID = '00000000-0000-0000-0000-000000000000'

/** Who owns the data folder may manage its people 命令行操作人: an administrator of the whole installation, and nothing else. */
export const operator: Caller = {
  personId: OPERATOR_ID,
  regionId: 0,
  login: '',
  name: '命令行',
  grants: [{ role: 'administrator', regions: { from: 0, to: 999_999 } }],
  via: 'session',
  key: '',
}

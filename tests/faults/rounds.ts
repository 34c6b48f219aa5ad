/** Short in `npm test`, long with FAULTS=long (`npm run test:faults`). */
export const isLong = process.env['FAULTS'] === 'long'
export const rounds = (short: number, long: number): number => (isLong ? long : short)

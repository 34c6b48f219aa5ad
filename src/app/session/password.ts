import { hash, type Options, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes, one lane: the OWASP minimum, about 10 ms here. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The stored form of a password: salt and cost are inside. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

/** True when the password fits the stored hash. A missing hash costs the same time, so that nobody learns which names exist. */
export async function fitsPassword(password: string, stored: string | undefined): Promise<boolean> {
  const instead = await decoy()
  const fits = await verify(stored ?? instead, password.normalize('NFKC'))
  return stored !== undefined && fits
}

let made: Promise<string> | undefined
const decoy = () => (made ??= hash('no such person', cost))

const SHORTEST = 10
const LONGEST = 128

/**
 * What is wrong with a new password, in Chinese; empty when it may be used. Length is what protects: no forced signs, but not the name,
 * not a run or repetition, not one of the words everybody tries.
 */
export function passwordFaults(password: string, name: string): readonly string[] {
  const plain = password.normalize('NFKC')
  const faults: string[] = []
  if ([...plain].length < SHORTEST) faults.push(`密码至少 ${SHORTEST} 个字符，可以用几个词连成一句。`)
  if ([...plain].length > LONGEST) faults.push(`密码不能超过 ${LONGEST} 个字符。`)
  if (name.length >= 2 && plain.toLowerCase().includes(name.toLowerCase())) faults.push('密码里不要包含用户名。')
  if (new Set(plain).size < 5) faults.push('密码重复的字符太多。')
  if (COMMON.some((word) => plain.toLowerCase().replace(/[^a-z]+/g, '') === word) || isRun(plain))
    faults.push('这个密码太常见，容易被猜中。')
  return faults
}

const COMMON = ['password', 'passwd', 'admin', 'administrator', 'qwerty', 'qwertyuiop', 'iloveyou', 'letmein', 'welcome']

/** 1234567890, abcdefghij, 9876543210 */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  return [1, -1].some((step) =>
    codes.slice(1).every((code, index) => code - (codes[index] ?? 0) === step || (code === 48 && codes[index] === 57)),
  )
}

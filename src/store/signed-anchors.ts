import type { Anchor, ChainProblem } from '#domain/log.ts'
import { type Sm2Key, sm2Fits, sm2Sign } from './sm2.ts'

/** An anchor, perhaps signed by a key that is kept outside the data folder. */
export interface SignedAnchor extends Anchor {
  readonly signature?: string
}

const textOf = ({ regionId, origin, seq, hash }: Anchor): string => `${regionId}:${origin}:${seq}:${hash}`

export const signAnchor = (anchor: Anchor, key: Sm2Key): SignedAnchor => ({ ...anchor, signature: sm2Sign(textOf(anchor), key) })

/**
 * Proves the signatures of the kept ends 链头验签: each must fit, and each chain must have one. Whoever rewrites database and anchors alike
 * cannot sign; what was added after the last signature is proved by the chain alone.
 */
export function checkSignatures(anchors: readonly SignedAnchor[], chains: readonly Anchor[], publicKey: string): readonly ChainProblem[] {
  const problem = ({ regionId, origin, seq }: Anchor, say: string): ChainProblem => ({ regionId, origin, seq, kind: 'anchor', say })
  const signed = anchors.filter(({ signature }) => signature !== undefined)
  const forged = signed.filter((anchor) => !sm2Fits(textOf(anchor), anchor.signature ?? '', publicKey))
  const sound = new Set(signed.filter((anchor) => !forged.includes(anchor)).map(({ regionId, origin }) => `${regionId}:${origin}`))
  return [
    ...forged.map((anchor) => problem(anchor, `第 ${anchor.seq} 条的链头签名与公钥不符，可能被改写，或不是这把密钥所签`)),
    ...chains
      .filter(({ regionId, origin }) => !sound.has(`${regionId}:${origin}`))
      .map((chain) => problem(chain, '这条日志链没有可用的链头签名')),
  ]
}

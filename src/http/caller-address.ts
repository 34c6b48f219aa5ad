import { isIPv6 } from 'node:net'
import type { FastifyRequest } from 'fastify'

/**
 * Whom limits are counted by 来访地址: the address, of IPv6 its first 64 bits, because one subscriber has all the rest to choose from.
 * @example the caller 2001:db8:1:2:3:4:5:6 is "2001:db8:1:2::/64"
 */
export function callerAddress({ ip }: FastifyRequest): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(ip) || ip === '::1') return ip
  const [left = '', right = ''] = ip.split('%')[0]!.split('::')
  const [first, last] = [left, right].map((half) => half.split(':').filter((group) => group !== ''))
  const missing = ip.includes('::') ? 8 - first!.length - last!.length : 0
  return `${[...first!, ...Array.from({ length: missing }, () => '0'), ...last!].slice(0, 4).join(':').toLowerCase()}::/64`
}

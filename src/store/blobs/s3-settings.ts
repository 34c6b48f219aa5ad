import { ProductError } from '#errors'
import type { AwsKey } from './aws-signature.ts'

/** An S3-compatible store 对象存储 for the evidence files. */
export interface S3Settings extends AwsKey {
  readonly endpoint: URL
  readonly bucket: string
}

/** From the environment; undefined when no store is named: the files stand in the data folder. @throws ProductError OBJECT_STORE_SETTINGS_WRONG */
export function readS3Settings(env: Readonly<Record<string, string | undefined>>): S3Settings | undefined {
  const endpoint = env['MINGJI_S3_ENDPOINT']
  if (!endpoint) return undefined
  const given = (name: string): string => env[name] || refuse(name, '没有填写')
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) refuse('MINGJI_S3_ENDPOINT', '不是完整的网址')
  const bucket = given('MINGJI_S3_BUCKET')
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) refuse('MINGJI_S3_BUCKET', '不是存储桶的名称')
  return {
    endpoint: new URL(endpoint),
    bucket,
    accessKey: given('MINGJI_S3_ACCESS_KEY'),
    secretKey: given('MINGJI_S3_SECRET_KEY'),
    region: env['MINGJI_S3_REGION'] || 'us-east-1',
  }
}

function refuse(name: string, reason: string): never {
  throw new ProductError('OBJECT_STORE_SETTINGS_WRONG', { name, reason })
}

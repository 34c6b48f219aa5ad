import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { signedHeaders } from './aws-signature.ts'

/** The worked examples of the AWS documentation of Signature Version 4 for S3. */
const key = { accessKey: 'AKIAIOSFODNN7EXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' }
const nothing = createHash('sha256').update('').digest('hex')
const examples: readonly (readonly [string, string, string, Record<string, string>, string, string])[] = [
  [
    'GET an object',
    'GET',
    '/test.txt',
    { range: 'bytes=0-9' },
    nothing,
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ],
  [
    'PUT an object',
    'PUT',
    '/test$file.text',
    { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    createHash('sha256').update('Welcome to Amazon S3.').digest('hex'),
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  ['GET the lifecycle', 'GET', '/?lifecycle', {}, nothing, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
  ['GET a list', 'GET', '/?max-keys=2&prefix=J', {}, nothing, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
]
for (const [title, method, path, headers, payload, signature] of examples)
  test(`${title}: the signature of the documentation`, () => {
    const url = new URL(path, 'https://examplebucket.s3.amazonaws.com')
    const { authorization } = signedHeaders({ method, url, headers, payload, at: '2013-05-24T00:00:00.000Z' }, key)
    assert.equal(authorization?.split('Signature=')[1], signature)
  })

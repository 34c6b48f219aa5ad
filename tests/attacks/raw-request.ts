import { connect } from 'node:net'

/** Bytes to a server as they are, and what comes back until it closes: what no well-behaved client would send. */
export function rawRequest(url: string, text: string | Uint8Array, waitMs = 10_000): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setTimeout(waitMs, () => socket.destroy(new Error('no end')))
    socket.on('data', (chunk) => chunks.push(chunk))
    // A door that is slammed while we still talk: what it said before counts.
    socket.on('error', (error: NodeJS.ErrnoException) => error.code === 'ECONNRESET' || reject(error))
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}

/** One request line as written, the connection closed after the answer. */
export const rawGet = (url: string, target: string, headers = ''): Promise<string> =>
  rawRequest(url, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`)

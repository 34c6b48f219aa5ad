import { RefusedCall } from '#http/contract/client.ts'

/** A refusal of the page itself, its message written for the person. */
export class SaidError extends Error {
  override readonly name = 'SaidError'
}

/** Why something could not be shown or done, in the server's words; a lost network in ours. */
export const wordsOf = (error: Error): string =>
  error instanceof RefusedCall || error instanceof SaidError
    ? error.message
    : '连接不上服务器。请检查网络，稍后再试；已填写的内容保存在本机，不会丢失。'

export const Refused = ({ error }: { readonly error: Error | null }) =>
  error ? (
    <p role="alert" className="refusal">
      {wordsOf(error)}
    </p>
  ) : null

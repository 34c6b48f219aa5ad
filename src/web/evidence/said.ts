import type { Submission } from '#domain/submission.ts'
import { indicatorAt } from './evidence-in-content.ts'
import { type Attached, proofsOf } from './proofs.ts'
import type { Upload } from './uploads.ts'

/** What the button of a row says of its evidence. */
export interface Said {
  readonly name: string
  readonly words: string
  readonly attached: boolean
  /** Files that could not be sent. */
  readonly failed: number
}

/** How much evidence a row has, or that there is none; files on their way first. */
export function saidOf(content: Submission, attached: readonly Attached[], uploads: readonly Upload[], path: string): Said {
  const proofs = proofsOf(content, attached, path)
  const own = uploads.filter((each) => each.path === path)
  const waiting = own.filter(({ failed }) => failed === undefined)
  const files = proofs.filter(({ file }) => file).length
  return {
    name: indicatorAt(content, path)?.name || '未命名指标',
    words:
      waiting.length > 0
        ? `正在上传 ${percent(waiting.map(({ sent }) => sent))}`
        : files > 0
          ? `${files} 份`
          : proofs.length > 0
            ? `登记 ${proofs.length} 份，无文件`
            : '未附佐证',
    attached: files > 0,
    failed: own.length - waiting.length,
  }
}

const PERCENT = 100
const percent = (shares: readonly number[]) => `${Math.round((PERCENT * shares.reduce((sum, each) => sum + each, 0)) / shares.length)}%`

import type { Db, RunTable, SubmissionVersionTable } from './database.ts'
import type { Store } from './open.ts'
import { everything } from './scope.ts'
import { sha256 } from './submissions.ts'

/** Something kept that is not what it was when it was kept, with its place in words. */
export interface ContentProblem {
  readonly kind: 'version' | 'run' | 'evidence'
  readonly regionId: number
  readonly id: string
  readonly say: string
}

export interface ContentProof {
  readonly versions: number
  readonly runs: number
  /** Evidence files that are registered, and files in the folder that no row speaks of (left by a crash; harmless). */
  readonly evidence: number
  readonly orphans: number
  readonly problems: readonly ContentProblem[]
}

/** Proves that every version, every assessment and every evidence file still has the hash under which it was kept 内容校验. */
export async function verifyContent(store: Store): Promise<ContentProof> {
  const problems: ContentProblem[] = []
  const stored = await store.read(everything, (db) => verifyTexts(db, problems))
  const files = await store.read(everything, (db) =>
    db.selectFrom('evidence').select(['region_id', 'id', 'sha256', 'title']).orderBy('region_id').orderBy('id').execute(),
  )
  const states = new Map<string, 'sound' | 'missing' | 'damaged'>()
  for (const { region_id, id, sha256: hash, title } of files) {
    const state = states.get(hash) ?? (await store.blobs.verify(hash))
    states.set(hash, state)
    if (state !== 'sound')
      problems.push({
        kind: 'evidence',
        regionId: region_id,
        id,
        say: `佐证材料“${title}”${state === 'missing' ? '的文件缺失' : '的文件被改动或损坏'}`,
      })
  }
  let orphans = 0
  for await (const hash of store.blobs.list()) if (!states.has(hash)) orphans++
  return { ...stored, evidence: files.length, orphans, problems }
}

const PAGE = 200

async function verifyTexts(db: Db, problems: ContentProblem[]): Promise<{ readonly versions: number; readonly runs: number }> {
  const versions = await eachPage<Pick<SubmissionVersionTable, 'region_id' | 'submission_id' | 'version' | 'body' | 'body_hash'>>(
    (after) =>
      db
        .selectFrom('submission_version')
        .select(['region_id', 'submission_id', 'version', 'body', 'body_hash'])
        .$if(after !== undefined, (q) =>
          q.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('region_id', 'submission_id', 'version'), '>', tuple(after!.region_id, after!.submission_id, after!.version)),
          ),
        )
        .orderBy('region_id')
        .orderBy('submission_id')
        .orderBy('version')
        .limit(PAGE)
        .execute(),
    ({ region_id, submission_id, version, body, body_hash }) => {
      if (sha256(body) !== body_hash)
        problems.push({ kind: 'version', regionId: region_id, id: submission_id, say: `第 ${version} 版的内容与登记的校验值不符` })
    },
  )
  const runs = await eachPage<Pick<RunTable, 'region_id' | 'id' | 'body' | 'body_hash'>>(
    (after) =>
      db
        .selectFrom('run')
        .select(['region_id', 'id', 'body', 'body_hash'])
        .$if(after !== undefined, (q) =>
          q.where(({ eb, refTuple, tuple }) => eb(refTuple('region_id', 'id'), '>', tuple(after!.region_id, after!.id))),
        )
        .orderBy('region_id')
        .orderBy('id')
        .limit(PAGE)
        .execute(),
    ({ region_id, id, body, body_hash }) => {
      if (sha256(body) !== body_hash) problems.push({ kind: 'run', regionId: region_id, id, say: '评分结果与登记的校验值不符' })
    },
  )
  return { versions, runs }
}

/** Page by page in the order of the key, so that the memory stays flat. @returns how many rows there were */
async function eachPage<R>(read: (after: R | undefined) => Promise<readonly R[]>, look: (row: R) => void): Promise<number> {
  let count = 0
  for (let after: R | undefined; ; ) {
    const page = await read(after)
    page.forEach(look)
    count += page.length
    after = page.at(-1)
    if (page.length < PAGE) return count
  }
}

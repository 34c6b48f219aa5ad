import { type ContentProof, verifyContent } from '#store/verify-content.ts'
import { type LogProof, verifyLog } from '#store/verify-log.ts'
import type { OnProgress } from '../evaluate/write-outcome.ts'
import type { Services } from '../services.ts'
import { type ScoreProof, verifyScores } from './verify-scores.ts'

/** Everything an installation can prove of itself. */
export interface Proof {
  readonly log: LogProof
  readonly content: ContentProof
  readonly scores: ScoreProof
  readonly sound: boolean
}

const STEPS = 3

/** Proves the log's chains, the hash of every version, assessment and evidence file, and every score 校验; with a public key also the signatures of the log. Reads only. */
export async function verifyInstallation(services: Services, onProgress: OnProgress, publicKey?: string): Promise<Proof> {
  onProgress(0, STEPS, '日志')
  const log = await verifyLog(services.store, publicKey)
  onProgress(1, STEPS, '填报内容和佐证')
  const content = await verifyContent(services.store)
  onProgress(2, STEPS, '得分')
  const scores = await verifyScores(services, () => {})
  onProgress(STEPS, STEPS, '完成')
  return { log, content, scores, sound: log.problems.length + content.problems.length + scores.problems.length === 0 }
}

/** The proof in plain words, a line a matter, problems below. */
export function sayProof({ log, content, scores, sound }: Proof): readonly string[] {
  return [
    `操作日志：${log.entries} 条、${log.chains} 条链，${verdict(log.problems.length)}`,
    ...log.problems.map(({ regionId, say }) => `  区划 ${regionId}：${say}`),
    `填报内容：${content.versions} 个版本、${content.runs} 份评分结果、${content.evidence} 份佐证，${verdict(content.problems.length)}`,
    ...content.problems.map(({ regionId, id, say }) => `  区划 ${regionId}（${id}）：${say}`),
    `得分复算：${scores.runs} 份，${verdict(scores.problems.length)}`,
    ...scores.problems.map(({ regionId, submission, say }) => `  区划 ${regionId}（填报 ${submission}）：${say}`),
    sound ? '校验通过：全部一致。' : '校验没有通过。请保留现场，不要再写入，并从最近的备份恢复。',
  ]
}

const verdict = (problems: number) => (problems === 0 ? '全部一致' : `发现 ${problems} 处不符`)

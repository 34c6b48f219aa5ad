import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ProductError } from '#errors'
import type { LineRecord } from './line-record.ts'
import type { EvaluatedRecord, ResultFile } from './result-file.ts'

/**
 * The proof of one score, or of every line of one form, in plain Chinese. `result` is result.json or its folder. `path` is a path
 * ("projects[0].indicators[2]"), a project's name, or "项目名/指标名"; without it all paths are listed.
 * @throws ProductError when the result cannot be read or has no such path.
 */
export async function explain(result: string, path: string | undefined): Promise<string> {
  const { details } = await readResult(result)
  if (path === undefined)
    return details.flatMap((form) => [formTitle(form), ...form.lines.map((line) => `  ${line.path}　${line.name}`)]).join('\n')
  const form = details.find((each) => path === each.path || path === each.name)
  if (form) return [formTitle(form), ...form.lines.map((line) => explainLine(form, line))].join('\n\n')
  for (const each of details) {
    const line = each.lines.find((candidate) => candidate.path === path || `${each.name}/${candidate.name}` === path)
    if (line) return explainLine(each, line)
  }
  throw new ProductError('RESULT_PATH_UNKNOWN', { path })
}

async function readResult(result: string): Promise<ResultFile> {
  const file = (await stat(result).catch(() => undefined))?.isDirectory() ? join(result, 'result.json') : result
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ProductError('FILE_NOT_FOUND', { file }, { cause })
  })
  try {
    const parsed: unknown = JSON.parse(text)
    // Written by `evaluate`; a file of another origin has no list of details.
    if (typeof parsed === 'object' && parsed !== null && Array.isArray((parsed as ResultFile).details)) return parsed as ResultFile
  } catch {
    // Falls through: not JSON is the same refusal.
  }
  throw new ProductError('RESULT_UNREADABLE', { file: basename(file) })
}

const formTitle = ({ path, name, total, grade }: EvaluatedRecord) =>
  `${name ?? path}：${total === null ? '得分待定' : `${total} 分，${grade ?? ''}`}`

function explainLine(form: EvaluatedRecord, line: LineRecord): string {
  const head = `${form.name ?? form.path} / ${line.name}（${line.path}）`
  const claimed = line.claimed === null ? [] : [`单位自报得分：${line.claimed} 分`]
  const { outcome } = line
  switch (outcome.kind) {
    case 'not-applicable':
      return `${head}\n不适用，不参与评分`
    case 'pending':
    case 'problem':
      return [`${head}`, `得分待定：${outcome.message}`, ...claimed].join('\n')
    case 'claimed':
      return `${head}\n单位自报 ${outcome.score} 分，没有可供复算的数据，未证明`
    case 'scored':
      return [head, `得分 ${outcome.score} 分（分值 ${line.points ?? '待填'} 分）`, ...claimed, ...proofLines(outcome)].join('\n')
  }
}

function proofLines({ proof, remarks }: Extract<LineRecord['outcome'], { kind: 'scored' }>) {
  return [
    `规则　${proof.rule}`,
    `依据　${proof.source}`,
    ...proof.inputs.map(({ name, text }) => `输入　${name}：${text}`),
    ...proof.conditions.map((condition) => `条件　${condition}`),
    `算式　${proof.formula} = ${proof.result}`,
    `取舍　${proof.rounding}`,
    `说明　${proof.because}`,
    ...remarks.map((remark) => `提示　${remark}`),
  ]
}

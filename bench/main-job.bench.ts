/**
 * The main job as people run it, each command a process of its own: `node bench/main-job.bench.ts [departments]`. One department of 16 projects,
 * the check of one report, and a folder of many departments (60; a county has 500). CPU time is that of all threads together: it says the
 * same on a busy machine as on a quiet one, which wall time does not.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type CorpusFile, writeFile } from '../tests/corpus/carrier.ts'
import { Chance } from '../tests/corpus/random.ts'
import { drawStyle, reportLines } from '../tests/corpus/report.ts'
import { drawUnit } from '../tests/corpus/unit.ts'
import { mb, measure, mingji, ms } from './command.ts'

const departments = Number(process.argv[2] ?? 60)
const root = join(import.meta.dirname, '..')
const example = join(root, 'examples', 'xingfu-2024')
const folder = mkdtempSync(join(tmpdir(), 'mingji-bench-'))

/** A report as offices write it, of the size they have. */
function report(): CorpusFile {
  const chance = new Chance(1)
  const style = { ...drawStyle(chance), carrier: 'txt' as const, outline: 'district' as const }
  return writeFile('1', reportLines(drawUnit(chance), style, chance), 'txt', chance)
}

/** The example's workbook once a department, each under a name of its own and in a folder of its own. */
function batch(count: number): string {
  const input = join(folder, 'departments')
  const parts = unzipSync(readFileSync(join(example, '部门填报工作簿.xlsx')))
  const texts = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array())
  if (!texts.includes(UNIT)) throw new Error(`the example no longer calls its unit ${UNIT}`)
  for (let n = 1; n <= count; n++) {
    const name = `第${n}街道办事处`
    mkdirSync(join(input, name), { recursive: true })
    const named = { ...parts, 'xl/sharedStrings.xml': strToU8(texts.replaceAll(UNIT, name)) }
    writeFileSync(join(input, name, '部门填报工作簿.xlsx'), zipSync(named, { level: 1 }))
  }
  return input
}
const UNIT = '幸福里街道办事处'

try {
  measure(
    'one department, 16 projects: 17 forms, report, findings',
    'goal ≤ 1500 ms wall on a quiet machine',
    'evaluate',
    example,
    '--out',
    join(folder, 'one'),
    '--no-pdf',
    '--json',
  )
  const text = report()
  const path = join(folder, 'report.txt')
  writeFileSync(path, text.text)
  measure(
    `check of a report of ${text.text.length.toLocaleString('en')} characters`,
    'goal ≤ 500 ms wall on a quiet machine',
    'check',
    path,
  )
  const { wall, cpu, memory } = mingji('evaluate', batch(departments), '--out', join(folder, 'many'), '--no-pdf')
  const cores = availableParallelism()
  console.log(`${departments} departments in one batch, ${cores} cores`)
  console.log(
    `  ${((departments * 1000) / wall).toFixed(1)} departments/s   ${ms(cpu / departments)} CPU each   ${(cpu / wall).toFixed(2)} of ${cores} cores busy   memory at most ${mb(memory)}   goal < 600 MB`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { Services } from '#app/services.ts'
import { ProductError } from '#errors'
import { withInstallation } from './installation.ts'
import { dataOption } from './options.ts'
import { progress } from './progress.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

interface Options {
  readonly data: string
  readonly export?: string
  readonly docx?: string
  readonly sm2?: string
}

/** `mingji verify`: proves log, evidence and scores; an export by itself; the figures of a delivered report. */
export function verifyCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('verify')
    .description('校验：日志、佐证、得分是否与留存的一致')
    .addOption(dataOption())
    .option('--export <备份或报告>', '校验一份备份或导出的文件夹（不需要数据文件夹），或一份已交付的报告（.docx）')
    .option('--sm2 <公钥>', '同时核对日志链头的国密 SM2 签名；公钥由 mingji sm2-key 给出')
    .option('--docx <报告>', '核对一份已交付的报告中的数字')
    .action(async ({ data, export: exported, docx: report, sm2 }: Options) => {
      const docx = report ?? (exported?.toLowerCase().endsWith('.docx') ? exported : undefined)
      if (exported !== undefined && docx === undefined) return finish(await proveExport(terminal, exported, sm2))
      finish(
        await withInstallation(terminal, data, 'verify', (services) =>
          docx === undefined ? proveAll(terminal, services, sm2) : proveReport(terminal, services, docx),
        ),
      )
    })
}

async function proveAll(terminal: Terminal, services: Services, sm2: string | undefined): Promise<ExitCode> {
  const { sayProof, verifyInstallation } = await import('#app/verify/verify-installation.ts')
  const bar = await progress(terminal)
  const proof = await verifyInstallation(services, bar.at, sm2).finally(bar.end)
  for (const line of sayProof(proof)) terminal.print(line)
  return proof.sound ? exit.fine : exit.findings
}

async function proveExport(terminal: Terminal, folder: string, sm2: string | undefined): Promise<ExitCode> {
  const { verifyExport } = await import('#app/verify/verify-export.ts')
  const { at, tables, rows, log, blobs, broken, sound } = await verifyExport(folder, sm2)
  terminal.print(`导出时间 ${at}：${tables} 张表、${rows} 行，与清单一致`)
  terminal.print(
    `操作日志：${log.entries} 条、${log.chains} 条链，${log.problems.length === 0 ? '全部一致' : `发现 ${log.problems.length} 处不符`}`,
  )
  for (const { regionId, say } of log.problems) terminal.print(`  区划 ${regionId}：${say}`)
  terminal.print(`佐证：${blobs} 份，${broken.length === 0 ? '全部一致' : `${broken.length} 份缺失或被改动`}`)
  for (const hash of broken) terminal.print(`  ${hash}`)
  terminal.print(sound ? '校验通过：全部一致。' : '校验没有通过。请换一份备份。')
  return sound ? exit.fine : exit.findings
}

const SHOWN = 50

async function proveReport(terminal: Terminal, services: Services, docx: string): Promise<ExitCode> {
  const { verifyReport } = await import('#app/verify/verify-report.ts')
  const bytes = await readFile(docx).catch((cause: unknown) => {
    throw new ProductError('FILE_NOT_FOUND', { file: docx }, { cause })
  })
  const { unit, year, version, figures, changed } = await verifyReport(services, bytes, basename(docx))
  terminal.print(`${basename(docx)}：${unit} ${year} 年度，第 ${version} 版，共 ${figures} 处绑定的数字`)
  for (const { path, said, expected, paragraph } of changed.slice(0, SHOWN))
    terminal.print(`  第 ${paragraph} 段：写的是“${said}”，数据为“${expected ?? '（没有这一项）'}”（${path}）`)
  if (changed.length > SHOWN) terminal.print(`  ……其余 ${changed.length - SHOWN} 处从略`)
  terminal.print(
    changed.length === 0 ? '核对通过：数字全部与数据一致。' : `有 ${changed.length} 处数字与数据不符。请重新生成报告，或改正数据后再交付。`,
  )
  return changed.length === 0 ? exit.fine : exit.findings
}

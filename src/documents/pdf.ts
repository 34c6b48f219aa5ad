import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fontconfig } from './fonts/stand-ins.ts'

export interface PdfOptions {
  /** Milliseconds for the whole batch; after that LibreOffice is ended and what is finished is kept. */
  readonly timeout: number
}

export interface PdfResult {
  /** The PDF files that were made, in the order of their sources; beside the source, with its name. */
  readonly files: readonly string[]
  /** One line for the user when a PDF is missing: why, and how to get it. */
  readonly message?: string
}

/**
 * PDF of .docx and .xlsx files by LibreOffice 转 PDF: one process for the whole batch, with its own profile and its own mapping of official
 * fonts, ended after the time limit. Where LibreOffice is missing or fails nothing is thrown: the message says what to do.
 */
export async function toPdf(sources: readonly string[], { timeout }: PdfOptions): Promise<PdfResult> {
  if (sources.length === 0) return { files: [] }
  const program = await findLibreOffice()
  if (program === undefined)
    return {
      files: [],
      message: '本机没有安装 LibreOffice，未生成 PDF。请用 Word 或 WPS 打开文件后“另存为 PDF”，或安装 LibreOffice 后重试。',
    }
  const folder = await mkdtemp(join(tmpdir(), 'mingji-pdf-'))
  try {
    const late = await convert(program, folder, sources, timeout)
    const files = await collect(folder, sources)
    return files.length === sources.length ? { files } : { files, message: missing(sources.length - files.length, late, timeout) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const missing = (count: number, late: boolean, timeout: number) =>
  late
    ? `转换 PDF 超过 ${Math.round(timeout / 1000)} 秒，有 ${count} 个文件没有完成。请用 Word 或 WPS 打开后“另存为 PDF”，或放宽时限后重试。`
    : `LibreOffice 没有转出 ${count} 个文件的 PDF。请用 Word 或 WPS 打开后“另存为 PDF”。`

/** Sources are copied under plain numbered names: no clash of names, no lock files in the user's folder. */
async function convert(program: string, folder: string, sources: readonly string[], timeout: number): Promise<boolean> {
  const [input, output, profile] = ['in', 'out', 'profile'].map((name) => join(folder, name)) as [string, string, string]
  await Promise.all([mkdir(input), mkdir(output), mkdir(join(profile, 'user'), { recursive: true })])
  const copies = sources.map((source, i) => join(input, `${i}${extname(source)}`))
  await Promise.all(sources.map((source, i) => copyFile(source, copies[i]!)))
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS)
  await writeFile(join(folder, 'fonts.conf'), fontconfig(join(folder, 'fontcache')))
  const options = ['--headless', '--norestore', '--nolockcheck', `-env:UserInstallation=${pathToFileURL(profile).href}`]
  return run(program, [...options, '--convert-to', 'pdf', '--outdir', output, ...copies], join(folder, 'fonts.conf'), timeout)
}

/** Content controls are printed as text, not exported as form fields. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export"><prop oor:name="ExportFormFields" oor:op="fuse"><value>false</value></prop></item>
</oor:items>`

/** @returns true when the time ran out. The whole process group is ended: the launcher starts the real program as its child. */
function run(program: string, args: readonly string[], fonts: string, timeout: number): Promise<boolean> {
  const group = process.platform !== 'win32'
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: 'ignore',
      detached: group,
      windowsHide: true,
      env: { ...process.env, FONTCONFIG_FILE: fonts },
    })
    let late = false
    const timer = setTimeout(() => {
      late = true
      if (group && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    }, timeout)
    const done = () => {
      clearTimeout(timer)
      resolve(late)
    }
    child.once('error', done)
    child.once('exit', done)
  })
}

async function collect(folder: string, sources: readonly string[]): Promise<string[]> {
  const made = await Promise.all(
    sources.map(async (source, i) => {
      const target = join(dirname(source), `${basename(source, extname(source))}.pdf`)
      return (await move(join(folder, 'out', `${i}.pdf`), target)) ? [target] : []
    }),
  )
  return made.flat()
}

async function move(from: string, to: string): Promise<boolean> {
  if (!(await exists(from))) return false
  try {
    await rename(from, to)
  } catch {
    // Another file system than the temporary folder's.
    await copyFile(from, to)
  }
  return true
}

/** The LibreOffice program of this machine, or undefined: on the path, or where its installers put it. */
export async function findLibreOffice(): Promise<string | undefined> {
  const windows = process.platform === 'win32'
  const names = windows ? ['soffice.exe'] : ['soffice', 'libreoffice']
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const usual = windows
    ? ['C:\\Program Files\\LibreOffice\\program\\soffice.exe', 'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe']
    : ['/Applications/LibreOffice.app/Contents/MacOS/soffice', '/opt/libreoffice/program/soffice', '/snap/bin/libreoffice']
  for (const path of [...onPath, ...usual]) if (await exists(path, constants.X_OK)) return path
  return undefined
}

const exists = (path: string, mode: number = constants.F_OK) =>
  access(path, mode).then(
    () => true,
    () => false,
  )

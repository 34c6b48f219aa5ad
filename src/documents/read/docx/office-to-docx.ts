import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findLibreOffice } from '#documents/pdf.ts'

/** One conversion at a time: LibreOffice takes a core and hundreds of megabytes. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Converts an old office file to .docx by LibreOffice, where it is installed: own profile, macros and links off, ended after the time limit. Undefined when
 * there is no LibreOffice, or it cannot read the file in time; then the file's text must do.
 */
export function officeToDocx(
  bytes: Uint8Array,
  extension: 'doc' | 'rtf' | 'odt' | 'xml',
  milliseconds: number,
): Promise<Uint8Array | undefined> {
  const mine = queue.then(() => convert(bytes, extension, milliseconds))
  queue = mine.catch(() => undefined)
  return mine
}

async function convert(bytes: Uint8Array, extension: string, milliseconds: number): Promise<Uint8Array | undefined> {
  const program = await findLibreOffice()
  if (program === undefined) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'mingji-doc-'))
  try {
    const profile = join(folder, 'profile')
    await mkdir(join(profile, 'user'), { recursive: true })
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings)
    const source = join(folder, `in.${extension}`)
    await writeFile(source, bytes)
    const options = [
      '--headless',
      '--norestore',
      '--nolockcheck',
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      join(folder, 'out'),
      source,
    ]
    await run(program, options, milliseconds)
    return new Uint8Array(await readFile(join(folder, 'out', 'in.docx')))
  } catch {
    // No result: the program failed, was ended, or wrote nothing.
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The whole process group is ended at the limit: the launcher starts the real program as its child. */
function run(program: string, args: readonly string[], milliseconds: number): Promise<void> {
  const group = process.platform !== 'win32'
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: group, windowsHide: true })
    const timer = setTimeout(() => {
      if (group && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    }, milliseconds)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    child.once('error', done)
    child.once('exit', done)
  })
}

/** A stranger's file runs no macro and loads no link. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

import { spawn } from 'node:child_process'

export interface Desktop {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * The command that shows an address on this desktop 打开浏览器; undefined where there is none (a server, a build machine) or where
 * MINGJI_NO_BROWSER or CI asks for quiet.
 */
export function browserCommand(address: string, { platform, environment }: Desktop): readonly [string, ...string[]] | undefined {
  if (environment['MINGJI_NO_BROWSER'] || environment['CI']) return undefined
  // start takes the first quoted word for a window title.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""', address]
  if (platform === 'darwin') return ['open', address]
  return environment['DISPLAY'] || environment['WAYLAND_DISPLAY'] ? ['xdg-open', address] : undefined
}

/** Opens the browser, or quietly not: the address stands on the screen anyway. */
export function openBrowser(address: string, desktop: Desktop): void {
  const command = browserCommand(address, desktop)
  if (command === undefined) return
  const [program, ...args] = command
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}

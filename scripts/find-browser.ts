import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
]
const run = (command: string, args: readonly string[]) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0

/** Chrome or Chromium of this machine: named by CHROME, installed, or fetched by playwright before. */
export function browserHere(): string | undefined {
  return [process.env.CHROME, ...places, chromium.executablePath()].find((path) => path !== undefined && path !== '' && existsSync(path))
}

/**
 * A browser for the journeys: the one that is here, else playwright fetches one, else Debian's is installed when root.
 * @throws Error that says what to install
 */
export function findBrowser(): string {
  const ways = [
    () => run(process.execPath, [createRequire(import.meta.url).resolve('playwright-core/cli.js'), 'install', 'chromium']),
    () => process.getuid?.() === 0 && run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']),
  ]
  for (const way of [() => true, ...ways]) {
    const found = way() ? browserHere() : undefined
    if (found !== undefined) return found
  }
  throw new Error(
    '没有找到 Chrome 或 Chromium。请安装（Debian：apt-get install chromium fonts-noto-cjk），或用环境变量 CHROME 指明它的位置。',
  )
}

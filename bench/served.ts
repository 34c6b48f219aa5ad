/** The whole product in a process of its own, with its event loop watched: the other half of event-loop.bench.ts. */

import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { startInstallation } from '#app/start/start-installation.ts'
import { listen } from '#http/listen.ts'

const root = join(import.meta.dirname, '..')
const [folder = ''] = process.argv.slice(2)
const started = await startInstallation({
  folder,
  purpose: 'bench',
  policyDir: join(root, 'policy'),
  version: 'bench',
  examplesDir: join(root, 'examples'),
  backupTo: undefined,
  note: () => undefined,
})
const { services } = started
const server = await listen({ services, host: '127.0.0.1', port: 0, version: 'bench', proxy: undefined, pages: join(folder, 'none') })

const RESOLUTION_MS = 5
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
/** CPU time of this very thread in milliseconds: what a turn cost us, however often the machine took the processor away meanwhile. */
const ownCpu = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
let before = ownCpu()
let began = before
let longest = 0
const tick = () => {
  const now = ownCpu()
  longest = Math.max(longest, now - before)
  before = now
  setTimeout(tick, 1)
}
tick()
delay.enable()
process.on('message', (ask) => {
  if (ask === 'end')
    return void server
      .close()
      .then(started.stop)
      .then(() => process.exit(0))
  process.send?.({ p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6, longest, cpu: ownCpu() - began })
  delay.reset()
  began = ownCpu()
  longest = 0
})
process.send?.({ address: server.address })

import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { newFolder, prepareTemplate } from '../store.ts'
import { freePort, mingji, type Serving, serve } from './binary.ts'

/** `mingji serve` through the real binary: first start, second process, taken port, crash, clean end. */
const base = newFolder()
const data = join(base, 'data')
const port = String(await freePort())
let running: Serving | undefined
await prepareTemplate()
after(async () => {
  await running?.end('SIGKILL')
  rmSync(base, { recursive: true, force: true })
})

test('a first start makes an administrator and says the demonstration accounts and the address', async () => {
  running = await serve(['--data', data, '--port', port, '--examples'])
  assert.equal(running.address, `http://127.0.0.1:${port}`)
  assert.match(running.said(), /管理员用户名 admin，一次性密码 [\w-]{10,}（只显示这一次/)
  for (const word of ['经办人', '单位负责人', '财政审核人', 'jingban', 'fuzeren', 'shenhe']) assert.ok(running.said().includes(word), word)
  const { accounts } = (await (await fetch(`${running.address}/api/session/demo`)).json()) as { accounts: { login: string }[] }
  assert.deepEqual(
    accounts.map(({ login }) => login),
    ['jingban', 'fuzeren', 'shenhe'],
  )
  assert.equal((await fetch(`${running.address}/api/openapi.json`)).status, 200)
})

test('a second process on the folder is refused within five seconds and told who holds it and where it is', async () => {
  const holder = running!.process.pid
  const other = String(await freePort())
  for (const args of [
    ['serve', '--data', data, '--port', other],
    ['verify', '--data', data],
    ['user', 'list', '--data', data],
  ]) {
    const { code, said, ms } = await mingji(args)
    assert.notEqual(code, 0)
    assert.ok(said.includes(`进程 ${holder}（mingji serve --port ${port}`), said)
    assert.ok(ms < 5_000, `${args[0]}: ${ms} ms`)
  }
})

test('a taken port is told with who is there and which port is free', async () => {
  const ours = await mingji(['serve', '--data', join(base, 'second'), '--port', port])
  assert.equal(ours.code, 2)
  assert.match(ours.said, new RegExp(`http://127.0.0.1:${port} 上已经运行着明绩 [\\d.]+，在浏览器中打开这个地址即可使用`))
  assert.match(ours.said, /--port \d+/)
  const stranger = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1')
  await new Promise((resolve) => stranger.once('listening', resolve))
  const address = stranger.address()
  const taken = await mingji(['serve', '--data', join(base, 'second'), '--port', String(typeof address === 'object' && address?.port)])
  stranger.close()
  assert.equal(taken.code, 2)
  assert.match(taken.said, /已被其他程序占用/)
  assert.doesNotMatch(taken.said, /已经运行着明绩/)
  assert.match(taken.said, /请加：--port \d+/)
})

test('the doctor looks at a running installation without disturbing it', async () => {
  const { code, said } = await mingji(['doctor', '--data', data, '--port', port])
  assert.equal(code, 0, said)
  assert.match(said, new RegExp(`${port} 上正运行着明绩`))
  assert.match(said, /正在使用，没有打开检查/)
})

test('killed, it leaves nothing that the next start or the proof would mind', async () => {
  const holder = running!.process.pid
  await running!.end('SIGKILL')
  running = undefined
  const doctor = await mingji(['doctor', '--data', data, '--port', port])
  assert.match(doctor.said, new RegExp(`进程 ${holder}（.*上次没有正常关闭`))
  assert.equal(doctor.code, 0, doctor.said)
  const proof = await mingji(['verify', '--data', data])
  assert.equal(proof.code, 0, proof.said)
  assert.match(proof.said, /校验通过：全部一致/)
  running = await serve(['--data', data, '--port', port, '--examples'])
  assert.doesNotMatch(running.said(), /一次性密码/)
  assert.equal(await running.end('SIGTERM'), 0)
  assert.match(running.said(), /已停止，数据都已保存/)
  running = undefined
})

test('example accounts never join units at work', async () => {
  const own = join(base, 'own')
  assert.equal((await mingji(['init', '--data', own])).code, 0)
  const { addUnit } = await import('#store/units.ts')
  const { openStore } = await import('#store/open.ts')
  const { everything } = await import('#store/scope.ts')
  const store = await openStore({ folder: own, purpose: 'test' })
  await store.write(everything, (tx) => addUnit(tx, { regionId: 130104, code: '001', name: '虚构局', kind: 'department' }))
  await store.close()
  const serving = await serve(['--data', own, '--port', String(await freePort()), '--examples'])
  try {
    assert.match(serving.said(), /没有装入示例数据/)
    assert.deepEqual(await (await fetch(`${serving.address}/api/session/demo`)).json(), { accounts: [] })
  } finally {
    await serving.end('SIGTERM')
  }
})

test('a folder that cannot hold data is refused in words', async () => {
  const file = join(base, 'a-file')
  writeFileSync(file, 'x')
  const { code, said } = await mingji(['serve', '--data', join(file, 'data'), '--port', String(await freePort())])
  assert.equal(code, 2)
  assert.match(said, /不能在“.*”中写入/)
  mkdirSync(join(base, 'empty'))
  for (const command of [['verify'], ['user', 'list'], ['backup', join(base, 'b')], ['migrate']]) {
    const refused = await mingji([...command, '--data', join(base, 'empty')])
    assert.deepEqual([refused.code, /里没有明绩的数据/.test(refused.said)], [2, true], refused.said)
  }
})

import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { findLibreOffice } from '#documents/pdf.ts'
import { ProductError } from '#errors'
import { listBackups } from '#store/backup/schedule.ts'
import { openStore } from '#store/open.ts'
import { everything } from '#store/scope.ts'
import { verifyLog } from '#store/verify-log.ts'
import { policyData } from '../policy-data.ts'

export interface Examination {
  readonly folder: string
  readonly databaseUrl: string | undefined
  readonly policyDir: string
  /** Folder of the built pages. */
  readonly pages: string
  readonly nodeVersion: string
  readonly now: Date
}

/** 'sound' 正常, 'advice' works but could be better, 'ill' has to be mended. */
export interface Diagnosis {
  readonly what: string
  readonly state: 'sound' | 'advice' | 'ill'
  /** What was found, then what to do. */
  readonly say: string
}

type Check = (examination: Examination) => Promise<Omit<Diagnosis, 'what'>>

const sound = (say: string) => ({ state: 'sound', say }) as const
const advice = (say: string) => ({ state: 'advice', say }) as const
const ill = (say: string) => ({ state: 'ill', say }) as const

const GIGABYTE = 1024 ** 3
const LITTLE_GB = 1
const DAY_MS = 86_400_000

/** What is looked at, in this order. */
const checks: Readonly<Record<string, Check>> = {
  'Node 版本': async ({ nodeVersion }) =>
    Number(nodeVersion.split('.')[0]?.replace('v', '')) >= 24
      ? sound(nodeVersion)
      : advice(`${nodeVersion}。建议使用 Node 24：运行 npm start 会自动取得。`),
  政策文件: async ({ policyDir }) => {
    const policy = policyData(policyDir)
    const [schemes] = [
      await policy.schemes(),
      await policy.layouts(),
      await policy.lexicon(),
      await policy.sources(),
      await policy.library(),
      await policy.formTemplates(),
      await policy.reportTemplate(),
      await policy.help(),
    ]
    return sound(`${schemes.size} 个评分方案，全部可读`)
  },
  页面文件: async ({ pages }) =>
    existsSync(join(pages, 'index.html')) ? sound('已生成') : advice('还没有生成，浏览器里看不到页面。请在安装目录运行 npm start。'),
  LibreOffice: async () => {
    const found = await findLibreOffice()
    return found === undefined ? advice('没有安装，不能生成 PDF，也不能读取老格式的 .doc 文件；其他功能不受影响。') : sound(found)
  },
  数据文件夹: async ({ folder }) => {
    const place = existsSync(folder) ? folder : dirname(resolve(folder))
    const writable = await access(place, constants.W_OK).then(
      () => true,
      () => false,
    )
    if (!writable) return ill(`不能在 ${place} 中写入。请核对文件夹权限。`)
    return existsSync(folder) ? sound(resolve(folder)) : advice(`${resolve(folder)} 还不存在，第一次启动时建立。`)
  },
  磁盘空间: async ({ folder }) => {
    const { bavail, bsize } = await statfs(existsSync(folder) ? folder : dirname(resolve(folder)))
    const free = (bavail * bsize) / GIGABYTE
    return free < LITTLE_GB ? ill(`只剩 ${free.toFixed(1)} GB。请清理磁盘，否则不能保存。`) : sound(`剩余 ${free.toFixed(1)} GB`)
  },
  数据库: examineStore,
  备份: async ({ folder, databaseUrl, now }) => {
    if (databaseUrl !== undefined) return advice('数据库服务器请由其管理员定期备份；佐证文件在数据文件夹的 blobs 中，要一并备份。')
    const backups = existsSync(join(folder, 'backups')) ? await listBackups(join(folder, 'backups')) : []
    const last = backups.at(-1)
    if (last === undefined) return advice('还没有备份。服务运行时每天自动备份，也可以运行 mingji backup。')
    const days = Math.floor((now.getTime() - Date.parse(last)) / DAY_MS)
    return days > 7
      ? advice(`最近一次备份在 ${days} 天前。请运行 mingji backup，并另存到别的磁盘。`)
      : sound(`最近一次 ${last.slice(0, 10)}，共 ${backups.length} 份`)
  },
}

/** Opens the database the way a server does: lock, durability, schema; then the log. */
async function examineStore({ folder, databaseUrl, now }: Examination) {
  if (databaseUrl === undefined && !existsSync(join(folder, 'database'))) return advice('还没有数据库，第一次启动时建立。')
  const store = await openStore({ folder, databaseUrl, purpose: 'mingji doctor' })
  try {
    const { entries, problems } = await verifyLog(store)
    if (problems.length > 0) return ill(`操作日志有 ${problems.length} 处不符。请运行 mingji verify 查看，保留现场。`)
    const last = await store.read(everything, (db) => db.selectFrom('log').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst())
    if (last && Date.parse(last.at) > now.getTime() + DAY_MS)
      return ill(`本机时间（${now.toISOString()}）早于最近的日志（${last.at}）。请校准系统时间，否则截止时间判断会出错。`)
    const kinds = { embedded: '内嵌数据库', server: 'PostgreSQL', citus: 'Citus' } as const
    return sound(`${kinds[store.engine]}，写入确实到达磁盘，日志 ${entries} 条一致`)
  } finally {
    await store.close()
  }
}

/** Looks at everything an installation needs 诊断, nothing is changed beyond opening the database. */
export async function examine(examination: Examination): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = []
  for (const [what, check] of Object.entries(checks)) {
    const diagnosis = await check(examination).catch((error: unknown) =>
      ill(error instanceof ProductError ? error.message : `检查时出错：${String(error)}`),
    )
    found.push({ what, ...diagnosis })
  }
  return found
}

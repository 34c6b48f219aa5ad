import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ProductError } from '#errors'
import { listBackups } from '#store/backup/schedule.ts'
import { lookAtHolder } from '#store/engine/instance-lock.ts'
import { databaseVersion, isDatabaseGone, openStore } from '#store/open.ts'
import { everything } from '#store/scope.ts'
import { verifyLog } from '#store/verify-log.ts'
import { advice, type Check, ill, sound } from './diagnosis.ts'

const GIGABYTE = 1024 ** 3
const LITTLE_GB = 1
const DAY_MS = 86_400_000
const LATE_DAYS = 7

/** The folder, or the nearest one above it that exists. */
const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(resolve(folder))))

/** Data folder, database, backups 数据, in the order in which trouble shows. */
export const dataChecks: Readonly<Record<string, Check>> = {
  数据文件夹: async ({ folder }) => {
    const place = nearest(folder)
    const writable = await access(place, constants.W_OK).then(
      () => true,
      () => false,
    )
    if (!writable) return ill(`不能在 ${place} 中写入。请核对文件夹权限。`)
    return existsSync(folder) ? sound(resolve(folder)) : advice(`${resolve(folder)} 还不存在，第一次启动时建立。`)
  },
  磁盘空间: async ({ folder }) => {
    const { bavail, bsize } = await statfs(nearest(folder))
    const free = (bavail * bsize) / GIGABYTE
    return free < LITTLE_GB ? ill(`只剩 ${free.toFixed(1)} GB。请清理磁盘，否则不能保存。`) : sound(`剩余 ${free.toFixed(1)} GB`)
  },
  占用: async ({ folder }) => {
    const found = existsSync(folder) ? await lookAtHolder(folder) : undefined
    if (found === undefined) return sound('没有其他程序在使用')
    const who = `进程 ${found.holder.pid}（${found.holder.purpose}，主机 ${found.holder.host}，自 ${found.holder.since} 起）`
    if (found.state === 'living') return sound(`${who}正在使用`)
    return found.state === 'left-over'
      ? advice(`${who}上次没有正常关闭。不影响使用，下次启动时自动接管，已保存的数据都在。`)
      : advice(`${who}在另一台机器上登记过。请确认那台机器上的明绩已经关闭，一份数据不能两处同时使用。`)
  },
  数据库: async (examination) => {
    const { folder, databaseUrl } = examination
    if (databaseUrl === undefined && isDatabaseGone(folder)) return ill(new ProductError('STORE_DATABASE_GONE', { folder }).message)
    if (databaseUrl === undefined && !existsSync(join(folder, 'database'))) return advice('还没有数据库，第一次启动时建立。')
    if (existsSync(folder) && (await lookAtHolder(folder))?.state === 'living')
      return advice('正在使用，没有打开检查。要检查数据库和日志，请先停止服务再运行一次。')
    return examineDatabase(examination)
  },
  备份: async ({ folder, databaseUrl, backupTo, now }) => {
    if (databaseUrl !== undefined) return advice('数据库服务器请由其管理员定期备份；佐证文件在数据文件夹的 blobs 中，要一并备份。')
    if (backupTo !== undefined && !existsSync(backupTo))
      return ill(`备份文件夹 ${backupTo} 不在。如果它在 U 盘或移动硬盘上，请插好并核对盘符；在此之前备份存在数据文件夹内。`)
    const place = backupTo ?? join(folder, 'backups')
    const backups = existsSync(place) ? await listBackups(place) : []
    const last = backups.at(-1)
    if (last === undefined) return advice('还没有备份。服务运行时每天自动备份，也可以运行 mingji backup。')
    const days = Math.floor((now.getTime() - Date.parse(last)) / DAY_MS)
    if (days > LATE_DAYS) return advice(`最近一次备份在 ${days} 天前。请运行 mingji backup，并另存到别的磁盘。`)
    return backupTo === undefined
      ? advice(`最近一次 ${last.slice(0, 10)}，共 ${backups.length} 份，与数据在同一块磁盘上。请再存一份到 U 盘或移动硬盘：mingji backup。`)
      : sound(`最近一次 ${last.slice(0, 10)}，共 ${backups.length} 份，在 ${backupTo}`)
  },
}

const kinds = { embedded: '内嵌数据库', server: 'PostgreSQL 服务器', citus: 'Citus 服务器' } as const

/** Opens the database the way a server does: lock, durability, schema; then the log and the clock. */
async function examineDatabase({ folder, databaseUrl, now }: Parameters<Check>[0]): ReturnType<Check> {
  const store = await openStore({ folder, databaseUrl, purpose: 'mingji doctor' })
  try {
    const { entries, problems } = await verifyLog(store)
    if (problems.length > 0) return ill(`操作日志有 ${problems.length} 处不符。请运行 mingji verify 查看，保留现场。`)
    const { last, version } = await store.read(everything, async (db) => ({
      last: await db.selectFrom('log').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst(),
      version: await databaseVersion(db),
    }))
    if (last && Date.parse(last.at) > now.getTime() + DAY_MS)
      return ill(`本机时间（${now.toISOString()}）早于最近的日志（${last.at}）。请校准系统时间，否则截止时间判断会出错。`)
    return sound(`${kinds[store.engine]} ${version}，写入确实到达磁盘，日志 ${entries} 条一致，时间正常`)
  } finally {
    await store.close()
  }
}

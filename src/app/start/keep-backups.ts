import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { scheduleBackups } from '#store/backup/schedule.ts'
import { appendLog } from '#store/log.ts'
import { notify } from '#store/notices.ts'
import { everything } from '#store/scope.ts'
import type { Services } from '../services.ts'

export interface BackupWishes {
  /** Where the backups go, e.g. a removable disk; undefined: into the data folder. */
  readonly backupTo: string | undefined
  readonly note: (text: string) => void
}

/**
 * Daily backups 每日备份. A removable disk that is not there costs no backup: it is made in the data folder and the administrators are told,
 * once a day; when the disk is back, the next look makes one there. @returns the function that ends it
 */
export function keepBackups(services: Services, { backupTo, note }: BackupWishes): () => Promise<void> {
  const own = join(services.store.folder, 'backups')
  let toldOn = ''
  const tell = async (title: string, text: string) => {
    note(`${title}：${text}`)
    const today = services.now().slice(0, 10)
    if (toldOn === today) return
    toldOn = today
    await tellAdministrators(services, title, text).catch((error: unknown) => note(`没能通知管理员：${String(error)}`))
  }
  return scheduleBackups(services.store, {
    place: () => (backupTo !== undefined && existsSync(backupTo) ? backupTo : own),
    now: () => new Date(services.now()),
    report: async (event) => {
      if ('failed' in event) return tell('每日备份没有成功', `${String(event.failed)}。请检查磁盘后运行 mingji doctor。`)
      if (backupTo !== undefined && event.place === own)
        return tell('备份盘不在', `找不到 ${backupTo}，本次备份存在本机的 ${own}。请插好 U 盘或移动硬盘，一小时内会自动补备。`)
      if (event.made !== undefined) note(`已备份到 ${event.made}`)
    },
  })
}

/** A notice to every administrator who holds the role now 通知管理员. */
export async function tellAdministrators({ store, now }: Services, title: string, text: string): Promise<void> {
  const at = now()
  await store.write(everything, async (tx) => {
    const people = await tx
      .selectFrom('role_grant as g')
      .innerJoin('person as p', (on) => on.onRef('p.region_id', '=', 'g.region_id').onRef('p.id', '=', 'g.person_id'))
      .select(['p.region_id', 'p.id'])
      .distinct()
      .where('g.role', '=', 'administrator')
      .where('p.active', '=', true)
      .where((eb) => eb.or([eb('g.valid_until', 'is', null), eb('g.valid_until', '>', at)]))
      .execute()
    await notify(
      tx,
      people.map(({ region_id, id }) => ({ region_id, person_id: id, kind: 'backup', title, text, link: null, at })),
    )
    await appendLog(tx, store.origin, [
      { regionId: 0, at, action: 'backup.warn', subject: { kind: 'installation', id: store.origin }, after: { title } },
    ])
  })
}

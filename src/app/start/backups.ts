import { exportTo } from '#store/backup/export.ts'
import type { Manifest } from '#store/backup/manifest.ts'
import { type Restored, restore } from '#store/backup/restore.ts'
import type { StoreOptions } from '#store/open.ts'
import type { Services } from '../services.ts'

/** Writes everything, or what another installation may take in, into a new folder 备份. @throws ProductError BACKUP_FOLDER_NOT_EMPTY */
export const makeBackup = ({ store, now }: Services, target: string, purpose: Manifest['purpose']): Promise<Manifest> =>
  exportTo(store, target, { purpose, at: now() })

/** Makes a new installation from a backup 恢复. @throws ProductError BACKUP_UNREADABLE, RESTORE_TARGET_NOT_EMPTY, STORE_NEWER */
export const restoreBackup = (backup: string, target: StoreOptions): Promise<Restored> => restore(backup, target)

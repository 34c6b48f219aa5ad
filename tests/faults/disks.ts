import { type ChildProcess, execFileSync, spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { newFolder } from '../store.ts'

const run = (command: string, ...args: readonly string[]) => execFileSync(command, args, { stdio: 'pipe', encoding: 'utf8' })

/** A held process still has what the system writes for it; this many copies later it is done. */
const MOMENTS = 20

/** A mounted small disk 小磁盘; `remove` unmounts it and deletes what was made. */
export interface Disk {
  readonly folder: string
  readonly remove: () => void
}

/** A disk in memory of so many megabytes; undefined where mounting is not allowed. */
export function memoryDisk(megabytes: number): Disk | undefined {
  const folder = newFolder()
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  } catch {
    rmSync(folder, { recursive: true })
    return undefined
  }
  return { folder, remove: () => unmount(folder) }
}

/** An ext4 disk in a file, through a loop device: what the file holds is what reached the disk. Undefined where that is not allowed. */
export function fileDisk(megabytes: number): (Disk & { readonly image: string }) | undefined {
  const base = newFolder()
  const [image, folder] = [join(base, 'disk.img'), join(base, 'mounted')]
  mkdirSync(folder)
  writeFileSync(image, '')
  truncateSync(image, megabytes * 1024 * 1024)
  try {
    run('mkfs.ext4', '-q', '-F', image)
    run('mount', '-o', 'loop', image, folder)
  } catch {
    rmSync(base, { recursive: true })
    return undefined
  }
  return {
    image,
    folder,
    remove: () => {
      unmount(folder)
      rmSync(base, { recursive: true })
    },
  }
}

/**
 * The power goes now: what the disk's file holds at this moment is all there is. Mounted as a disk of its own. Whoever writes is held while the
 * file is copied, until two copies are alike: a copy that takes its time would join old blocks of the file system's metadata to a newer journal,
 * a disk that never was. @param writer the process that writes to the disk
 */
export function afterPowerCut(image: string, writer?: ChildProcess): Disk {
  const base = newFolder()
  const [copy, again, folder] = [join(base, 'disk.img'), join(base, 'again.img'), join(base, 'mounted')]
  mkdirSync(folder)
  writer?.kill('SIGSTOP')
  try {
    copyFileSync(image, copy)
    for (let tries = 0; !isCopy(image, copy, again); tries++) if (tries === MOMENTS) throw new Error('the disk does not come to rest')
  } finally {
    writer?.kill('SIGCONT')
  }
  run('mount', '-o', 'loop', copy, folder)
  return {
    folder,
    remove: () => {
      unmount(folder)
      rmSync(base, { recursive: true })
    },
  }
}

/** Copies once more; the newer copy takes the place of the older when they differ. */
function isCopy(image: string, copy: string, again: string): boolean {
  copyFileSync(image, again)
  const alike = spawnSync('cmp', ['-s', copy, again]).status === 0
  renameSync(again, copy)
  return alike
}

/** The disk reports an error, and the system makes it read-only. False where the kernel offers no such switch. */
export function failDisk({ folder }: Disk): boolean {
  const device = run('findmnt', '-n', '-o', 'SOURCE', folder).trim()
  try {
    run('mount', '-o', 'remount,errors=remount-ro', folder)
    writeFileSync(`/sys/fs/ext4/${basename(device)}/trigger_fs_error`, '1')
    return true
  } catch {
    return false
  }
}

/** Unmounts, checks and mounts again, as after a restart. */
export function repair({ image, folder }: Disk & { readonly image: string }): void {
  run('umount', '-l', folder)
  // e2fsck says 1 when it mended something.
  spawnSync('e2fsck', ['-f', '-y', image])
  run('mount', '-o', 'loop', image, folder)
}

/** Fills the disk until only so many bytes are free, with one file that can be deleted again. */
export function fillDisk(folder: string, leave: number): () => void {
  const ballast = join(folder, 'ballast')
  const file = openSync(ballast, 'w')
  const chunk = Buffer.alloc(1 << 20)
  try {
    for (let free = freeOn(folder); free > leave; free = freeOn(folder)) writeSync(file, chunk, 0, Math.min(chunk.length, free - leave))
  } catch {
    // The disk is full: as wanted.
  } finally {
    closeSync(file)
  }
  return () => rmSync(ballast)
}

function freeOn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function unmount(folder: string): void {
  run('umount', '-l', folder)
  rmSync(folder, { recursive: true, force: true })
}

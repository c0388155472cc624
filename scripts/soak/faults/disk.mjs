// A small disk that can be filled: a tmpfs, where this machine lets one be mounted.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @returns a disk of so many bytes; null where none can be mounted */
export function mountDisk(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'govscout-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=755`, 'tmpfs', folder])
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true })
    return null
  }
  const filler = join(folder, 'filler')
  const free = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    folder,
    file: (name) => join(folder, name),
    free,
    /** Leaves so many bytes free, in steps of a page. */
    fill(left) {
      rmSync(filler, { force: true })
      const fd = openSync(filler, 'w')
      const page = Buffer.alloc(4096)
      try {
        while (free() > left) writeSync(fd, page)
      } catch (error) {
        if (error.code !== 'ENOSPC') throw error
      } finally {
        closeSync(fd)
      }
    },
    empty: () => rmSync(filler, { force: true }),
    clear() {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
    },
    remount: (mode) => spawnSync('mount', ['-o', `remount,${mode}`, folder]).status === 0,
    close() {
      spawnSync('umount', [folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

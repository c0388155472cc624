import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Check, type Finding, fail, ok, warn } from './finding.js'

/** A warning below the larger of these: a copy and a rewriting of the base need its size again, each. */
const timesOfBase = 2
const leastFree = 1e9
/** Below this nothing works for long. */
const almostNone = 50e6

/**
 * Numbers of network file systems in statfs(2): NFS, SMB and CIFS, SMB2, AFS, Ceph, 9p. SQLite's WAL needs memory that is shared by all
 * who use the base, which these do not give (https://www.sqlite.org/wal.html).
 */
const networkTypes = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997])

export const diskCheck: Check = {
  name: 'Disk',
  looks:
    'the folder of the database: free space, whether it can be written, and whether it lies on this machine',
  warns:
    'less is free than twice the size of the base, or than 1 GB; it cannot be written; it is a network drive',
  fails: 'less than 50 MB is free',
  run({ paths }) {
    const folder = nearestFolder(dirname(paths.db))
    return judgeDisk({ folder, baseBytes: sizeOf(paths.db) + sizeOf(`${paths.db}-wal`), ...lookAt(folder) })
  },
}

export const temporaryDiskCheck: Check = {
  name: 'Temp folder',
  looks:
    'the folder in which SQLite puts what it sorts and rewrites (SQLITE_TMPDIR, TMPDIR, /var/tmp, /tmp): free space',
  warns: 'less is free than twice the size of the base, or than 1 GB',
  fails: 'less than 50 MB is free, or none of these folders can be written',
  run({ env, paths }) {
    const folder = temporaryFolder(env)
    return folder === null
      ? fail('None can be written.', 'Set TMPDIR to a folder that can.', 'TMPDIR')
      : judgeDisk({ folder, baseBytes: sizeOf(paths.db), ...lookAt(folder), type: 0 })
  },
}

export interface DiskState {
  folder: string
  free: number
  writable: boolean
  /** Of the file system, as statfs(2) numbers it. */
  type: number
  baseBytes: number
}

export function judgeDisk({ folder, free, writable, type, baseBytes }: DiskState): Finding {
  const says = `${formatBytes(free)} free`
  if (free < almostNone)
    return fail(`Only ${says}.`, 'Free some space; nothing is lost by a full disk.', folder)
  const wanted = Math.max(timesOfBase * baseBytes, leastFree)
  if (free < wanted)
    return warn(
      `Only ${says}; ${formatBytes(wanted)} would be safe: copies and updates need the size of the base once more.`,
      'Free some space, or move the base: govscout backup FILE, then --db FILE.',
      folder,
    )
  if (!writable)
    return warn(
      'It cannot be written by you: the base can only be read.',
      'Ask for the right to write, if you crawl or decide.',
      folder,
    )
  if (networkTypes.has(type))
    return warn(
      'It is a network drive, on which two machines can damage the base.',
      'Keep the base on a disk of the machine that crawls; put copies on the drive (govscout backup FILE).',
      folder,
    )
  return ok(`${says}.`, folder)
}

/** Where SQLite on Unix writes temporary files (https://www.sqlite.org/tempfiles.html, section 5); null where it cannot. */
export function temporaryFolder(env: NodeJS.ProcessEnv): string | null {
  const places =
    process.platform === 'win32'
      ? [env['TEMP'], env['TMP']]
      : [env['SQLITE_TMPDIR'], env['TMPDIR'], '/var/tmp', '/usr/tmp', '/tmp', '.']
  return places.find((place) => place && isWritable(place)) ?? null
}

function lookAt(folder: string): { free: number; writable: boolean; type: number } {
  const { bavail, bsize, type } = statfsSync(folder)
  return { free: bavail * bsize, writable: isWritable(folder), type }
}

/** A folder that is made later lies where the nearest one above it does. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return statSync(folder).isDirectory()
  } catch {
    return false
  }
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0
}

function formatBytes(bytes: number): string {
  return bytes >= 1e9 ? `${Math.round(bytes / 1e8) / 10} GB` : `${Math.round(bytes / 1e6)} MB`
}

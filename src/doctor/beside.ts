import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A file that govscout has left beside the base. */
export interface BesideFile {
  name: string
  /** `copy`: a base of before, kept on purpose; `draft`: what a process that was killed did not finish. */
  kind: 'copy' | 'draft'
  /** When it was last written, ISO UTC. */
  changed: string
}

/** Copies before an update or a restore, and drafts of them (src/store/migrate.ts, restore.ts). */
export function listBeside(file: string): BesideFile[] {
  const folder = dirname(file)
  if (!existsSync(folder)) return []
  const stem = basename(file)
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${stem}.`))
    .sort()
    .flatMap((name) => {
      const kind = kindOf(name.slice(stem.length))
      return kind ? [{ name, kind, changed: statSync(join(folder, name)).mtime.toISOString() }] : []
    })
}

function kindOf(ending: string): BesideFile['kind'] | null {
  if (/^\.before-(?:\d+|\d{8}T\d{6}Z)$/.test(ending)) return 'copy'
  return /^(?:\.before-\d+)?\.[0-9a-f]{8}\.tmp$|^\.restoring$/.test(ending) ? 'draft' : null
}

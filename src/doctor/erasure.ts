import { dirname } from 'node:path'
import { type BesideFile, listBeside } from './beside.js'
import { type Check, count, type Finding, ok, some, warn } from './finding.js'

export const erasureCheck: Check = {
  name: 'Erasure',
  looks: 'whether forgotten firms are gone from the bytes of the file, and from copies beside it',
  warns:
    'another process has kept the file from being written anew, or a copy beside it is older than the last forgetting',
  async run({ base, paths }) {
    if (base.state !== 'open') return null
    const { eraseState } = await import('../store/erase-state.js')
    return judgeErasure(eraseState(base.store), listBeside(paths.db), dirname(paths.db))
  },
}

export function judgeErasure(
  { pending, lastForgotten }: { pending: boolean; lastForgotten: string | null },
  beside: readonly BesideFile[],
  folder: string,
): Finding {
  if (pending)
    return warn(
      'What firms that were forgotten left in free space of the file is still there: another process reads the base, the disk is full, or the file cannot be written.',
      'End what uses the base, then call govscout doctor once more: each opening tries again.',
      folder,
    )
  if (lastForgotten === null) return ok('Nobody was forgotten.')
  const old = beside.filter(({ kind, changed }) => kind === 'copy' && changed < lastForgotten)
  return old.length
    ? warn(
        `${count(old.length, 'copy', 'copies')} beside the base may still have firms that were forgotten on ${lastForgotten.slice(0, 10)}: ${some(old.map(({ name }) => name))}.`,
        'Delete what is no longer needed; copies elsewhere and exports are not known here.',
        folder,
      )
    : ok(`Nothing of forgotten firms is left in the file (last on ${lastForgotten.slice(0, 10)}).`)
}

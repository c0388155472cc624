import type { Context } from '../context.js'
import type { Need } from '../needs/need.js'
import { usageProblem } from '../problem.js'
import type { StoredNeed } from '../store/needs.js'
import { type NeedOptions, readEdit } from './needs-options.js'

export interface EditOptions extends NeedOptions {
  file?: string
  remove?: string[]
  confirm?: boolean
}

export async function runNeedsEdit(context: Context, options: EditOptions, id: string): Promise<void> {
  const [{ editNeed, findNeed }, { changedParts }, { noteOnNeed }] = await Promise.all([
    import('../store/needs.js'),
    import('../needs/changed-parts.js'),
    import('./needs-words.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const before = findNeed(store, id)
  const need = await changedNeed(context, before, options)
  if (need.id !== before.need.id)
    throw usageProblem(
      `The id is "${need.id}" here and "${before.need.id}" in the base; an id never changes.`,
      'Enter another need with "govscout needs new".',
    )
  const stored = editNeed(store, need, before.version)
  const changed = stored ? changedParts(before.need, stored.need) : []
  const { terminal } = context
  if (context.options.json) {
    terminal.json({ id: need.id, version: stored?.version ?? before.version, changed })
  } else if (!stored)
    terminal.note(`${need.id}: nothing to do, it is so already (version ${before.version}).`)
  else {
    const { formatState } = await import('../needs/need-state.js')
    terminal.note(
      `${need.id} is at version ${stored.version}, ${formatState(stored)}. Changed: ${changed.map(({ part }) => part).join(', ')}.`,
    )
  }
  if (stored) await noteOnNeed(context, stored.need)
}

/** By file, by options, or in an editor; drafts come last. */
async function changedNeed(context: Context, before: StoredNeed, options: EditOptions): Promise<Need> {
  const [{ applyEdit, dropOrigins }, { checkNeed }] = await Promise.all([
    import('../needs/edit-need.js'),
    import('../needs/parse-need.js'),
  ])
  const { file, remove, confirm, draft } = options
  const given = await readEdit(options)
  let need = before.need
  if (file !== undefined) need = await (await import('./needs-file.js')).readNeed(file)
  else if (!given && !remove && !confirm && !draft) need = await editDocument(context, before.need)
  need = dropOrigins(before.need, need)
  if (given || remove || confirm)
    need = checkNeed(
      applyEdit(need, { ...given, ...(remove ? { remove } : {}), ...(confirm ? { confirm } : {}) }),
    )
  return draft ? (await import('./needs-words.js')).withDrafts(context, need) : need
}

const head = `# Parts that are left out are as they were never set. "drafted" names search lines that the tool wrote and that are
# not searched with yet: correct the line and take its language out. "govscout needs edit --help" names the other parts.
`

async function editDocument(context: Context, need: Need): Promise<Need> {
  const [{ editText }, { compactNeed }, { formatYaml }, { parseNeed }] = await Promise.all([
    import('./edit-text.js'),
    import('../needs/compact-need.js'),
    import('../yaml-file.js'),
    import('../needs/parse-need.js'),
  ])
  const name = `${need.id}.yaml`
  const text = `${head}${formatYaml(compactNeed(need))}`
  return editText(context, { text, name }, (written) => parseNeed(written, name))
}

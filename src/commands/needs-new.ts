import type { Context } from '../context.js'
import type { Need } from '../needs/need.js'
import { type NeedOptions, readEdit } from './needs-options.js'

export interface NewOptions extends NeedOptions {
  file?: string
  id?: string
}

export async function runNeedsNew(context: Context, options: NewOptions): Promise<void> {
  const [{ createNeed }, { noteOnNeed, withDrafts }, { applyEdit, dropOrigins }, { checkNeed }] =
    await Promise.all([
      import('../store/needs.js'),
      import('./needs-words.js'),
      import('../needs/edit-need.js'),
      import('../needs/parse-need.js'),
    ])
  const { terminal } = context
  const edit = await readEdit(options)
  let need: Need
  if (options.file !== undefined) {
    const { readNeed } = await import('./needs-file.js')
    const read = await readNeed(options.file)
    need = dropOrigins(null, options.id === undefined ? read : checkNeed({ ...read, id: options.id }))
    if (edit) need = checkNeed(applyEdit(need, edit))
    if (options.draft) need = await withDrafts(context, need)
  } else {
    const { askNeed, askRest } = await import('./needs-ask.js')
    need = await askNeed(context, options, edit ?? {})
    need = options.draft ? await withDrafts(context, need) : await askRest(context, need, edit ?? {})
  }
  const stored = createNeed(await context.openStore(), need)
  if (context.options.json) terminal.json({ id: stored.need.id, version: stored.version })
  else
    terminal.note(
      `Need ${stored.need.id} is entered. Next: govscout needs show ${stored.need.id} --analysis, ` +
        `then needs freeze ${stored.need.id} and shortlist ${stored.need.id}`,
    )
  await noteOnNeed(context, need, options.file === undefined && !options.draft && terminal.canPrompt)
}

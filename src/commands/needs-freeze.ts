import type { Context } from '../context.js'

export async function runNeedsFreeze(context: Context, _options: object, id: string): Promise<void> {
  const [{ findNeed, freezeNeed }, { readLexicon }, { analyseNeed }, { formatState }] = await Promise.all([
    import('../store/needs.js'),
    import('../lexicons.js'),
    import('../needs/analyse-need.js'),
    import('../needs/need-state.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const before = findNeed(store, id)
  const analysed = analyseNeed(before.need, readLexicon(context.paths.data))
  const isNew = freezeNeed(store, before, analysed)
  const stored = findNeed(store, before.need.id, before.version)
  const { terminal } = context
  if (context.options.json) {
    terminal.json({ id: stored.need.id, version: stored.version, frozen: stored.frozen })
    return
  }
  const state = `${stored.need.id}, version ${stored.version}: ${formatState(stored)}`
  if (!isNew) {
    terminal.note(`${state}. Nothing to do.`)
    return
  }
  for (const note of analysed.notes) terminal.note(note)
  terminal.note(
    `${state} with vocabulary ${analysed.lexicon}. A change makes a new version, and lists say so. ` +
      `Next: govscout shortlist ${stored.need.id}`,
  )
}

import type { Context } from '../context.js'
import type { NeedEdit } from '../needs/edit-need.js'
import type { Need } from '../needs/need.js'

/** Options first; what is missing is asked, or named where nobody can be asked. @throws Problem */
export async function askNeed(
  context: Context,
  options: { id?: string; text?: string },
  edit: NeedEdit,
): Promise<Need> {
  const [{ askText }, { checkNeed, checkNeedId }, { applyEdit }] = await Promise.all([
    import('../terminal/prompts.js'),
    import('../needs/parse-need.js'),
    import('../needs/edit-need.js'),
  ])
  const { terminal } = context
  const id =
    options.id ??
    (await askText(terminal, {
      message: 'Short id (letters, digits and -, e.g. bauantrag-2026)',
      flag: '--id',
      check: await freeId(context, checkNeedId),
    }))
  const title = edit.title ?? (await askText(terminal, { message: 'Title', flag: '--title' }))
  const text = edit.text ?? (await askLongText(context))
  const plain = checkNeed({ id, title, text })
  return checkNeed(applyEdit(plain, edit))
}

/** A person who is asked hears at once that an id is taken. */
async function freeId(
  context: Context,
  checkNeedId: (id: string) => true | string,
): Promise<(id: string) => true | string> {
  if (!context.terminal.canPrompt) return checkNeedId
  const { isTaken } = await import('../store/needs.js')
  const store = await context.openStore()
  return (id) => {
    const fits = checkNeedId(id)
    return fits !== true ? fits : !isTaken(store, id) || `There is a need "${id}" already.`
  }
}

/** A prompt takes one line: what has paragraphs is written in an editor, or comes from a file. */
async function askLongText(context: Context): Promise<string> {
  const { askText } = await import('../terminal/prompts.js')
  const { terminal, env } = context
  const editor = env['VISUAL'] || env['EDITOR']
  const message = `The need in the agency's words${editor ? ' (Enter alone opens the editor)' : ' (one line; else --text-file)'}`
  const text = await askText(terminal, { message, flag: '--text', optional: Boolean(editor) })
  if (text) return text
  const [{ editText }, { usageProblem }] = await Promise.all([
    import('./edit-text.js'),
    import('../problem.js'),
  ])
  return editText(context, { text: '', name: 'need.txt' }, (written) => {
    if (!written.trim()) throw usageProblem('The text is empty.', "Write the need in the agency's words.")
    return written.trim()
  })
}

/**
 * Search lines, with drafts to be corrected, and the requirements found in the text. They help much but are no duty: a script
 * that leaves them out is not stopped.
 */
export async function askRest(context: Context, need: Need, edit: NeedEdit): Promise<Need> {
  const { terminal } = context
  if (!terminal.canPrompt) return need
  const [{ askCheckbox, askText }, { draftLines, proposeCriteria }, { applyEdit }, { checkNeed }] =
    await Promise.all([
      import('../terminal/prompts.js'),
      import('./needs-words.js'),
      import('../needs/edit-need.js'),
      import('../needs/parse-need.js'),
    ])
  const { lines: drafts, origin: origins } = await draftLines(context, need)
  const origin: Need['origin'] = {}
  const search: { de?: string; en?: string } = {}
  for (const [line, name] of [
    ['de', 'German'],
    ['en', 'English'],
  ] as const) {
    if (edit.search?.[line] !== undefined) continue
    const draft = drafts[line]
    const answer = await askText(terminal, {
      message: `What is sought, one ${name} line${draft ? ' (a draft; correct it, - for none)' : ' (may stay empty)'}:`,
      flag: `--search-${line}`,
      optional: true,
      ...(draft ? { preset: draft } : {}),
    })
    if (answer && answer !== '-') search[line] = answer
    if (answer && answer === draft && origins[line]) origin[line] = origins[line]
  }
  const found = await proposeCriteria(context, need)
  const criterion = found.length
    ? await askCheckbox(terminal, {
        message: 'The text speaks of requirements. Which are criteria? (Space marks)',
        flag: '--criterion',
        choices: found.map(({ id, name, from, sentence }) => ({
          value: id,
          name: `${id} ${name}: "${from.join('", "')}"`,
          description: sentence,
        })),
      })
    : []
  const edited = checkNeed(applyEdit(need, { search, add: { criterion } }))
  // Whoever takes a draft as it is confirms it by that; what drafted it is still told.
  return Object.keys(origin).length
    ? checkNeed({ ...edited, origin: { ...edited.origin, ...origin } })
    : edited
}

import type { Command } from 'commander'
import type { Context } from '../context.js'
import { type Act, addExamples, wholeNumber } from './act.js'

export function addNoteCommands(program: Command, act: Act): void {
  const note = program.command('note').description('notes that analysts write about firms')
  addExamples(
    note
      .command('add')
      .description('write a note; write it as if the firm reads it, for it may ask to')
      .argument('<firm>', 'id, domain or exact name')
      .argument('<text>')
      .action(act(runNoteAdd)),
    ['govscout note add F17 "Demo am 3.12. zugesagt"', 'with your name and the time'],
  )
  addExamples(
    note
      .command('list')
      .description('notes of a firm, oldest first')
      .argument('<firm>', 'id, domain or exact name')
      .action(act(runNoteList)),
    ['govscout note list F17', 'all of them'],
  )
  addExamples(
    note
      .command('take-back')
      .description('take a note back: it is not shown any more; the log says who did and when')
      .argument('<firm>', 'id, domain or exact name')
      .argument('<number>', 'of the note, as "note list" shows it', wholeNumber(1))
      .action(act(runNoteTakeBack)),
    ['govscout note take-back F17 4', 'the note with the number 4'],
  )
}

async function runNoteTakeBack(
  context: Context,
  _options: object,
  words: string,
  number: number,
): Promise<void> {
  const [{ findFirm }, { takeNoteBack }, { formatFirmId }] = await Promise.all([
    import('../store/firms.js'),
    import('../store/notes.js'),
    import('../store/listings.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const firm = findFirm(store, words)
  const note = takeNoteBack(store, firm, number)
  if (context.options.json) context.terminal.json({ firm: formatFirmId(firm), taken_back: note.id })
  else context.terminal.note(`${formatFirmId(firm)}: note ${note.id} is taken back.`)
}

async function runNoteAdd(context: Context, _options: object, words: string, text: string): Promise<void> {
  const [{ findFirm }, { addNote }, { formatFirmId }, { warnOfPersons }] = await Promise.all([
    import('../store/firms.js'),
    import('../store/notes.js'),
    import('../store/listings.js'),
    import('./warn-of-persons.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const found = findFirm(store, words)
  await warnOfPersons(context, [text])
  const { firm, ...note } = addNote(store, found, text)
  const id = formatFirmId(firm)
  if (context.options.json) context.terminal.json({ firm: id, ...note })
  else context.terminal.note(`The note stands at ${id}. Next: govscout note list ${id}`)
}

async function runNoteList(context: Context, _options: object, words: string): Promise<void> {
  const [{ findFirm }, { listNotes }, { printRows }] = await Promise.all([
    import('../store/firms.js'),
    import('../store/notes.js'),
    import('../terminal/output.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const firm = findFirm(store, words)
  const rows = (listNotes(store, [firm]).get(firm) ?? []).map(({ id, text, made_by, made_at }) => ({
    id,
    text,
    made_by,
    made_at,
  }))
  printRows(context.terminal, {
    columns: [
      { key: 'made_at', title: 'When', kind: 'instant' },
      { key: 'made_by', title: 'Who' },
      { key: 'text', title: 'Note', flexible: true },
      { key: 'id', title: 'No.', align: 'right' },
    ],
    rows,
    json: rows,
    now: context.now(),
    empty: 'No note yet. Next: govscout note add FIRM TEXT',
  })
}

import { type Command, InvalidArgumentError } from 'commander'
import type { Context } from '../context.js'
import { ExitCode } from '../problem.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { parseDayOption } from './day-option.js'

interface LogOptions {
  firm?: string
  need?: string
  since?: string
  action?: string
  last: number
}

export function addLogCommands(program: Command, act: Act): void {
  const log = program
    .command('log')
    .description('who did what, when: every change of an analyst and of a run')
    .option('--firm <firm>', 'only on this firm: id, domain or exact name')
    .option('--need <need>', 'only on this need')
    .option('--since <day>', 'only from this day on', parseDayOption)
    .option('--action <words>', 'only actions that begin so, e.g. decide')
    .option('--last <n>', 'so many newest rows', wholeNumber(1), 50)
    .action(act(runLog))
  addExamples(
    log,
    ['govscout log --need bauantrag-2026', 'the way to a shortlist'],
    ['govscout log verify', 'proves that nothing was altered'],
  )
  addExamples(
    log
      .command('verify')
      .description('walk the chain of hashes and hold the tables against it')
      .option(
        '--head <hash>',
        'a checksum of the log that a paper carries: nothing of then was taken away',
        parseHash,
      )
      .action(act(runVerify)),
    ['govscout log verify', 'exit code 1 where something was altered'],
    [
      'govscout log verify --head e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'with the checksum of a paper',
    ],
  )
}

function parseHash(text: string): string {
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new InvalidArgumentError('Give all 64 digits (SHA-256) as the paper has them.')
  return text
}

async function runLog(context: Context, { firm, need, ...options }: LogOptions): Promise<void> {
  const [{ listLog }, { findFirm }, { formatFirmId }, { printRows }] = await Promise.all([
    import('../store/list-log.js'),
    import('../store/firms.js'),
    import('../store/listings.js'),
    import('../terminal/output.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  if (need !== undefined) (await import('../store/needs.js')).findNeed(store, need)
  const rows = listLog(store, {
    ...options,
    ...(firm === undefined ? {} : { firm: findFirm(store, firm) }),
    ...(need === undefined ? {} : { need }),
  })
  printRows(context.terminal, {
    columns: [
      { key: 'id', title: 'Row', align: 'right' },
      { key: 'at', title: 'When', kind: 'instant' },
      { key: 'who', title: 'Who' },
      { key: 'action', title: 'What' },
      { key: 'firm', title: 'Firm' },
      { key: 'need', title: 'Need', priority: 2 },
      { key: 'directory', title: 'Directory', priority: 3 },
      { key: 'after', title: 'Became', flexible: true, priority: 2 },
    ],
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at,
      who: row.who,
      action: row.action,
      firm: row.firm === null ? null : formatFirmId(row.firm),
      need: row.need,
      directory: row.directory,
      after: row.after ?? (row.after_sha256 ? 'words forgotten' : null),
    })),
    json: rows.map((row) => ({
      ...row,
      firm: row.firm === null ? null : formatFirmId(row.firm),
      before: parse(row.before),
      after: parse(row.after),
    })),
    now: context.now(),
    empty: 'Nothing is on record.',
  })
}

function parse(words: string | null): unknown {
  if (words === null) return null
  try {
    return JSON.parse(words)
  } catch {
    return words
  }
}

async function runVerify(context: Context, { head }: { head?: string }): Promise<ExitCode | undefined> {
  const { knowsHead, verifyLog } = await import('../store/verify-log.js')
  const store = await context.openStore({ missing: 'problem' })
  const verdict = verifyLog(store)
  const known = head === undefined ? null : knowsHead(store, head)
  const faults = [
    ...verdict.faults,
    ...(head !== undefined && !known
      ? [
          {
            row: null,
            what: 'The checksum of the paper is none of this log: rows were cut off or altered, or the paper is of another base.',
          },
        ]
      : []),
  ]
  const { terminal } = context
  if (context.options.json)
    terminal.json({
      ok: !faults.length,
      rows: verdict.rows,
      head: verdict.head,
      forgotten: verdict.forgotten,
      known,
      faults,
    })
  else {
    for (const { what } of faults) terminal.out(what)
    if (!faults.length)
      terminal.out(
        `${verdict.rows} rows, nothing was altered. Head: ${verdict.head}` +
          (verdict.forgotten
            ? `\nOf ${verdict.forgotten} the words were forgotten; who and when stays.`
            : '') +
          (known ? `\nThe paper was made after row ${known.row}, ${known.at}.` : ''),
      )
    else
      terminal.note(
        'Keep the file as it is, compare with a backup ("govscout backup" files), and tell who is responsible for the record.',
      )
  }
  return faults.length ? ExitCode.failed : undefined
}

import type { Context } from '../context.js'
import { decideEvidence, type EvidenceCase } from '../dossier/evidence-cases.js'
import { ExitCode, Problem } from '../problem.js'
import type { Store } from '../store/store.js'
import { readKey } from '../terminal/keys.js'
import { printRecord } from '../terminal/output.js'

const verdicts: Readonly<Record<string, 'confirmed' | 'rejected'>> = {
  y: 'confirmed',
  j: 'confirmed',
  n: 'rejected',
}

/** Asks one by one by single keys; each answer is kept at once, so that one can stop at any time. */
export async function askEvidence(
  context: Context,
  store: Store,
  cases: readonly EvidenceCase[],
): Promise<void> {
  const { terminal, signal } = context
  let decided = 0
  try {
    for (const [place, one] of cases.entries()) {
      terminal.out(`\n${place + 1} of ${cases.length}`)
      printRecord(terminal, [
        ['Firm', `${one.firm} ${one.name}`],
        ['Says', one.asks],
        ['Quote', `“${one.quote}”`],
        ['Page', `${one.url}, ${one.seen_at}`],
      ])
      terminal.out(
        `[y] right${one.answer ? `, answer ${one.answer}` : ''}  [n] wrong  [space] later  [q] stop`,
      )
      const key = await nextKey()
      if (key === 'q' || key === 'end') break
      const verdict = verdicts[key]
      if (!verdict) continue
      decideEvidence(store, one.id, verdict, null)
      decided++
    }
  } finally {
    terminal.note(`${decided} of ${cases.length} decided.`)
  }

  async function nextKey(): Promise<string> {
    for (;;) {
      const key = (await readKey(terminal, signal)).toLowerCase()
      if (key in verdicts || ['q', 'end', ' ', 'space', 'enter', 'right'].includes(key)) return key
      if (key === 'ctrl-c')
        throw new Problem('Stopped; what was decided is kept.', { exitCode: ExitCode.interrupted })
    }
  }
}

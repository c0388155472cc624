import type { Context } from '../context.js'
import { guessLanguage } from '../language/guess-language.js'
import type { AnalysedNeed } from '../needs/analyse-need.js'
import type { ChangedPart } from '../needs/changed-parts.js'
import type { Criterion } from '../needs/criteria.js'
import type { Need } from '../needs/need.js'
import type { StoredNeed } from '../store/needs.js'
import type { Store } from '../store/store.js'
import type { RecordLine } from '../terminal/output.js'

export interface ShowOptions {
  analysis?: boolean
  version?: number
  yaml?: boolean
}

/** Longest shown piece of a changed text. */
const shortText = 100

export async function runNeedsShow(context: Context, options: ShowOptions, id: string): Promise<void> {
  const [{ findNeed }, { printRecord }, { changedParts }, { readCriteria }] = await Promise.all([
    import('../store/needs.js'),
    import('../terminal/output.js'),
    import('../needs/changed-parts.js'),
    import('../lexicons.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const stored = findNeed(store, id, options.version)
  const { need, version, made_at, made_by, frozen, frozen_before } = stored
  const { terminal } = context
  if (options.yaml) {
    const [{ formatYaml }, { compactNeed }] = await Promise.all([
      import('../yaml-file.js'),
      import('../needs/compact-need.js'),
    ])
    terminal.out(formatYaml(compactNeed(need)))
    return
  }
  const changed = version > 1 ? changedParts(findNeed(store, need.id, version - 1).need, need) : []
  const analysis = options.analysis ? await describe(context, store, stored) : null
  if (context.options.json) {
    terminal.json({
      ...need,
      version,
      made_at,
      made_by,
      frozen,
      frozen_before,
      changed,
      ...(analysis ? { analysis: analysis.json } : {}),
    })
    return
  }
  const { formatState } = await import('../needs/need-state.js')
  printRecord(terminal, [
    ['Need', `${need.id}, version ${version}`],
    ['State', formatState(stored)],
    ...partLines(need, readCriteria(context.paths)),
    ['Entered', `${made_at} by ${made_by}`],
    ...(changed.length ? [['Changed', await changeLines(changed)] as const] : []),
  ])
  const { warnOfPlaces } = await import('./needs-words.js')
  warnOfPlaces(context, need)
  if (analysis) {
    terminal.out('')
    printRecord(terminal, analysis.lines)
  }
}

function partLines(need: Need, criteria: readonly Criterion[]): RecordLine[] {
  const list = (entries: readonly string[]) => entries.join(', ') || 'none'
  const { fit, public_sector, ai, place } = need.weights
  const english = guessLanguage(`${need.title}. ${need.text}`, 'de') === 'en'
  const line = (language: 'de' | 'en', none: string) => {
    const text = need.search[language] ?? none
    const origin = need.origin?.[language]
    const by = origin ? ` by ${origin.by} on ${origin.at.slice(0, 10)}` : ''
    if (need.drafted.includes(language)) return `${text} (a draft${by}: not searched with until confirmed)`
    return by ? `${text} (drafted${by}, confirmed as it was)` : text
  }
  return [
    ['Title', need.title],
    ['Text', need.text],
    ['Owner', need.owner ?? 'not given'],
    ['Search de', line('de', 'none')],
    ['Search en', line('en', english ? 'none' : 'none: one English line finds far more')],
    ['Fields', list(need.fields)],
    ['Must', list(need.must)],
    ['Should', list(need.should)],
    ['Not', list(need.not)],
    ['Phrases', list(need.phrases)],
    ['Left out', list(need.ignore)],
    ['Criteria', need.criteria.length ? need.criteria.map((one) => criterionLine(one, criteria)) : 'none'],
    ['Places', list(need.prefer.places)],
    ['Languages', list(need.prefer.languages)],
    ['Route', need.route ?? 'not given'],
    ['Weights', `fit ${fit}, public sector ${public_sector}, AI ${ai}${place ? `, place ${place}` : ''}`],
  ]
}

function criterionLine(
  { id, knockout, weight }: Need['criteria'][number],
  criteria: readonly Criterion[],
): string {
  const name = criteria.find((one) => one.id === id)?.en ?? 'not known'
  return `${id} ${name}: ${knockout ? 'knock-out' : weight === undefined ? 'to be asked' : `weight ${weight}`}`
}

async function changeLines(changed: readonly ChangedPart[]): Promise<string[]> {
  const { excerpt } = await import('../documents/excerpt.js')
  const short = (text: string) => (text ? `"${excerpt(text, shortText)}"` : 'nothing')
  return changed.map(({ part, before, after }) => `${part}: ${short(before)} → ${short(after)}`)
}

async function describe(
  context: Context,
  store: Store,
  stored: StoredNeed,
): Promise<{ json: AnalysedNeed & { criteria: unknown }; lines: [string, string][] }> {
  const [{ readLexicon }, { analyseStored }, { formatAnalysis }, { proposeCriteria }] = await Promise.all([
    import('../lexicons.js'),
    import('../dossier/analyse-stored.js'),
    import('../needs/format-analysis.js'),
    import('./needs-words.js'),
  ])
  const analysed = analyseStored(store, stored, { lexicon: readLexicon(context.paths.data) })
  const found = await proposeCriteria(context, stored.need)
  return {
    json: { ...analysed, criteria: found },
    lines: [
      ...formatAnalysis(analysed),
      ...found.map(({ id, name, from, sentence }, i): [string, string] => [
        i ? '' : 'Criteria found',
        `${id} ${name} (from "${from.join('", "')}"): ${sentence}`,
      ]),
    ],
  }
}

export async function runNeedsHistory(context: Context, _options: object, id: string): Promise<void> {
  const [{ findNeed, listVersions }, { printRows }, { changedParts }] = await Promise.all([
    import('../store/needs.js'),
    import('../terminal/output.js'),
    import('../needs/changed-parts.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const versions = listVersions(store, findNeed(store, id).need.id)
  const rows = versions.map(({ need, version, made_at, made_by, frozen }, i) => {
    const before = versions[i - 1]
    const changed = before ? changedParts(before.need, need) : []
    return {
      version,
      made_at,
      made_by,
      frozen_at: frozen?.at ?? null,
      frozen_by: frozen?.by ?? null,
      lexicon: frozen?.lexicon ?? null,
      changed,
    }
  })
  printRows(context.terminal, {
    columns: [
      { key: 'version', title: 'Version', align: 'right' },
      { key: 'made_at', title: 'Entered', kind: 'instant' },
      { key: 'made_by', title: 'By', priority: 2 },
      { key: 'frozen_at', title: 'Frozen', kind: 'instant' },
      { key: 'frozen_by', title: 'Frozen by', priority: 3 },
      { key: 'lexicon', title: 'Vocabulary', priority: 3 },
      { key: 'changed', title: 'Changed', flexible: true },
    ],
    rows: rows.map((row) => ({ ...row, changed: row.changed.map(({ part }) => part).join(', ') })),
    json: rows,
    now: context.now(),
  })
}

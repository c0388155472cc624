import type { Context } from '../context.js'
import type { FoundCriterion } from '../needs/criteria.js'
import type { Need } from '../needs/need.js'
import type { Origin } from '../needs/need-schema.js'
import type { NeedState } from '../needs/need-state.js'

/** Search lines that nobody has confirmed, with what drafted each. */
export interface Drafts {
  lines: { de?: string; en?: string }
  origin: { de?: Origin; en?: Origin }
}

/**
 * Drafts of the search lines that are missing, or are drafts themselves: by the vocabulary, and in the other language by a
 * translator where the settings name one.
 */
export async function draftLines(context: Context, whole: Need): Promise<Drafts> {
  const { search, drafted, origin: _, ...need } = whole
  const [{ readLexicon }, { analyseNeed }, { draftSearch }] = await Promise.all([
    import('../lexicons.js'),
    import('../needs/analyse-need.js'),
    import('../needs/draft-search.js'),
  ])
  const lexicon = readLexicon(context.paths.data)
  const analysed = analyseNeed({ ...need, search: {}, drafted: [] }, lexicon)
  const lines = draftSearch(analysed)
  const drafts: Drafts = { lines: {}, origin: {} }
  const wanted = (['de', 'en'] as const).filter((line) => !search[line] || drafted.includes(line))
  for (const line of wanted) {
    if (!lines[line]) continue
    drafts.lines[line] = lines[line]
    drafts.origin[line] = { by: `govscout vocabulary ${lexicon.version}`, at: context.now() }
  }
  if (!context.config.translator) return drafts
  const { translateLines } = await import('./translate-lines.js')
  const better = await translateLines(context, whole, wanted, analysed.language)
  return { lines: { ...drafts.lines, ...better.lines }, origin: { ...drafts.origin, ...better.origin } }
}

/** The need with drafts where lines are missing, marked as such. A draft that comes out as it was keeps its date. */
export async function withDrafts(context: Context, need: Need): Promise<Need> {
  const { lines, origin } = await draftLines(context, need)
  const drafted = (['de', 'en'] as const).filter((line) => lines[line] || need.drafted.includes(line))
  const isSame = (line: 'de' | 'en') =>
    lines[line] === need.search[line] && origin[line]?.by === need.origin?.[line]?.by
  const news = Object.fromEntries(Object.entries(origin).filter(([line]) => !isSame(line as 'de' | 'en')))
  const origins = { ...need.origin, ...news }
  return {
    ...need,
    search: { ...need.search, ...lines },
    drafted,
    ...(Object.keys(origins).length ? { origin: origins } : {}),
  }
}

/** Criteria that the text speaks of and the need has not set, with their names. */
export async function proposeCriteria(
  { paths }: Context,
  need: Need,
): Promise<(FoundCriterion & { name: string })[]> {
  const [{ readCriteria }, { findCriteria }] = await Promise.all([
    import('../lexicons.js'),
    import('../needs/criteria.js'),
  ])
  const criteria = readCriteria(paths)
  const name = (id: string) => criteria.find((one) => one.id === id)?.en ?? id
  return findCriteria(need, criteria).map((found) => ({ ...found, name: name(found.id) }))
}

/**
 * What a person should do next about a need that was just entered or changed.
 * @param asked criteria were just offered at a prompt: what was not taken there is not urged again
 */
export async function noteOnNeed(context: Context, need: Need, asked = false): Promise<void> {
  const { terminal } = context
  const edit = `govscout needs edit ${need.id}`
  if (need.drafted.length)
    terminal.note(
      `Drafted: ${need.drafted.map((line) => `${line} "${need.search[line]}"`).join(', ')}. A draft is not searched with: ` +
        `correct it with --search-de, --search-en, or take it as it is: ${edit} --confirm`,
    )
  const { guessLanguage } = await import('../language/guess-language.js')
  if (!need.search.en && guessLanguage(`${need.title}. ${need.text}`, 'de') !== 'en')
    terminal.note('Most listings are English: one English line (search: en) more than doubles what is found.')
  const found = asked ? [] : await proposeCriteria(context, need)
  if (found.length)
    terminal.note(
      `The text also speaks of ${found.map(({ id, name, from }) => `${id} ${name} ("${from[0]}")`).join(', ')}. As criteria: ` +
        `${edit} ${found.map(({ id }) => `--criterion ${id}`).join(' ')} (:ko for a knock-out)`,
    )
  warnOfPlaces(context, need)
}

/** Regional preference is the need's own choice, and never silent. */
export function warnOfPlaces({ terminal }: Context, { prefer, weights }: Need): void {
  if (!prefer.places.length) return
  const places = prefer.places.join(', ')
  if (weights.place)
    terminal.warn(
      `A seat in ${places} earns ${weights.place} points. Preferring firms of a region is legally risky: bidders are to be ` +
        'treated alike (§ 97 (2) GWB, § 2 (2) UVgO). Ask the procurement office; --weigh place=0 takes the points away.',
    )
  else
    terminal.note(
      `The wish for ${places} is kept and earns no points (regional preference is legally risky).`,
    )
}

/** Said with every ranked list: whether what is sought stood before the list did. */
export async function noteOnState(context: Context, stored: NeedState & { need: Need }): Promise<void> {
  const { need, version, frozen, frozen_before } = stored
  if (!frozen || frozen_before) {
    const { formatState } = await import('../needs/need-state.js')
    const next = frozen
      ? ''
      : ` Criteria and weights are to be fixed before the list: govscout needs freeze ${need.id}`
    context.terminal.note(`${need.id}, version ${version}: ${formatState(stored)}.${next}`)
  }
  if (need.weights.place) warnOfPlaces(context, need)
}

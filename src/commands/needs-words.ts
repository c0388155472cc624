import type { Context } from '../context.js'
import type { FoundCriterion } from '../needs/criteria.js'
import type { Need } from '../needs/need.js'
import type { NeedState } from '../needs/need-state.js'

/** Drafts of the search lines that are missing, or are drafts themselves. */
export async function draftLines(
  { paths }: Context,
  { search, drafted, ...need }: Need,
): Promise<{ de?: string; en?: string }> {
  const [{ readLexicon }, { analyseNeed }, { draftSearch }] = await Promise.all([
    import('../lexicons.js'),
    import('../needs/analyse-need.js'),
    import('../needs/draft-search.js'),
  ])
  const lines = draftSearch(analyseNeed({ ...need, search: {}, drafted: [] }, readLexicon(paths.data)))
  const wanted = (line: 'de' | 'en') => !search[line] || drafted.includes(line)
  return {
    ...(lines.de && wanted('de') ? { de: lines.de } : {}),
    ...(lines.en && wanted('en') ? { en: lines.en } : {}),
  }
}

/** The need with drafts where lines are missing, marked as such. */
export async function withDrafts(context: Context, need: Need): Promise<Need> {
  const lines = await draftLines(context, need)
  const drafted = (['de', 'en'] as const).filter((line) => lines[line] || need.drafted.includes(line))
  return { ...need, search: { ...need.search, ...lines }, drafted }
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

/** What a person should do next about a need that was just entered or changed. */
export async function noteOnNeed(context: Context, need: Need): Promise<void> {
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
  const found = await proposeCriteria(context, need)
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

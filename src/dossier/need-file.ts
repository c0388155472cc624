import { createHash } from 'node:crypto'
import type { Catalogue } from '../directories/catalogue.js'
import { permittedText } from '../documents/excerpt.js'
import type { FileAnswer, FileFirm, FileSource, NeedFile } from '../documents/need-file.js'
import { hashData, type Language } from '../documents/paper.js'
import { routeName } from '../documents/profile.js'
import type { Lexicon } from '../language/lexicon.js'
import type { Criterion } from '../needs/criteria.js'
import type { Need } from '../needs/need.js'
import { findQuestions } from '../ranking/questions.js'
import type { ReasonCode } from '../selection/reason-codes.js'
import { findAssessments, type StoredAssessment } from '../store/assessments.js'
import { findChanges } from '../store/changes.js'
import { findConclusion } from '../store/conclusions.js'
import { listConflicts, undeclared } from '../store/conflicts.js'
import { type Decision, findDecisions, findFirstDecision } from '../store/decisions.js'
import { countFirms, findDirectoriesOf, formatFirmId, parseFirmId } from '../store/listings.js'
import { listVersions, type StoredNeed } from '../store/needs.js'
import { latestRuns } from '../store/runs.js'
import { listStages, newestSteps } from '../store/stages.js'
import type { Store } from '../store/store.js'
import { listTags } from '../store/tags.js'
import { type Beyond, countedReferences, readBeyond } from './beyond.js'
import { readContacts } from './contacts.js'
import { makeLonglist } from './longlist.js'
import type { NeedRanking, RankFilter } from './rank-need.js'
import { searchedDirectories } from './searched-directories.js'
import { furthestOf, stageOf } from './stage-rows.js'

export interface NeedFileInput {
  store: Store
  stored: StoredNeed
  ranking: NeedRanking
  catalogue: Catalogue
  lexicon: Lexicon
  criteria: readonly Criterion[]
  reasonCodes: readonly ReasonCode[]
  filter: RankFilter
  /** Changes from this instant on, ISO. */
  since: string
  lang: Language
}

/** Questions that a paper names, at most. */
const mostQuestions = 5
/** Public answers for re-use that a paper names, at most, and the rank behind which they are not looked for. */
const mostReuse = { shown: 8, rank: 100 }

/** Everything that a need's papers are made of, gathered once, so that all of them say the same. */
export function readNeedFile(input: NeedFileInput): NeedFile {
  const { store, stored, ranking, criteria, lang } = input
  const { need } = stored
  const { paper, rows } = makeLonglist(input)
  const decisions = findDecisions(store, need.id)
  const steps = listStages(store, need.id)
  const stages = newestSteps(steps)
  const ids = rows.map(({ firm }) => parseFirmId(firm))
  const assessments = ids.length ? findAssessments(store, { firms: ids, need: need.id }) : new Map()
  const beyond = readBeyond(store, ids)
  const tags = listTags(store, ids)
  const { verdict, review } = findConclusion(store, need.id)
  const contacts = readContacts(store, need.id)
  const named = (id: string) => criteria.find((one) => one.id === id)?.[lang] ?? id
  const open = ranking.order.filter(
    ({ fitting }) => decisions.get(parseFirmId(fitting.firm.firm))?.verdict !== 'out',
  )
  const firms = rows.map((row): FileFirm => {
    const id = parseFirmId(row.firm)
    const decision = decisions.get(id)
    return {
      ...row,
      ...decidedBy(decision, input.reasonCodes, lang),
      stage: stageOf(stages.get(id)?.stage ?? null, decision?.verdict ?? null),
      furthest: furthestOf(steps, id, decision?.verdict ?? null),
      answers: (assessments.get(id) ?? []).map(toAnswer),
      ...referencesOf(beyond.get(id)),
      tags: tags.get(id) ?? [],
    }
  })
  const data = {
    criteria: need.criteria.map(({ id, knockout, weight }) => ({
      code: id,
      name: named(id),
      knockout: knockout ?? false,
      weight: weight ?? null,
    })),
    weights: weightsOf(need),
    first_decision: findFirstDecision(store, need.id, stored.version),
    criteria_since: criteriaSince(listVersions(store, need.id), stored),
    places: need.prefer.places,
    route: routeName(need.route, lang),
    firms,
    counts: { base: countFirms(store), ranked: ranking.ranked },
    sources: fileSources(input),
    contacts: contacts.contacts,
    informations: contacts.informations,
    untold: contacts.untold,
    conflicts: listConflicts(store, need.id).map((one) => ({
      ...one,
      firm: one.firm === null ? null : nameOf(rows, formatFirmId(one.firm)),
    })),
    undeclared: undeclared(store, need.id),
    search: { words: paper.searched, lines: searchLines(need) },
    questions: findQuestions(open, 10)
      .slice(0, mostQuestions)
      .map(({ firm, name, criterion, if_yes, rank }) => ({ firm, name, criterion, if_yes, rank })),
    reuse: reuseOf(input),
    conclusion: verdict && {
      what: verdict.what as 'covers' | 'partly' | 'not',
      because: verdict.because,
      made_by: verdict.made_by,
      made_at: verdict.made_at,
      reviewed_by: review?.made_by ?? null,
      reviewed_at: review?.made_at ?? null,
    },
    versions: {
      tool: store.toolVersion,
      vocabulary: stored.frozen?.lexicon ?? ranking.analysed.lexicon,
      rules: rulesVersion(criteria, input.reasonCodes),
    },
  }
  // Changes are counted back from today, and whoever makes the paper is no data: the same state has the same checksum.
  return {
    ...data,
    paper: { ...paper, data_hash: hashData(data) },
    changes: changesOf(input, new Set(rows.map(({ firm }) => firm))),
    author: store.who,
  }
}

function weightsOf({ weights }: Need): [string, number][] {
  return (['fit', 'public_sector', 'ai', 'place'] as const).flatMap((part): [string, number][] => {
    const points = weights[part]
    return points === undefined || (part === 'place' && !points) ? [] : [[part, points]]
  })
}

/** The first version since when criteria and weights have been what they are. */
function criteriaSince(versions: readonly StoredNeed[], stored: StoredNeed): { version: number; at: string } {
  const fixed = ({ criteria, weights, prefer }: Need) => JSON.stringify([criteria, weights, prefer])
  const wanted = fixed(stored.need)
  let since = stored
  for (const one of versions.filter(({ version }) => version <= stored.version).toReversed()) {
    if (fixed(one.need) !== wanted) break
    since = one
  }
  return { version: since.version, at: since.made_at }
}

function decidedBy(
  decision: Decision | undefined,
  codes: readonly ReasonCode[],
  lang: Language,
): Pick<FileFirm, 'decided_by' | 'decided_at' | 'exclusion_name'> {
  return {
    decided_by: decision?.decided_by ?? null,
    decided_at: decision?.decided_at ?? null,
    exclusion_name: codes.find(({ code }) => code === decision?.reason)?.[lang] ?? null,
  }
}

/**
 * Public customers that may be named in a paper. Where nobody looked their number is unknown; where the site was read and names none, it is
 * none found, which is no "no" either.
 */
function referencesOf(
  beyond: Beyond | undefined,
): Pick<FileFirm, 'references_found' | 'references' | 'main_reference'> {
  const found = countedReferences(beyond?.references ?? [])
  const isRead = beyond?.visit?.state === 'visited'
  const main = found[0]
  return {
    references_found: found.map(({ body, relation, tier, quote, url, seen_at }) => ({
      body,
      relation,
      tier,
      quote,
      url,
      seen_at,
    })),
    references: found.length || isRead ? found.length : null,
    main_reference: main ? { title: main.body, url: main.url || null } : null,
  }
}

function toAnswer(answer: StoredAssessment): FileAnswer {
  const { criterion, tier, quote, url, evidence_on, because, made_by } = answer
  return { criterion, answer: answer.answer, tier, quote, url, evidence_on, because, made_by }
}

function nameOf(rows: readonly { firm: string; name: string }[], id: string): string {
  return rows.find(({ firm }) => firm === id)?.name ?? id
}

function searchLines({ search, drafted }: Need): [string, string][] {
  return (['de', 'en'] as const).flatMap((language): [string, string][] => {
    const line = search[language]
    return line && !drafted.includes(language) ? [[language, line]] : []
  })
}

function fileSources({ store, catalogue }: NeedFileInput): FileSource[] {
  const runs = latestRuns(store)
  return searchedDirectories(store, catalogue).map(({ directory, title, state, at, why, listings }) => {
    const run = runs.get(directory)
    const permission = catalogue.directories.get(directory)?.recipe.permission
    return {
      directory,
      title,
      last_run: at,
      listings,
      licence: permission?.licence.id ?? '',
      complete: state === 'whole' ? true : state === 'part' ? false : null,
      state,
      why,
      requests: run?.requests ?? null,
      new: run?.new ?? null,
      changed: run?.changed ?? null,
      missing: run?.missing ?? null,
    }
  })
}

/** Ranked entries of directories whose entries are public answers. */
function reuseOf({ store, ranking, catalogue }: NeedFileInput): NeedFile['reuse'] {
  const first = ranking.order.slice(0, mostReuse.rank).map(({ fitting }) => fitting)
  const directories = findDirectoriesOf(
    store,
    first.map(({ listing }) => listing.id),
  )
  return first
    .flatMap(({ firm, listing }) => {
      const recipe = catalogue.directories.get(directories.get(listing.id) ?? '')?.recipe
      if (!recipe?.reuse) return []
      const { url, seen_at } = listing
      return [
        {
          name: firm.name,
          by: recipe.title,
          quote: permittedQuote(listing.summary, recipe.permission.export),
          url,
          seen_at,
        },
      ]
    })
    .slice(0, mostReuse.shown)
}

function permittedQuote(text: string, allowed: 'full' | 'quotes' | 'facts'): string {
  return permittedText(text, allowed === 'full' ? 'quotes' : allowed) ?? ''
}

/** Texts of a directory, of which a paper carries what its permission lets out. */
const texts: ReadonlySet<string> = new Set(['summary', 'description', 'tags', 'extra'])

function changesOf(
  { store, since, catalogue }: NeedFileInput,
  firms: ReadonlySet<string>,
): NeedFile['changes'] {
  const permitted = (directory: string, text: string | null) =>
    permittedText(text, catalogue.directories.get(directory)?.recipe.permission.export ?? 'quotes')
  const changes = findChanges(store, since)
  const ours = <News extends { firm: string }>(news: readonly News[]) =>
    news.filter(({ firm }) => firms.has(firm))
  return {
    since,
    new: ours(changes.new),
    changed: ours(changes.changed).map((change) =>
      texts.has(change.field)
        ? {
            ...change,
            old: permitted(change.directory, change.old),
            new: permitted(change.directory, change.new),
          }
        : change,
    ),
    gone: ours(changes.gone),
    back: ours(changes.back),
    doubtful: ours(changes.doubtful),
  }
}

/** A short hash of what firms are judged and left out by. */
function rulesVersion(criteria: readonly Criterion[], codes: readonly ReasonCode[]): string {
  return createHash('sha256')
    .update(JSON.stringify([criteria, codes]))
    .digest('hex')
    .slice(0, 12)
}

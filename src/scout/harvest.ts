import type { Recipe } from '../directories/recipe.js'
import type { Quote, Statement } from '../firms/evidence.js'
import type { EvidenceLexicon } from '../firms/evidence-lexicon.js'
import { findEvidence } from '../firms/find-evidence.js'
import type { Listing } from '../firms/listing.js'
import { membershipsOf } from '../firms/memberships.js'
import { type CleaningContext, toListing } from '../firms/to-listing.js'
import { leaveOutForgotten } from '../store/forget.js'
import { namedBy } from '../store/forget-issues.js'
import { findPresentEntries } from '../store/listings.js'
import type { Store } from '../store/store.js'
import { judgeRun, type Verdict } from './gate.js'
import { issueClasses } from './issue-classes.js'
import type { IssueList } from './issues.js'
import type { Harvest } from './walk.js'

/** What turning records into listings and finding evidence needs to know. */
export interface Vocabulary {
  cleaning: CleaningContext
  /** The evidence of one listing; a list of one's own has no recipe, and being on it says nothing. */
  findEvidence(
    listing: Listing,
    recipe: Pick<Recipe, 'membership' | 'title'> | null,
  ): Record<Statement, Quote[]>
  /** Of the lexicon behind the evidence. */
  evidenceVersion: string
}

export function vocabularyOf(cleaning: CleaningContext, evidence: EvidenceLexicon): Vocabulary {
  return {
    cleaning,
    evidenceVersion: evidence.version,
    findEvidence: (listing, recipe) => findEvidence(listing, evidence, recipe ? membershipsOf(recipe) : []),
  }
}

export interface HarvestInput {
  recipe: Pick<Recipe, 'id' | 'expectations'>
  harvest: Harvest
  acceptLoss: boolean
  issues: IssueList
}

/**
 * Cleans the records of a walk, which are taken over and empty afterwards, and decides whether they may be published; doubts
 * and verdict go to the issues.
 */
export function judgeHarvest(
  store: Store,
  vocabulary: Vocabulary,
  { recipe, harvest, acceptLoss, issues }: HarvestInput,
): { listings: Listing[]; verdict: Verdict } {
  const cleaned: Listing[] = []
  const thisYear = Number(store.now().slice(0, 4))
  // From the end, so that each record goes when it has become a listing: a large directory is held in memory once.
  harvest.records.reverse()
  for (let record = harvest.records.pop(); record; record = harvest.records.pop()) {
    const { listing, signals } = toListing(record, recipe.id, vocabulary.cleaning, thisYear)
    for (const signal of signals) issues.addSignal(signal)
    if (listing.name) cleaned.push(listing)
  }
  const { listings, forgotten } = leaveOutForgotten(store, recipe.id, cleaned)
  if (forgotten.length) {
    issues.withhold(
      namedBy(
        forgotten,
        listings.map(({ url }) => url),
      ),
    )
    issues.add({
      level: 'notice',
      class: 'forgotten',
      url: null,
      message: `${forgotten.length} of the entries ${forgotten.length === 1 ? 'is' : 'are'} left out: their firms were forgotten.`,
      next_step: issueClasses.forgotten,
    })
  }
  const known = findPresentEntries(store, recipe.id)
  const present = known.size
  for (const listing of listings) known.delete(listing.entry)
  const unread = new Set(harvest.unread)
  const missing = [...known.values()].filter((url) => !unread.has(url)).length
  const verdict = judgeRun({
    recipe,
    listings,
    known: { present, missing },
    coverage: harvest.coverage,
    unread: unread.size,
    stated: harvest.stated,
    acceptLoss,
  })
  for (const issue of verdict.issues) issues.add(issue)
  return { listings, verdict }
}

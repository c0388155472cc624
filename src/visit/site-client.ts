import { FetchFailure } from '../crawl/failure.js'
import type { Answer, Client, Validators } from '../crawl/page.js'
import { decodeText } from '../decode.js'
import { Problem } from '../problem.js'
import { type Budget, BudgetSpent, type VisitLimits } from './budget.js'
import { isSameSite } from './same-site.js'

/** What came of asking one address of a site. */
export type Fetched =
  | { kind: 'page'; answer: Answer; text: string }
  | { kind: 'unchanged'; answer: Answer }
  | { kind: 'failed'; failure: FetchFailure }
  | { kind: 'elsewhere'; target: string }
  | { kind: 'spent'; why: string }

export type FetchedPage = Extract<Fetched, { kind: 'page' }>

/** A redirect leaves the site: it is told and not followed. */
class LeftSite extends Error {
  readonly target: string

  constructor(target: string) {
    super(`a redirect to ${target}`)
    this.target = target
  }
}

export const htmlTypes = ['text/html', 'application/xhtml+xml']
export const sitemapTypes = ['application/xml', 'text/xml', 'text/plain']

/** Asks the pages of one site within one budget. */
export class SiteClient {
  readonly #client: Client
  readonly #budget: Budget
  readonly #limits: VisitLimits

  constructor(client: Client, budget: Budget, limits: VisitLimits) {
    this.#client = client
    this.#budget = budget
    this.#limits = limits
  }

  /** @throws FetchFailure (stopped) where the person says stop; Problem where the own proxy refuses */
  async fetch(url: string, accept: readonly string[], validators?: Validators): Promise<Fetched> {
    const { gapMs, longestDelayMs } = this.#limits
    const budget = this.#budget
    try {
      budget.check()
      const answer = await this.#client.fetchPage(
        {
          url,
          accept,
          delayMs: gapMs,
          longestDelayMs,
          ...(validators ? { validators } : {}),
          onSent: () => budget.onSent(),
          onRobotsSent: () => budget.onSent(),
          onBytes: (bytes) => budget.onBytes(bytes),
          onRedirect(target) {
            if (!isSameSite(target.href, url)) throw new LeftSite(target.href)
          },
        },
        budget.signal,
      )
      if (answer.status === 304 && !answer.reservations.length) return { kind: 'unchanged', answer }
      return { kind: 'page', answer, text: decodeText(answer.body, answer.contentType) }
    } catch (error) {
      if (error instanceof BudgetSpent) return { kind: 'spent', why: error.message }
      if (error instanceof LeftSite) return { kind: 'elsewhere', target: error.target }
      if (!(error instanceof FetchFailure)) throw error
      if (error.class === 'proxy') throw new Problem(error.message, { remedy: error.nextStep, cause: error })
      // What is not read to its end has been on the wire all the same.
      if (error.class === 'too-large') budget.onBytes(this.#limits.pageBytes)
      if (error.class !== 'stopped') return { kind: 'failed', failure: error }
      if (budget.isLate) return { kind: 'spent', why: `the visit has taken its ${this.#limits.ms / 1000} s` }
      throw error
    }
  }
}

import type { FetchFailure } from '../crawl/failure.js'
import { PageProblem } from '../extract/page-work.js'
import type { Signal } from '../extract/record.js'
import type { Problem } from '../problem.js'
import { type Named, tellsOf, withheld } from '../store/forget-issues.js'
import type { RunIssue } from '../store/runs.js'
import { type IssueClass, signalSteps } from './issue-classes.js'

/** A page came, but it is not what the recipe expects: drawn by script, a challenge, another structure. */
export class WalkFailure extends Error {
  override readonly name = 'WalkFailure'
  readonly class: IssueClass
  readonly url: string
  readonly nextStep: string

  constructor(failureClass: IssueClass, url: string, message: string, nextStep: string) {
    super(message)
    this.class = failureClass
    this.url = url
    this.nextStep = nextStep
  }
}

/** How loud a page that could not be read is told of: that a publisher reserves it is his right and no trouble. */
export function levelOf(failure: { class: string }): 'warning' | 'notice' {
  return failure.class === 'reserved' ? 'notice' : 'warning'
}

/** One thing to tell, of a class that the documentation explains. */
export type Issue = Omit<RunIssue, 'times' | 'class'> & { class: IssueClass }

/** Gathers what a run has to tell; the same kind is kept once, with how often it came. */
export class IssueList {
  readonly #issues = new Map<string, RunIssue>()

  add(issue: Issue): void {
    const key = `${issue.level} ${issue.class}`
    const known = this.#issues.get(key)
    if (known) known.times++
    else this.#issues.set(key, { ...issue, times: 1 })
  }

  addSignal(signal: Signal): void {
    const { kind, url, message } = signal
    this.add({ level: 'warning', class: kind, url, message, next_step: signalSteps[kind] })
  }

  /** A page that its publisher reserves, and that an analyst's approval lets us read all the same. */
  addReservation(url: string, words: string): void {
    this.add({
      level: 'notice',
      class: 'reserved',
      url,
      message: `The page carries ${words}; it is read on the strength of the recorded approval.`,
      next_step: 'Look whether the basis of the approval covers this.',
    })
  }

  addFailure(failure: FetchFailure | WalkFailure, level: RunIssue['level']): void {
    this.add({
      level,
      class: failure.class,
      url: failure.url,
      message: failure.message,
      next_step: failure.nextStep,
    })
  }

  /** Takes the words out of what is told of firms that were forgotten. */
  withhold(named: Named): void {
    for (const issue of this.#issues.values()) if (tellsOf(issue, named)) Object.assign(issue, withheld)
  }

  /** A mistake in the recipe that only showed in the run, or a page that cannot be read within reason. */
  addProblem(problem: Problem): void {
    const { message, remedy } = problem
    const wrong = problem instanceof PageProblem ? 'unreadable' : 'recipe'
    this.add({ level: 'error', class: wrong, url: null, message, next_step: remedy ?? null })
  }

  /** Errors first, then in the order in which they came. */
  list(): RunIssue[] {
    const order = { error: 0, warning: 1, notice: 2 }
    return [...this.#issues.values()].sort((a, b) => order[a.level] - order[b.level])
  }
}

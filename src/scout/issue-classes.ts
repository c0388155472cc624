import { failureClasses } from '../crawl/failure.js'
import { natureSteps } from '../extract/nature-steps.js'
import type { Signal } from '../extract/record.js'

/** What to do about a doubt of the extraction. */
export const signalSteps: Record<Signal['kind'], string> = {
  'unmapped-key': 'Add the key to the fields of the recipe, or to its ignore list.',
  'unknown-value': 'Add the value to the map of the recipe.',
  'record-without-name': 'Look at the entry; if it has a name, mend the selector.',
  'record-without-id': 'Look at the entry; if it has an id, mend the selector.',
  'repeated-id': 'Nothing, if it is the same firm; else choose other id fields.',
  'no-items': 'Look at the page in a browser; raise the limit of pages in the recipe if that is meant.',
  'bad-value': 'Nothing, if the directory has it so; else mend the field in the recipe.',
  'wrong-count':
    'Look whether the directory caps its answers or moved while it was read; nothing is marked as missing.',
  'script-shell': natureSteps['script-shell'],
}

const look = `Open the directory in a browser. If it has really changed, mend the recipe's expectations in a change of its own.`

/** What to do where the gate has doubts; ID stands for the directory. */
export const gateSteps = {
  'no-listings': look,
  'too-few': look,
  incomplete: look,
  'too-many': look,
  'fill-rate': look,
  'mass-loss': 'Look at the directory. If they are really gone: govscout scout ID --accept-loss',
  country: look,
} as const

/** What to do about what concerns the run as a whole; where a report can say it more closely, it does. */
const runSteps = {
  permission:
    'Read its terms (govscout directories show ID), then: govscout directories approve ID --basis "…"',
  paused: 'Look at why; then: govscout directories resume ID',
  unverified: 'Try it: govscout scout ID --dry-run --limit 5, then without --dry-run',
  unreadable:
    'Open the page in a browser: it is broken, or no page for people; if it is right, import the file instead.',
  recipe: 'Mend the recipe; govscout directories check ID tells where.',
  resumed: 'Nothing: the run goes on where an earlier one had stopped.',
  forgotten: 'Nothing: somebody asked for it (govscout firms forget).',
  'crawl-delay': 'Ask the publisher whether that is enough, or import a file instead.',
} as const

const { other, ...natures } = natureSteps

/** All classes of what a run can tell, each with its next step: the table of docs/operations.md. */
export const issueClasses = {
  ...failureClasses,
  ...natures,
  structure: other,
  ...gateSteps,
  ...signalSteps,
  ...runSteps,
} as const
export type IssueClass = keyof typeof issueClasses

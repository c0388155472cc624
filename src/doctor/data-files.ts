import { existsSync, readdirSync } from 'node:fs'
import { didYouMean } from '../nearest-name.js'
import { Problem } from '../problem.js'
import { type Check, type Finding, fail, ok, some, warn } from './finding.js'

export const vocabularyCheck: Check = {
  name: 'Vocabulary',
  looks: 'the data that came with govscout: words of needs, evidence, legal forms, public bodies, claims',
  fails: 'a file is missing or was altered so that it no longer reads',
  async run({ paths: { data } }) {
    const read = await import('../lexicons.js')
    return tryAll(
      [
        () => read.readEvidenceLexicon(data),
        () => read.readRuleLabels(data),
        () => read.readCleaning(data),
        () => read.readPublicBodies(data),
        () => read.readClaimRules(data),
      ],
      () => {
        const { concepts, version } = read.readLexicon(data)
        return ok(`${concepts.length} concepts, version ${version}.`)
      },
      'Install govscout anew: own words belong into files of your own.',
    )
  },
}

/** What a unit may have of its own in the folder of its settings. */
const ownFiles = [
  'config.yaml',
  'criteria.yaml',
  'reason-codes.yaml',
  'procurement-rules.yaml',
  'directories',
]

export const ownFilesCheck: Check = {
  name: 'Own files',
  looks: 'criteria, reasons and procurement rules, with those of your own in the folder of the settings',
  warns: 'a file in that folder has a name that nobody reads',
  fails: 'one does not read, or has the code of a built-in entry',
  async run({ paths }) {
    const read = await import('../lexicons.js')
    const names = existsSync(paths.own) ? readdirSync(paths.own) : []
    return tryAll(
      [],
      () => {
        const parts = [
          `${read.readCriteria(paths).length} criteria`,
          `${read.readReasonCodes(paths).length} reasons`,
          `${read.readProcurementRules(paths).length} procurement rules`,
        ]
        return judgeNames(names, paths.own) ?? ok(`${parts.join(', ')}.`, paths.own)
      },
      'Mend the line.',
      paths.own,
    )
  },
}

/** Names beside those that are read; hidden files and editors' copies are nobody's mistake. */
export function judgeNames(names: readonly string[], folder: string): Finding | null {
  const strange = names.filter(
    (name) => /\.ya?ml$/.test(name) && !name.startsWith('.') && !ownFiles.includes(name),
  )
  const [first] = strange
  return first === undefined
    ? null
    : warn(
        `Nobody reads ${some(strange)}.`,
        didYouMean(first, ownFiles, `Files of your own are ${ownFiles.join(', ')}.`),
        folder,
      )
}

/** A file that does not read is a Problem, or a fault of the disk with its code. */
function tryAll(
  reads: readonly (() => unknown)[],
  last: () => Finding,
  remedy: string,
  where: string | null = null,
): Finding {
  try {
    for (const read of reads) read()
    return last()
  } catch (error) {
    if (error instanceof Problem) return fail(error.message, error.remedy ?? remedy, where)
    if (error instanceof Error && 'code' in error) return fail(error.message, remedy, where)
    throw error
  }
}

import { z } from 'zod'
import { parseYamlFile } from '../yaml-file.js'

const pattern = z.string().min(2)
const schema = z.strictObject({
  version: z.int().min(1),
  subjects: z.array(
    z.strictObject({
      criterion: z.string().regex(/^C\d\d$/, 'a code of data/criteria.yaml'),
      subject: z.string().min(1),
      by: z.enum(['certificate', 'conformity', 'offer', 'stated']),
      words: z.array(pattern).default([]),
      exact: z.array(pattern).default([]),
    }),
  ),
})

/** What must stand beside a subject so that naming it claims it. */
export type ClaimedBy = z.output<typeof schema>['subjects'][number]['by']

/** A subject of a criterion and how texts write it. */
export interface ClaimSubject {
  criterion: string
  subject: string
  by: ClaimedBy
  patterns: readonly RegExp[]
}

/** Reads data/evidence-claims.yaml. @throws Problem that names file and line */
export function parseClaimRules(text: string, file: string): ClaimSubject[] {
  const { subjects } = parseYamlFile(
    schema,
    text,
    file,
    'Mend the line; the head of the file says what each part holds.',
  )
  return subjects.map(({ criterion, subject, by, words, exact }) => ({
    criterion,
    subject,
    by,
    patterns: [...(words.length ? [whole(words, 'iu')] : []), ...(exact.length ? [whole(exact, 'u')] : [])],
  }))
}

function whole(words: readonly string[], flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${words.join('|')})(?![\\p{L}\\d])`, flags)
}

import { usageProblem } from '../problem.js'
import { formatFirmId } from './listings.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { checkText, idsOfFirm, presentFirm } from './words.js'

export const relationKinds = ['successor-of', 'subsidiary-of', 'product-of'] as const
export type RelationKind = (typeof relationKinds)[number]

/** What a firm has to do with another one without being it: "firm successor-of other". */
export interface Relation {
  firm: number
  kind: RelationKind
  other: number
  /** Day it began, ISO; null where nobody knows. */
  since_on: string | null
  because: string | null
  made_by: string
  made_at: string
}

/** @throws Problem for a firm with itself, or what is said already */
export function addRelation(
  store: Store,
  { firm, kind, other, since_on, because }: Omit<Relation, 'made_by' | 'made_at'>,
): void {
  if (firm === other) throw usageProblem('A firm has no relation with itself.', 'Name two different firms.')
  const known = listRelations(store, [firm]).get(firm) ?? []
  if (known.some((one) => one.kind === kind && one.firm === other && one.other === firm))
    throw usageProblem(
      `${formatFirmId(other)} is said to be ${kind} ${formatFirmId(firm)}: it cannot be both ways.`,
      `Take that back first: govscout firms relate ${formatFirmId(other)} ${kind} ${formatFirmId(firm)} --remove`,
    )
  saveRelation(store, { firm, kind, other, since_on, because, ended: 0 })
}

/** Takes a relation back. @throws Problem where there is none */
export function removeRelation(
  store: Store,
  { firm, kind, other, because }: Pick<Relation, 'firm' | 'kind' | 'other' | 'because'>,
): void {
  const held = (listRelations(store, [firm]).get(firm) ?? []).some(
    (one) => one.firm === firm && one.kind === kind && one.other === other,
  )
  if (!held)
    throw usageProblem(
      `${formatFirmId(firm)} is not said to be ${kind} ${formatFirmId(other)}.`,
      `See what is said: govscout firms show ${formatFirmId(firm)}`,
    )
  saveRelation(store, { firm, kind, other, since_on: null, because, ended: 1 })
}

function saveRelation(store: Store, row: Omit<Relation, 'made_by' | 'made_at'> & { ended: 0 | 1 }): void {
  const because = row.because === null ? null : checkText(row.because, 'The reason', 500)
  transaction(store, () => {
    prepared(
      store,
      `INSERT INTO firm_relations (firm, kind, other, since_on, because, ended, made_by, made_at)
       VALUES (@firm, @kind, @other, @since_on, @because, @ended, @who, @now)`,
    ).run({ ...row, because, who: store.who, now: store.now() })
    appendLog(store, {
      action: row.ended ? 'relation remove' : 'relation add',
      firm: row.firm,
      after: {
        kind: row.kind,
        other: formatFirmId(row.other),
        since_on: row.since_on,
        ...(because ? { because } : {}),
      },
    })
  })
}

/** Relations that hold, by each of the two firms; a relation within a firm that has been merged since is left out. */
export function listRelations(store: Store, firms?: readonly number[]): Map<number, Relation[]> {
  const rows = prepared(
    store,
    `SELECT ${presentFirm('r')} AS firm, kind, ${presentFirm('r', 'other')} AS other, since_on, because, made_by, made_at, ended
     FROM firm_relations r ORDER BY id`,
  ).all() as (Relation & { ended: 0 | 1 })[]
  const newest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) newest.set(`${row.firm} ${row.kind} ${row.other}`, row)
  const wanted = firms && new Set(firms.flatMap((firm) => idsOfFirm(store, firm)))
  const byFirm = new Map<number, Relation[]>()
  for (const { ended, ...relation } of newest.values())
    if (!ended && relation.firm !== relation.other)
      for (const firm of [relation.firm, relation.other])
        if (!wanted || wanted.has(firm)) byFirm.set(firm, [...(byFirm.get(firm) ?? []), relation])
  return byFirm
}

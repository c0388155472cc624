import type { Stage } from '../selection/stage.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { presentFirm } from './words.js'

/** A step of a firm in a need. */
export interface StageStep {
  id: number
  need: string
  firm: number
  stage: Stage
  because: string | null
  made_by: string
  made_at: string
}

/** @returns false where the firm has that stage already: nothing is written then */
export function saveStage(
  store: Store,
  step: Pick<StageStep, 'need' | 'firm' | 'stage' | 'because'>,
): boolean {
  return transaction(store, () => {
    const before = findStages(store, step.need).get(step.firm)
    if (before?.stage === step.stage) return false
    const row = prepared(
      store,
      `INSERT INTO stages (need, firm, stage, because, made_by, made_at) VALUES (@need, @firm, @stage, @because, @who, @now)
       RETURNING id, need, firm, stage, because, made_by, made_at`,
    ).get({ ...step, who: store.who, now: store.now() })
    appendLog(store, {
      action: `stage ${step.stage}`,
      firm: step.firm,
      need: step.need,
      ...(before ? { before } : {}),
      after: row,
    })
    return true
  })
}

/** The newest step of each firm in a need. */
export function findStages(store: Store, need: string): Map<number, StageStep> {
  return newestSteps(listStages(store, need))
}

/** Of steps that come oldest first, the newest of each firm. */
export function newestSteps(steps: readonly StageStep[]): Map<number, StageStep> {
  return new Map(steps.map((step) => [step.firm, step]))
}

/** All steps in a need, oldest first, each with the firm it belongs to now. */
export function listStages(store: Store, need: string): StageStep[] {
  return prepared(
    store,
    `SELECT id, need, ${presentFirm('s')} AS firm, stage, because, made_by, made_at FROM stages s WHERE need = ? ORDER BY id`,
  ).all(need) as StageStep[]
}

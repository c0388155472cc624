import { compareText } from '../language/compare-text.js'
import { impliedStage, type Stage, stages } from '../selection/stage.js'
import { findDecisions } from '../store/decisions.js'
import { formatFirmId } from '../store/listings.js'
import { findStages, type StageStep } from '../store/stages.js'
import type { Store } from '../store/store.js'
import { readFirms } from './firm.js'

/** A firm of a need and how far it has come. */
export interface StageRow {
  stage: Stage
  firm: string
  name: string
  verdict: 'in' | 'out' | null
  because: string | null
  since: string
  made_by: string
}

/** Firms that somebody decided on or moved, the furthest first, then by name. A firm left out stands where it was left. */
export function readStageRows(store: Store, need: string): StageRow[] {
  const decisions = findDecisions(store, need)
  const steps = findStages(store, need)
  const firms = [...new Set([...decisions.keys(), ...steps.keys()])]
  if (!firms.length) return []
  return readFirms(store, firms)
    .flatMap(({ id, facts }): StageRow[] => {
      const [decision, step] = [decisions.get(id), steps.get(id)]
      const said =
        step ??
        (decision && {
          because: decision.because,
          made_by: decision.decided_by,
          made_at: decision.decided_at,
        })
      if (!said) return []
      return [
        {
          stage: stageOf(step?.stage ?? null, decision?.verdict ?? null),
          firm: formatFirmId(id),
          name: facts.name,
          verdict: decision?.verdict ?? null,
          because: said.because,
          since: said.made_at,
          made_by: said.made_by,
        },
      ]
    })
    .sort(
      (a, b) =>
        stages.indexOf(b.stage) - stages.indexOf(a.stage) ||
        compareText(a.name, b.name) ||
        compareText(a.firm, b.firm),
    )
}

/** The furthest stage that a firm has ever come to; an end says nothing of how far it came. */
export function furthestOf(
  steps: readonly Pick<StageStep, 'firm' | 'stage'>[],
  firm: number,
  verdict: 'in' | 'out' | null,
): Stage {
  const reached = steps.flatMap((step) => (step.firm === firm && step.stage !== 'ended' ? [step.stage] : []))
  return reached.reduce(
    (most, stage) => (stages.indexOf(stage) > stages.indexOf(most) ? stage : most),
    impliedStage(verdict),
  )
}

/** A firm that was taken has come to the shortlist at least, whatever was said of it before. */
export function stageOf(step: Stage | null, verdict: 'in' | 'out' | null): Stage {
  const implied = impliedStage(verdict)
  if (step === null) return implied
  return stages.indexOf(step) < stages.indexOf(implied) ? implied : step
}

/** A criterion that a need sets, as its document has it. */
export interface NeedCriterion {
  /** Code, such as C05. */
  id: string
  /** What it counts against the other weights; absent for one that is only asked. */
  weight?: number | undefined
  /** "No" keeps a firm out, whatever its points. */
  knockout?: boolean | undefined
}

/** What each part of a score can earn, in hundredths of a point. */
export interface PointBudget {
  fit: number
  public_sector: number
  ai: number
  /** For a seat in a preferred place; 0 where the need gives none. */
  place: number
  criteria: readonly { id: string; most: number; knockout: boolean }[]
}

/**
 * How the points are shared out. A need without weighed criteria keeps its weights as they are; with some, all weights together
 * are brought to 100, so that a score stays one of 100 whatever the need asks.
 */
export function budgetOf(
  weights: { fit: number; public_sector: number; ai: number; place?: number | undefined },
  criteria: readonly NeedCriterion[] = [],
): PointBudget {
  const asked = criteria.reduce((sum, { weight = 0 }) => sum + weight, 0)
  const { fit, public_sector, ai, place = 0 } = weights
  const scale = asked > 0 ? 100 / (fit + public_sector + ai + place + asked) : 1
  return {
    fit: fit * scale * 100,
    public_sector: Math.round(public_sector * scale * 100),
    ai: Math.round(ai * scale * 100),
    place: Math.round(place * scale * 100),
    criteria: criteria.map(({ id, weight = 0, knockout = false }) => ({
      id,
      most: Math.round(weight * scale * 100),
      knockout,
    })),
  }
}

/** Who says it: an authority, a third party such as the press or an award's organiser, or the firm itself. */
export const tiers = ['authority', 'press', 'own'] as const
export type Tier = (typeof tiers)[number]

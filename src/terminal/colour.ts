import { Chalk, type ChalkInstance } from 'chalk'

/** A painter for one stream: `colour.bold(text)`; gives the text back unchanged where the stream takes no colour. */
export type Colour = ChalkInstance

export interface ColourInput {
  env: NodeJS.ProcessEnv
  /** --no-color was given. */
  noColor: boolean
  isTty: boolean
}

/**
 * Whether a stream takes colour. The first that speaks decides: --no-color, NO_COLOR (not empty; no-color.org) or
 * FORCE_COLOR=0, FORCE_COLOR or CLICOLOR_FORCE, TERM=dumb, the terminal. commander decides for its help the same way.
 */
export function takesColour({ env, noColor, isTty }: ColourInput): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, CLICOLOR_FORCE: cliForce, TERM: term } = env
  if (noColor || no || force === '0' || force === 'false') return false
  if (force || cliForce !== undefined) return true
  return isTty && term !== 'dumb'
}

/** The sixteen colours of the reader's own theme and no more: they stay readable on any background. */
export function createColour(input: ColourInput): Colour {
  return new Chalk({ level: takesColour(input) ? 1 : 0 })
}

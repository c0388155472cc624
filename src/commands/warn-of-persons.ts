import type { Context } from '../context.js'

/** What analysts write goes into papers: roles are named there, never persons. */
export async function warnOfPersons({ terminal }: Context, texts: readonly (string | null)[]): Promise<void> {
  const { dropPersons } = await import('../firms/persons.js')
  if (texts.some((text) => text !== null && dropPersons(text).dropped > 0))
    terminal.warn(
      'The text seems to name a person, a mail address or a telephone number. Papers name offices and roles: write it again without.',
    )
}

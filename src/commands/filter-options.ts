import { type Command, Option } from 'commander'
import type { Context } from '../context.js'
import { type Condition, parseWhere } from '../firms/where.js'
import { didYouMean } from '../nearest-name.js'
import { stages } from '../selection/stage.js'
import type { Store } from '../store/store.js'
import { parseCountry } from './country-option.js'

/** Adds the options that choose firms, the same for every list. */
export function addFilterOptions(command: Command): Command {
  return command
    .option('--tag <tag>', 'only with this tag of an analyst')
    .option('--country <country>', 'only of this country, e.g. DE or Deutschland', parseCountry)
    .option('--place <name>', 'only of this town or region')
    .addOption(new Option('--stage <stage>', 'only at this stage of the need').choices([...stages]))
    .option(
      '--where <condition>',
      'only where this holds, e.g. "founded>=2018", "city~Hamburg", "website="; several must all hold',
      collectWhere,
    )
}

function collectWhere(text: string, before: readonly Condition[] | undefined): Condition[] {
  return [...(before ?? []), parseWhere(text)]
}

/** A tag that nobody gave is no mistake, but it may be a slip: said, with the nearest one. */
export async function noteUnknownTag(
  { terminal }: Context,
  store: Store,
  tag: string | undefined,
): Promise<void> {
  if (tag === undefined) return
  const { listWordsFor } = await import('../store/suggestions.js')
  const tags = listWordsFor(store, 'tag')
  if (tags.some((one) => one.toLowerCase() === tag.toLowerCase())) return
  terminal.warn(`No firm has the tag "${tag}". ${didYouMean(tag, tags, '"govscout tag list" shows all.')}`)
}

import { type Command, Option } from 'commander'
import type { NeedEdit } from '../needs/edit-need.js'

/** Options that fill or change the parts of a need. */
export interface NeedOptions {
  title?: string
  text?: string
  textFile?: string
  searchDe?: string
  searchEn?: string
  draft?: boolean
  owner?: string
  route?: string
  field?: string[]
  must?: string[]
  should?: string[]
  not?: string[]
  phrase?: string[]
  ignore?: string[]
  criterion?: string[]
  place?: string[]
  language?: string[]
  weigh?: string[]
}

/** The options that `needs new` and `needs edit` have in common; those that may come several times add up. */
export function addNeedOptions(command: Command): Command {
  const several = (flags: string, says: string) =>
    command.addOption(
      new Option(flags, `${says} (several times)`).argParser((text: string, before: string[] = []) => [
        ...before,
        text,
      ]),
    )
  command
    .option('--title <text>')
    .option('--text <text>', "the need in the agency's own words")
    .option('--text-file <file>', 'the same from a text file, - for standard input')
    .option('--search-de <line>', 'one German line of what is sought')
    .option('--search-en <line>', 'one English line of what is sought')
    .option('--draft', 'let the tool draft search lines that are missing; they count once confirmed')
    .option('--owner <role>', 'role or office behind the need, never a person')
    .option('--route <route>', 'how a contract may come about, e.g. experiment or framework')
  several('--field <code>', 'field code T01 to T25')
  several('--must <phrase>', 'only firms whose texts have it')
  several('--should <phrase>', 'counts as much as the title')
  several('--not <phrase>', 'no firm whose texts have it')
  several('--phrase <words>', 'is searched for, though the text does not say it')
  several('--ignore <word>', 'a word or concept of the text that is not searched for')
  several('--criterion <code>', 'C05:ko is a knock-out, C03:2 has a weight, C16 is asked about')
  several('--place <name>', 'wish for a seat; earns no points unless --weigh place=N')
  several('--language <name>', 'wish for a language of product and support')
  several('--weigh <part=points>', 'fit, public-sector, ai or place, e.g. fit=70')
  return command
}

/** @returns null where no part is given */
export async function readEdit(options: NeedOptions): Promise<NeedEdit | null> {
  const { title, owner, route, searchDe: de, searchEn: en } = options
  const text = options.textFile === undefined ? options.text : await readText(options.textFile)
  const search = {
    ...(de === undefined ? {} : { de: de.trim() }),
    ...(en === undefined ? {} : { en: en.trim() }),
  }
  const add = Object.fromEntries(
    (
      ['field', 'must', 'should', 'not', 'phrase', 'ignore', 'criterion', 'place', 'language'] as const
    ).flatMap((list) => (options[list] ? [[list, options[list]]] : [])),
  )
  const edit: NeedEdit = {
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { text }),
    ...(owner === undefined ? {} : { owner }),
    ...(route === undefined ? {} : { route }),
    ...(Object.keys(search).length ? { search } : {}),
    ...(Object.keys(add).length ? { add } : {}),
    ...(options.weigh ? { weigh: options.weigh } : {}),
  }
  return Object.keys(edit).length ? edit : null
}

async function readText(file: string): Promise<string> {
  const [{ readInput }, { decodeText }] = await Promise.all([
    import('./read-input.js'),
    import('../decode.js'),
  ])
  return decodeText(await readInput(file), 'text/plain')
}

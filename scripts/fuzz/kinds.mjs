import { awardKinds } from './kinds-awards.mjs'
import { pageKinds } from './kinds-pages.mjs'
import { peopleKinds } from './kinds-people.mjs'
import { webKinds } from './kinds-web.mjs'
import { Random } from './random.mjs'

/**
 * A kind of input: `make` grows one from a seed, `run` hands it to the tool and throws where it is not handled as promised.
 * An input is plain data, so that it can be kept as a file.
 */
export const kinds = [...pageKinds, ...webKinds, ...peopleKinds, ...awardKinds]

export function findKind(name) {
  const kind = kinds.find((one) => one.name === name)
  if (!kind) throw new Error(`no kind "${name}"; there are ${kinds.map((one) => one.name).join(', ')}`)
  return kind
}

/** The input of a kind at a place of a seed: the same every time. */
export function inputAt(kind, seed, index) {
  return kind.make(new Random(`${seed} ${kind.name} ${index}`))
}

/** How many sites are asked at the same time. */
export interface Lanes {
  atOnce: number
  /** Of one IP address: shared hosters carry hundreds of small firms. */
  perAddress: number
}

export const visitLanes: Lanes = { atOnce: 30, perAddress: 2 }

export interface LaneOptions<Item> extends Lanes {
  /** What only one visit at a time may ask: the site. */
  siteOf(item: Item): string
  /** IP address of the site; null where it is not known, which limits nothing. */
  addressOf(item: Item): Promise<string | null>
  signal: AbortSignal
}

interface Ready<Item> {
  index: number
  item: Item
  site: string
  address: string | null
}

/**
 * Works through items side by side, so that no address and no site has more than its share; who has to wait holds up nobody else. Results
 * come in the order of the items; after the word to stop, or when one throws, no further one is begun.
 */
export function runInLanes<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  { atOnce, perAddress, siteOf, addressOf, signal }: LaneOptions<Item>,
): Promise<Result[]> {
  return new Promise((resolve, reject) => {
    const results: { index: number; result: Result }[] = []
    const ready: Ready<Item>[] = []
    const busy = new Map<string, number>()
    let [next, resolving, running] = [0, 0, 0]
    let failure: { error: unknown } | null = null

    const share = (key: string) => busy.get(key) ?? 0
    const keysOf = ({ site, address }: Ready<Item>) => [
      `site ${site}`,
      ...(address === null ? [] : [`ip ${address}`]),
    ]
    const isFree = (one: Ready<Item>) =>
      share(`site ${one.site}`) < 1 && (one.address === null || share(`ip ${one.address}`) < perAddress)

    function pump(): void {
      const isOver = signal.aborted || failure !== null
      while (!isOver && resolving < atOnce && next < items.length) look(next++)
      while (!isOver && running < atOnce) {
        const place = ready.findIndex(isFree)
        if (place < 0) break
        start(ready.splice(place, 1)[0] as Ready<Item>)
      }
      if (running || resolving) return
      if (failure) reject(failure.error)
      else if (isOver || (next === items.length && !ready.length))
        resolve(results.sort((a, b) => a.index - b.index).map(({ result }) => result))
    }

    function look(index: number): void {
      const item = items[index] as Item
      resolving++
      addressOf(item)
        .then((address) => ready.push({ index, item, site: siteOf(item), address }), fail)
        .finally(() => {
          resolving--
          pump()
        })
    }

    function start(one: Ready<Item>): void {
      running++
      for (const key of keysOf(one)) busy.set(key, share(key) + 1)
      work(one.item)
        .then((result) => results.push({ index: one.index, result }), fail)
        .finally(() => {
          running--
          for (const key of keysOf(one)) busy.set(key, share(key) - 1)
          pump()
        })
    }

    function fail(error: unknown): void {
      failure ??= { error }
    }

    pump()
  })
}

/**
 * A few at a time, results in the order of the items; when one throws, or after the word to stop, no further one is started. It throws
 * once all that were started have ended: nobody works on with what the caller then closes.
 */
export async function runAll<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async () => {
    for (let i = next++; i < items.length && !signal?.aborted; i = next++) {
      try {
        results[i] = await work(items[i] as Item)
      } catch (error) {
        next = items.length
        throw error
      }
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  // Items that were not started leave holes.
  return results.filter(() => true)
}

import type { Directory } from '../../src/directories/catalogue.js'
import type { Request } from '../../src/directories/recipe.js'
import { compileExtraction } from '../../src/extract/compile.js'
import type { Signal } from '../../src/extract/record.js'
import { type Harvest, walkDirectory } from '../../src/scout/walk.js'
import { failure, origin } from './fake.js'

export interface Outcome extends Harvest {
  names: unknown[]
  asked: string[]
  signals: Signal[]
  failures: { class: string; url: string }[]
  progress: [number, number | null][]
}

/** Walks over pages at hand; one that is not there is gone. */
export async function walk(
  { recipe }: Directory,
  pages: Record<string, string | Error>,
  limit?: number,
): Promise<Outcome> {
  const outcome = {
    asked: [] as string[],
    signals: [] as Signal[],
    failures: [] as Outcome['failures'],
    progress: [] as [number, number | null][],
  }
  const harvest = await walkDirectory({
    recipe,
    request: recipe.request as Request,
    reader: compileExtraction(recipe),
    source: {
      page(url) {
        outcome.asked.push(url.slice(origin.length))
        const page = pages[url] ?? failure('not-found', url)
        return page instanceof Error
          ? Promise.reject(page)
          : Promise.resolve({ url, contentType: 'text/html', text: page })
      },
    },
    report: (signal) => outcome.signals.push(signal),
    onFailure: (one) => outcome.failures.push(one),
    onProgress: (done, of) => outcome.progress.push([done, of]),
    ...(limit === undefined ? {} : { limit }),
  })
  return { ...outcome, ...harvest, names: harvest.records.map(({ fields }) => fields.name) }
}

export const at = (path: string) => `${origin}${path}`

import { type Command, Option } from 'commander'
import type { Context } from '../context.js'
import type { EmbeddingsSettings } from '../endpoints/settings.js'
import type { NearListings } from '../ranking/near.js'
import type { StoredNeed } from '../store/needs.js'
import type { Store } from '../store/store.js'

export interface NearOptions {
  /** False by --no-embeddings; undefined where the settings decide. */
  embeddings?: boolean
  /** The snapshot that is ranked, where it is not the base. */
  from?: string
}

/** Options of the commands that show a ranking: all of them must show the same one. */
export function addNearOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--embeddings',
        'join with an order by vectors, of what the settings name or else the built-in English encoder',
      ),
    )
    .addOption(new Option('--no-embeddings', 'by words alone, whatever the settings say'))
}

/**
 * The listings near to a need by their vectors, where the settings or an option ask for them. Whatever goes wrong there is warned of,
 * and the list is made by words alone. So is that of a snapshot, whatever the settings say: it keeps neither vectors nor settings, and
 * settings of today must not change the list of then.
 */
export async function findNearFor(
  context: Context,
  store: Store,
  { need }: Pick<StoredNeed, 'need'>,
  { embeddings, from }: NearOptions,
): Promise<NearListings | undefined> {
  const builtIn: EmbeddingsSettings | undefined = embeddings ? { kind: 'use' } : undefined
  const settings = context.config.embeddings ?? builtIn
  if (!settings || embeddings === false) return undefined
  if (from !== undefined && !embeddings) {
    context.terminal.note(
      'A snapshot keeps no vectors: by words alone. --embeddings has all its listings read.',
    )
    return undefined
  }
  const [{ openEmbedder }, { EndpointFailure }, { findNear }, { startProgress }] = await Promise.all([
    import('../endpoints/embedder.js'),
    import('../endpoints/failure.js'),
    import('../dossier/near-listings.js'),
    import('../terminal/progress.js'),
  ])
  const { terminal, signal } = context
  const progress = startProgress(terminal)
  const name = 'model' in settings ? settings.model : 'The English sentence encoder'
  try {
    const { openEndpoint } = await import('../endpoints/endpoint.js')
    const embedder = await openEmbedder(settings, (place) => context.keep(openEndpoint(place, context.web)))
    const to = embedder.host === null ? '' : ` at ${embedder.host}`
    const near = await findNear(store, need, embedder, {
      signal,
      onNeed() {
        if (embedder.host !== null) terminal.note(`The text of ${need.id} goes to ${name}${to}.`)
      },
      onListings(unread) {
        const often =
          from === undefined
            ? 'once for all rankings. Ctrl-C keeps what it has read.'
            : 'for this list alone: a snapshot keeps no vectors.'
        terminal.note(`${name}${to} reads ${unread} listings, ${often}`)
      },
      onProgress(read, unread) {
        progress.update(`${read} of ${unread} listings read`)
      },
    })
    return { ...near, share: settings.share }
  } catch (error) {
    if (!(error instanceof EndpointFailure)) throw error
    progress.clear()
    terminal.warn(`Without embeddings, by words alone: ${error.message}`)
    terminal.hint(error.remedy)
    return undefined
  } finally {
    progress.end()
  }
}

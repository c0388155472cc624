import { createHash } from 'node:crypto'
import type { Embedder } from '../endpoints/embedder.js'
import { EndpointFailure } from '../endpoints/failure.js'
import type { Need } from '../needs/need.js'
import { needTextForVector } from '../needs/text-for-vector.js'
import { type NearListings, nearestVectors, textForVector } from '../ranking/near.js'
import type { Store } from '../store/store.js'
import {
  confirmListingVectors,
  countUnread,
  eachListingVector,
  findNeedVector,
  findUnread,
  type ListingToRead,
  removeVectors,
  saveListingVectors,
  saveNeedVector,
  vectorSize,
} from '../store/vectors.js'

export interface NearWatch {
  signal?: AbortSignal
  /** Told before the need's text is given to the model. */
  onNeed?(): void
  /** Told before listings are, with how many; and after each batch. */
  onListings?(unread: number): void
  onProgress?(read: number, unread: number): void
}

/**
 * The listings nearest to a need by the vectors of a model. What the model has not read yet it is given, the need first; each answer is
 * kept at once, so that a run that breaks off goes on where it was. What is kept is never asked about again.
 * @throws EndpointFailure where there is no answer, or nothing to ask with; the signal's reason when the person says stop
 */
export async function findNear(
  store: Store,
  need: Need,
  embedder: Embedder,
  watch: NearWatch = {},
): Promise<NearListings> {
  const { model } = embedder
  const vector = await readNeed(store, need, embedder, watch)
  await readListings(store, embedder, vector.length, watch)
  return { model, ...nearestVectors(eachListingVector(store, model), vector) }
}

async function readNeed(
  store: Store,
  need: Need,
  { model, english, prefix, embed }: Embedder,
  { signal, onNeed }: NearWatch,
): Promise<Float32Array> {
  const text = needTextForVector(need, english)
  if (text === null)
    throw new EndpointFailure(
      `${model} reads English, and ${need.id} has no confirmed English search line.`,
      `Write one: govscout needs edit ${need.id} --search-en "what is sought"`,
    )
  const asked = prefix.need + text
  const hash = hashText(asked)
  const known = findNeedVector(store, model, hash)
  if (known) return known
  refuseReadOnly(store)
  onNeed?.()
  const [vector = new Float32Array()] = await embed([asked], signal)
  checkSize(store, model, vector.length)
  saveNeedVector(store, model, hash, vector)
  return vector
}

async function readListings(
  store: Store,
  { model, prefix, batch, embed }: Embedder,
  size: number,
  { signal, onListings, onProgress }: NearWatch,
): Promise<void> {
  const unread = countUnread(store, model)
  if (!unread) return
  refuseReadOnly(store)
  let told = false
  let read = 0
  for (let last = 0; ; ) {
    const rows = findUnread(store, model, last, batch).map((row) => {
      const text = prefix.listing + textForVector(row)
      return { ...row, text, hash_of_text: hashText(text) }
    })
    const end = rows.at(-1)
    if (!end) return
    last = end.id
    const isSame = (row: ListingToRead & { hash_of_text: string }) => row.text_hash === row.hash_of_text
    confirmListingVectors(store, model, rows.filter(isSame))
    const changed = rows.filter((row) => !isSame(row))
    if (changed.length) {
      if (!told) onListings?.(unread)
      told = true
      const vectors = await embed(
        changed.map(({ text }) => text),
        signal,
      )
      checkSize(store, model, vectors[0]?.length ?? size, size)
      saveListingVectors(
        store,
        model,
        changed.map(({ id, hash, hash_of_text }, i) => ({
          listing: id,
          listing_hash: hash,
          text_hash: hash_of_text,
          vector: vectors[i] as Float32Array,
        })),
      )
    }
    read += rows.length
    onProgress?.(read, unread)
  }
}

/**
 * A model that was exchanged behind its name answers in another size: vectors of the two cannot be compared.
 * @param expected size of the need's vector, where that is known
 */
function checkSize(store: Store, model: string, size: number, expected = vectorSize(store, model)): void {
  if (expected === null || size === expected) return
  removeVectors(store, model)
  throw new EndpointFailure(
    `${model} answers vectors of ${size} numbers; those that are kept have ${expected}: it is another model now. They were taken out.`,
    'Run the command again: all texts are read anew.',
  )
}

function refuseReadOnly({ db, file }: Store): void {
  if (db.readonly)
    throw new EndpointFailure(
      `${file} cannot be written, so that new vectors could not be kept.`,
      'Copy it to where it can be written, and name the copy with --db FILE.',
    )
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

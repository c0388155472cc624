import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The day that ZIP counts from. Local, for the format has no zone: so the bytes are the same in every one. */
const epoch = () => new Date(1980, 0, 1)

/**
 * A ZIP (DOCX, XLSX) written anew, so that the same paper is the same to the byte whenever and wherever it is made: without times of
 * its entries, and with the parts that `mend` changes.
 */
export function steadyZip(bytes: Uint8Array, mend: (path: string, text: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([path, data]) => {
    const isText = /\.(?:xml|rels)$/.test(path)
    return [path, isText ? strToU8(mend(path, strFromU8(data))) : data] as const
  })
  return zipSync(Object.fromEntries(parts), { mtime: epoch(), level: 6 })
}

import type { AwardSource } from '../awards/notice.js'
import type { PartyTools } from '../awards/party.js'
import { type NoticeFile, noticeFile, type ReadNotices, readNotices } from '../awards/read-notices.js'
import { decodeText } from '../decode.js'
import { isZip } from './archive.js'
import type { ArchiveFile } from './read-archive.js'

/** What award notices are read from: a file or archive as it is, or the files of a folder. */
export type AwardInput = { name: string; bytes: Uint8Array } | { name: string; files: readonly ArchiveFile[] }

/** Files in an archive or folder that may hold notices; not what other programs leave beside them. */
export function mayHoldNotices(path: string): boolean {
  return noticeFile.test(path) && !/(?:^|[\\/])[._]/.test(path)
}

/**
 * Opens what a person or the web gives and reads the notices in it.
 * @throws Problem where an archive cannot be opened, or nothing at all could be read
 */
export async function readAwardInput(
  input: AwardInput,
  tools: PartyTools,
  from?: AwardSource,
): Promise<ReadNotices> {
  const read = readNotices(await openFiles(input), input.name, tools, from)
  const [first] = read.faults
  // One broken notice of a day leaves the others alone; where nothing is left, that is the answer.
  if (first && !read.read) throw first
  return read
}

async function openFiles(input: AwardInput): Promise<NoticeFile[]> {
  if ('files' in input) return input.files.map(decode)
  if (!isZip(input.bytes)) return [decode({ path: input.name, bytes: input.bytes })]
  const { readArchive } = await import('./read-archive.js')
  const wanted = { patterns: ['*.csv', '*.xml', '*.json'], fits: mayHoldNotices, single: false }
  return (await readArchive(input.bytes, wanted, input.name)).map(decode)
}

function decode({ path, bytes }: ArchiveFile): NoticeFile {
  return { path, text: decodeText(bytes, 'text/plain') }
}

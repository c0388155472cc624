import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AwardNotice } from '../../src/awards/notice.js'
import type { NoticeFile } from '../../src/awards/read-notices.js'
import { legalForms, sharedHosts } from '../firms/data.js'

export const tools = { legalForms, sharedHosts }
export const samples = fileURLToPath(new URL('samples/', import.meta.url))

/** A sample by its name, or the files of a folder of samples. */
export function sample(name: string): NoticeFile[] {
  if (/\.\w+$/.test(name)) return [{ path: name, text: readFileSync(samples + name, 'utf8') }]
  return readdirSync(samples + name).map((path) => ({
    path,
    text: readFileSync(`${samples}${name}/${path}`, 'utf8'),
  }))
}

/** What a notice says of suppliers, in one line each. */
export function linesOf({ awards }: AwardNotice): string[] {
  return awards.map(({ role, supplier, lot, value, currency, decidedOn, framework }) =>
    [
      role,
      supplier.name,
      lot ?? '–',
      value === null ? '–' : `${value} ${currency}`,
      decidedOn ?? '–',
      ...(framework ? ['framework'] : []),
    ].join(' | '),
  )
}

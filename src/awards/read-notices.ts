import { Problem } from '../problem.js'
import { doeTables, parseDoeTables } from './doe-tables.js'
import { parseEforms } from './eforms.js'
import { parseJson } from './json-input.js'
import type { AwardNotice, AwardSource } from './notice.js'
import { takeLatest } from './notice-set.js'
import { isOcds, parseOcds } from './ocds.js'
import type { PartyTools } from './party.js'
import { isTedAnswer, parseTedAnswer } from './ted-api.js'

/** A file by its path within what was given, decoded. */
export interface NoticeFile {
  path: string
  text: string
}

/** The forms that award notices come in. */
export type NoticeForm = 'doe-csv' | 'eforms' | 'ocds' | 'ted-api'

export interface ReadNotices {
  /** Each once, in its highest version. */
  notices: AwardNotice[]
  forms: NoticeForm[]
  /** How many notices were read, repeats included. */
  read: number
  /** What could not be read, one for each file. */
  faults: Problem[]
}

/** Endings of files in an archive or folder that may hold notices. */
export const noticeFile = /\.(?:csv|xml|json|jsonl|ndjson)$/i

/**
 * Reads award notices whatever their form: the tables of the German export, notices in eForms XML, OCDS, answers of TED. A file that
 * cannot be read is a fault and leaves the others alone.
 * @param given name of what was given, for messages
 * @param from whose the notices are; told by the files if not given
 */
export function readNotices(
  files: readonly NoticeFile[],
  given: string,
  tools: PartyTools,
  from?: AwardSource,
): ReadNotices {
  const notices: AwardNotice[] = []
  const forms = new Set<NoticeForm>()
  const faults: Problem[] = []
  const attempt = (form: NoticeForm, work: () => AwardNotice[]) => {
    try {
      const found = work()
      for (const notice of found) notices.push(from ? { ...notice, source: from } : notice)
      forms.add(form)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      faults.push(error)
    }
  }
  const tables = new Map<string, string>()
  for (const { path, text } of files) {
    const name = files.length === 1 && path === given ? given : `${given}/${path}`
    const stem = /([^/\\]+)\.csv$/i.exec(path)?.[1]
    if (stem !== undefined) {
      const table = doeTables.find((one) => one.toLowerCase() === stem.toLowerCase())
      if (table) tables.set(table, text)
      else if (files.length === 1) faults.push(unknown(name))
      continue
    }
    const start = text.replace(/^\ufeff/, '').trimStart()
    if (start.startsWith('<')) attempt('eforms', () => [parseEforms(text, name, tools)])
    else readJsonFile(start, name, tools, from, attempt, faults)
  }
  if (tables.size) attempt('doe-csv', () => parseDoeTables(tables, given, tools))
  return { notices: takeLatest(notices), forms: [...forms], read: notices.length, faults }
}

function readJsonFile(
  text: string,
  name: string,
  tools: PartyTools,
  from: AwardSource | undefined,
  attempt: (form: NoticeForm, work: () => AwardNotice[]) => void,
  faults: Problem[],
): void {
  if (!/^[[{]/.test(text)) {
    faults.push(unknown(name))
    return
  }
  let value: unknown
  try {
    value = parseJson(text, name)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    faults.push(error)
    return
  }
  if (isOcds(value)) attempt('ocds', () => parseOcds(value, name, tools, from))
  else if (isTedAnswer(value)) attempt('ted-api', () => parseTedAnswer(value, name, tools))
  else faults.push(unknown(name))
}

function unknown(name: string): Problem {
  return new Problem(`${name}: this is no award notice in a form that is known`, {
    remedy:
      'Known are the CSV export of oeffentlichevergabe.de with all its tables, eForms XML, OCDS (JSON), and answers of the TED Search API v3.',
  })
}

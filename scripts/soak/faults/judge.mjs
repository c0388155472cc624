// What has to hold after a fault: words a person can act on, a whole base with all that was in it, a log that proves it.
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'

const dist = (file) =>
  import(pathToFileURL(fileURLToPath(new URL(`../../../dist/${file}`, import.meta.url))).href)
const { verifyLog } = await dist('store/verify-log.js')

/** Rows that nothing but forgetting a firm takes away, by what they are known by. */
const lasting = {
  listings: 'id, directory, entry',
  firms: 'id',
  notes: 'id, text',
  decisions: 'id, firm, verdict',
  assessments: 'id, firm, answer',
  needs: 'id, version, document',
  log: 'id, hash',
}

/** One row of the table that is printed. */
export class Tally {
  trials = 0
  codes = new Map()
  wrong = []

  constructor(fault, how) {
    this.fault = fault
    this.how = how
  }

  /** Notes one trial. @param faults what did not hold */
  add(came, faults = []) {
    this.trials++
    this.codes.set(came, (this.codes.get(came) ?? 0) + 1)
    for (const fault of faults) this.wrong.push(`${came}: ${fault}`)
  }
}

/** Exit code or signal of an outcome, for the table. */
export const came = ({ code, signal }) => (signal ? signal : `exit ${code}`)

/**
 * Are these words for a person: no stack trace, no defect, and a failure with a sentence that says what and where?
 * @param where a part of the sentence, such as the name of the file
 */
export function judgeWords({ code, signal, stdout, stderr }, { codes, where } = {}) {
  const faults = []
  const said = `${stdout}${stderr}`
  const shown = stderr.trim().replaceAll('\n', ' | ').slice(0, 300)
  if (/\n\s+at .*[:)]\d+|node:internal|Something went wrong inside/.test(said))
    faults.push(`a defect is shown: ${shown}`)
  if (codes && !codes.includes(code ?? signal))
    faults.push(`exit ${code ?? signal} and not ${codes.join(' or ')}: ${shown}`)
  if (code !== 0 && signal === null && code !== 130) {
    if (!/[.!?…"]\s*$/.test(said.trim())) faults.push(`no sentence: ${shown}`)
    if (where && !said.includes(where)) faults.push(`it does not say where (${where}): ${shown}`)
  }
  return faults
}

/**
 * Is the base whole, does it hold what `before` held, and does its log prove it?
 * @param before a base whose rows must all be there
 */
export function judgeBase(file, before) {
  if (!existsSync(file)) return before ? [`${file} is gone`] : []
  const faults = []
  const db = new Database(file, { timeout: 20_000 })
  try {
    const whole = db.pragma('integrity_check', { simple: true })
    if (whole !== 'ok') faults.push(`integrity_check says ${whole}`)
    const dangling = db.pragma('foreign_key_check')
    if (dangling.length) faults.push(`${dangling.length} rows point nowhere`)
    const has = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').pluck()
    if (before) {
      db.prepare('ATTACH ? AS before').run(before)
      for (const [table, columns] of Object.entries(lasting)) {
        const lost = db
          .prepare(
            `SELECT count(*) FROM (SELECT ${columns} FROM before.${table} EXCEPT SELECT ${columns} FROM main.${table})`,
          )
          .pluck()
          .get()
        if (lost) faults.push(`${lost} rows of ${table} are lost`)
      }
      db.exec('DETACH before')
    }
    if (has.get('log') && has.get('conflicts'))
      for (const { what } of verifyLog({ db, file }).faults) faults.push(`log verify: ${what}`)
  } catch (error) {
    faults.push(`the base cannot be read: ${error.message}`)
  } finally {
    db.close()
  }
  return faults
}

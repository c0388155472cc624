// What the readers of award notices make of the recorded notices, and what links by itself. Losers and subcontractors are looked up in the
// files by other means than the reader's.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const folders = {
  doe: ['doe-oeffentlichevergabe-2025-12-06', /\.csv$/],
  eforms: ['ted-eforms-xml-samples', /\.xml$/],
  ocds: ['uk-contracts-finder-ocds', /\.jsonl$/],
}

/** Whether the recorded notices are beside the checkout. @param corpus its folder */
export function hasRecordedNotices(corpus) {
  return Object.values(folders).every(([name]) => existsSync(resolve(corpus, name)))
}

/** @param corpus folder of the recorded data; parts functions of the tool, and what they need to know of firms */
export function measureAwards(corpus, { readNotices, indexFirms, matchSupplier, signsOf, nameKey, tools }) {
  const filesOf = (kind) => {
    const [name, ending] = folders[kind]
    return readdirSync(resolve(corpus, name))
      .filter((path) => ending.test(path))
      .map((path) => ({ path, text: readFileSync(resolve(corpus, name, path), 'utf8') }))
  }
  const read = (kind) => readNotices(filesOf(kind), kind, tools)
  const [doe, eforms, ocds] = [read('doe'), read('eforms'), read('ocds')]
  const results = doe.notices.filter(({ kind }) => kind === 'result')
  const awardNotices = eforms.notices.filter(({ kind }) => kind !== 'other')
  const all = [...doe.notices, ...eforms.notices, ...ocds.notices]
  return {
    eforms: {
      files: filesOf('eforms').length,
      awards: awardNotices.length,
      others: eforms.notices.length - awardNotices.length,
      refused: eforms.faults.map(({ message }) => message),
    },
    doe: {
      notices: doe.notices.length,
      results: results.length,
      with_winner: results.filter(({ namesWinner }) => namesWinner).length,
      left_out: results.filter(({ namesWinner, awards }) => namesWinner && !awards.length).length,
      probable: results.filter(({ awards }) => awards.some(({ role }) => role === 'probable')).length,
      faults: doe.faults.length,
    },
    ocds: { releases: ocds.read, notices: ocds.notices.length, faults: ocds.faults.length },
    wrong_winners: wrongWinners(
      filesOf('eforms').map(withNumbers),
      (files) => readNotices(files, 'eforms', tools).notices,
    ),
    links: linksOf(all, { indexFirms, matchSupplier, signsOf, nameKey, tools }),
  }
}

/** A register number for every company, so that nobody is out of sight for having neither it nor a legal form. */
function withNumbers({ path, text }) {
  let number = 0
  const numbered = text.replace(/(<cbc:CompanyID[^>]*>)[^<]*/g, (_, tag) => `${tag}HRB ${++number}`)
  return { path, text: numbered }
}

/** Firms that the XML names as subcontractors alone, or that bid for a lot that nobody won, and yet were awarded it. */
function wrongWinners(files, read) {
  const notices = read(files)
  return files.flatMap(({ text }) => {
    const plain = text.replace(/<!--[\s\S]*?-->/g, '')
    const id = /<cbc:ID schemeName="notice-id">([^<]+)</.exec(plain)?.[1]
    const notice = notices.find((one) => one.id === id)
    if (!notice) return []
    const ids = (tag) =>
      [...plain.matchAll(new RegExp(`<efac:${tag}>\\s*<cbc:ID[^>]*>(ORG-\\d+)`, 'g'))].map(
        (match) => match[1],
      )
    const tenderers = ids('Tenderer')
    const losers = ids('SubContractor').filter((one) => !tenderers.includes(one))
    const closed = [...plain.matchAll(/<efac:LotResult>[\s\S]*?<\/efac:LotResult>/g)]
      .filter(([result]) => /TenderResultCode[^>]*>(?:clos|open)-nw</.test(result))
      .map(([result]) => /<efac:TenderLot>\s*<cbc:ID[^>]*>([^<]+)/.exec(result)?.[1])
    const names = losers.map((org) => {
      const company =
        plain
          .split('<efac:Company>')
          .find((part) => part.includes(`>${org}<`) && part.includes('PartyName')) ?? ''
      return /<cac:PartyName>\s*<cbc:Name[^>]*>([^<]+)</.exec(company)?.[1]?.trim()
    })
    return notice.awards
      .filter(({ role }) => role !== 'subcontractor')
      .filter(({ supplier, lot }) => names.includes(supplier.name) || closed.includes(lot))
      .map(({ supplier }) => `${id}: ${supplier.name}`)
  })
}

/** Every supplier stands in the base once as itself: with name and town alone nothing may link, with its ids only they and its host may. */
function linksOf(notices, { indexFirms, matchSupplier, signsOf, nameKey, tools }) {
  const suppliers = notices.flatMap(({ awards }) => awards.map(({ supplier }) => supplier))
  const distinct = [...new Map(suppliers.map((one) => [`${one.name} ${one.city}`, one])).values()]
  const firms = distinct.map((one, firm) => ({
    firm,
    names: [one.name],
    cities: one.city ? [one.city] : [],
    countries: one.country ? [one.country] : [],
    domains: one.domain ? [one.domain] : [],
    ids: one.ids,
  }))
  const names = new Map()
  for (const supplier of notices.flatMap(({ named }) => named))
    for (const { key } of signsOf(supplier))
      names.set(key, (names.get(key) ?? new Set()).add(nameKey(supplier.name, tools.legalForms)))
  const bare = firms.map((one) => ({ ...one, domains: [], ids: [] }))
  const link = (known) => {
    const index = indexFirms(known, tools.legalForms)
    return suppliers
      .flatMap((one) => matchSupplier(one, index, (sign) => names.get(sign)?.size ?? 0))
      .filter(({ automatic }) => automatic)
  }
  const methods = {}
  for (const { method } of link(firms)) methods[method] = (methods[method] ?? 0) + 1
  const doubtful = [...names].filter(([, all]) => all.size > 1).map(([sign]) => sign.split(' ')[0])
  return { doubtful, suppliers: suppliers.length, by_name: link(bare).length, methods }
}

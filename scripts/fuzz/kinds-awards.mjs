// Award notices in each of their forms.
import { must } from './invariants.mjs'
import { tolerate } from './kinds-pages.mjs'
import { mutate } from './mutate.mjs'
import { awards as samples } from './samples.mjs'

const pieces = [
  '<cbc:ID>',
  '</cbc:ID>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '<![CDATA[',
  ']]>',
  '<efac:Company>',
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ';',
  '\n',
  'null',
  '1e400',
  '"ocid"',
  '"notices"',
  'Anna Muster',
  'GmbH',
  'DE136695976',
  '+49 30 1234567',
  'EUR',
  '2024-02-30',
] // prettier-ignore
const texts = samples.map(({ text }) => text)

/** Composed, in one line, without controls or halves of signs. */
const isClean = (text) =>
  text === null || (text.normalize('NFC') === text && !/[\u0000-\u001f\u007f-\u009f]|\p{Cs}/u.test(text))

export const awardKinds = [
  {
    name: 'awards',
    // As for tables: see the kind "csv".
    slowMs: 3000,
    about: 'award notices: tables of the German export, eForms, OCDS, answers of TED',
    make(random) {
      const single = samples.filter(({ path }) => !path.startsWith('doe/'))
      const chosen = random.chance(0.4)
        ? samples.filter(({ path }) => path.startsWith('doe/'))
        : [random.pick(single)]
      const which = random.below(chosen.length)
      return {
        files: chosen.map(({ path, text }, at) => ({
          path: path.replace('doe/', ''),
          text: at === which || random.chance(0.2) ? mutate(text, random, { others: texts, pieces }) : text,
        })),
      }
    },
    run({ files }, tool) {
      const read = tolerate(tool, () => tool.readNotices(files, 'export.zip', tool.cleaning))
      for (const { message } of read?.faults ?? []) must(message !== '', 'a fault without words')
      for (const { buyers, awards, named, publishedOn, cpv } of read?.notices ?? []) {
        must(publishedOn === null || !Number.isNaN(Date.parse(publishedOn)), `published on ${publishedOn}`)
        must(
          cpv.every((code) => /^\d+$/.test(code)),
          `a code that is none: ${cpv}`,
        )
        for (const { name, website, domain, country } of [
          ...buyers,
          ...named,
          ...awards.map(({ supplier }) => supplier),
        ]) {
          must(isClean(name) && name !== '', `an odd name: ${JSON.stringify(name)}`)
          must(website === null || /^https?:\/\//.test(website), `a website at ${website}`)
          must(domain === null || website !== null, 'a domain without a website')
          must(country === null || /^[A-Z]{2}$/.test(country), `a country ${country}`)
        }
        for (const { value, currency, decidedOn } of awards) {
          must(value === null || (Number.isFinite(value) && value >= 1000), `a value of ${value}`)
          must(currency === null || (value !== null && /^[A-Z]{3}$/.test(currency)), `a currency ${currency}`)
          must(decidedOn === null || !Number.isNaN(Date.parse(decidedOn)), `decided on ${decidedOn}`)
        }
      }
    },
  },
]

import { describe, expect, test } from 'vitest'
import { findNear } from '../../src/dossier/near-listings.js'
import { rankNeed } from '../../src/dossier/rank-need.js'
import { whyFirm } from '../../src/dossier/why-firm.js'
import type { Embedder } from '../../src/endpoints/embedder.js'
import { EndpointFailure } from '../../src/endpoints/failure.js'
import { readVectors } from '../../src/endpoints/vectors.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { labelsIn } from '../../src/ranking/labels.js'
import { saveDecision } from '../../src/store/decisions.js'
import { forgetFirm } from '../../src/store/forget.js'
import { createNeed, findNeed } from '../../src/store/needs.js'
import { openReadOnly } from '../../src/store/open-read-only.js'
import { meaningOf } from '../endpoints/stand-in.js'
import { listing, makeFolder, openBase, publish, rows } from '../store/base.js'
import { bread, filledBase, findEvidence, fuchs, lexicon, need, wien } from './base.js'

interface Toy extends Embedder {
  asked: string[]
}

/** Reads texts as test/endpoints/stand-in.ts does, and keeps what it was asked. */
function toy(over: Partial<Embedder> = {}): Toy {
  const asked: string[] = []
  return {
    model: 'ollama/toy',
    english: false,
    host: '127.0.0.1:11434',
    batch: 2,
    prefix: { need: '', listing: '' },
    asked,
    async embed(texts) {
      asked.push(...texts)
      return readVectors(texts.map(meaningOf), texts.length, 'toy')
    },
    ...over,
  }
}

const english = needSchema.parse({ ...need, search: { en: 'checks building permits' } })

describe('vectors', () => {
  test('are asked for once: the need first, then each listing; a second run asks nothing', async () => {
    const store = filledBase()
    const embedder = toy()
    const first = await findNear(store, english, embedder)
    expect(embedder.asked[0]).toMatch(/^checks building permits\. Bauanträge prüfen/)
    expect(embedder.asked).toHaveLength(7)
    expect([...first.cosines.keys()].slice(0, 5)).toEqual([1, 2, 3, 4, 5])
    const again = toy()
    expect(await findNear(store, english, again)).toEqual(first)
    expect(again.asked).toEqual([])
  })

  test('are asked for anew where the text is another, and where the model is', async () => {
    const store = filledBase()
    await findNear(store, english, toy())
    const texts = { ...bread, summary: 'Backt Brot und prüft Bauanträge.' }
    // Aktenfuchs moves: nothing that a model reads.
    publish(store, [{ ...fuchs, city: 'Lübeck' }, wien, texts], { findEvidence, coverage: 'partial' })
    const changed = toy()
    await findNear(store, english, changed)
    expect(changed.asked).toEqual(['Backt Brot und prüft Bauanträge.'])
    const once = toy()
    await findNear(store, english, once)
    expect(once.asked).toEqual([])
    const other = toy({ model: 'ollama/other' })
    await findNear(store, english, other)
    expect(other.asked).toHaveLength(7)
    expect(rows(store, 'SELECT model, count(*) AS n FROM listing_vectors GROUP BY model')).toEqual([
      { model: 'ollama/other', n: 6 },
      { model: 'ollama/toy', n: 6 },
    ])
  })

  test('carry the prefixes that the model wants', async () => {
    const embedder = toy({ prefix: { need: 'query: ', listing: 'passage: ' } })
    await findNear(filledBase(), english, embedder)
    expect(embedder.asked[0]).toMatch(/^query: checks/)
    expect(embedder.asked.slice(1).every((text) => text.startsWith('passage: '))).toBe(true)
  })

  test('that came before it broke off are kept', async () => {
    const store = filledBase()
    let left = 3
    const breaking = toy({
      async embed(texts) {
        if (!left--) throw new EndpointFailure('the host is gone', 'Look after it.')
        return readVectors(texts.map(meaningOf), texts.length, 'toy')
      },
    })
    await expect(findNear(store, english, breaking)).rejects.toThrow('the host is gone')
    const rest = toy()
    await findNear(store, english, rest)
    expect(rest.asked).toHaveLength(2)
  })

  test('go with a firm that is forgotten', async () => {
    const store = filledBase()
    await findNear(store, english, toy())
    forgetFirm(store, 1, 'wishes it')
    expect(rows(store, 'SELECT listing FROM listing_vectors WHERE listing = 1')).toEqual([])
    expect(rows(store, 'SELECT count(*) AS n FROM listing_vectors')).toEqual([{ n: 5 }])
    const again = toy()
    expect((await findNear(store, english, again)).cosines.has(1)).toBe(false)
    expect(again.asked).toEqual([])
  })

  test('of another size than the kept ones are another model: all are made anew by the next run', async () => {
    const store = filledBase()
    await findNear(store, english, toy())
    const wider = (): Toy =>
      toy({
        embed: async (texts) =>
          readVectors(
            texts.map((text) => [...meaningOf(text), 1]),
            texts.length,
            'toy',
          ),
      })
    const other = needSchema.parse({ ...english, text: 'Gesucht ist etwas gegen Rohrbruch.' })
    await expect(findNear(store, other, wider())).rejects.toThrow(/5 numbers.*have 4/)
    expect(rows(store, 'SELECT * FROM listing_vectors')).toEqual([])
    expect((await findNear(store, other, wider())).cosines.size).toBe(6)
  })

  test('cannot be kept in a base that cannot be written, which is said before anything is asked', async () => {
    const file = `${makeFolder()}/base.db`
    publish(openBase(file), [fuchs])
    const readOnly = { ...filledBase(), db: openReadOnly(file) }
    const embedder = toy()
    await expect(findNear(readOnly, english, embedder)).rejects.toThrow(/cannot be written/)
    expect(embedder.asked).toEqual([])
    readOnly.db.close()
  })
})

describe('an encoder that reads English', () => {
  test.each([
    ['gets the English line', { search: { en: 'building permits' } }, 'building permits'],
    [
      'gets the text of an English need',
      {
        title: 'Check building permits',
        text: 'The city is looking for software that checks building permits for the office.',
      },
      'Check building permits. The city is looking for software that checks building permits for the office.',
    ],
  ])('%s', async (_, parts, text) => {
    const embedder = toy({ english: true })
    await findNear(filledBase(), needSchema.parse({ ...need, ...parts }), embedder)
    expect(embedder.asked[0]).toBe(text)
  })

  test.each([
    ['there is none', {}],
    ['it is a draft that nobody confirmed', { search: { en: 'building permits' }, drafted: ['en'] }],
  ])('is not asked where %s', async (_, parts) => {
    const embedder = toy({ english: true })
    const asked = findNear(filledBase(), needSchema.parse({ ...need, ...parts }), embedder)
    await expect(asked).rejects.toThrow(/bau-1 has no confirmed English search line/)
    expect(embedder.asked).toEqual([])
  })
})

describe('a ranking with vectors', () => {
  /** Says the same in words of its own: no form of the vocabulary stands in it. */
  const stranger = listing('Kormoran', { country: 'DE', summary: 'Loved by gardeners.' })

  /** A base must have others for one to stand out from them. */
  const others = Array.from({ length: 30 }, (_, i) =>
    listing(`Laden ${i}`, { summary: 'Verkauft Fahrräder.' }),
  )

  async function joined(limit = 20, filter = {}) {
    const store = filledBase()
    publish(store, [stranger, ...others], { coverage: 'partial', findEvidence })
    const near = await findNear(store, english, toy())
    return { store, near, ranking: rankNeed(store, { need: english }, { lexicon }, filter, limit, { near }) }
  }

  test('has a line of its own, and points that add up to the score', async () => {
    const { ranking } = await joined()
    expect(ranking.embeddings).toBe('ollama/toy')
    for (const { score, reasons } of ranking.firms) {
      const sum = reasons.reduce((all, { points }) => all + Math.round(points * 100), 0)
      expect(sum).toBe(Math.round(score * 100))
    }
    const [best] = ranking.firms
    expect(best?.name).toBe('Aktenfuchs')
    expect(best?.reasons.map(({ label }) => label)).toContain('embeddings: ollama/toy, rank 1')
  })

  test('has firms that no word finds, and says that no word of the need stands in them', async () => {
    const { ranking } = await joined()
    const found = ranking.firms.find(({ name }) => name === 'Kormoran')
    expect(found).toMatchObject({ covered: 0 })
    expect(found?.reasons).toEqual([
      expect.objectContaining({
        criterion: 'fit',
        rule: 'embeddings:ollama/toy',
        quote: 'Loved by gardeners.',
      }),
    ])
    const { store } = await joined()
    expect(
      rankNeed(store, { need: english }, { lexicon }, {}, 20).firms.map(({ name }) => name),
    ).not.toContain('Kormoran')
  })

  test('is not filled up with what lies nearest among strangers', async () => {
    const store = filledBase()
    publish(store, [listing('Laden', { summary: 'Verkauft Fahrräder.' })], {
      coverage: 'partial',
      findEvidence,
    })
    const near = await findNear(store, english, toy())
    expect(near.cosines.size).toBe(7)
    const names = rankNeed(store, { need: english }, { lexicon }, {}, 20, { near }).firms.map(
      ({ name }) => name,
    )
    expect(names).toEqual(['Aktenfuchs', 'Wienbau'])
  })

  test('leaves out who has ended or is outside the filter, as ever', async () => {
    const { ranking } = await joined(20, { country: 'DE' })
    const names = ranking.firms.map(({ name }) => name)
    expect(names).not.toContain('Wienbau')
    expect(names).not.toContain('Altbau')
    expect(ranking.left).toEqual({ ended: 3, filtered: 1, knocked_out: 0 })
  })

  test('keeps to what must and must not stand in a text', async () => {
    const store = filledBase()
    publish(store, [stranger, ...others], { coverage: 'partial', findEvidence })
    const strict = needSchema.parse({ ...english, must: ['Bauantrag'] })
    const near = await findNear(store, strict, toy())
    const names = rankNeed(store, { need: strict }, { lexicon }, {}, 20, { near }).firms.map(
      ({ name }) => name,
    )
    expect(names).toEqual(['Aktenfuchs', 'Wienbau'])
  })

  test('is the same whoever is asked about or decided on', async () => {
    const { store, near } = await joined()
    createNeed(store, english)
    const stored = findNeed(store, 'bau-1')
    const before = rankNeed(store, stored, { lexicon }, {}, 20, { near }).firms
    const asked = rankNeed(store, stored, { lexicon }, {}, 20, { near, asked: [3, 6] })
    expect(asked.firms).toEqual(before)
    expect(asked.beside.get('F3')?.reasons.map(({ rule }) => rule)).toContain('embeddings:ollama/toy')
    saveDecision(store, {
      need: 'bau-1',
      need_version: 1,
      firm: 3,
      verdict: 'in',
      reason: null,
      because: null,
    })
    expect(rankNeed(store, stored, { lexicon }, {}, 20, { near }).firms).toEqual(before)
  })

  test.each(['by words', 'with vectors'])(
    'is the same from what was kept, first looked at %s',
    async (first) => {
      const { store, near } = await joined()
      createNeed(store, english)
      const ranked = (more: { near?: typeof near }, key = {}) =>
        rankNeed(store, findNeed(store, 'bau-1'), { lexicon, ...key }, {}, 20, more).firms
      const looks = first === 'by words' ? [{}, { near }, {}] : [{ near }, {}, { near }]
      // With vectors texts are read that no word finds, and what they say is kept with the rest.
      for (const more of looks) expect(ranked(more, { key: 'vocabulary code' })).toEqual(ranked(more))
      expect(rows(store, 'SELECT made_with FROM need_searches')).toEqual([{ made_with: 'vocabulary code' }])
    },
  )

  test('answers why as it lists', async () => {
    const { store, near, ranking } = await joined()
    createNeed(store, english)
    const why = whyFirm(
      {
        store,
        stored: findNeed(store, 'bau-1'),
        vocabulary: { lexicon },
        labels: labelsIn('en'),
        filter: {},
        top: 20,
        near,
      },
      7,
    )
    const listed = ranking.firms.find(({ firm }) => firm === 'F7')
    expect(why).toMatchObject({ state: 'listed', rank: listed?.rank, points: { score: listed?.score } })
  })
})

import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { toDirectory } from '../../src/directories/catalogue.js'
import { extractStored } from '../../src/scout/extract-stored.js'
import { algolia, shapeRecipe } from '../directories/shape-recipe.js'
import { openBase, rows } from '../store/base.js'
import { fakeClient, vocabulary } from './fake.js'
import { names, scout } from './scout.js'

const secret = 'NmQ0c2VjdXJlZGtleQ=='
const [search] = algolia.request.start
const shell = `<!doctype html><script>window.AlgoliaOpts = {"app":"N","key":"${secret}"}</script>`
const one = toDirectory(stringify(shapeRecipe(algolia)), 'de-nordliste.yaml', 'own')

/** A search service that wants the key, answers by the body, and repeats the question as some do. */
function service(page: string = shell) {
  const client = fakeClient({ 'https://nordliste.example/firms': page })
  const rest = client.fetchPage.bind(client)
  const asked: { method: string | undefined; key: string | undefined; body: string | undefined }[] = []
  return Object.assign(client, {
    questions: asked,
    fetchPage: (request: Parameters<typeof rest>[0], signal?: AbortSignal) => {
      if (request.url !== search) return rest(request, signal)
      asked.push({ method: request.method, key: request.headers?.['x-algolia-api-key'], body: request.body })
      request.onSent?.()
      const hits = request.body?.includes('"facets"')
        ? []
        : [{ objectID: '1', id: 1, name: 'Aktenfuchs', slug: 'a', _highlightResult: {} }]
      const answer = {
        results: [{ hits, nbHits: 1, nbPages: 1, facets: { batch: { W21: 1 } }, params: `apiKey=${secret}` }],
      }
      return Promise.resolve({
        status: 200,
        url: request.url,
        finalUrl: request.url,
        contentType: 'application/json',
        body: Buffer.from(JSON.stringify(answer)),
        validators: {},
        fetchedAt: '2026-11-24T10:00:00Z',
        reservations: [],
        wishes: {},
        bytes: 9,
      })
    },
  })
}

describe('a key that the page carries', () => {
  test('is read once a run, and sent with each question', async () => {
    const store = openBase()
    const client = service()
    expect(await scout(store, client, {}, one)).toMatchObject({
      result: 'success',
      requests: 3,
      listings: { new: 1 },
      issues: [],
    })
    expect(client.asked.map(({ url, method }) => [url, method])).toEqual([
      ['https://nordliste.example/firms', undefined],
    ])
    expect(client.questions.map(({ method, key }) => [method, key])).toEqual([
      ['POST', secret],
      ['POST', secret],
    ])
    expect(names(store)).toEqual(['Aktenfuchs'])
  })

  test('stands nowhere in the base, nor does what the recipe drops', async () => {
    const store = openBase()
    await scout(store, service(), {}, one)
    const tables = rows(store, "SELECT name FROM sqlite_schema WHERE type = 'table'") as { name: string }[]
    const whole = tables.map(({ name }) => JSON.stringify(rows(store, `SELECT * FROM ${name}`))).join()
    expect(whole).not.toContain(secret)
    const { findPage } = await import('../../src/store/pages.js')
    const kept = (rows(store, 'SELECT request FROM pages') as { request: string }[]).map(({ request }) =>
      findPage(store, 'de-nordliste', request),
    )
    expect(kept).toHaveLength(2)
    for (const page of kept) {
      expect(page?.text).toMatch(/"params":"apiKey="/)
      expect(page?.text).not.toMatch(/_highlightResult|NmQ0/)
    }
  })

  test('is not needed to read the kept pages again', async () => {
    const store = openBase()
    await scout(store, service(), {}, one)
    expect(await extractStored(store, vocabulary, one, { acceptLoss: false })).toMatchObject({
      result: 'success',
      listings: { unchanged: 1 },
    })
  })

  test.each([
    ['is not there', '<!doctype html><p>Nichts'],
    ['is empty', shell.replace(secret, ' ')],
    ['would break a header', shell.replace(secret, 'a\r\nb: c')],
    ['is no text of a header', shell.replace(secret, 'schlüssel')],
  ])('that %s ends the run with its next step', async (_, page) => {
    const client = service(page)
    expect(await scout(openBase(), client, {}, one)).toMatchObject({
      result: 'failed',
      issues: [
        {
          class: 'structure',
          url: 'https://nordliste.example/firms',
          next_step: expect.stringMatching(/request\.key/),
        },
      ],
    })
    expect(client.questions).toEqual([])
  })
})

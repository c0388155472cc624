import { afterEach, describe, expect, test } from 'vitest'
import { openEndpoint } from '../../src/endpoints/endpoint.js'
import { EndpointFailure } from '../../src/endpoints/failure.js'
import { translatorSchema } from '../../src/endpoints/settings.js'
import { type DraftSource, openTranslator, type Translator } from '../../src/endpoints/translator.js'
import { type LoopbackWeb, type Route, startWeb } from '../crawl/loopback-web.js'
import { json } from './stand-in.js'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

const forms = {
  openai: {
    path: '/v1/chat/completions',
    answer: (content: unknown) => ({ choices: [{ message: { content } }] }),
  },
  ollama: { path: '/api/chat', answer: (content: unknown) => ({ message: { role: 'assistant', content } }) },
  libretranslate: { path: '/translate', answer: (translatedText: unknown) => ({ translatedText }) },
}
type Kind = keyof typeof forms
const kinds = Object.keys(forms) as Kind[]

async function open(
  kind: Kind,
  route: Route,
  key?: string,
): Promise<{ translator: Translator; web: LoopbackWeb }> {
  const web = await startWeb({ [forms[kind].path]: route })
  opened.push(web)
  const settings = translatorSchema.parse({
    kind,
    url: web.origin,
    ...(kind === 'libretranslate' ? {} : { model: 'toy' }),
    ...(key === undefined ? {} : { key_env: 'TOY_KEY' }),
  })
  const translator = openTranslator(settings, (place) => {
    const endpoint = openEndpoint(place, { env: { TOY_KEY: key }, userAgent: 'govscout/0' })
    opened.push(endpoint)
    return endpoint
  })
  return { translator, web }
}

const source: DraftSource = {
  title: 'Digitale Baugenehmigung',
  text: 'Bauanträge prüfen. Betrieb im Rechenzentrum der Stadt.',
  from: 'de',
}
const bodyOf = ({ asked }: LoopbackWeb): unknown => JSON.parse(asked[0]?.body ?? 'null')

describe('a draft', () => {
  test.each(kinds)('of %s is its line', async (kind) => {
    const { translator } = await open(kind, json(forms[kind].answer('checks building permits')))
    expect(await translator.draft(source, 'en')).toBe('checks building permits')
  })

  test.each(['openai', 'ollama'] as const)('is asked of %s with title and text as material', async (kind) => {
    const { translator, web } = await open(kind, json(forms[kind].answer('x')))
    await translator.draft(source, 'en')
    expect(translator.by).toBe(`${kind} toy`)
    expect(bodyOf(web)).toMatchObject({
      model: 'toy',
      stream: false,
      messages: [
        { role: 'system', content: expect.stringMatching(/one English line[\s\S]*not an instruction/) },
        { role: 'user', content: `${source.title}\n\n${source.text}` },
      ],
    })
  })

  test('is asked of LibreTranslate as a translation of the title, with the key in the body', async () => {
    const { translator, web } = await open('libretranslate', json({ translatedText: 'x' }), 'secret-1')
    await translator.draft(source, 'en')
    expect(translator.by).toBe(`libretranslate ${web.host}`)
    expect(bodyOf(web)).toEqual({
      q: 'Digitale Baugenehmigung',
      source: 'de',
      target: 'en',
      format: 'text',
      api_key: 'secret-1',
    })
  })

  test.each(kinds)('of %s is made of the line a person wrote, where there is one', async (kind) => {
    const { translator, web } = await open(kind, json(forms[kind].answer('x')))
    await translator.draft({ ...source, line: 'Bauanträge prüfen' }, 'en')
    const sent = web.asked[0]?.body ?? ''
    expect(sent).toContain('Bauanträge prüfen')
    expect(sent).not.toContain('Rechenzentrum')
  })

  test('of a need of twenty pages is asked with its beginning', async () => {
    const { translator, web } = await open('ollama', json(forms.ollama.answer('x')))
    await translator.draft({ ...source, text: 'Bauantrag '.repeat(20_000) }, 'en')
    expect(web.asked[0]?.body.length).toBeLessThan(6000)
  })
})

test.each([
  ['"checks building permits"', 'checks building permits'],
  ['„prüft Bauanträge“\n', 'prüft Bauanträge'],
  ['<think>The user wants\na line.</think>\n\nchecks permits', 'checks permits'],
  ['English: **checks permits**\nThis line says …', 'checks permits'],
  ['---\n- checks\u0007 \u202Epermits\u001b[31m', 'checks permits [31m'],
  ['checks   building\tpermits', 'checks building permits'],
  ['word '.repeat(200), 'word '.repeat(60).trim()],
])('of the answer %j one clean line is taken', async (answer, line) => {
  const { translator } = await open('ollama', json(forms.ollama.answer(answer)))
  expect(await translator.draft(source, 'en')).toBe(line)
})

describe('a wrong answer', () => {
  test.each([
    ['of nothing', ''],
    ['of signs', '***\n---'],
    ['of thinking without end', '<think>hm'],
    ['of a number', 7],
    ['of null', null],
  ])('%s is a failure', async (_, content) => {
    for (const kind of kinds) {
      const { translator } = await open(kind, json(forms[kind].answer(content)))
      await expect(translator.draft(source, 'en')).rejects.toThrow(/without a line/)
    }
  })

  test('of another form is a failure', async () => {
    for (const kind of kinds) {
      const { translator } = await open(kind, json([{ error: 'no' }]))
      await expect(translator.draft(source, 'en')).rejects.toBeInstanceOf(EndpointFailure)
    }
  })
})

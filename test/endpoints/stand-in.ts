import { type Route, reply } from '../crawl/loopback-web.js'

// Stand-ins for the protocols of models: they answer in the form that the interfaces document, with invented content.

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Route {
  return reply(status, { 'content-type': 'application/json', ...headers }, JSON.stringify(body))
}

/** A vector of four numbers by what a text speaks of: permits, water, bread, anything else. */
export function meaningOf(text: string): number[] {
  const speaks = (pattern: RegExp) => (pattern.test(text) ? 1 : 0)
  return [speaks(/permit|bauantr|gardeners/i), speaks(/water|leak|pipe/i), speaks(/bread|brot/i), 0.1]
}

/** Ollama's /api/embed. */
export const ollamaEmbed: Route = (response, { body, count }) => {
  const { input } = JSON.parse(body) as { input: string[] }
  json({ model: 'toy', embeddings: input.map(meaningOf) })(response, {
    method: 'POST',
    url: '',
    headers: {},
    body,
    count,
  })
}

/** OpenAI's /v1/embeddings, the last text first. */
export const openAiEmbed: Route = (response, asked) => {
  const { input } = JSON.parse(asked.body) as { input: string[] }
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: meaningOf(text) }))
  json({ object: 'list', data: data.reverse(), model: 'toy' })(response, asked)
}

import type { Context } from '../context.js'
import type { Language } from '../language/guess-language.js'
import type { Need } from '../needs/need.js'
import type { Drafts } from './needs-words.js'

/**
 * The search line in the language that the need is not written in, drafted by the translator that the settings name. Where it does
 * not answer, that is warned of, and the draft of the vocabulary stays.
 * @param wanted lines that are missing or drafts
 * @param from language of title and text
 */
export async function translateLines(
  context: Context,
  need: Need,
  wanted: readonly ('de' | 'en')[],
  from: Language,
): Promise<Drafts> {
  const { terminal, config, signal } = context
  const to = from === 'en' ? 'de' : 'en'
  const source = from === 'de' || from === 'en' ? from : 'auto'
  const none: Drafts = { lines: {}, origin: {} }
  if (!config.translator || !wanted.includes(to)) return none
  const [{ openTranslator }, { openEndpoint }, { EndpointFailure }] = await Promise.all([
    import('../endpoints/translator.js'),
    import('../endpoints/endpoint.js'),
    import('../endpoints/failure.js'),
  ])
  try {
    const translator = openTranslator(config.translator, (place) =>
      context.keep(openEndpoint(place, context.web)),
    )
    terminal.note(`The text of ${need.id} goes to ${translator.by} at ${translator.host}.`)
    const { title, text } = need
    const line = source === 'auto' || need.drafted.includes(source) ? undefined : need.search[source]
    const draft = await translator.draft({ title, text, line, from: source }, to, signal)
    return { lines: { [to]: draft }, origin: { [to]: { by: translator.by, at: context.now() } } }
  } catch (error) {
    if (!(error instanceof EndpointFailure)) throw error
    terminal.warn(`The translator drafts no line: ${error.message}`)
    terminal.hint(error.remedy)
    return none
  }
}

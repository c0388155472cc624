import { z } from 'zod'

const keyEnv = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
    'key_env is the name of an environment variable, such as GOVSCOUT_KEY; a key itself never stands in this file',
  )

const address = z.string().superRefine((text, context) => {
  const fault = addressFault(text)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

const model = z.string().trim().min(1).max(200)

/** Where an answer comes from over the wire, and the name of the variable that holds the key to it. */
const place = { url: address, key_env: keyEnv.optional() }

/** A prefix that some models want before a text, such as "query: "; blanks at its end count. */
const prefix = z.string().min(1).max(100)

/** What the vectors count against the words (ranking/fuse.ts); more than half is never theirs. */
const share = z.number().min(0.05).max(0.5).optional()

const vectorModel = {
  model,
  /** `en` where the model reads English alone: then the English line of a need is what it is given. */
  language: z.literal('en').optional(),
  need_prefix: prefix.optional(),
  listing_prefix: prefix.optional(),
  share,
}

/** What makes vectors of texts: an endpoint, or the encoder of an npm package (`use`), which sends nothing anywhere. */
export const embeddingsSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('openai'), ...place, ...vectorModel }),
    z.strictObject({ kind: z.literal('ollama'), ...place, ...vectorModel }),
    z.strictObject({ kind: z.literal('use'), share }),
  ])
  .superRefine(guardKey)
export type EmbeddingsSettings = z.infer<typeof embeddingsSchema>

/** What drafts search lines in the other language. */
export const translatorSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('openai'), ...place, model }),
    z.strictObject({ kind: z.literal('ollama'), ...place, model }),
    z.strictObject({ kind: z.literal('libretranslate'), ...place }),
  ])
  .superRefine(guardKey)
export type TranslatorSettings = z.infer<typeof translatorSchema>

/** The part of the settings that names a place on the web. */
export interface EndpointSettings {
  url: string
  key_env?: string | undefined
}

function addressFault(text: string): string | null {
  if (!URL.canParse(text)) return 'url is no address, such as http://localhost:11434'
  const { protocol, username, password, search, hash } = new URL(text)
  if (!/^https?:$/.test(protocol)) return 'url must begin with https:// or http://'
  if (username || password)
    return 'url must hold no user or password; name the variable of a key with key_env'
  return search || hash
    ? 'url must end before "?" and "#"; a key goes into the variable named by key_env'
    : null
}

/** A key in plain http is read by whoever carries it; one's own machine alone is no way. */
function guardKey(
  settings: { kind: string; url?: string; key_env?: string | undefined },
  context: z.core.$RefinementCtx,
): void {
  const { url, key_env } = settings
  if (!key_env || !url || !URL.canParse(url)) return
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || isOwnMachine(hostname)) return
  context.addIssue({
    code: 'custom',
    path: ['url'],
    message: 'url must begin with https:// where a key is sent, unless it is this machine',
  })
}

/** Loopback by name or number (RFC 6761, section 6.3; RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). */
export function isOwnMachine(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

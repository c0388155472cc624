import type { Document } from 'domhandler'
import { compileSelector, type Finder, parseHtml } from './dom.js'
import { elementText } from './element-text.js'
import { rawText } from './embedded-json.js'
import { type Nature, natureSteps } from './nature-steps.js'
import { findReservations } from './reservations.js'

/** What kind of page it is when the selectors of a recipe found nothing on it. */
export interface PageNature {
  nature: Nature
  /** What gave it away, one sentence. */
  why: string
  /** What a person can do, one sentence. */
  nextStep: string
}

/** A page with less text than this, in characters, holds no list. */
const thin = 800

const find = (selector: string) => compileSelector(selector, 'page nature')

/** Elements and scripts that frameworks leave where the content will be drawn. */
const shells: readonly { sign: Finder; what: string; hint?: string }[] = [
  { sign: find('app-root'), what: 'the empty element <app-root> of Angular' },
  {
    sign: find(':is(#root, #app, #__next, #___gatsby):not(:has(a, p, li))'),
    what: 'a root element without content',
  },
  {
    sign: find('script#__NEXT_DATA__'),
    what: 'the script __NEXT_DATA__ of Next.js',
    hint: 'The data stands as JSON in the page: read it with shape json and within: "script#__NEXT_DATA__".',
  },
  {
    sign: find('[data-page^="{"]'),
    what: 'JSON in the attribute data-page (Inertia)',
    hint: `The page is filled from JSON, at times already in data-page (shape json, within). ${natureSteps['script-shell']}`,
  },
  { sign: find('[data-bind]'), what: 'the attribute data-bind of Knockout' },
  { sign: find('[ng-app], [ng-controller], [v-cloak], [x-data]'), what: 'attributes of a script framework' },
]

const scriptMarks: readonly { mark: string; what: string; hint?: string }[] = [
  {
    mark: 'AlgoliaOpts',
    what: 'AlgoliaOpts: the list comes from the search service Algolia',
    hint: 'Read the terms of the site first; look for an open mirror or ask the publisher, and declare its JSON with shape json.',
  },
  { mark: 'window.__NUXT__', what: 'window.__NUXT__ of Nuxt' },
  { mark: 'window.__INITIAL_STATE__', what: 'window.__INITIAL_STATE__' },
]

/** What services against robots leave in a page. */
export const challengeMarks =
  /cf-chl|_cf_chl_opt|challenge-platform|cf-turnstile|_Incapsula_Resource|captcha-delivery\.com|px-captcha|ddos-guard|awswaf|hcaptcha\.com|recaptcha\/api/i
/** What they call it. */
export const challengeTitles =
  /just a moment|attention required|access denied|are you (?:a )?(?:human|robot)|verify you are human|checking your browser|einen moment|bitte bestätigen sie|security check/i
/** Words of a question for consent. */
export const consentWords = /consent|cookie|einwilligung|zustimm|datenschutzeinstellung|privatsphäre/i

/**
 * Says what a page is that brought nothing, so that nobody reads "0 firms" where the list is drawn by script.
 * @throws PageProblem where the page is made to cost time
 */
export function describePageNature(html: string, url: string): PageNature {
  if (html.trim() === '') return tell('empty', 'The answer has no content.')
  const document = parseHtml(html, 'parse5', url)
  const text = elementText(document)
  const title = pageTitle(document)
  const short = text.length < thin
  if (challengeTitles.test(title) || (short && challengeMarks.test(html)))
    return tell('challenge', `The page is a challenge for browsers ("${title || 'without title'}").`)
  if (passwordField.first(document) && text.length < thin * 4)
    return tell('login', 'The page asks for a password.')
  const shell = findShell(document, html)
  if (shell)
    return {
      ...tell('script-shell', `The content is drawn by script: the page has ${shell.what}.`),
      ...(shell.hint === undefined ? {} : { nextStep: shell.hint }),
    }
  if (short && askingElement.first(document) && consentWords.test(`${title} ${text}`))
    return tell('consent', 'The page holds little but a question for consent.')
  const [reservation] = findReservations(document)
  if (reservation !== undefined) return tell('reserved', `The page carries ${reservation}.`)
  if (short && (text === '' || scriptElement.first(document)))
    return tell(
      'script-shell',
      `The content is drawn by script: only ${text.length} characters of text stand in it.`,
    )
  return tell('other', `The page has ${text.length} characters of text, but nothing the selectors fit.`)
}

function tell(nature: Nature, why: string): PageNature {
  return { nature, why, nextStep: natureSteps[nature] }
}

function findShell(document: Document, html: string): { what: string; hint?: string } | undefined {
  return (
    shells.find(({ sign }) => sign.first(document)) ?? scriptMarks.find(({ mark }) => html.includes(mark))
  )
}

const titleElement = find('title')
const passwordField = find('input[type="password"]')
const askingElement = find('button, form, [role="dialog"]')
const scriptElement = find('script')

function pageTitle(document: Document): string {
  const title = titleElement.first(document)
  return title ? rawText(title).trim() : ''
}

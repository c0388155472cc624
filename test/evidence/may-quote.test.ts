import { describe, expect, test } from 'vitest'
import { mayQuote } from '../../src/evidence/may-quote.js'
import { parseSiteHtml } from '../../src/evidence/page-blocks.js'

const ask = (headers: Record<string, string>, html = '') =>
  mayQuote(headers, parseSiteHtml(html, 'https://firma.example/'), 'govscout')

describe('whether a page may be quoted', () => {
  test.each<[may: string, headers: Record<string, string>, html: string]>([
    ['quote', {}, '<p>x</p>'],
    ['quote', { 'x-robots-tag': 'max-snippet:160, max-image-preview:large' }, ''],
    ['quote', { 'x-robots-tag': 'otherbot: noindex, nosnippet' }, ''],
    ['quote', { 'tdm-reservation': '0' }, '<meta name="tdm-reservation" content="0">'],
    ['quote', {}, '<meta name="robots" content="index, follow, max-snippet:-1">'],
    ['quote', {}, '<meta name="otherbot" content="noindex">'],
    ['no-quote', { 'x-robots-tag': 'noindex' }, ''],
    ['no-quote', { 'x-robots-tag': 'otherbot: noindex, govscout: nosnippet' }, ''],
    ['no-quote', { 'x-robots-tag': 'max-snippet: 0' }, ''],
    ['no-quote', {}, '<meta name="robots" content="NoIndex, nofollow">'],
    ['no-quote', {}, '<meta name="robots" content="noai">'],
    ['no-quote', {}, '<meta name="govscout" content="none">'],
    ['no-quote', {}, '<meta name="robots" content="nosnippet">'],
    ['no-quote', {}, '<meta name="robots" content="max-snippet:0">'],
    ['stop', { 'tdm-reservation': '1' }, ''],
    ['stop', {}, '<meta name="tdm-reservation" content="1">'],
    ['stop', { 'x-robots-tag': 'noai' }, '<meta name="TDM-Reservation" content=" 1 ">'],
  ])('%s: %j %s', (may, headers, html) => {
    const permission = ask(headers, html)
    expect(permission.may).toBe(may)
    expect(permission.because.length > 0).toBe(may !== 'quote')
  })

  test('the words are named once each', () => {
    const { because } = ask(
      { 'x-robots-tag': 'noindex, nosnippet' },
      '<meta name="robots" content="noindex">',
    )
    expect(because).toEqual(['the header X-Robots-Tag: noindex, nosnippet', 'the meta tag robots: noindex'])
  })
})

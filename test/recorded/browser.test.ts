// Papers in HTML as a person meets them: in a real browser, with mouse and keyboard, and on paper.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NeedFile } from '../../src/documents/need-file.js'
import { makeReadingPaper } from '../../src/documents/papers.js'
import { formatReadingHtml } from '../../src/documents/reading-html.js'
import { attacked, file } from '../documents/sample-file.js'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)
const title = executablePath ? 'a longlist in Chromium' : 'Chromium is not installed, skipped'
const more = { criteria: new Map<string, string>() }
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Browser
let folder: string
let page: Page
const asked: string[] = []
const dialogs: string[] = []

beforeAll(async () => {
  if (!executablePath) return
  folder = mkdtempSync(join(tmpdir(), 'govscout-browser-'))
  browser = await chromium.launch({ executablePath, args })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  if (!executablePath) return
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  asked.length = dialogs.length = 0
  page.on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  return () => page.close()
})

async function open(of: NeedFile = file, name: 'longlist' | 'record' = 'longlist'): Promise<string> {
  const target = join(folder, `${name}.html`)
  writeFileSync(target, formatReadingHtml(makeReadingPaper(name, of, more)))
  await page.goto(pathToFileURL(target).href)
  return target
}
const names = () => page.locator('table[data-filter] tbody tr:visible td:nth-child(2)').allInnerTexts()

describe.skipIf(!executablePath)(title, () => {
  test('is filtered by typing, and says how many rows are left', async () => {
    await open()
    expect(await names()).toHaveLength(3)
    await page.getByLabel('Zeilen filtern').fill('postmöwe')
    expect(await names()).toEqual(['Postmöwe'])
    expect(await page.getByRole('status').textContent()).toBe('1 / 3 Zeilen')
  })

  test('is sorted by mouse and by keyboard, and says so to who cannot see it', async () => {
    await open()
    const head = page.locator('th', { hasText: 'Firma' }).first()
    await head.getByRole('button').click()
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    const up = await names()
    await head.getByRole('button').focus()
    await page.keyboard.press('Enter')
    expect(await head.getAttribute('aria-sort')).toBe('descending')
    expect(await names()).toEqual(up.toReversed())
  })

  test('prints on A4, landscape, with its footer', async () => {
    await open()
    await page.getByLabel('Zeilen filtern').fill('postmöwe')
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1'))
    // 297 mm are 842 points.
    expect([Math.round(Number(box?.[1])), Math.round(Number(box?.[2]))]).toEqual([842, 595])
  })

  test('has the funnel and the ranges as pictures with words for who cannot see them', async () => {
    await open()
    expect(await page.getByRole('img').count()).toBe(2)
    expect(await page.locator('svg desc').first().textContent()).toContain('im Bestand: 60')
  })

  test('runs nothing of what a page says, and asks nobody', async () => {
    const target = await open(attacked())
    expect(dialogs).toEqual([])
    expect(asked.map((url) => new URL(url).protocol)).toEqual(asked.map(() => 'file:'))
    expect(await page.locator('main script').count()).toBe(0)
    expect(readFileSync(target, 'utf8').match(/<script>/g)).toHaveLength(1)
  })

  test('stands whole where scripts are off', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const quiet = await context.newPage()
    await quiet.goto(pathToFileURL(await open()).href)
    expect(await quiet.locator('table[data-filter] tbody tr').count()).toBe(3)
    await context.close()
  })

  test('fits a narrow window without scrolling the page sideways', async () => {
    await page.setViewportSize({ width: 400, height: 800 })
    await open()
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow).toBeLessThanOrEqual(1)
  })
})

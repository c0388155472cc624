import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildProgram } from '../../src/program.js'
import { govscout, makeFolder } from '../commands/govscout.js'
import { type CommandLine, commandLines, isScript, mentions, pages, readPage } from './command-lines.js'
import { allPages } from './links.js'

const lines = pages.flatMap((page) => commandLines(page))

/** Thrown in place of running: the line was understood. */
class Understood extends Error {}

function parser(writeErr: (text: string) => void) {
  return buildProgram({
    version: '0.0.0',
    writeOut: () => undefined,
    writeErr,
    context: () => Promise.reject(new Understood()),
    setExitCode: () => undefined,
  })
}

async function understands({ args }: CommandLine): Promise<void> {
  let said = ''
  const program = parser((text) => {
    said += text
  })
  try {
    await program.parseAsync(['node', 'govscout', ...args])
  } catch (error) {
    if (!(error instanceof Understood)) throw new Error(said || String(error))
  }
}

/** A command that is only named need not have all that it needs; what stands there must be right. */
async function names(line: CommandLine): Promise<void> {
  try {
    await understands(line)
  } catch (error) {
    const unfinished =
      /missing required argument|required option|option '[^']*' argument missing|^Usage: govscout [\w-]+ \[/
    if (!unfinished.test((error as Error).message)) throw error
  }
}

test('there are command lines to look at', () => {
  for (const page of ['README.md', 'docs/cookbook.md', 'docs/operations.md', 'docs/reference.md'])
    expect(lines.filter((one) => one.page === page).length, page).toBeGreaterThan(0)
})

test.each(lines.map((one) => [one.page, one.line, one] as const))('%s: %s', (_, __, line) =>
  understands(line),
)

const commands = new Set(parser(() => undefined).commands.map((command) => command.name()))
const named = allPages.flatMap((page) => mentions(page, commands))

test.each(named.map((one) => [one.page, one.line, one] as const))('%s names %s', (_, __, line) => names(line))

test.each([
  ['firms forgt F17', 'unknown command'],
  ['govscout doctor --rebuld', 'unknown option'],
  ['scout --all --accept-los', 'unknown option'],
  ['govscout wether', 'unknown command'],
])('a wrong mention, %s, is found', async (line, what) => {
  const args = line.replace(/^govscout /, '').split(' ')
  await expect(names({ page: '', line, args })).rejects.toThrow(what)
})

/** Not run here: they ask the web, or a person, or name a file the reader has to write. */
const notRun =
  /^govscout (?:scout|refresh|demo|firms forget|directories check|awards import --day|visit(?! --stored| .*--dry-run))\b/

describe.each(['README.md', 'docs/cookbook.md'])('the commands of %s, one after the other', (page) => {
  const folder = makeFolder()
  const before = process.cwd()
  beforeAll(() => {
    // Sixty invented firms, so that F17, F18 and F42 are there.
    const rows = Array.from(
      { length: 60 },
      (_, i) =>
        `Musterfirma ${i + 1} GmbH;https://muster-${i + 1}.example;Kiel;KI prüft Bauanträge, Teil ${i + 1}.`,
    )
    writeFileSync(join(folder, 'messe.csv'), ['Firma;Webseite;Ort;Beschreibung', ...rows].join('\n'))
    writeFileSync(join(folder, 'nachtrag.csv'), `Firma;Ort\nNachzügler GmbH;Ulm\n`)
    const sample = 'directories/samples/de-munich-startup/detail-full.html'
    writeFileSync(
      join(folder, 'finalisten.csv'),
      'firm,list,year,role,source_url\nAktenlotse,Preis der Ämter,2025,finalist,https://preis.example\n',
    )
    copyFileSync(join(import.meta.dirname, '..', sample), join(folder, 'profil.html'))
    copyFileSync(join(import.meta.dirname, '..', 'awards/samples/result.xml'), join(folder, 'ergebnis.xml'))
    const need = /```yaml\n([\s\S]*?)```/.exec(readPage('README.md'))?.[1] ?? ''
    writeFileSync(join(folder, 'need.yaml'), need)
    process.chdir(folder)
  })
  afterAll(() => process.chdir(before))

  test.each(
    commandLines(page, (block) => !isScript(block))
      .filter(({ line }) => !notRun.test(line))
      .map((one) => [one.line, one] as const),
  )('%s', async (_, { args }) => {
    const { code, stderr } = await govscout(args, { GOVSCOUT_DB: join(folder, 'base.db') })
    expect(stderr).not.toMatch(/Something went wrong/)
    expect(code, stderr).toBe(0)
  })
})

import { existsSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import type { Context } from '../context.js'
import { ExitCode, Problem } from '../problem.js'
import { type Act, addExamples } from './act.js'

interface Check {
  check: string
  state: 'ok' | 'warning' | 'error'
  says: string
}

export function addDoctorCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('doctor')
      .description('is everything in place: Node, database, recipes, proxy, contact')
      .option('--rebuild', 'make the search index anew from the listings')
      .action(act(runDoctor)),
    ['govscout doctor', 'what is wrong, and what to do'],
    ['govscout doctor --rebuild', 'after an update that reads texts in another way'],
  )
}

async function runDoctor(context: Context, options: { rebuild?: boolean }): Promise<ExitCode> {
  if (options.rebuild) await rebuild(context)
  const checks = [
    checkNode(),
    await checkBase(context),
    ...(await checkIndex(context)),
    await checkRecipes(context),
    await checkVocabulary(context),
    checkProxy(context.env),
    checkCertificates(context.env),
    checkContact(context),
  ]
  const { printRows } = await import('../terminal/output.js')
  printRows(context.terminal, {
    columns: [
      { key: 'check', title: 'Check' },
      { key: 'state', title: 'State' },
      { key: 'says', title: 'What was found', flexible: true },
    ],
    rows: checks,
    json: checks,
  })
  return checks.some(({ state }) => state === 'error') ? ExitCode.failed : ExitCode.ok
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const fine = major > 20 || (major === 20 && minor >= 18)
  return {
    check: 'Node.js',
    state: fine ? 'ok' : 'error',
    says: fine ? process.versions.node : `${process.versions.node} is too old: install 20.18.1 or newer.`,
  }
}

async function checkBase(context: Context): Promise<Check> {
  const { db } = context.paths
  if (!existsSync(db))
    return { check: 'Database', state: 'ok', says: `${db} is made by the first crawl or import.` }
  try {
    const store = await context.openStore()
    const { checkIntegrity } = await import('../store/integrity.js')
    const faults = checkIntegrity(store)
    if (faults.length)
      return { check: 'Database', state: 'error', says: `${db} is damaged (${faults[0]}): put back a copy.` }
    const size = Math.round(statSync(db).size / 1e5) / 10
    return { check: 'Database', state: 'ok', says: `${db}, ${size} MB, whole.` }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return {
      check: 'Database',
      state: 'error',
      says: [error.message, error.remedy].filter(Boolean).join(' '),
    }
  }
}

async function rebuild(context: Context): Promise<void> {
  const { rebuildIndex } = await import('../store/rebuild-index.js')
  const count = rebuildIndex(await context.openStore({ missing: 'problem' }))
  context.terminal.note(`The search index is made anew of ${count} listing${count === 1 ? '' : 's'}.`)
}

/** Nothing of a base that cannot be opened: that is told already. */
async function checkIndex(context: Context): Promise<Check[]> {
  if (!existsSync(context.paths.db)) return []
  const check = 'Search index'
  try {
    const { isIndexOld } = await import('../store/rebuild-index.js')
    return isIndexOld(await context.openStore())
      ? [
          {
            check,
            state: 'warning',
            says: 'made with another reading of texts: the next crawl or import renews it, or "govscout doctor --rebuild".',
          },
        ]
      : [{ check, state: 'ok', says: 'as this version reads texts.' }]
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return []
  }
}

async function checkRecipes(context: Context): Promise<Check> {
  const { readCatalogue } = await import('../directories/catalogue.js')
  const { join } = await import('node:path')
  const { paths } = context
  const { directories, problems } = readCatalogue({
    builtIn: join(paths.data, 'directories'),
    own: paths.ownDirectories,
  })
  const own = [...directories.values()].filter(({ origin }) => origin === 'own').length
  if (problems.length)
    return {
      check: 'Recipes',
      state: 'error',
      says: `${problems.length} do not load: ${problems.map(({ message }) => message).join('; ')}`,
    }
  return {
    check: 'Recipes',
    state: 'ok',
    says: `${directories.size}, ${own} of them your own in ${paths.ownDirectories}.`,
  }
}

async function checkVocabulary({ paths }: Context): Promise<Check> {
  const { readCleaning, readEvidenceLexicon, readLexicon } = await import('../lexicons.js')
  try {
    const { concepts, version } = readLexicon(paths.data)
    readEvidenceLexicon(paths.data)
    readCleaning(paths.data)
    return { check: 'Vocabulary', state: 'ok', says: `${concepts.length} concepts, version ${version}.` }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { check: 'Vocabulary', state: 'error', says: error.message }
  }
}

function checkProxy(env: NodeJS.ProcessEnv): Check {
  const found = ['HTTPS_PROXY', 'HTTP_PROXY'].flatMap((name) => {
    const value = env[name] || env[name.toLowerCase()]
    return value ? [[name, value] as const] : []
  })
  const broken = found.find(([, value]) => !URL.canParse(value))
  if (broken)
    return { check: 'Proxy', state: 'error', says: `${broken[0]} is no address: write http://host:port.` }
  const exempt = env['NO_PROXY'] || env['no_proxy']
  const shown = found.map(([name, value]) => `${name} ${new URL(value).host}`).join(', ')
  return {
    check: 'Proxy',
    state: 'ok',
    says: shown ? `${shown}${exempt ? `, not for ${exempt}` : ''}` : 'none',
  }
}

function checkCertificates(env: NodeJS.ProcessEnv): Check {
  const file = env['NODE_EXTRA_CA_CERTS']
  const check = 'Certificates'
  if (!file)
    return { check, state: 'ok', says: 'those of Node.js; an office CA is added with NODE_EXTRA_CA_CERTS.' }
  if (!existsSync(file))
    return { check, state: 'error', says: `NODE_EXTRA_CA_CERTS names ${file}, which is not there.` }
  return { check, state: 'ok', says: `those of Node.js and ${file}` }
}

function checkContact({ env, config, paths }: Context): Check {
  const contact = env['GOVSCOUT_CONTACT'] || config.contact
  if (contact) return { check: 'Contact', state: 'ok', says: `${contact} is sent with every request.` }
  return {
    check: 'Contact',
    state: 'warning',
    says: `Publishers cannot tell who asks: put "contact: address" into ${paths.configFile}, or set GOVSCOUT_CONTACT.`,
  }
}

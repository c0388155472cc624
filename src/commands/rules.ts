import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Context } from '../context.js'
import { type Land, lands } from '../selection/lands.js'
import type { ApplicableRule, RuleWarning } from '../selection/procurement-rules.js'
import type { RecordLine } from '../terminal/output.js'
import { type Act, addExamples } from './act.js'

interface RulesOptions {
  land: Land
  value: number
}

const warnings: Record<RuleWarning, string> = {
  unconfirmed: 'not confirmed: read the official text first',
  expired: 'has ended: do not use it',
  'expires-soon': 'ends soon',
  'not-yet': 'is not in force yet',
  unchecked: 'was last checked more than 180 days ago',
}

export function addRulesCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('rules')
      .description('dated rules of procurement that may apply to a value; no legal advice')
      .addOption(
        new Option('--land <land>', 'letters of the Land, DE for federal authorities')
          .choices(lands)
          .default('HH'),
      )
      .requiredOption('--value <euro>', 'net value over the whole term, in euros', parseValue)
      .action(act(runRules)),
    ['govscout rules --land HH --value 80000', 'what may apply in Hamburg'],
  )
}

/** 80000, 80.000, 80.000,50 or 80,000: what has three digits behind it parts thousands, since cents have two. */
function parseValue(text: string): number {
  const plain = /^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/.test(text)
    ? text.replaceAll('.', '').replace(',', '.')
    : /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(text)
      ? text.replaceAll(',', '')
      : text.replace(',', '.')
  const value = Number(plain)
  if (!/^\d+(?:\.\d+)?$/.test(plain) || value <= 0 || value > 1e9)
    throw new InvalidArgumentError('Give net euros such as 80000.')
  return value
}

async function runRules(context: Context, { land, value }: RulesOptions): Promise<void> {
  const [{ findRules }, { readProcurementRules }, { printRows }] = await Promise.all([
    import('../selection/procurement-rules.js'),
    import('../lexicons.js'),
    import('../terminal/output.js'),
  ])
  const today = context.now().slice(0, 10)
  const found = findRules(readProcurementRules(context.paths), { land, value, today })
  const lang = context.options.lang ?? 'de'
  const { terminal } = context
  if (terminal.format === 'people' && terminal.isTty.stdout && found.length) {
    const { printRecord } = await import('../terminal/output.js')
    for (const [i, one] of found.entries()) {
      if (i) terminal.out('')
      printRecord(terminal, recordOf(one, lang))
    }
  } else
    printRows(terminal, {
      columns: [
        { key: 'name', title: 'Rule', flexible: true },
        { key: 'limit', title: 'Net euros', align: 'right' },
        { key: 'valid', title: 'Valid' },
        { key: 'state', title: 'State' },
        { key: 'warnings', title: 'Note well', flexible: true },
        { key: 'conditions', title: 'Conditions', flexible: true, priority: 2 },
        { key: 'source', title: 'Source', flexible: true, priority: 3 },
        { key: 'checked_on', title: 'Checked', priority: 3 },
      ],
      rows: found.map((one) => row(one, lang)),
      json: {
        land,
        value,
        today,
        notice: 'No legal advice: the procurement office decides, by the official text.',
        rules: found.map(({ rule, state, warnings }) => ({ ...rule, state, warnings })),
      },
      empty: 'No rule of the data applies. That does not mean that there is none.',
    })
  if (terminal.format === 'people') {
    terminal.note('No legal advice: the procurement office decides, by the official text.')
  }
}

/** A rule at length: names, conditions and what is to be noted well are sentences, which columns would cut. */
function recordOf(one: ApplicableRule, lang: 'de' | 'en'): RecordLine[] {
  const { name, limit, valid, state, warnings: warned, source, checked_on } = row(one, lang)
  const { conditions } = one.rule
  return [
    ['Rule', name],
    ['Net euros', `${limit}, ${state}`],
    ['Valid', valid],
    ...(warned ? [['Note well', warned] as const] : []),
    ...(conditions[lang].length ? [['Conditions', conditions[lang]] as const] : []),
    ['Source', `${source}, checked on ${checked_on}`],
  ]
}

function row({ rule, state, warnings: warned }: ApplicableRule, lang: 'de' | 'en') {
  return {
    name: rule.name[lang],
    limit: rule.up_to === undefined ? `from ${rule.above}` : `to ${rule.up_to}`,
    valid: [rule.valid_from ?? '', rule.valid_until ?? 'open'].join(' – ').replace(/^ – /, 'to '),
    state,
    warnings: [...warned.map((one) => warnings[one]), ...(rule.note ? [rule.note[lang]] : [])].join('; '),
    conditions: rule.conditions[lang].join('; '),
    source: rule.source,
    checked_on: rule.checked_on,
  }
}

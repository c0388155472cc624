// Writes docs/reference.md from the command tree; with --check it fails where the file is not current.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { helpTopics } from '../dist/commands/help-topics.js'
import { buildProgram } from '../dist/program.js'

const file = fileURLToPath(new URL('../docs/reference.md', import.meta.url))
const program = buildProgram({
  version: '',
  writeOut: () => {},
  writeErr: () => {},
  setExitCode: () => {},
  context: () => Promise.reject(new Error('not for running')),
})

/** Leaf commands of the tree, in the order of the help. */
function leaves(command) {
  return command.commands.length ? command.commands.flatMap(leaves) : [command]
}

function fullName(command) {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name()
}

function escapeCell(text) {
  return text.replaceAll('|', '\\|')
}

function optionRows(options) {
  return options.map((option) => {
    const notes = []
    if (option.argChoices) notes.push(option.argChoices.join(', '))
    if (option.defaultValue !== undefined && !option.negate && [option.defaultValue].flat().length)
      notes.push(`default ${option.defaultValueDescription ?? option.defaultValue}`)
    const says = [option.description ?? '', notes.length ? `(${notes.join('; ')})` : '']
      .filter(Boolean)
      .join(' ')
    return `| \`${escapeCell(option.flags)}\` | ${escapeCell(says)} |`
  })
}

function describe(command) {
  const help = command.createHelp()
  const usage = `${fullName(command)} ${command.usage()}`.replace(/\s+/g, ' ').trim()
  const options = command.options.filter((option) => !option.hidden)
  const examples = []
  command.emit('afterHelp', { write: (text) => examples.push(text), error: false, command })
  return [
    `### ${fullName(command)}`,
    '',
    `${help.commandDescription(command)}`,
    '',
    '```',
    usage,
    '```',
    ...(options.length ? ['', '| Option | Meaning |', '|---|---|', ...optionRows(options)] : []),
    ...(examples.length
      ? [
          '',
          '```',
          examples
            .join('')
            .replace(/^\s*Examples:\n/, '')
            .replace(/^ {2}/gm, '')
            .trimEnd(),
          '```',
        ]
      : []),
    '',
  ]
}

const text = [
  '# Commands',
  '',
  'Made from the command tree by `npm run docs`; do not edit by hand.',
  '',
  '## Options of every command',
  '',
  '| Option | Meaning |',
  '|---|---|',
  ...optionRows(program.options),
  '',
  '## Commands',
  '',
  ...leaves(program).flatMap(describe),
  ...Object.entries(helpTopics).flatMap(([name, topic]) => [
    `## ${name}: ${topic.title}`,
    '',
    '```',
    topic.text,
    '```',
    '',
  ]),
]
  .join('\n')
  .replace(/\n{3,}/g, '\n\n')

if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/reference.md is not current. Run: npm run docs')
  process.exitCode = 1
}

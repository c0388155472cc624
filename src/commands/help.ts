import { Argument, type Command } from 'commander'
import type { Context } from '../context.js'
import { type Act, addExamples } from './act.js'
import { type HelpTopic, helpTopics } from './help-topics.js'

export function addHelpCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('help')
      .description('help on a topic; help on a command is "govscout COMMAND --help"')
      .addArgument(new Argument('[topic]').choices(Object.keys(helpTopics)))
      .action(act(runHelp)),
    ['govscout help', 'the topics'],
    ['govscout help environment', 'variables that govscout reads'],
  )
}

async function runHelp({ terminal }: Context, _options: object, topic?: HelpTopic): Promise<void> {
  if (topic) terminal.out(helpTopics[topic].text)
  else
    terminal.out(
      Object.entries(helpTopics)
        .map(([name, { title }]) => `${name.padEnd(12)} ${title}`)
        .concat('', '"govscout --help" lists the commands.')
        .join('\n'),
    )
}

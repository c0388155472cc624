import { Argument, type Command } from 'commander'
import type { Context } from '../context.js'
import { type Act, addExamples } from './act.js'

/** Scripts that ask the tool itself for what may follow; they never break a shell where it is gone. */
const scripts = {
  bash: `_govscout() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do COMPREPLY+=("$word"); done \\
    < <(govscout completion suggest --raw -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [ \${#COMPREPLY[@]} -eq 0 ]; then compopt -o default 2>/dev/null; fi
  return 0
}
complete -F _govscout govscout
`,
  zsh: `#compdef govscout
_govscout() {
  local -a found
  found=("\${(@f)$(govscout completion suggest -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -- "\${found[@]}"; else _files; fi
}
# As a file of fpath it is run once for the first completion, else it is read by "source".
if [[ "\${funcstack[1]}" = _govscout ]]; then _govscout "$@"; else compdef _govscout govscout; fi
`,
  fish: `function __govscout_offers
  set -l now (commandline -ct | string replace -r '^["\\']' '' | string unescape)
  set -l words (commandline -opc)
  set -g __govscout_found (govscout completion suggest -- $words[2..-1] "$now" 2>/dev/null)
  test -n "$__govscout_found[1]"
end
complete -c govscout -f -n __govscout_offers -a '$__govscout_found'
complete -c govscout -F -n 'not __govscout_offers'
`,
}

export function addCompletionCommands(program: Command, act: Act): void {
  const completion = addExamples(
    program
      .command('completion')
      .description('completion of commands, needs, firms, tags and directories for a shell')
      .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
      .action(act(runCompletion)),
    ['govscout completion bash > ~/.local/share/bash-completion/completions/govscout', 'for bash'],
    ['govscout completion zsh > ~/.zfunc/_govscout', 'for zsh, with ~/.zfunc in fpath'],
    ['govscout completion fish > ~/.config/fish/completions/govscout.fish', 'for fish'],
  )
  completion
    .command('suggest', { hidden: true })
    .description('what may follow these words')
    .argument('[words...]')
    .option('--raw', 'words as bash has them, with their quotes; what is offered is quoted alike')
    .allowUnknownOption()
    .action(
      act((context, { raw }: { raw?: boolean }, words: string[]) =>
        raw ? runSuggestRaw(context, program, words) : runSuggest(context, program, words),
      ),
    )
}

async function runCompletion(context: Context, _options: object, shell: keyof typeof scripts): Promise<void> {
  context.terminal.out(scripts[shell].trimEnd())
}

async function runSuggest(context: Context, program: Command, words: string[]): Promise<void> {
  const { suggest } = await import('./suggest.js')
  const found = await suggest(context, program, words)
  if (found.length) context.terminal.out(found.join('\n'))
}

async function runSuggestRaw(context: Context, program: Command, words: string[]): Promise<void> {
  const [{ suggest }, { joinBashWords, readBashWord, writeBashWord }] = await Promise.all([
    import('./suggest.js'),
    import('./shell-words.js'),
  ])
  const read = joinBashWords(words).map(readBashWord)
  const found = await suggest(
    context,
    program,
    read.map(({ text }) => text),
  )
  const quote = read.at(-1)?.quote ?? ''
  if (found.length) context.terminal.out(found.map((word) => writeBashWord(word, quote)).join('\n'))
}

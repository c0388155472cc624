import { Argument, type Command } from 'commander'
import type { Context } from '../context.js'
import { type Act, addExamples } from './act.js'

/** Scripts that ask the tool itself for what may follow; they never break a shell where it is gone. */
const scripts = {
  bash: `_govscout() {
  local IFS=$'\\n'
  COMPREPLY=($(govscout completion suggest -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  if [ \${#COMPREPLY[@]} -eq 0 ]; then compopt -o default 2>/dev/null; else compopt -o filenames 2>/dev/null; fi
  return 0
}
complete -F _govscout govscout
`,
  zsh: `#compdef govscout
_govscout() {
  local -a found
  found=("\${(@f)$(govscout completion suggest -- "\${words[@]:1:$((CURRENT-1))}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -- "\${found[@]}"; else _files; fi
}
compdef _govscout govscout
`,
  fish: `function __govscout_suggest
  set -l words (commandline -opc) (commandline -ct)
  govscout completion suggest -- $words[2..-1] 2>/dev/null
end
complete -c govscout -f -a '(__govscout_suggest)'
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
    .allowUnknownOption()
    .action(act((context, _options: object, words: string[]) => runSuggest(context, program, words)))
}

async function runCompletion(context: Context, _options: object, shell: keyof typeof scripts): Promise<void> {
  context.terminal.out(scripts[shell].trimEnd())
}

async function runSuggest(context: Context, program: Command, words: string[]): Promise<void> {
  const { suggest } = await import('./suggest.js')
  const found = await suggest(context, program, words)
  if (found.length) context.terminal.out(found.join('\n'))
}

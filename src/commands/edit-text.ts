import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../context.js'
import { Problem, usageProblem } from '../problem.js'

/**
 * Lets a person change a text in the editor that VISUAL or EDITOR names, and hands what is saved to `read`. Where `read` finds a
 * Problem, it is shown and the editor opens again, if the person wants; a text that is given up stays in its file.
 * @param name of the file, which the editor shows
 * @throws Problem where nobody can be asked, no editor is named, or the text is given up
 */
export async function editText<Result>(
  { terminal, env }: Context,
  { text, name }: { text: string; name: string },
  read: (text: string) => Result,
): Promise<Result> {
  const editor = env['VISUAL'] || env['EDITOR']
  if (!terminal.canPrompt)
    throw usageProblem('There is nothing to change, and nobody can be asked here.', 'Give options or --file.')
  if (!editor)
    throw usageProblem(
      'No editor is named.',
      'Set EDITOR (for example: export EDITOR=nano), or give options or --file.',
    )
  const folder = await mkdtemp(join(tmpdir(), 'govscout-'))
  const file = join(folder, name)
  await writeFile(file, text, { mode: 0o600 })
  for (;;) {
    await runEditor(editor, file)
    try {
      const result = read(await readFile(file, 'utf8'))
      await rm(folder, { recursive: true, force: true })
      return result
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      terminal.error(error.message)
      if (error.remedy) terminal.hint(error.remedy)
      const { askConfirm } = await import('../terminal/prompts.js')
      if (await askConfirm(terminal, { message: 'Open it again?', flag: '--file', preset: true })) continue
      throw usageProblem('Nothing was changed.', `What you wrote is in ${file}.`)
    }
  }
}

/** The editor's own words are for a shell, as git and others take them: "code --wait". */
function runEditor(editor: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit' })
    const failed = (how: string) =>
      reject(
        usageProblem(`The editor "${editor}" ${how}; nothing was changed.`, 'Set EDITOR to another one.'),
      )
    child.on('error', () => failed('cannot be started'))
    child.on('exit', (code) => (code === 0 ? resolve() : failed(`ended with ${code ?? 'a signal'}`)))
  })
}

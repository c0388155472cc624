import { spawn } from 'node:child_process'

/** What opens an address in the browser of a desktop; null where there is none: over SSH, on a server, in a container. */
export function desktopOpener(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  if (env['SSH_CONNECTION'] || env['SSH_TTY']) return null
  if (platform === 'darwin') return 'open'
  return platform === 'linux' && (env['DISPLAY'] || env['WAYLAND_DISPLAY']) ? 'xdg-open' : null
}

/** The address as a browser may be given it; null for all that is not http or https, or carries a password. */
export function safeLink(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : null
}

export type Launch = (program: string, args: readonly string[]) => void

/**
 * Opens a page in the desktop's browser: the address goes to the program as one argument, never through a shell.
 * @returns whether something was started; whether it finds a browser is its own matter
 */
export function openLink(
  address: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  start: Launch = launch,
): boolean {
  const link = safeLink(address)
  const opener = desktopOpener(env, platform)
  if (link === null || opener === null) return false
  start(opener, [link])
  return true
}

/** Starts a program that lives on by itself; one that is not installed is no fault. */
function launch(program: string, args: readonly string[]): void {
  const child = spawn(program, [...args], { stdio: 'ignore', detached: true, shell: false })
  child.on('error', () => undefined)
  child.unref()
}

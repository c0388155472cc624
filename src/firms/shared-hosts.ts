import { z } from 'zod'
import { parseYamlFile } from '../yaml-file.js'

const host = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host in lower case, such as "facebook.com"')
const schema = z.strictObject({
  version: z.int().min(1),
  /** Pages about a firm on somebody else's site: no website of the firm. */
  profiles: z.array(host),
  /** Hosts on which many firms have their site: a website, but its domain tells nobody apart. */
  shared: z.array(host),
})

/** Hosts whose registrable domain is not the firm's own. */
export interface SharedHosts {
  /** What the host is, by itself or by its domain; null for a firm's own. */
  kindOf(host: string, domain: string | null): 'profile' | 'shared' | null
}

/**
 * Reads data/shared-hosts.yaml.
 * @throws Problem that names file and line
 */
export function parseSharedHosts(text: string, file: string): SharedHosts {
  const lists = parseYamlFile(
    schema,
    text,
    file,
    'Mend the line: hosts are lower case, without scheme and path.',
  )
  const profiles = new Set(lists.profiles)
  const shared = new Set(lists.shared)
  return {
    kindOf(host, domain) {
      for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
        if (profiles.has(name)) return 'profile'
        if (shared.has(name)) return 'shared'
        if (name === domain) break
      }
      return null
    },
  }
}

export interface FirmSite {
  i: number
  nature: string
  state: 'visited' | 'robots' | 'blocked' | 'js-shell' | 'parked' | 'dead' | 'redirected-elsewhere'
  domain: string
  product: string
  name: string
  website: string
  address: string
  references: string[]
  forbidden: string[]
  gapMs: number
}
export interface SiteAnswer {
  status: number
  headers: Record<string, string>
  body: string
}
export function firmSite(i: number): FirmSite
export function latencyOf(site: FirmSite, path: string): number
export function answer(
  site: FirmSite,
  host: string,
  path: string,
  headers?: Record<string, string | undefined>,
  version?: number,
): SiteAnswer

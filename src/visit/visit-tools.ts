import type { Clock } from '../crawl/clock.js'
import type { Client } from '../crawl/page.js'
import type { Store } from '../store/store.js'
import type { VisitLimits } from './budget.js'
import type { SiteReader } from './site-reader.js'

/** What every visit of a command shares. */
export interface VisitTools {
  store: Store
  /** Made with one try a request: what fails is asked again by a later visit. */
  client: Client
  reader: SiteReader
  clock: Clock
  limits: VisitLimits
  signal: AbortSignal
}

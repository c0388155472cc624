import type { Clock } from '../../src/crawl/clock.js'
import type { Transport } from '../../src/crawl/transport.js'
import type { FirmSite } from './firm-sites.mjs'

export interface VirtualClock extends Clock {
  work<Result>(task: () => Promise<Result>): Promise<Result>
}
export function virtualClock(start: number): VirtualClock
export interface LogEntry {
  at: number
  until: number
  host: string
  path: string
  protocol: string
  status: number
  bytes: number
}
export interface FirmWeb {
  version: number
  sites: FirmSite[]
  log: LogEntry[]
  host: string
  transport(real: Transport, refuse: (url: string) => Error): Transport
  addressOf(website: string): Promise<string | null>
  close(): Promise<void>
}
export function startFirmWeb(options: { count: number; clock: VirtualClock }): Promise<FirmWeb>
export function judgeLog(
  log: readonly LogEntry[],
  sites: readonly FirmSite[],
  limits: { requests: number; bytes: number; atOnce: number; perAddress: number },
): { faults: string[]; sideBySide: number; onOneAddress: number; minutes: number; requests: number; secondsWhole: number }

// Loaded into a process that is measured: writes its processor seconds and peak memory (MB) when it ends.
import { readFileSync, writeFileSync } from 'node:fs'

process.once('exit', () => {
  const file = process.env.GOVSCOUT_BENCH_USAGE
  if (!file) return
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeFileSync(
    file,
    JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: (highWaterMark() ?? maxRSS) / 1000 }),
  )
})

/** Kilobytes. getrusage(2) keeps across exec what the process that started this one had taken; VmHWM of proc(5) begins anew. */
function highWaterMark() {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
  } catch {
    return null
  }
}

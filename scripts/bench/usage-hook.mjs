// Loaded into a process that is measured: writes its processor seconds and peak memory (MB) when it ends.
import { writeFileSync } from 'node:fs'

process.once('exit', () => {
  const file = process.env.GOVSCOUT_BENCH_USAGE
  if (!file) return
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1000 }))
})

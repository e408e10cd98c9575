/** Preloaded into a measured process: writes its CPU time (seconds) and peak memory (MB) to the file PIPECTL_BENCH_USAGE. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
  writeFileSync(process.env.PIPECTL_BENCH_USAGE ?? '/dev/null', JSON.stringify(usage));
});

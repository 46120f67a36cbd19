// Measures the preview of a list of 100 000 invented people: time, and peak memory of the reading process and of this one.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { previewMemberList } from '#readers/preview-member-list.ts'
import { writeSyntheticList } from './synthetic-list.ts'

const people = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'dangvu-bench-'))
try {
  const results = []
  for (const strings of ['shared', 'inline'] as const) {
    const file = join(folder, `list-${strings}.xlsx`)
    await writeSyntheticList(file, people, strings)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const started = performance.now()
    let rows = 0
    const result = await previewMemberList(file, {
      today: '2026-01-01',
      onRows: (batch) => {
        rows += batch.length
      },
    })
    delay.disable()
    results.push({
      strings,
      'file MB': +(statSync(file).size / 2 ** 20).toFixed(1),
      rows,
      problems: result.ok ? result.totals.problem : result.refusal.code,
      seconds: +((performance.now() - started) / 1000).toFixed(1),
      'reader peak MB': result.ok ? Math.round(result.peakRss / 2 ** 20) : 0,
      'server RSS MB': Math.round(process.memoryUsage.rss() / 2 ** 20),
      'server longest pause ms': Math.round(delay.max / 1e6),
    })
  }
  console.table(results)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

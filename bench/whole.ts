// Parts of the bench about the whole program: memory under load, a large import, the weight of the web, the start.
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { newId } from '#kernel/identifier.ts'
import { drive, type Script } from './client.ts'
import { childrenOf, residentMemory } from './machine.ts'
import { mb, type Row, rate } from './report.ts'
import { namesIn, pageThrough, repeat, searchFor } from './scenarios.ts'
import { root, sleep, whileServed } from './served.ts'
import type { Stage } from './stage.ts'
import { writeSyntheticList } from './synthetic-list.ts'

/** Memory of the program under a mixed load at full rate, and where it is going. */
export async function memory(stage: Stage): Promise<void> {
  const { people, program, options, country } = stage
  const names = await namesIn(country, people.communes[0] ?? people.centre)
  const scripts: Script[] = people.communes.map((commune, i) => {
    const province = people.provinces[i] ?? commune
    const parts = [
      pageThrough(commune),
      pageThrough(province),
      searchFor(commune, [...names.common, ...names.rare]),
      repeat(province, 'members.count'),
      repeat(commune, 'members.get-figures'),
    ]
    // Each part is given back its own last answer.
    const lasts: (string | null)[] = parts.map(() => null)
    let turn = 0
    return (last) => {
      if (turn > 0) lasts[(turn - 1) % parts.length] = last
      const at = turn % parts.length
      turn += 1
      return (parts[at] ?? repeat(province, 'members.count'))(lasts[at] ?? null)
    }
  })
  const samples: { minute: number; resident: number; heap: number }[] = []
  let running = true
  const started = performance.now()
  const sampling = (async () => {
    while (running) {
      const { rss, heapUsed } = await program.heap()
      samples.push({
        minute: (performance.now() - started) / 60_000,
        resident: rss / 2 ** 20,
        heap: heapUsed / 2 ** 20,
      })
      await sleep(2000)
    }
  })()
  const { requests, seconds } = await drive(program.port, scripts, options.memoryMinutes * 60, {
    keep: false,
    pause: options.memoryPause,
  })
  running = false
  await sampling
  const half = samples.slice(Math.floor(samples.length / 2))
  const peak = Math.max(...samples.map((s) => s.resident))
  const mean = (some: typeof samples): number => some.reduce((sum, s) => sum + s.resident, 0) / Math.max(1, some.length)
  const [third, fourth] = [half.slice(0, half.length / 2), half.slice(half.length / 2)]
  stage.tell({
    what: `Memory of the program, ${options.memoryMinutes} minutes of mixed load${options.memoryPause === 0 ? ' at full rate' : `, ${options.memoryPause} ms between a client's requests`}`,
    target: '< 250 MB after an hour',
    measured: `peak **${mb(peak)}**, at the end ${mb(samples.at(-1)?.resident ?? 0)}; last quarter against the third: ${(mean(fourth) - mean(third)).toFixed(1)} MB`,
    yardstick: `${requests} requests, ${rate(requests / seconds)}`,
    met: peak < 250,
  })
}

async function command(port: number, token: string, name: string, input: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify(input),
  })
  const body = (await answer.json()) as Record<string, unknown>
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(body)}`)
  return body
}

/** A list of 100 000 invented people, uploaded and read until it can be looked through. */
export async function imports(stage: Stage): Promise<void> {
  const { people, program, options } = stage
  const caller = people.provinces[0]
  if (caller === undefined) return
  const folder = mkdtempSync(join(tmpdir(), 'dangvu-bench-list-'))
  try {
    const file = join(folder, 'danh-sach.xlsx')
    await writeSyntheticList(file, options.importRows, 'shared')
    const upload = await fetch(`http://127.0.0.1:${program.port}/api/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${caller.token}`,
        'x-file-name': 'danh-sach.xlsx',
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
      body: Readable.toWeb(createReadStream(file)) as never,
      duplex: 'half',
    } as RequestInit)
    const { uploadId } = (await upload.json()) as { uploadId: string }
    const started = performance.now()
    const { importId } = await command(program.port, caller.token, 'members.start-import', {
      uploadId,
      organisationId: caller.id,
      createBranches: true,
    })
    let [peak, own] = [0, 0]
    let state = 'reading'
    let counts: unknown
    while (state === 'reading' && performance.now() - started < 600_000) {
      await sleep(100)
      for (const child of childrenOf(program.pid)) peak = Math.max(peak, residentMemory(child) ?? 0)
      own = Math.max(own, residentMemory(program.pid) ?? 0)
      const answer = await fetch(`http://127.0.0.1:${program.port}/api/members.get-import?importId=${importId}`, {
        headers: { authorization: `Bearer ${caller.token}` },
      })
      const body = (await answer.json()) as { state: string; counts: unknown; version: number }
      state = body.state
      counts = body.counts
    }
    const seconds = (performance.now() - started) / 1000
    stage.tell({
      what: `Preview of a list of ${options.importRows} people, from the upload until it can be looked through (${(statSync(file).size / 2 ** 20).toFixed(1)} MB)`,
      target: '< 60 s, reading process < 400 MB',
      measured: `**${seconds.toFixed(1)} s**, reading process peak **${mb(peak)}**, program peak ${mb(own)}; ${state} ${JSON.stringify(counts)}`,
      yardstick: '–',
      met: state === 'ready' && seconds < 60 && peak < 400,
    })
    // Leaves nothing behind: the rows go with the list that is given up.
    await command(program.port, caller.token, 'members.cancel-import', { importId })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a first visit loads: everything index.html names. */
export async function web(tell: (row: Row) => void): Promise<void> {
  const built = join(root, 'dist', 'web')
  if (!existsSync(join(built, 'index.html'))) {
    tell({ what: 'Web, first load', target: '< 300 KB of JS, compressed', measured: 'not built', yardstick: '–' })
    return
  }
  const html = readFileSync(join(built, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map((m) => m[1] ?? '')
  const size = (kind: string, squeeze: (bytes: Buffer) => Buffer): number =>
    named
      .filter((name) => name.endsWith(kind))
      .reduce((sum, name) => sum + squeeze(readFileSync(join(built, name))).length, 0) / 1024
  const script = size('.js', gzipSync)
  tell({
    what: 'Web, first load: what index.html loads',
    target: '< 300 KB of JS, compressed',
    measured: `JS **${script.toFixed(0)} KB** gzip, ${size('.js', brotliCompressSync).toFixed(0)} KB brotli; CSS ${size('.css', gzipSync).toFixed(0)} KB gzip`,
    yardstick: `${named.length} files`,
    met: script < 300,
  })
}

/** From `npm start` on an empty data folder to the first page and the first answer, three times; then once more with the data there. */
export async function start(tell: (row: Row) => void): Promise<void> {
  const first: number[] = []
  let second = 0
  for (let run = 0; run < 3; run++) {
    const folder = mkdtempSync(join(tmpdir(), 'dangvu-start-'))
    try {
      first.push(await whileServed(folder, (_address, seconds) => seconds))
      if (run === 2) second = await whileServed(folder, (_address, seconds) => seconds)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const worst = Math.max(...first)
  tell({
    what: 'Start on an empty data folder until the first page: database, demonstration, web',
    target: '< 10 s',
    measured: `${first.map((s) => `**${s.toFixed(1)} s**`).join(', ')}`,
    yardstick: `with the data there: ${second.toFixed(1)} s`,
    met: worst < 10,
  })
}

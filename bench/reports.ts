// The yearly draft of the largest province of the invented country, filled again three times: node bench/reports.ts [members] [folder].
import { mkdtemp } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '#db/open.ts'
import type { Actor } from '#kernel/actor.ts'
import { fileStore } from '#kernel/files.ts'
import { newId } from '#kernel/identifier.ts'
import { runOperation } from '#kernel/run.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { createApplication } from '../src/application.ts'
import { MASTER_KEY, openCountry } from './country.ts'

const folder = process.argv[3] ?? (await mkdtemp(join(tmpdir(), 'dangvu-bench-reports-')))
const country = await openCountry(folder, Number(process.argv[2] ?? 400_000))
const application = createApplication({
  database: openPool(country.ownerUrl, { asApplication: true, max: 2 }),
  secrets: secretsFrom(MASTER_KEY),
  files: fileStore(folder),
})
const { rows } = await country.owner.query(
  `select o.id, o.path, o.province_code as province, m.total
     from (select province_code, count(*)::integer as total from members where status <> 'left' group by 1) m
     join organisations o on o.province_code = m.province_code and o.parent_id is null order by m.total desc limit 1`,
)
const { id, path, province, total } = rows[0]
const actor: Actor = {
  accountId: newId(),
  displayName: 'Bench',
  memberId: null,
  provinceCode: province,
  national: false,
  mustChangePassword: false,
  sessionId: null,
  secondFactor: false,
  seat: { id: newId(), role: 'organisation-board', postName: 'Ban Tổ chức', organisationId: id, path },
}
const run = async (name: string, input: object) => {
  const started = performance.now()
  const outcome = await runOperation(application, {
    name,
    input,
    credential: { kind: 'actor', actor },
    idempotencyKey: newId(),
    request: { requestId: newId(), address: null, userAgent: 'bench' },
  })
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome).slice(0, 300))
  return { ms: Math.round(performance.now() - started), output: outcome.output as { id: string; version: number } }
}
const year = country.today.slice(0, 4)
const { ms, output } = await run('reports.create', { type: 'yearly', from: `${year}-01-01`, to: `${year}-12-31` })
console.log(`province of ${total} members; load ${loadavg()[0]?.toFixed(1)}`)
console.log(`reports.create, yearly: ${ms} ms`)
let { version } = output
for (let i = 0; i < 3; i++) {
  const again = await run('reports.fill', { id: output.id, version })
  version = again.output.version
  console.log(`reports.fill: ${again.ms} ms`)
}
console.log(`reports.get: ${(await run('reports.get', { id: output.id })).ms} ms`)
// A kept country stands as it stood.
await run('reports.remove', { id: output.id, version })
await application.database.pool.end()
await country.close()

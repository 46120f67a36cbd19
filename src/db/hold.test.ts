// What happens when connections are lost: one in use, the one that holds the place of the program, and the whole embedded server.
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { Hold } from '#db/hold.ts'
import { openDatabase } from '#db/open.ts'
import { readSettings } from '#db/settings.ts'
import { type Database, EVERYWHERE, inScope } from '#db/tenancy.ts'
import { useWorld } from '../../test/harness/world.ts'

const answers = (database: Database) => inScope(database, EVERYWHERE, (tx) => sql`select 1 as one`.execute(tx))

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await what().catch(() => false)) return
    await wait(100)
  }
  throw new Error('it did not come within 20 seconds')
}

describe('connections that are lost', () => {
  const world = useWorld()
  const holders = async (): Promise<number[]> => {
    const { rows } = await world.database.owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'dangvu-holder' and datname = current_database()`,
    )
    return rows.map(({ pid }) => pid)
  }
  const cut = (pid: number | undefined) => world.database.owner.query('select pg_terminate_backend($1)', [pid])
  const takePlace = () => Hold.take(async () => world.database.ownerUrl)

  test('one that is in use fails its own work and nothing else', async () => {
    const lost = inScope(world.database, EVERYWHERE, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      // Between two statements: nobody waits for an answer on this connection.
      await cut(rows[0]?.pid)
      await wait(200)
      return sql`select 1`.execute(tx)
    })
    await expect(lost).rejects.toThrow()
    await expect(answers(world.database)).resolves.toBeDefined()
  })

  test.each([
    ['waits for what is being written, and says so', 10_000, 0.5, ['1 waited-for'], 1],
    ['gives up what takes too long: nothing of it is there', 300, 60, ['1 waited-for', '1 given-up'], 0],
  ])('a program that stops %s', async (_, milliseconds, seconds, said, there) => {
    const { owner, ownerUrl } = world.database
    await owner.query(
      'create table if not exists written (at integer); grant all on written to dangvu_app; truncate written',
    )
    const database = await openDatabase({ ...readSettings({ DANGVU_DATA: tmpdir() }), databaseUrl: ownerUrl })
    const begun = Promise.withResolvers<void>()
    const work = inScope(database, EVERYWHERE, async (tx) => {
      await sql`insert into written values (1)`.execute(tx)
      begun.resolve()
      await sql`select pg_sleep(${seconds})`.execute(tx)
    }).then(
      () => 1,
      () => 0,
    )
    await begun.promise
    const heard: string[] = []
    await database.close({ say: (count, what) => heard.push(`${count} ${what}`), milliseconds })
    expect(heard).toEqual(said)
    expect(await work).toBe(there)
    expect((await owner.query('select from written')).rowCount).toBe(there)
    await owner.query('drop table written')
  })

  const here = { folder: 'may-1:/du-lieu', keyMark: 'khóa' }

  test('a structure that is refused takes no place: the program ends with what it says', async () => {
    const { owner, ownerUrl } = world.database
    const before = (await holders()).length
    await owner.query(`update schema_migrations set checksum = '-' || checksum where name like '0002_%'`)
    const settings = { ...readSettings({ DANGVU_DATA: tmpdir() }), databaseUrl: ownerUrl }
    await expect(openDatabase(settings)).rejects.toThrow(/0002_organisations\.sql/)
    await owner.query(`update schema_migrations set checksum = substr(checksum, 2) where name like '0002_%'`)
    await until(async () => (await holders()).length === before)
  })

  test('several servers serve one database, each from its folder, all with one key', async () => {
    const [first, second, third] = [await takePlace(), await takePlace(), await takePlace()]
    expect(await first.claimServer(here)).toBe('first')
    expect(await second.claimServer({ ...here, folder: 'may-2:/du-lieu' })).toBe('beside')
    expect(await third.claimServer(here)).toBe('folder-in-use')
    expect(await third.claimServer({ folder: 'may-3:/du-lieu', keyMark: 'khóa khác' })).toBe('other-key')
    for (const place of [first, second, third]) await place.leave()
    const again = await takePlace()
    expect(await again.claimServer({ ...here, keyMark: 'khóa khác' })).toBe('first')
    expect(await again.leave()).toBe(true)
  })

  test('the place of a server is taken again: nobody else gets it meanwhile', async () => {
    const mine = await takePlace()
    expect(await mine.claimServer(here)).toBe('first')
    const [before] = await holders()
    await cut(before)
    await until(async () => (await holders()).some((pid) => pid !== before))
    await until(async () => {
      const other = await takePlace()
      const claim = await other.claimServer(here)
      await other.leave()
      return claim === 'folder-in-use'
    })
    expect(await mine.leave()).toBe(true)
  })

  test('who finds another program in the place hears of it and has to end', async () => {
    const mine = await takePlace()
    expect(await mine.claimServer(here)).toBe('first')
    const [before] = await holders()
    const other = new pg.Client({ connectionString: world.database.ownerUrl })
    await other.connect()
    // It waits for the place, and so has it at the very moment it falls free.
    const waits = other.query('select pg_advisory_lock(7402004, hashtext($1))', [here.folder])
    await wait(100)
    await cut(before)
    await waits
    expect(await mine.lost).toBe('folder-in-use')
    await mine.leave()
    await other.end()
  })
})

test('an embedded server that was killed is started again where it was, and the program ends as always', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-killed-server-'))
  const database = await openDatabase(readSettings({ DANGVU_DATA: folder }))
  expect(await database.claimServer('khóa')).toBe('first')
  // Another way to the same folder is no other server's.
  const other = `${folder}-cach-khac`
  await symlink(folder, other)
  const second = await openDatabase(readSettings({ DANGVU_DATA: other }))
  expect(await second.claimServer('khóa')).toBe('folder-in-use')
  await second.close()
  await rm(other)
  const pid = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await expect(answers(database)).rejects.toThrow()
  await until(async () => (await answers(database)).rows.length === 1)
  await database.close()
  await expect(readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).rejects.toThrow(/ENOENT/)
  await rm(folder, { recursive: true })
})

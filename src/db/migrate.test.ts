// Bringing the schema to the newest version: once, and never over a file that has changed since.
import { describe, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { SetupError } from '#db/settings.ts'
import { useWorld } from '../../test/harness/world.ts'

describe('migrations', () => {
  const world = useWorld()

  test('are applied once', async () => {
    expect(await migrate(world.database.owner)).toEqual([])
  })

  test('one that differs from what was applied is named, with what to do', async () => {
    const { owner } = world.database
    await owner.query(`update schema_migrations set checksum = 'of another text' where name like '0002_%'`)
    const again = migrate(owner)
    await expect(again).rejects.toThrow(SetupError)
    await expect(again).rejects.toThrow(/0002_organisations\.sql .*DANGVU_DATA.*khởi động lại.*khôi phục/)
  })

  test('their numbers have no gap and none stands twice', async () => {
    const { rows } = await world.database.owner.query('select name from schema_migrations order by name')
    const numbers = rows.map((row: { name: string }) => Number(row.name.slice(0, 4)))
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  })
})

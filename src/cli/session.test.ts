// Opening an installation: the key must be the one the data was sealed with.
import { describe, expect, test } from 'vitest'
import { checkKey } from '#cli/session.ts'
import { readSettings, SetupError } from '#db/settings.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { inventedNumber, register } from '#modules/members/testing/people.ts'
import { useWorld } from '../../test/harness/world.ts'

describe('opening an installation', () => {
  const world = useWorld()

  test('another key than that of the data is refused, once there is data', async () => {
    const { database, application } = world
    const other = secretsFrom(Buffer.alloc(32, 8))
    await checkKey(database, other, '/data')
    const office = await world.actorAt(world.places.communeA, 'office')
    await register(world, office, world.places.branchA1, { cardNo: inventedNumber() })
    await expect(checkKey(database, other, '/data')).rejects.toThrow(SetupError)
    await expect(checkKey(database, other, '/data')).rejects.toThrow(/\/data\/master\.key không phải khóa/)
    await checkKey(database, application.secrets, '/data')
  })

  test('a wrong setting is said in a sentence', () => {
    for (const PORT of ['abc', '-1', '70000', '80.5']) expect(() => readSettings({ PORT })).toThrow(SetupError)
    expect(() => readSettings({ DANGVU_PROXIES: 'x' })).toThrow(/DANGVU_PROXIES/)
    for (const DANGVU_HOSTS of ['https://a.vn', 'a.vn:443', 'a.vn/x', 'a b.vn']) {
      expect(() => readSettings({ DANGVU_HOSTS })).toThrow(/DANGVU_HOSTS/)
    }
    expect(readSettings({ DANGVU_HOSTS: 'Dangvu.Tinh.vn, 10.0.0.5,' }).hosts).toEqual(['dangvu.tinh.vn', '10.0.0.5'])
    expect(readSettings({}).hosts).toEqual([])
  })
})

// Opening an installation: the key must be the one the data was sealed with.
import { describe, expect, test } from 'vitest'
import { checkKey, openProgram } from '#cli/session.ts'
import { connectionFault } from '#db/connection-fault.ts'
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

  test('a database that cannot be had is said in a sentence, with what to check and without the password', async () => {
    const here = new URL(world.database.ownerUrl)
    const wrong = (change: (url: URL) => void): string => {
      const url = new URL(here)
      url.password = 'Mat-khau-kin'
      change(url)
      return url.href
    }
    const settings = readSettings({ DANGVU_DATA: '/nowhere' })
    const said = async (databaseUrl: string): Promise<string> => {
      const fault: unknown = await openProgram({ ...settings, databaseUrl }).catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(SetupError)
      expect((fault as SetupError).cause).toBeUndefined()
      const { message } = fault as SetupError
      expect(message).not.toContain('Mat-khau-kin')
      return message
    }
    expect(await said(wrong(() => undefined))).toMatch(/người dùng «.+» vào\. Kiểm tra .*mật khẩu trong DATABASE_URL/)
    expect(await said(wrong((url) => (url.port = '1')))).toMatch(/127\.0\.0\.1:1: không có PostgreSQL .*cổng/)
    expect(await said(wrong((url) => (url.hostname = 'no-such-host.invalid')))).toMatch(
      /no-such-host\.invalid:\d+: .*tên.* đó\. Kiểm tra tên máy/,
    )
    const elsewhere = wrong((url) => {
      url.password = here.password
      url.pathname = '/khong_co'
    })
    expect(await said(elsewhere)).toContain('không có cơ sở dữ liệu «khong_co»')
    expect(await said('postgres://a:Mat-khau-kin#1@may/ten')).toMatch(/^DATABASE_URL không đúng dạng/)
  })

  test('a host that never answers is said too', () => {
    const fault = connectionFault('DATABASE_URL', 'postgres://a:kin@db.vn/x', new Error('timeout expired'))
    expect(fault).toBeInstanceOf(SetupError)
    expect((fault as SetupError).message).toMatch(/db\.vn:5432: máy đó không trả lời/)
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

// Setting up an installation without the demonstration: a province from the shell, then everything else with its accounts.
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { CliError } from '#cli/help.ts'
import { runOperation } from '#kernel/run.ts'
import { actorBySignInName } from '#modules/identity/public.ts'
import { useWorld } from '../../test/harness/world.ts'
import { foundProvince } from './found-province.ts'
import { verifyHistory } from './verify-history.ts'

describe('found-province', () => {
  const world = useWorld()
  const wanted = { code: '25', foundedOn: '2025-07-01', administrator: 'Trần Văn Mẫu' }
  const run = async (signInName: string, name: string, input: unknown) => {
    const actor = await actorBySignInName(world.application, signInName)
    if (actor === null) throw new Error(`no account ${signInName}`)
    const outcome = await runOperation(world.application, {
      name,
      input,
      credential: { kind: 'actor', actor: { ...actor, mustChangePassword: false } },
      idempotencyKey: randomBytes(12).toString('hex'),
      request: { requestId: randomBytes(8).toString('hex'), address: null, userAgent: null },
    })
    if (outcome.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
    return outcome.output as { id: string; signInName: string; rows: { name: string }[]; total: number }
  }

  test('its administrator makes the office, and the office founds a commune and a branch', async () => {
    const made = await foundProvince(world, wanted)
    expect(made).toMatchObject({ name: 'Đảng bộ tỉnh Phú Thọ', signInName: 'mau.tv@25' })
    expect(made.firstPassword.length).toBeGreaterThan(9)
    const actor = await actorBySignInName(world.application, made.signInName)
    expect(actor).toMatchObject({ mustChangePassword: true, seat: { role: 'administrator', path: '25/' } })
    const board = await run(made.signInName, 'identity.create-account', {
      organisationId: actor?.seat?.organisationId,
      displayName: 'Lê Thị Mẫu',
      role: 'organisation-board',
      postName: 'Ban Tổ chức',
    })
    const found = (parentId: string, typeCode: string, code: string, name: string) =>
      run(board.signInName, 'organisations.found', { parentId, typeCode, code, name, foundedOn: '2025-07-01' })
    const commune = await found(actor?.seat?.organisationId ?? '', 'commune-committee', '25.001', 'Đảng bộ xã Thử')
    await found(commune.id, 'branch', '25.001.001', 'Chi bộ thôn Thử')
    expect(await run(board.signInName, 'members.count', {})).toEqual({ total: 0 })
    expect((await verifyHistory(world.database)).faults).toEqual([])
  })

  test('a second time, an unknown code, a day to come or half a name is refused, and nothing is left behind', async () => {
    const refused = async (what: object) => {
      await expect(foundProvince(world, { ...wanted, ...what })).rejects.toThrow(CliError)
    }
    await refused({})
    await refused({ code: '98' })
    await refused({ code: '31', foundedOn: '2999-01-01' })
    await refused({ code: '31', administrator: 'Mẫu' })
    const { rows } = await world.database.owner.query(`select code from organisations where province_code = '31'`)
    expect(rows).toEqual([])
  })
})

// The own account: seats, sessions, password and second factor, with real sessions.
import { describe, expect, test } from 'vitest'
import { identityContract } from '#contract/identity.ts'
import { cancelWork, getProgress } from '#contract/progress.ts'
import { ownAccount } from '#kernel/permission.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import { identityModule } from '../module.ts'
import {
  callWith,
  historyOf,
  outputOf,
  PASSWORD,
  personAt,
  seatFor,
  signInAs,
  totpNow,
  trySignIn,
  turnOnTotp,
} from '../testing/people.ts'

const NEW = 'trường làng tôi cây xanh lá vây quanh'
const DAY = 24 * 60 * 60_000
const me = 'identity.get-me'

interface Me {
  seat: { id: string; role: string; organisationName: string } | null
  seats: { id: string }[]
  can: string[]
  secondFactor: string
  backupCodesLeft: number
}

describe('the own account', () => {
  const world = useWorld()

  test('the module serves its whole contract', () => {
    expect(identityModule.map((s) => s.operation)).toEqual([...identityContract, getProgress, cancelWork])
  })

  test('not signed in: nothing but signing in', async () => {
    for (const { operation, scope } of identityModule) {
      if (scope.kind === 'open') continue
      expect(codeOf(await callWith(world, null, operation.name)), operation.name).toBe('kernel.not-signed-in')
      expect(codeOf(await callWith(world, `99.${'x'.repeat(43)}`, operation.name)), operation.name).toBe(
        'kernel.not-signed-in',
      )
    }
  })

  test('a first password opens only the way to a new one', async () => {
    const person = await personAt(world, world.places.communeA, 'administrator', { mustChangePassword: true })
    const token = await signInAs(world, person)
    const open = ['identity.get-me', 'identity.change-password', 'identity.sign-out', 'identity.sign-out-everywhere']
    const inputs: Record<string, object> = {
      'identity.choose-seat': { seatId: person.seatId },
      'identity.revoke-session': { id: person.id },
      'identity.begin-totp': { password: PASSWORD },
      'identity.confirm-totp': { code: '123456' },
      'identity.remove-totp': { password: PASSWORD, code: '123456' },
      'identity.renew-backup-codes': { code: '123456' },
      'identity.get-progress': { key: 'x'.repeat(8) },
      'identity.cancel-work': { key: 'x'.repeat(8) },
    }
    for (const { operation, scope } of world.application.operations.values()) {
      if (scope.kind === 'open' || open.includes(operation.name)) continue
      const outcome = await callWith(world, token, operation.name, inputs[operation.name])
      expect(codeOf(outcome), operation.name).toBe('kernel.password-change-required')
    }
    const { can } = outputOf<Me>(await callWith(world, token, me))
    expect(can).toContain('identity.change-password')
    expect(can).not.toContain('identity.list-accounts')

    const changed = await callWith(world, token, 'identity.change-password', { current: PASSWORD, next: NEW })
    const next = changed.kind === 'done' ? changed.effects.sessionToken : null
    expect(codeOf(await callWith(world, next ?? '', 'identity.list-accounts'))).toBe('done')
  })

  test('get-me says who, where and what the seat may do; choose-seat changes it and is kept for the next sign-in', async () => {
    const person = await personAt(world, world.places.branchA1, 'secretary')
    const adminSeat = await seatFor(world, { id: person.id, province: '99' }, world.places.communeA, 'administrator')
    const token = await signInAs(world, person)
    const before = outputOf<Me>(await callWith(world, token, me))
    expect(before).toMatchObject({
      signInName: person.signInName,
      seat: { id: person.seatId, role: 'secretary', organisationName: 'Chi bộ thôn 1' },
      secondFactor: 'off',
      national: false,
    })
    expect(before.seats).toHaveLength(2)
    expect(before.can).not.toContain('identity.list-accounts')
    expect(outputOf(await callWith(world, token, 'identity.choose-seat', { seatId: adminSeat }))).toMatchObject({
      seat: { id: adminSeat, role: 'administrator' },
    })
    for (const session of [token, await signInAs(world, person)]) {
      const after = outputOf<Me>(await callWith(world, session, me))
      expect(after.seat?.id).toBe(adminSeat)
      expect(after.can).toContain('identity.list-accounts')
    }
    const history = await historyOf(world, world.places.branchA1)
    expect(history.some((h) => h.operation === 'identity.choose-seat')).toBe(true)
  })

  test("choose-seat: somebody else's seat and one that has ended are not found", async () => {
    const person = await personAt(world, world.places.branchA1, 'secretary')
    const neighbour = await personAt(world, world.places.branchA2, 'secretary')
    const ended = await seatFor(world, { id: person.id, province: '99' }, world.places.communeA, 'office', {
      validTo: '2026-11-21',
    })
    const token = await signInAs(world, person)
    for (const seatId of [neighbour.seatId, ended]) {
      expect(codeOf(await callWith(world, token, 'identity.choose-seat', { seatId }))).toBe('kernel.not-found')
    }
  })

  test('a seat ends at midnight in Viet Nam, also in a session that acts in it', async () => {
    world.clock.set('2026-11-21T16:59:00Z')
    const person = await personAt(world, world.places.communeA, 'administrator', { validTo: '2026-11-22' })
    const token = await signInAs(world, person)
    expect(codeOf(await callWith(world, token, 'identity.list-accounts'))).toBe('done')
    world.clock.set('2026-11-21T17:00:00Z')
    expect(codeOf(await callWith(world, token, 'identity.list-accounts'))).toBe('kernel.not-permitted')
    expect(outputOf<Me>(await callWith(world, token, me))).toMatchObject({ seat: null, seats: [] })
  })

  test('sign-out and revoke-session make a session useless at once; nobody ends the sessions of others', async () => {
    const person = await personAt(world, world.places.branchA1, 'secretary')
    const other = await personAt(world, world.places.branchA1, 'secretary')
    const [one, two, foreign] = [
      await signInAs(world, person),
      await signInAs(world, person),
      await signInAs(world, other),
    ]
    const list = outputOf<{ rows: { id: string; current: boolean }[] }>(
      await callWith(world, one, 'identity.list-sessions'),
    )
    expect(list.rows).toHaveLength(2)
    const second = list.rows.find((r) => !r.current)?.id
    expect(codeOf(await callWith(world, foreign, 'identity.revoke-session', { id: second }))).toBe('kernel.not-found')
    expect(codeOf(await callWith(world, one, 'identity.revoke-session', { id: second }))).toBe('done')
    expect(codeOf(await callWith(world, two, me))).toBe('kernel.not-signed-in')
    const out = await callWith(world, one, 'identity.sign-out')
    expect(out).toMatchObject({ kind: 'done', effects: { sessionToken: null } })
    expect(codeOf(await callWith(world, one, me))).toBe('kernel.not-signed-in')
    expect(codeOf(await callWith(world, foreign, me))).toBe('done')
  })

  test('sign-out-everywhere ends this session and all others', async () => {
    const person = await personAt(world, world.places.branchA1, 'secretary')
    const tokens = [await signInAs(world, person), await signInAs(world, person)]
    expect(outputOf(await callWith(world, tokens[0] ?? '', 'identity.sign-out-everywhere'))).toEqual({ ended: 2 })
    for (const token of tokens) expect(codeOf(await callWith(world, token, me))).toBe('kernel.not-signed-in')
  })

  test('a session ends after 7 days without use and after 30 days in any case', async () => {
    const person = await personAt(world, world.places.branchA1, 'secretary')
    const idle = await signInAs(world, person)
    const used = await signInAs(world, person)
    for (let day = 0; day < 29; day++) {
      world.clock.advance(DAY)
      expect(codeOf(await callWith(world, used, me))).toBe('done')
    }
    expect(codeOf(await callWith(world, idle, me))).toBe('kernel.not-signed-in')
    world.clock.advance(DAY)
    expect(codeOf(await callWith(world, used, me))).toBe('kernel.not-signed-in')
  })

  describe('identity.change-password', () => {
    test('invalid or weak: nothing changes', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary', { displayName: 'Phan Đình Trọng Nghĩa' })
      const token = await signInAs(world, person)
      const change = async (next: string, current = PASSWORD) =>
        codeOf(await callWith(world, token, 'identity.change-password', { current, next }))
      expect(await change('ngắn quá')).toBe('kernel.invalid-input')
      expect(await change('Mật khẩu 123')).toBe('identity.password-common')
      expect(await change('1111111111')).toBe('identity.password-common')
      for (const tried of [
        '123456789012',
        '1234567890abc',
        'qwertyuiop98',
        'Matkhau@123456',
        'DangVien2026!',
        'vietnam654321',
      ])
        expect([tried, await change(tried)]).toEqual([tried, 'identity.password-common'])
      expect(await change(`${person.signInName}1`)).toBe('identity.password-like-name')
      expect(await change('phandinhtrongnghia9')).toBe('identity.password-like-name')
      expect(await change(PASSWORD)).toBe('identity.password-unchanged')
      expect(await change(NEW, 'không phải mật khẩu')).toBe('identity.wrong-password')
      expect(codeOf(await trySignIn(world, person))).toBe('done')
    })

    test('signs that are no letters are something to guess', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const token = await signInAs(world, person)
      const input = { current: PASSWORD, next: '[#!%] {&*+} =?' }
      expect(codeOf(await callWith(world, token, 'identity.change-password', input))).toBe('done')
    })

    test('guessing the current password in a stolen session is locked too', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const token = await signInAs(world, person)
      const guess = (current: string) =>
        callWith(world, token, 'identity.change-password', { current, next: NEW }, '198.51.100.20')
      for (let i = 0; i < 5; i++) expect(codeOf(await guess(`thử lần ${i}`))).toBe('identity.wrong-password')
      expect(codeOf(await guess(PASSWORD))).toBe('identity.locked')
    })

    test('a repeated wrong guess answers the same and is counted once', async () => {
      const actor = await world.actorAt(world.places.branchA1, 'secretary')
      const guess = () => world.call(actor, 'identity.change-password', { current: 'sai', next: NEW }, 'mot-lan-gui')
      for (let i = 0; i < 6; i++) expect(codeOf(await guess())).toBe('identity.wrong-password')
    })

    test('done: a new token, the others ended, the old password worth nothing, in the history', async () => {
      const person = await personAt(world, world.places.communeB, 'office')
      const [here, elsewhere] = [await signInAs(world, person), await signInAs(world, person)]
      const outcome = await callWith(world, here, 'identity.change-password', { current: PASSWORD, next: NEW })
      expect(outputOf(outcome)).toEqual({ endedSessions: 1 })
      const renewed = outcome.kind === 'done' ? (outcome.effects.sessionToken ?? '') : ''
      expect(codeOf(await callWith(world, renewed, me))).toBe('done')
      expect(codeOf(await callWith(world, here, me))).toBe('kernel.not-signed-in')
      expect(codeOf(await callWith(world, elsewhere, me))).toBe('kernel.not-signed-in')
      expect(codeOf(await trySignIn(world, person))).toBe('identity.wrong-credentials')
      expect(codeOf(await trySignIn(world, person, { password: NEW }))).toBe('done')
      const history = await historyOf(world, world.places.communeB)
      expect(history.map((h) => h.operation)).toContain('identity.change-password')
      const { rows } = await world.database.owner.query(`select * from idempotency_keys where account_id = $1`, [
        person.id,
      ])
      expect(JSON.stringify(rows)).not.toContain(NEW)
    })
  })

  describe('second factor', () => {
    test('is not on before a code confirms it, and is not begun again while on', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const token = await signInAs(world, person)
      const call = async (name: string, input: object = {}) => codeOf(await callWith(world, token, name, input))
      expect(await call('identity.confirm-totp', { code: '123456' })).toBe('identity.totp-not-begun')
      expect(await call('identity.renew-backup-codes', { code: '123456' })).toBe('identity.totp-not-on')
      expect(await call('identity.remove-totp', { password: PASSWORD, code: '123456' })).toBe('identity.totp-not-on')
      // Whoever finds the device open does not know the password.
      expect(await call('identity.begin-totp', { password: 'sai rồi' })).toBe('identity.wrong-password')
      expect(await call('identity.confirm-totp', { code: '123456' })).toBe('identity.totp-not-begun')
      const begun = await callWith(world, token, 'identity.begin-totp', { password: PASSWORD })
      const { secret } = outputOf<{ secret: string; uri: string }>(begun)
      expect(outputOf<Me>(await callWith(world, token, me)).secondFactor).toBe('pending')
      expect(codeOf(await trySignIn(world, person))).toBe('done')
      expect(await call('identity.confirm-totp', { code: totpNow(world, secret, 900) })).toBe('identity.wrong-code')
      expect(await call('identity.confirm-totp', { code: totpNow(world, secret) })).toBe('done')
      expect(await call('identity.begin-totp', { password: PASSWORD })).toBe('identity.totp-already-on')
      expect(outputOf<Me>(await callWith(world, token, me))).toMatchObject({ secondFactor: 'on', backupCodesLeft: 10 })
    })

    test('the secret and the first codes stand nowhere in clear', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const { secret, backupCodes } = await turnOnTotp(world, await signInAs(world, person))
      const texts: string[] = []
      for (const table of ['accounts', 'backup_codes', 'idempotency_keys', 'audit_entries']) {
        texts.push(JSON.stringify((await world.database.owner.query(`select * from ${table}`)).rows))
      }
      const everything = texts.join()
      expect(everything).not.toContain(secret)
      for (const code of backupCodes) expect(everything).not.toContain(code)
    })

    test('renewed backup codes replace the old ones; removing needs password and code', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const token = await signInAs(world, person)
      const { secret, backupCodes } = await turnOnTotp(world, token)
      world.clock.advance(60_000)
      const renewed = outputOf<{ backupCodes: string[] }>(
        await callWith(world, token, 'identity.renew-backup-codes', { code: totpNow(world, secret) }),
      )
      expect(codeOf(await trySignIn(world, person, { code: backupCodes[0] }))).toBe('identity.wrong-code')
      expect(codeOf(await trySignIn(world, person, { code: renewed.backupCodes[0] }))).toBe('done')
      const remove = async (password: string, code: string | undefined) =>
        codeOf(await callWith(world, token, 'identity.remove-totp', { password, code }))
      expect(await remove('sai rồi', renewed.backupCodes[1])).toBe('identity.wrong-password')
      expect(await remove(PASSWORD, '000000')).toBe('identity.wrong-code')
      expect(await remove(PASSWORD, renewed.backupCodes[1])).toBe('done')
      expect(codeOf(await trySignIn(world, person))).toBe('done')
    })
  })

  test('every own-account operation is for the own account only', () => {
    const own = identityModule.filter((s) => s.scope.kind === 'account')
    expect(own.every((s) => s.scope === ownAccount)).toBe(true)
  })
})

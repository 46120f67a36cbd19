// identity.sign-in: wrong and right, the growing locks, the second factor, and what the history says.
import { describe, expect, test } from 'vitest'
import { whileHeld } from '../../../../test/harness/held.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import {
  callWith,
  historyOf,
  outputOf,
  PASSWORD,
  personAt,
  signInAs,
  totpNow,
  trySignIn,
  turnOnTotp,
} from '../testing/people.ts'

const wrong = { password: 'sai mật khẩu rồi' }
const minute = 60_000

describe('identity.sign-in', () => {
  const world = useWorld()

  test('invalid: an empty name, a code of the wrong shape, a field too many', async () => {
    for (const typed of [{ signInName: '' }, { code: '12' }, { remember: true }]) {
      const outcome = await trySignIn(world, { signInName: 'ai.do@99' }, typed)
      expect(codeOf(outcome)).toBe('kernel.invalid-input')
    }
  })

  test('unknown name, name without province, wrong password and disabled account are refused with the same words', async () => {
    const person = await personAt(world, world.places.branchA1, 'secretary')
    const disabled = await personAt(world, world.places.branchA1, 'secretary')
    await world.database.owner.query('update accounts set disabled_at = now() where id = $1', [disabled.id])
    for (const attempt of [
      trySignIn(world, { signInName: 'khong.co@99' }),
      trySignIn(world, { signInName: 'khong.co' }),
      trySignIn(world, person, wrong),
      trySignIn(world, disabled),
    ]) {
      const outcome = await attempt
      expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'identity.wrong-credentials', facts: {} } })
    }
  })

  test('done: a token of the province, the name in any case, the password in any Unicode form', async () => {
    const person = await personAt(world, world.places.branchA1, 'secretary')
    const outcome = await trySignIn(world, person, {
      signInName: ` ${person.signInName.toUpperCase()} `,
      password: PASSWORD.normalize('NFD'),
    })
    expect(outputOf(outcome)).toEqual({ displayName: person.displayName, mustChangePassword: false, seatCount: 1 })
    const token = outcome.kind === 'done' ? outcome.effects.sessionToken : null
    expect(token).toMatch(/^99\.[A-Za-z0-9_-]{43}$/)
    const { rows } = await world.database.owner.query('select token_hash from sessions where account_id = $1', [
      person.id,
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0].token_hash).not.toContain(token)
    expect(codeOf(await callWith(world, token ?? '', 'identity.get-me'))).toBe('done')
  })

  test('an old cookie does not stand in the way', async () => {
    const person = await personAt(world, world.places.branchA1, 'secretary')
    const stranger = `98.${'A'.repeat(43)}`
    const typed = { signInName: person.signInName, password: PASSWORD }
    expect(codeOf(await callWith(world, stranger, 'identity.sign-in', typed))).toBe('done')
  })

  test('success and failure are in the history of the organisation; a failure without an account is nowhere', async () => {
    const person = await personAt(world, world.places.communeB, 'office')
    await trySignIn(world, person, wrong)
    await trySignIn(world, { signInName: 'khong.co@99' }, wrong)
    await signInAs(world, person)
    const history = await historyOf(world, world.places.communeB)
    expect(history.map((h) => h.summary)).toEqual([
      `Đăng nhập không thành công vào tài khoản ${person.signInName}: sai mật khẩu hoặc tài khoản đã ngừng.`,
      `${person.displayName} đăng nhập bằng tài khoản ${person.signInName}.`,
    ])
  })

  describe('locks', () => {
    test('the fifth failure from one address locks for 1 minute, each further one for twice as long, up to an hour', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const lock = async () => {
        const outcome = await trySignIn(world, person, {}, '198.51.100.1')
        return outcome.kind === 'refused' ? outcome.refusal.facts.minutes : 'in'
      }
      for (let i = 0; i < 4; i++) await trySignIn(world, person, wrong, '198.51.100.1')
      const grown: unknown[] = []
      for (let i = 0; i < 8; i++) {
        await trySignIn(world, person, wrong, '198.51.100.1')
        const minutes = await lock()
        grown.push(minutes)
        // A locked attempt is not counted: the right password also waits, and waiting is enough.
        await trySignIn(world, person, wrong, '198.51.100.1')
        world.clock.advance(Number(minutes) * minute)
      }
      expect(grown).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
      expect(await lock()).toBe('in')
      // Success starts afresh.
      for (let i = 0; i < 4; i++) await trySignIn(world, person, wrong, '198.51.100.1')
      expect(await lock()).toBe('in')
    })

    test('an unknown name is locked like a known one', async () => {
      const nobody = { signInName: 'khong.ai@99' }
      for (let i = 0; i < 5; i++) await trySignIn(world, nobody, wrong, '198.51.100.2')
      const outcome = await trySignIn(world, nobody, wrong, '198.51.100.2')
      expect(outcome).toMatchObject({ refusal: { code: 'identity.locked', facts: { minutes: 1 } } })
    })

    test('a stranger locks out only the own address; many strangers lock the name elsewhere, but not where its owner is known', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const known = '198.51.100.3'
      await signInAs(world, person, {}, known)
      for (let i = 0; i < 5; i++) await trySignIn(world, person, wrong, '198.51.100.4')
      expect(codeOf(await trySignIn(world, person, {}, '198.51.100.4'))).toBe('identity.locked')
      for (let i = 0; i < 16; i++) await trySignIn(world, person, wrong, `198.51.100.${100 + i}`)
      expect(codeOf(await trySignIn(world, person, {}, '198.51.100.90'))).toBe('identity.locked')
      expect(codeOf(await trySignIn(world, person, {}, known))).toBe('done')
    })

    test('one address that tries many names is stopped, except for people who are known there', async () => {
      const office = '2001:db8:1:2::5'
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const other = await personAt(world, world.places.branchA1, 'secretary')
      await signInAs(world, person, {}, office)
      const tries = Array.from({ length: 50 }, (_, i) => i)
      for (const i of tries) await trySignIn(world, { signInName: `ai.${i}.do@99` }, wrong, `2001:db8:1:2::${i + 10}`)
      expect(codeOf(await trySignIn(world, other, {}, '2001:db8:1:2::ffff'))).toBe('identity.locked')
      expect(codeOf(await trySignIn(world, person, {}, '2001:db8:1:2::ffff'))).toBe('done')
      world.clock.advance(60 * minute)
      expect(codeOf(await trySignIn(world, other, {}, '2001:db8:1:2::ffff'))).toBe('done')
    })
  })

  describe('second factor', () => {
    test('the code is asked for only after the right password', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      await turnOnTotp(world, await signInAs(world, person))
      expect(codeOf(await trySignIn(world, person, wrong))).toBe('identity.wrong-credentials')
      expect(codeOf(await trySignIn(world, person, { ...wrong, code: '000000' }))).toBe('identity.wrong-credentials')
      expect(codeOf(await trySignIn(world, person))).toBe('identity.code-required')
    })

    test('a code works once, one step early or late, and an older one never after a newer one', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const { secret } = await turnOnTotp(world, await signInAs(world, person))
      const attempt = async (seconds: number) =>
        codeOf(await trySignIn(world, person, { code: totpNow(world, secret, seconds) }))
      // The code that confirmed the factor is used up.
      expect(await attempt(0)).toBe('identity.wrong-code')
      world.clock.advance(5 * minute)
      expect(await attempt(-60)).toBe('identity.wrong-code')
      expect(await attempt(60)).toBe('identity.wrong-code')
      expect(await attempt(-30)).toBe('done')
      expect(await attempt(-30)).toBe('identity.wrong-code')
      expect(await attempt(30)).toBe('done')
      expect(await attempt(0)).toBe('identity.wrong-code')
    })

    test('of simultaneous uses of one code exactly one succeeds', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const { secret, backupCodes } = await turnOnTotp(world, await signInAs(world, person))
      world.clock.advance(minute)
      for (const code of [totpNow(world, secret), backupCodes[0] ?? '']) {
        const attempts = await Promise.all(Array.from({ length: 4 }, () => trySignIn(world, person, { code })))
        expect(attempts.map(codeOf).sort()).toEqual(['done', ...Array(3).fill('identity.wrong-code')])
      }
    })

    test('a backup code works once and is counted', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const { backupCodes } = await turnOnTotp(world, await signInAs(world, person))
      const code = backupCodes[3] ?? ''
      const token = await signInAs(world, person, { code: code.replace('-', ' ').toUpperCase() })
      expect(codeOf(await trySignIn(world, person, { code }))).toBe('identity.wrong-code')
      expect(outputOf(await callWith(world, token, 'identity.get-me'))).toMatchObject({ backupCodesLeft: 9 })
    })

    test('of many wrong codes sent all at once no more are answered than before the lock', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const session = await signInAs(world, person)
      const { secret } = await turnOnTotp(world, session)
      world.clock.advance(minute)
      const guesses = Array.from({ length: 12 }, (_, i) => ({ code: totpNow(world, secret, 600 + 30 * i) }))
      const answers = await Promise.all(
        guesses.map((guess) => callWith(world, session, 'identity.renew-backup-codes', guess).then(codeOf)),
      )
      expect(answers.toSorted()).toEqual([
        ...Array.from({ length: 7 }, () => 'identity.locked'),
        ...Array.from({ length: 5 }, () => 'identity.wrong-code'),
      ])
      // From elsewhere, where nothing has failed yet: what the program does not work on at once it refuses as busy.
      const tried = await Promise.all(
        guesses.map((guess) => trySignIn(world, person, guess, '198.51.100.8').then(codeOf)),
      )
      expect(tried.filter((code) => code === 'identity.wrong-code')).toHaveLength(5)
      expect(tried.every((code) => /wrong-code|locked|busy/.test(code))).toBe(true)
    })

    test('once the lock has come a right password is not told from a wrong one; two proofs at once do not block each other', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const session = await signInAs(world, person)
      const { secret } = await turnOnTotp(world, session)
      world.clock.advance(minute)
      const { owner } = world.database
      await trySignIn(world, person, wrong, '198.51.100.9')
      const [late] = await whileHeld(world, `update sign_in_attempts set locked_until = '2100-01-01'`, [
        () => trySignIn(world, person, {}, '198.51.100.9'),
      ])
      expect(late).toMatchObject({ refusal: { code: 'identity.locked' } })
      await owner.query('delete from sign_in_attempts')

      const held = `select 1 from accounts where id = '${person.id}' for update`
      const both = await whileHeld(world, held, [
        () => trySignIn(world, person, { code: totpNow(world, secret) }),
        () => callWith(world, session, 'identity.change-password', { current: PASSWORD, next: 'nắng ấm quê hương ta' }),
      ])
      expect(both.map(codeOf)).toEqual(['done', 'done'])
    })

    test('wrong codes lock like wrong passwords', async () => {
      const person = await personAt(world, world.places.branchA1, 'secretary')
      const { secret } = await turnOnTotp(world, await signInAs(world, person, {}, '198.51.100.7'))
      world.clock.advance(minute)
      const bad = totpNow(world, secret, 600)
      for (let i = 0; i < 5; i++) await trySignIn(world, person, { code: bad }, '198.51.100.7')
      const right = { code: totpNow(world, secret) }
      expect(codeOf(await trySignIn(world, person, right, '198.51.100.7'))).toBe('identity.locked')
    })
  })
})

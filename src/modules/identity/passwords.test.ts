// Hashing: right, wrong and absent passwords, and the bound on how much of it happens at once.
import { describe, expect, test } from 'vitest'
import { Refusal } from '#kernel/refusal.ts'
import { weaknessOf } from './password-rules.ts'
import { hashPassword, inHashingPlace, newBackupCode, newFirstPassword, passwordFits } from './passwords.ts'
import { wishedSignInNames } from './sign-in-names.ts'
import { addressGroup, lockMinutes } from './store/attempts.ts'
import { newToken, parseToken } from './tokens.ts'

describe('passwords', () => {
  test('argon2id with at least 19 MiB, two passes; any Unicode form of the password fits', async () => {
    const stored = await hashPassword('mật khẩu dài của tôi')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordFits(stored, 'mật khẩu dài của tôi'.normalize('NFD'))).toBe(true)
    expect(await passwordFits(stored, 'mat khau dai cua toi')).toBe(false)
    expect(await passwordFits(null, 'mật khẩu dài của tôi')).toBe(false)
    expect(await passwordFits('-', '-')).toBe(false)
  })

  test('two at once, eight waiting, the rest is turned away; afterwards there is room again', async () => {
    let now = 0
    let most = 0
    const work = async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((wake) => setTimeout(wake, 5))
      now -= 1
      return 'done' as const
    }
    const answers = await Promise.all(Array.from({ length: 30 }, () => inHashingPlace(work)))
    expect(answers.filter((a) => a === 'done')).toHaveLength(10)
    expect(answers.filter((a) => a instanceof Refusal && a.code === 'kernel.busy')).toHaveLength(20)
    expect(most).toBe(2)
    await expect(inHashingPlace(() => Promise.reject(new Error('fault')))).rejects.toThrow('fault')
    expect(await Promise.all([inHashingPlace(work), inHashingPlace(work), inHashingPlace(work)])).toEqual(
      Array(3).fill('done'),
    )
  })

  test('first passwords pass the rules for passwords; codes have ten clear signs', () => {
    const first = newFirstPassword()
    expect(first).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    expect(newBackupCode()).toMatch(/^[a-hj-km-np-z2-9]{10}$/)
  })

  test.each([
    ['Mật Khẩu 123!', 'common'],
    ['aaaaaaaaab', 'common'],
    ['an.nv@99 2026', 'like-name'],
    ['Nguyễn Văn An', 'like-name'],
    ['ba con mèo leo cây cau', null],
    ['nguyenvanan và mười con mèo', null],
  ])('weakness of %s: %s', (password, weakness) => {
    expect(weaknessOf(password, { signInName: 'an.nv@99', displayName: 'Nguyễn Văn An' })).toBe(weakness)
  })
})

describe('tokens, addresses, names', () => {
  test('a token is read back as its province and hash; anything else is nothing', () => {
    const { token, tokenHash } = newToken('79')
    expect(parseToken(token)).toEqual({ province: '79', tokenHash })
    for (const bad of ['', token.slice(1), `${token}A`, `${token}\n`, token.replace('.', ' '), "79.' or true --"]) {
      expect(parseToken(bad), bad).toBeNull()
    }
  })

  test.each([
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7', '192.0.2.7'],
    ['2001:0db8:0001:0002:a:b:c:d', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [null, 'local'],
  ])('%s is counted as %s', (address, group) => {
    expect(addressGroup(address)).toBe(group)
  })

  test('locks grow and stop growing', () => {
    expect([1, 4, 5, 6, 10, 11, 12, 5000].map((n) => lockMinutes('pair', n))).toEqual([0, 0, 1, 2, 32, 60, 60, 60])
    expect([19, 20, 24, 500].map((n) => lockMinutes('name', n))).toEqual([0, 1, 15, 15])
    expect([49, 50, 56].map((n) => lockMinutes('address', n))).toEqual([0, 1, 60])
  })

  test.each([
    ['Nguyễn Văn An', 'an.nv@99'],
    ['Đỗ Thị Thu Hà', 'ha.dtt@99'],
    ['A', 'nguoi.dunga@99'],
    ['北京', 'nguoi.dung@99'],
  ])('%s signs in as %s', (name, first) => {
    const wished = wishedSignInNames(name, '99')
    expect(wished[0]).toBe(first)
    expect(wished.every((w) => /^[a-z0-9][a-z0-9._-]{1,60}@[0-9]{2}$/.test(w))).toBe(true)
  })
})

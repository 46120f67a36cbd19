// The account of a member who moved to another province: it opens nothing where the member was; a new one opens the record where the member is.
import { describe, expect, test } from 'vitest'
import { callWith, outputOf, personAt, signInAs, trySignIn } from '#modules/identity/testing/people.ts'
import { arriveFromProvince, departForProvince } from '#modules/members/public.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import { decided } from '../testing/effects.ts'
import { register } from '../testing/people.ts'

describe('an account and a move to another province', () => {
  const world = useWorld()

  test('D1: signed in or not, the old account sees nothing there any more; the new province gives its own', async () => {
    const { branchA1, branchC1, province, otherProvince } = world.places
    const office = await world.actorAt(province, 'office')
    const { id: memberId } = await register(world, office, branchA1, { fullName: 'Cao Thị Xa' })
    const person = await personAt(world, branchA1, 'member', { displayName: 'Cao Thị Xa' })
    await world.database.owner.query('update accounts set member_id = $1 where id = $2', [memberId, person.id])
    const token = await signInAs(world, person)
    expect(codeOf(await callWith(world, token, 'members.get', { id: memberId }))).toBe('done')

    const on = '2026-11-01'
    const counterpart = { province: '98', name: branchC1.name, path: branchC1.path }
    const { record } = await decided(world, province, (c) => departForProvince(c, { memberId, on, counterpart }))
    await decided(world, otherProvince, (c) =>
      arriveFromProvince(c, {
        record,
        organisationId: branchC1.id,
        on,
        counterpart: { province: '99', name: branchA1.name },
      }),
    )
    for (const name of ['members.get', 'members.list', 'cases.list', 'cases.list-work', 'organisations.get'] as const) {
      const asked = name.startsWith('members.get')
        ? { id: memberId }
        : name === 'organisations.get'
          ? { id: branchA1.id }
          : {}
      expect([name, codeOf(await callWith(world, token, name, asked))]).not.toEqual([name, 'done'])
    }
    // Signing in still works, so that the person learns why: no seat, nothing to open.
    const again = outputOf<{ seat: unknown }>(
      await callWith(world, await signInAs(world, person), 'identity.get-me', {}),
    )
    expect(again.seat).toBeNull()

    const administrator = await world.actorAt(otherProvince, 'administrator')
    const made = await world.ask<{ signInName: string; firstPassword: string }>(
      administrator,
      'identity.create-account',
      {
        organisationId: branchC1.id,
        displayName: 'Cao Thị Xa',
        role: 'member',
        postName: 'Đảng viên',
        memberId,
      },
    )
    expect(made.signInName).toMatch(/@98$/)
    const there = await trySignIn(world, made, { password: made.firstPassword })
    expect(codeOf(there)).toBe('done')
    const newToken = there.kind === 'done' ? String(there.effects.sessionToken) : ''
    const password = { current: made.firstPassword, next: 'chi bộ thôn Tây kính chào' }
    expect(codeOf(await callWith(world, newToken, 'identity.change-password', password))).toBe('done')
    const own = await trySignIn(world, made, { password: password.next })
    const ownToken = own.kind === 'done' ? String(own.effects.sessionToken) : ''
    expect(codeOf(await callWith(world, ownToken, 'members.get', { id: memberId }))).toBe('done')
  })
})

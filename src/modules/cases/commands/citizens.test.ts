// Somebody of the pool is written down once, with codes of the lists and a day of birth that has come.
import { expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

test('POOL-01: nonsense is refused with its field, the same person is not written down twice', async () => {
  const { branchA1, branchA2, communeA } = world.places
  const secretary = await world.actorAt(branchA1, 'secretary')
  const office = await world.actorAt(communeA, 'office')
  const person = { organisationId: branchA1.id, fullName: 'Hoàng Thị Mới', birthDate: '1999-02-28' }
  const register = (more: object) => world.call(secretary, 'citizens.register', { ...person, ...more })
  const nonsense = { birthDate: '2190-01-01', ethnicityCode: 'no-such', educationCode: 'phd', occupationCode: '?' }
  for (const [path, value] of Object.entries(nonsense)) {
    const refusal = { code: 'kernel.invalid-input', fields: [{ path }] }
    expect(await register({ [path]: value }), path).toMatchObject({ refusal })
  }
  const { id, version } = await world.ask<{ id: string; version: number }>(secretary, 'citizens.register', person)
  expect(await register({})).toMatchObject({ refusal: { code: 'cases.citizen-known' } })
  expect(await register({ birthDate: '1998-02-28' })).toMatchObject({ kind: 'done' })
  // Asked before, so that each has a connection that is open already.
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => register({})))
  const once = await Promise.all([1, 2, 3, 4, 5, 6].map(() => register({ birthDate: '1997-02-28' })))
  expect(once.filter(({ kind }) => kind === 'done')).toHaveLength(1)
  const elsewhere = { ...person, organisationId: branchA2.id }
  expect(await world.call(office, 'citizens.register', elsewhere)).toMatchObject({ kind: 'done' })
  const correct = (more: object) => world.call(secretary, 'citizens.correct', { id, version, ...more })
  expect(await correct({ birthDate: '2190' })).toMatchObject({ refusal: { fields: [{ path: 'birthDate' }] } })
  expect(await correct({ educationCode: 'primary' })).toMatchObject({ kind: 'done' })
})

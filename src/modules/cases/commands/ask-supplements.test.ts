// DOS-02: a branch asks everybody for the yearly supplement in one go; nobody is asked twice in a year.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { takeAll } from '../testing/drive.ts'
import { actorsHere, registerAll } from '../testing/openings.ts'

interface Listed {
  rows: { id: string; subjectName: string; organisationId: string }[]
}

describe('the yearly supplement of a whole branch', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  beforeAll(async () => {
    ;({ secretary, office, board } = await actorsHere(world))
    await registerAll(world, board, ['Phan Văn Một', 'Phan Thị Hai', 'Phan Văn Ba'])
  })
  const ask = (actor: Actor, organisationId: string) => world.call(actor, 'cases.ask-supplements', { organisationId })
  const open = async (): Promise<Listed> =>
    world.ask(secretary, 'cases.list', { lifecycle: 'yearly-supplement', open: true })

  test('one case a member, by the branch or the committee above it; pressed again nobody is asked again', async () => {
    const { branchA1, branchA2, communeA } = world.places
    expect(await ask(secretary, branchA1.id)).toMatchObject({ output: { opened: 3, already: 0 } })
    const { rows } = await open()
    expect(rows.map(({ subjectName }) => subjectName).toSorted()).toEqual([
      'Phan Thị Hai',
      'Phan Văn Ba',
      'Phan Văn Một',
    ])
    await takeAll({ world, caseId: rows[0]?.id ?? '', actors: [secretary], known: { reason: 'Mới về' } }, 'cancel')
    expect(await ask(office, branchA1.id)).toMatchObject({ output: { opened: 0, already: 3 } })
    expect(await ask(secretary, branchA2.id)).toMatchObject({ refusal: { code: 'kernel.not-found' } })
    expect(await ask(office, communeA.id)).toMatchObject({ refusal: { code: 'cases.supplements-of-a-branch' } })
  })

  test('the level above the committee asks nobody; a new year begins anew', async () => {
    world.clock.set('2027-01-05T02:00:00Z')
    expect(await ask(board, world.places.branchA1.id)).toMatchObject({ refusal: { code: 'lifecycle.wrong-actor' } })
    expect(await ask(secretary, world.places.branchA1.id)).toMatchObject({ output: { opened: 1, already: 2 } })
  })

  test('the year of the day stands in the form of one', async () => {
    const [member] = await registerAll(world, board, ['Phan Thị Bốn'])
    const { lifecycles }: { lifecycles: { code: string; openings: { asks: { name: string; value: unknown }[] }[] }[] } =
      await world.ask(secretary, 'cases.list-lifecycles', { memberId: member?.id })
    const opening = lifecycles.find(({ code }) => code === 'yearly-supplement')?.openings[0]
    expect(opening?.asks).toMatchObject([{ name: 'year', value: 2027 }])
  })
})

// Who has work within some days, gathered branch after branch, is who has it asked member by member: random work, moves, rests and reasons.
import { beforeAll, describe, expect, test } from 'vitest'
import type { OutputOf } from '#contract/operation.ts'
import type { countBranches, listUnassigned } from '#contract/tasks.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'

type Counts = OutputOf<typeof countBranches>

describe('work by branch', () => {
  const world = useWorld()
  let office: Actor
  let province: Actor
  const members: { id: string; branch: string; status: string }[] = []
  const work: { member: string; branch: string; from: string; to: string | null; cancelled: boolean }[] = []
  const reasons: { member: string; from: string; to: string | null }[] = []
  let seed = 7
  const any = (below: number): number => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }

  beforeAll(async () => {
    const { branchA1, branchA2, branchB1, communeA, communeB, province: top } = world.places
    office = await world.actorAt(communeA, 'office')
    province = await world.actorAt(top, 'office')
    const officeB = await world.actorAt(communeB, 'office')
    const branches = [branchA1, branchA2, branchB1]
    const { owner } = world.database
    for (let i = 0; i < 24; i++) {
      const branch = branches[any(3)] ?? branchA1
      const by = branch === branchB1 ? officeB : office
      const { id } = await register(world, by, branch, { fullName: `Lê Văn ${String.fromCharCode(65 + i)}` })
      const status = any(5) === 0 ? ['exempt', 'suspended'][any(2)] : 'full'
      await owner.query('update members set status = $2 where id = $1', [id, status])
      members.push({ id, branch: branch.path, status: String(status) })
      for (let n = any(4); n > 0; n--) {
        // Closed work stays where it was done.
        const where = any(4) === 0 ? (branches[any(3)] ?? branch) : branch
        const from = addDays('2026-01-01', any(330))
        const to = any(4) === 0 ? null : addDays(from, any(60))
        const cancelled = to !== null && any(5) === 0
        await owner.query(
          `insert into tasks (province_code, id, path, organisation_id, organisation_name, assigner_id, assigner_path, assigner_name, batch_id, title,
                              member_id, assignee_name, leads, assigned_on, due_on, source, state, submitted_on, closed_on)
           values ($1, gen_random_uuid(), $2, $3, 'Chi bộ', $3, $2, 'Bí thư', gen_random_uuid(), 'Việc', $4, 'Tên', true, $5, $6, 'hand', $7, $8, $9)`,
          [
            branch.path.slice(0, 2),
            where.path,
            where.id,
            id,
            from,
            addDays(from, 30),
            to === null ? 'assigned' : cancelled ? 'cancelled' : 'done',
            to === null || cancelled ? null : to,
            to,
          ],
        )
        work.push({ member: id, branch: where.path, from, to, cancelled })
      }
      if (any(4) === 0) {
        const from = addDays('2026-01-01', any(330))
        const to = any(3) === 0 ? null : addDays(from, 1 + any(90))
        await owner.query(
          `insert into task_waivers (province_code, id, path, member_id, reason, valid_from, valid_to, recorded_by)
           values ($1, gen_random_uuid(), $2, $3, 'Nuôi con nhỏ', $4, $5, 'Bí thư')`,
          [branch.path.slice(0, 2), branch.path, id, from, to],
        )
        reasons.push({ member: id, from, to })
      }
    }
  }, 120_000)

  /** What is meant, asked of each member. */
  function plain(below: string, place: string, days: { from: string; to: string }) {
    const here = members.filter(({ branch, status }) => branch.startsWith(place) && status === 'full')
    const working = ({ id }: { id: string }) =>
      work.some(
        ({ member, branch, from, to, cancelled }) =>
          member === id &&
          branch.startsWith(below) &&
          !cancelled &&
          from <= days.to &&
          (to === null || to >= days.from),
      )
    const waived = ({ id }: { id: string }) =>
      reasons.some(({ member, from, to }) => member === id && from <= days.to && (to === null || to > days.from))
    return {
      assignable: here.length,
      assigned: here.filter(working).length,
      waived: here.filter((one) => !working(one) && waived(one)).length,
    }
  }

  test('is for each branch, for the whole and in the list what it is member by member', async () => {
    for (let n = 0; n < 12; n++) {
      const from = addDays('2026-01-01', any(340))
      const days = { from, to: addDays(from, any(120)) }
      for (const [actor, place] of [
        [office, world.places.communeA],
        [province, world.places.province],
      ] as const) {
        const counted = await world.ask<Counts>(actor, 'tasks.count-branches', { organisationId: place.id, ...days })
        expect(counted.total).toMatchObject(plain(place.path, place.path, days))
        for (const row of counted.rows) {
          const own = Object.values(world.places).find(({ id }) => id === row.organisationId)
          expect(row).toMatchObject(plain(place.path, own?.path ?? '-', days))
        }
      }
    }
    for (const month of ['2026-03', '2026-06', '2026-11']) {
      const days = { from: `${month}-01`, to: month === '2026-03' ? `${month}-31` : `${month}-30` }
      const listed = await world.ask<OutputOf<typeof listUnassigned>>(office, 'tasks.list-unassigned', { month })
      const meant = plain(world.places.communeA.path, world.places.communeA.path, days)
      expect(listed).toMatchObject(meant)
      expect(listed.rows).toHaveLength(meant.assignable - meant.assigned - meant.waived)
    }
  })
})

// Random sheets one after the other, some taken back: nobody is lost, every total agrees, everything lies where its organisation lies.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { differences, register } from '#modules/members/testing/people.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { duesIn } from '../dues/testing/collecting.ts'
import { reorganisingIn } from './testing/sheets.ts'

interface Organisation {
  id: string
  code: string
  name: string
  type_code: string
  parent_id: string
  path: string
}

/** Numbers that look random and are the same each time. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

describe('random reorganisations', () => {
  const world = useWorld()
  const { started, seen, act, dump } = reorganisingIn(world)
  const { declare, collect } = duesIn(world)
  let board: Actor
  let day = '2026-11-24'
  beforeAll(async () => {
    const { branchA1, branchA2, branchB1, communeA, communeB, province } = world.places
    board = await world.actorAt(province, 'organisation-board')
    for (const [i, place] of [communeA, communeA, communeB, communeB, communeB].entries()) {
      const spec = {
        code: `99.00${place === communeA ? 1 : 2}.1${i}`,
        name: `Chi bộ xóm ${i}`,
        foundedOn: '2026-02-01',
      }
      await world.ask(board, 'organisations.found', { parentId: place.id, typeCode: 'branch', ...spec })
    }
    const extra = (await branches()).filter(({ name }) => name.startsWith('Chi bộ xóm'))
    const places = [branchA1, branchA1, branchA2, branchB1, branchB1, ...extra.map((one) => ({ ...branchA1, ...one }))]
    for (const [i, place] of places.entries()) {
      const { id } = await register(world, board, place, {
        joinedOn: '2026-03-01',
        status: i % 4 === 0 ? 'probationary' : 'full',
        ...(i % 4 === 0 ? { officialOn: null, admittedOn: '2026-02-10', decisionOn: '2026-02-01' } : {}),
      })
      const secretary = await world.actorAt(place, 'secretary')
      await declare(secretary, id)
      if (i % 2 === 0) await collect(secretary, place, [id])
      if (i % 3 === 0) await world.actorAt(place, 'member', { memberId: id })
      await world.call(secretary, 'tasks.assign', { title: 'Việc được giao', dueOn: '2027-03-01', memberIds: [id] })
    }
  })
  const branches = async (): Promise<Organisation[]> =>
    (
      await world.database.owner.query<Organisation>(
        `select id, code, name, type_code, parent_id, path from organisations where province_code = '99' and ended_on is null and parent_id is not null order by path`,
      )
    ).rows
  /** What must hold whatever was reorganised. */
  const amiss = async (): Promise<unknown[]> => {
    const { rows } = await world.database.owner.query(
      `select 'member elsewhere than the branch' as what, m.id from members m
         join organisations o on o.id = m.organisation_id where m.path <> o.path or o.ended_on is not null
       union all
       select 'member without one open membership', m.id from members m
        where (select count(*) from memberships s where s.member_id = m.id and s.valid_to is null and s.organisation_id = m.organisation_id) <> 1
       union all
       select 'membership elsewhere', s.id from memberships s join organisations o on o.id = s.organisation_id where s.path <> o.path
       union all
       select 'a day without a branch', s.id from memberships s where s.valid_to is not null
          and not exists (select from memberships n where n.member_id = s.member_id and n.valid_from = s.valid_to)
       union all
       select 'seat elsewhere', s.id from account_seats s join organisations o on o.id = s.organisation_id where s.path <> o.path
       union all
       select 'task elsewhere', t.id from tasks t join organisations o on o.id = t.organisation_id where t.path <> o.path
       union all
       select 'money elsewhere', e.id from dues_entries e join organisations o on o.id = e.organisation_id where e.path <> o.path
       union all
       select 'not below the superior', o.id from organisations o join organisations p on p.id = o.parent_id
        where o.ended_on is null and (p.ended_on is not null or o.path not like p.path || '%' or o.path = p.path)
       union all
       select 'place of today', o.id from organisations o where o.ended_on is null and o.province_code = '99'
          and not exists (select from organisation_placements l where l.organisation_id = o.id and l.valid_to is null
                             and l.placed_path = o.path and l.path = o.path and l.type_code = o.type_code and l.parent_id is not distinct from o.parent_id)
       union all
       select 'name or code of today', o.id from organisations o where o.ended_on is null and o.province_code = '99'
          and not exists (select from organisation_names n join organisation_codes c on c.organisation_id = n.organisation_id
                           where n.organisation_id = o.id and n.valid_to is null and n.name = o.name and c.valid_to is null and c.code = o.code)`,
    )
    return rows
  }

  /** A sheet of some lines that mostly fit together. */
  function sheet(all: readonly Organisation[], roll: (below: number) => number, round: number): string[] {
    const free = all.toSorted(() => roll(3) - 1)
    const used = new Set<string>()
    const take = (fits: (one: Organisation) => boolean): Organisation | undefined => {
      const one = free.find((candidate) => !used.has(candidate.id) && fits(candidate))
      if (one !== undefined) used.add(one.id)
      return one
    }
    const isBranch = ({ type_code }: Organisation) => type_code === 'branch'
    const isCommune = ({ type_code }: Organisation) => type_code === 'commune-committee'
    const lines: string[] = []
    for (let line = 0; line < 3; line += 1) {
      const code = `99.9${round}${line}`
      const kind = roll(7)
      const fits = kind === 1 && roll(2) === 0 ? isCommune : isBranch
      const [one, two] = [take(fits), take(fits)]
      if (one === undefined || two === undefined) continue
      const same = one.type_code === 'branch' ? 'Chi bộ' : 'Đảng bộ xã'
      if (kind === 0) lines.push(`,${one.code},,Sáp nhập,${two.code},,,,,`)
      else if (kind === 1)
        lines.push(
          `,${one.code},,Hợp nhất,${code},${same} mới ${round}${line},,,,`,
          `,${two.code},,Hợp nhất,${code},,,,,`,
        )
      else if (kind === 2)
        lines.push(
          `,${one.code},,Chia,${code}a,Chi bộ ${round}${line}a,,,còn lại,`,
          `,${one.code},,Chia,${code}b,Chi bộ ${round}${line}b,,,,`,
        )
      else if (kind === 3) lines.push(`,${one.code},,Đổi tên,${code},Chi bộ tên ${round}${line},,,,`)
      else if (kind === 4) lines.push(`,${one.code},,Giải thể,${two.code},,,,,`)
      else {
        const target = all.find((candidate) => isCommune(candidate) && !used.has(candidate.id) && roll(2) === 0)
        if (target !== undefined) lines.push(`,${one.code},,Chuyển trực thuộc,,,${target.code},,,`)
      }
    }
    return lines
  }

  test.each([7, 19, 42])(
    'seed %i: nobody is lost, sums agree, what is taken back is as it was',
    { timeout: 120_000 },
    async (seed) => {
      const roll = dice(seed)
      const members = async () =>
        (await world.database.owner.query(`select id, status, full_name from members order by id`)).rows
      const people = await members()
      let written = 0
      for (let round = 0; round < 4; round += 1) {
        day = addDays(day, 2)
        world.clock.set(`${day}T02:00:00Z`)
        const lines = sheet(await branches(), roll, seed * 10 + round)
        if (lines.length === 0) continue
        const before = await dump()
        const tried = await started(board, world.places.province, lines, { effectiveOn: day })
        const outcome = await act(board, 'commit', tried)
        if (tried.hinders.length > 0) {
          expect(codeOf(outcome)).toBe('reorganisations.hindered')
          expect(await dump()).toEqual(before)
          continue
        }
        expect(codeOf(outcome), lines.join('\n')).toBe('done')
        written += 1
        expect(await amiss(), lines.join('\n')).toEqual([])
        expect(await differences(world, board), lines.join('\n')).toEqual([])
        expect(await members()).toEqual(people)
        const after = await seen(board, tried.header.id)
        for (const of of ['members', 'probationary', 'tasks', 'money', 'accounts'] as const)
          expect(after.after?.[of], of).toBe(after.before[of])
        if (roll(2) === 0) {
          expect(codeOf(await act(board, 'undo', after, { reason: 'Thử' })), lines.join('\n')).toBe('done')
          expect(await dump(), lines.join('\n')).toEqual(before)
        } else expect(codeOf(await act(board, 'confirm', after))).toBe('done')
      }
      expect(written).toBeGreaterThan(0)
    },
  )
})

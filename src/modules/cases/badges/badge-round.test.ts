// A round of Party badges: whom the record proposes, the list by the record, the badges written to each member.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { caseAs, type Drive, takeAll, takeAs, today } from '../testing/drive.ts'

interface Due {
  rows: { memberId: string; fullName: string; years: number; reachedOn: string; missing: number[] }[]
}

describe('a round of badges', () => {
  const world = useWorld()
  let office: Actor
  let board: Actor
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    const { places } = world
    office = await world.actorAt(places.communeA, 'office')
    board = await world.actorAt(places.province, 'organisation-board')
    const admitted: [string, string, object?][] = [
      ['Bùi Văn Ba Mươi', '1996-10-10'],
      ['Bùi Văn Bốn Mươi', '1986-11-07'],
      ['Bùi Văn Chưa Đủ', '1996-11-08'],
      ['Bùi Văn Có Rồi', '1996-09-01'],
      ['Bùi Văn Trẻ', '2015-01-01'],
    ]
    for (const [fullName, decisionOn] of admitted) {
      const fields = { fullName, decisionOn, admittedOn: decisionOn, officialOn: null, birthDate: '1950' }
      ids[fullName] = (await register(world, board, places.branchA1, { ...fields, joinedOn: '2025-07-01' })).id
    }
    await world.ask(board, 'members.add-career-entry', {
      memberId: ids['Bùi Văn Có Rồi'],
      kind: 'award',
      title: 'Huy hiệu Đảng 30 năm',
      fromDate: '2026-09-02',
    })
    await register(world, board, places.branchB1, {
      fullName: 'Người Xã Bên',
      decisionOn: '1996-10-10',
      birthDate: '1950',
    })
  })

  test('AGE-01 B6: the record says who comes to 30, 40, 45 … years by the day of the round, in reach only', async () => {
    const due = await world.ask<Due>(office, 'badges.list-due', { on: '2026-11-07' })
    expect(due.rows.map(({ fullName, years, reachedOn, missing }) => [fullName, years, reachedOn, missing])).toEqual([
      ['Bùi Văn Ba Mươi', 30, '2026-10-10', []],
      ['Bùi Văn Bốn Mươi', 40, '2026-11-07', [30]],
    ])
    expect(await world.call(null, 'badges.list-due', { on: '2026-11-07' })).toMatchObject({ kind: 'refused' })
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    const theirs = await world.ask<Due>(neighbour, 'badges.list-due', { on: '2026-11-07' })
    expect(theirs.rows.map((row) => row.fullName)).toEqual(['Người Xã Bên'])
    expect(
      await world.call(neighbour, 'badges.list-due', { on: '2026-11-07', organisationId: world.places.communeA.id }),
    ).toMatchObject({ refusal: { code: 'kernel.not-found' } })
  })

  test('AGE-01: a page holds who comes to a badge, whoever stands before them in the list: none is empty and leads on', async () => {
    const pages: string[][] = []
    for (let after: string | null | undefined; after !== null; ) {
      const asked = { on: '2026-11-07', limit: 1, ...(after !== undefined && { after }) }
      const page: Due & { next: string | null } = await world.ask(office, 'badges.list-due', asked)
      pages.push(page.rows.map(({ fullName }) => fullName))
      after = page.next
    }
    expect(pages).toEqual([['Bùi Văn Ba Mươi'], ['Bùi Văn Bốn Mươi']])
  })

  test('AGE-01 EXM-05: the list comes from the record, the award stands in the record of each', async () => {
    const { places } = world
    const { id } = await world.ask<{ id: string }>(office, 'cases.open', {
      lifecycle: 'badge-round',
      organisationId: places.communeA.id,
      step: 'open',
      on: today(world),
      facts: { badgeOn: '2026-11-07' },
    })
    const drive: Drive = { world, caseId: id, actors: [office, board] }
    const shown = await caseAs(world, office, id)
    const list = shown.next.find((step) => step.step === 'list')
    const proposed = list?.asks.find((ask) => ask.name === 'members')?.value as Record<string, unknown>[]
    expect(proposed).toEqual([
      { member: 'Bùi Văn Ba Mươi', memberId: ids['Bùi Văn Ba Mươi'], years: 30 },
      { member: 'Bùi Văn Bốn Mươi', memberId: ids['Bùi Văn Bốn Mươi'], years: 40 },
    ])
    const listing = (members: object[]) => takeAs({ ...drive, known: { members } }, 'list')
    expect(await listing([{ member: 'Người Gõ Tay', years: 30 }])).toMatchObject({
      refusal: { code: 'cases.not-in-record' },
    })
    expect(await listing([...proposed, proposed[0] ?? {}])).toMatchObject({
      refusal: { code: 'lifecycle.named-twice' },
    })
    const early = { member: 'Bùi Văn Chưa Đủ', memberId: ids['Bùi Văn Chưa Đủ'] }
    expect(await listing([{ ...early, years: 30 }])).toMatchObject({
      refusal: { code: 'cases.badge-too-early', facts: { has: 29, months: 11 } },
    })
    expect(await listing([{ ...early, years: 33 }])).toMatchObject({ refusal: { code: 'cases.badge-no-level' } })
    const again = { member: 'Bùi Văn Có Rồi', memberId: ids['Bùi Văn Có Rồi'], years: 30 }
    expect(await listing([again])).toMatchObject({ refusal: { code: 'members.badge-awarded' } })
    await takeAll({ ...drive, known: { members: proposed } }, 'list')
    const next = (await caseAs(world, board, id)).next.map(({ step }) => step)
    await takeAll(drive, ...(next.includes('appraise') ? ['appraise'] : []))
    await takeAs(drive, 'decide', { papers: [{ code: 'DM-20', no: '88-QĐ/TU', on: today(world), keptAt: null }] })
    // Their years are reckoned to the day of the round: nobody is given the badge before it.
    expect(await takeAs({ ...drive, known: { awardedOn: '2026-11-06' } }, 'award')).toMatchObject({
      refusal: { code: 'lifecycle.fact-too-early' },
    })
    await takeAll({ ...drive, known: { awardedOn: '2026-11-20' } }, 'award')
    expect(await caseAs(world, office, id)).toMatchObject({ state: 'awarded', end: 'done' })
    expect(await world.ask(board, 'members.get', { id: ids['Bùi Văn Bốn Mươi'] })).toMatchObject({
      career: [
        {
          kind: 'award',
          title: 'Huy hiệu 40 năm tuổi Đảng',
          fromDate: '2026-11-20',
          document: '88-QĐ/TU ngày 21/11/2026',
        },
      ],
    })
    const left = await world.ask<Due>(office, 'badges.list-due', { on: '2026-11-07' })
    expect(left.rows).toEqual([])
  })
})

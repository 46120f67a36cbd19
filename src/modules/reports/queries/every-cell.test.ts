// Every cell of every form opens exactly as many rows as its number says, over invented histories, seen from every level.
import { describe, expect, test } from 'vitest'
import type { ReportTable } from '#contract/reports.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { tableForms } from '#rules/statistics/tables/table.ts'
import { type Place, useWorld, type World } from '../../../../test/harness/world.ts'
import { Country, Dice, type Person } from '../testing/country.ts'

const TODAY = '2026-11-21'

async function place(
  world: World,
  board: Actor,
  parent: Place,
  typeCode: string,
  unitType: string,
  name: string,
): Promise<Place> {
  const { id }: { id: string } = await world.ask(board, 'organisations.found', {
    parentId: parent.id,
    typeCode,
    unitType,
    code: `99.${name}`,
    name: `Tổ chức ${name}`,
    foundedOn: '2025-07-02',
  })
  const { rows } = await world.database.owner.query('select path from organisations where id = $1', [id])
  return { id, path: rows[0]?.path, province: '99', name: `Tổ chức ${name}`, typeCode }
}

/** A year and a half of admissions, moves and departures. */
async function invent(world: World, dice: Dice): Promise<void> {
  const country = new Country(world)
  const { places } = world
  const board = await world.actorAt(places.province, 'organisation-board')
  const committee = await place(world, board, places.province, 'superior-committee', 'state-agency', 'S1')
  const office = await place(world, board, committee, 'grassroots-committee', 'state-agency', 'S2')
  const part = await place(world, board, office, 'affiliated-committee', 'state-agency', 'S3')
  const deep = await place(world, board, part, 'branch', 'service-unit-public', 'S4')
  const company = await place(world, board, committee, 'grassroots-branch', 'foreign-wholly-owned', 'S5')
  const ward = await place(world, board, places.province, 'commune-committee', 'ward', 'S6')
  const street = await place(world, board, ward, 'branch', 'cooperative', 'S7')
  const here = [places.branchA1, places.branchA2, places.branchB1, deep, company, street]
  const there = [places.branchC1]
  const people: Person[] = []
  for (let i = 0; i < 70; i++) {
    const branch = dice.below(6) === 0 ? dice.pick(there) : dice.pick(here)
    const year = 1930 + dice.below(78)
    const fields = {
      gender: dice.pick(['male', 'female', null]),
      birthDate: dice.pick([`${year}-11-21`, `${year}-11-22`, `${year}-02-28`, `${year}-06`, String(year), null]),
      decisionOn: dice.pick([`${year + 19}-11-21`, `${year + 20}-03`, null]),
      ethnicity: dice.pick(['01', '01', '02', '08', '55', 'la', null]),
      religion: dice.pick(['none', 'none', 'buddhism', 'other', null]),
      education: dice.pick(['upper-secondary', 'primary', null]),
      professional: dice.pick(['university', 'doctor', 'none', null]),
      academicTitle: dice.pick(['professor', null]),
      theory: dice.pick(['elementary', 'advanced', null]),
      occupation: dice.pick(['farmer', 'retired', 'student', null]),
    }
    const from = addDays('2025-07-10', dice.below(500))
    const how = dice.pick(['admitted', 'transferred-in', 'restored', 'entered'] as const)
    people.push(await country.person(branch, from, how, fields, dice.pick(['full', 'full', 'probationary', 'exempt'])))
  }
  for (const person of people) {
    const home = person.branch.province === '99' ? here : there
    for (let step = 0; step < 3; step++) {
      const day = addDays(person.since, 1 + dice.below(200))
      if (day > TODAY) break
      const to = dice.pick(home)
      if (dice.below(3) === 0) {
        await country.leave(person, dice.pick(['died', 'expelled', 'name-deleted', 'resigned', 'transferred-out']), day)
        break
      }
      if (to.id !== person.branch.id) await country.move(person, to, day)
    }
  }
  await paperwork(country, dice, people)
  await country.figures(addDays(TODAY, -dice.below(40)))
}

/** Cards, files, badges, times away, and the reviews of a year, some of them finished. */
async function paperwork(country: Country, dice: Dice, people: readonly Person[]): Promise<void> {
  const day = () => addDays('2025-07-10', dice.below(490))
  for (const [i, person] of people.entries()) {
    if (dice.below(2) === 0)
      await country.papers(person, {
        cardOn: dice.pick([day(), day().slice(0, 7), day().slice(0, 4), null]),
        former: dice.below(3) === 0,
      })
    if (dice.below(2) === 0) await country.papers(person, { fileNo: `${String(i).padStart(6, '0')}AB` })
    if (dice.below(2) === 0) await country.papers(person, { checkedOn: day(), lacking: dice.below(2) === 0 })
    if (dice.below(3) === 0)
      await country.badge(
        person,
        dice.pick(['Huy hiệu 40 năm tuổi Đảng', 'HUY HIỆU Đảng 30 năm', 'Huy hiệu 35 năm']),
        day(),
      )
    if (dice.below(4) === 0) await country.away(person, dice.pick(['work', 'study', 'abroad']), day())
  }
  const branches = new Map(people.map(({ branch }) => [branch.id, branch]))
  for (const branch of branches.values()) {
    const reviewed = people.filter((person) => person.branch.id === branch.id && dice.below(5) !== 0)
    const one = (person: Person) => {
      const level = dice.pick(['HTXS', 'HTT', 'HT', 'KHT', 'unrated', null])
      const causes = level === 'KHT' ? dice.pick([['disciplined', 'other'], ['degraded'], []]) : []
      return { person, level, on: addDays('2026-01-20', dice.below(250)), causes, exempt: dice.below(6) === 0 }
    }
    await country.reviewed(branch, 2026, reviewed.map(one))
  }
}

interface Page {
  list: string
  rows: { id: string; fullName: string; movement?: { on: string; kind: string } }[]
  next: string | null
}

/** Where an invented person stands by name: several share a place (see `Country.person`). */
const standingOf = (fullName: string): number => Number(fullName.split(' ').at(-1)) % 7

/** Counts what opens behind a cell, page by page. */
async function behind(world: World, actor: Actor, question: object, limit: number): Promise<number> {
  const seen: string[] = []
  const names: number[] = []
  let after: string | undefined
  do {
    const page: Page = await world.ask(actor, 'reports.list-cell', { ...question, limit, after })
    if (page.list !== 'organisations') names.push(...page.rows.map(({ fullName }) => standingOf(fullName)))
    for (const row of page.rows) seen.push(`${row.id}/${row.movement?.on ?? ''}/${row.movement?.kind ?? ''}`)
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(new Set(seen).size).toBe(seen.length)
  // By given name, as people look for somebody; the country is read by days and by provinces.
  if (actor.seat?.organisationId !== world.places.centre.id) expect(names).toEqual(names.toSorted())
  return seen.length
}

describe.each([1, 2])('every cell opens its list (seed %i)', (seed) => {
  const world = useWorld()
  const dice = new Dice(seed * 7919)

  test('for all forms, days and levels', { timeout: 240_000 }, async () => {
    await invent(world, dice)
    const { centre, province, communeA, branchA1, otherProvince } = world.places
    const seats = [centre, province, otherProvince, communeA, branchA1]
    let cells = 0
    for (const seat of seats) {
      const actor = await world.actorAt(
        seat,
        dice.pick(['secretary', 'office', 'inspection', 'committee-member'] as const),
      )
      const past = addDays('2025-08-01', dice.below(470))
      for (const form of tableForms) {
        for (const on of [TODAY, past]) {
          const table: ReportTable = await world.ask(actor, 'reports.get-table', { form, on })
          expect(
            table.checks.filter((check) => !check.ok),
            `${seat.name} ${form} ${on}`,
          ).toEqual([])
          for (const row of table.rows) {
            for (const cell of row.cells) {
              if (cell.list === null || (cell.value === 0 && dice.below(form === '6' ? 40 : 8) !== 0)) continue
              const question = { form, on, row: row.code, column: cell.column }
              const opened = await behind(world, actor, question, dice.pick([3, 50]))
              expect({ seat: seat.name, ...question, opened }).toEqual({
                seat: seat.name,
                ...question,
                opened: cell.value,
              })
              cells += 1
            }
          }
        }
      }
    }
    expect(cells).toBeGreaterThan(400)
  })
})

// Biểu 3 and 4 as of any day: for a province or the country from the people of today and those few who stood otherwise on that day, because
// counting everybody of that day reads three large tables.
import type { RawBuilder } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { type Asked, partsOf } from '#modules/reports/store/asked.ts'
import { keptFigures, keptWomen } from '#modules/reports/store/kept.ts'
import { changesSince, peopleOn } from '#modules/reports/store/people.ts'
import { foldTallies, SIGN, type Tally, tallyAll, tallyPeoples } from '#modules/reports/store/stock.ts'
import type { Condition } from '#rules/statistics/figures.ts'

/** How many people and women a row of the table takes in. */
export type Counter = (code: string, criterion: Condition) => { people: number; women: number }

type TallyOf = (people: RawBuilder<unknown>, each?: RawBuilder<unknown>) => Promise<Tally[]>

/** Whoever stood otherwise. */
async function changesOf(tx: Tx, asked: Asked, day: string, tally: TallyOf): Promise<Tally[]> {
  const tallies: Tally[] = []
  for (const { province } of await partsOf(tx, asked)) tallies.push(...(await tally(changesSince(province, day), SIGN)))
  return tallies
}

/** Rows of biểu 3 as of any day. */
export async function countPeople(tx: Tx, asked: Asked, day: string, today: string): Promise<Counter> {
  const tally: TallyOf = (people, each) => tallyAll(tx, people, day, each)
  if (asked.kind === 'organisation' && day !== today) {
    const tallies = await tally(peopleOn(asked, day, today))
    return (_, criterion) => foldTallies(criterion, tallies)
  }
  // The people of today with the ages of the day.
  const kept = await keptFigures(tx, asked, day)
  const changes = day === today ? [] : await changesOf(tx, asked, day, tally)
  return (code, criterion) => {
    const { people, women } = foldTallies(criterion, changes)
    return { people: (kept[code] ?? 0) + people, women: keptWomen(kept, code, criterion) + women }
  }
}

/** Rows of biểu 4 as of any day. */
export async function countPeoples(tx: Tx, asked: Asked, day: string, today: string): Promise<Counter> {
  const tally: TallyOf = (people, each) => tallyPeoples(tx, people, each)
  const byChanges = day !== today && asked.kind !== 'organisation'
  const tallies = await tally(peopleOn(asked, byChanges ? today : day, today))
  if (byChanges) tallies.push(...(await changesOf(tx, asked, day, tally)))
  return (_, criterion) => foldTallies(criterion, tallies)
}

// Biểu 3 and 4 of a past day for a province or the country: from the people of today and those few who stood otherwise on that day, because
// counting everybody of that day reads three large tables.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import { keptFigures, keptWomen } from '#modules/reports/store/kept.ts'
import { changedSince, peopleOn } from '#modules/reports/store/people.ts'
import { foldTallies, type Tally, tallyAll, tallyPeoples, without } from '#modules/reports/store/stock.ts'
import type { Condition } from '#rules/statistics/figures.ts'

/** How many people and women a row of the table takes in. */
export type Counter = (code: string, criterion: Condition) => { people: number; women: number }

type TallyOf = (people: RawBuilder<unknown>) => Promise<Tally[]>

/** Whoever stood otherwise: as it was on the day, less as it is today. */
async function difference(asked: Asked, day: string, today: string, tally: TallyOf): Promise<Tally[]> {
  const changed = changedSince(asked, day)
  const then = await tally(sql`${peopleOn(asked, day, today)} ${changed}`)
  return [...then, ...without(await tally(sql`${peopleOn(asked, today, today)} ${changed}`))]
}

/** Rows of biểu 3 as of any day. */
export async function countPeople(tx: Tx, asked: Asked, day: string, today: string): Promise<Counter> {
  const tally: TallyOf = (people) => tallyAll(tx, people, day)
  if (asked.kind === 'organisation' && day !== today) {
    const tallies = await tally(peopleOn(asked, day, today))
    return (_, criterion) => foldTallies(criterion, tallies)
  }
  // The people of today with the ages of the day.
  const kept = await keptFigures(tx, asked, day)
  const changes = day === today ? [] : await difference(asked, day, today, tally)
  return (code, criterion) => {
    const { people, women } = foldTallies(criterion, changes)
    return { people: (kept[code] ?? 0) + people, women: keptWomen(kept, code, criterion) + women }
  }
}

/** Rows of biểu 4 as of any day. */
export async function countPeoples(tx: Tx, asked: Asked, day: string, today: string): Promise<Counter> {
  const tally: TallyOf = (people) => tallyPeoples(tx, people)
  const tallies =
    asked.kind === 'organisation' || day === today
      ? await tally(peopleOn(asked, day, today))
      : [...(await tally(peopleOn(asked, today, today))), ...(await difference(asked, day, today, tally))]
  return (_, criterion) => foldTallies(criterion, tallies)
}

// One invented member with everything that belongs to it, written into a batch.
import { belongings, type Leaving, restore, statuses, writeBelonging } from './belonging.ts'
import { writeCareer } from './career.ts'
import { partyDates } from './dates.ts'
import { addMonths, dayOf, isoOf, yearOf } from './days.ts'
import { personName } from './names.ts'
import type { Node } from './node.ts'
import type { ProvincePlan } from './options.ts'
import type { Random } from './random.ts'
import { type Weighted, weighted } from './random.ts'
import type { DemoBatch, LeftKind, MemberRow, PlainNumbers } from './rows.ts'
import { religionFor, traitsOf } from './traits.ts'
import { kinds } from './units.ts'

/** Cards with the 12-digit number are in use from this day (CARD-01). */
const NEW_CARDS = dayOf('2025-09-02')

/** What all members of one province share while it is generated. */
export interface ProvinceContext {
  plan: ProvincePlan
  random: Random
  today: number
  newId: () => string
  /** Living branches of the province. */
  branches: readonly Node[]
  /** Addresses of its communes. */
  addresses: readonly string[]
  careers: boolean
  /** Counts every person of the province: numbers are made from it and cannot repeat. */
  people: number
}

/** A member as the choice of post holders needs it; days are numbers. */
export interface Candidate {
  row: MemberRow
  branch: Node
  /** Since when in this branch, and until when. */
  from: number
  to: number | null
  official: number | null
}

const leavings: Weighted<LeftKind> = weighted<LeftKind>([
  ['transferred-out', 52],
  ['died', 33],
  ['name-deleted', 9],
  ['resigned', 4],
  ['expelled', 2],
])

/** A leaving of the last six years, or null when the branch is too young for one. */
export function leavingFrom(context: ProvinceContext, branch: Node): Leaving | null {
  const { random, today } = context
  const from = Math.max(today - 6 * 365, branch.founded + 450)
  if (from >= today - 10) return null
  let kind = random.pick(leavings)
  if (kind === 'died' && branch.people?.kind !== 'village' && random.chance(0.85)) kind = 'transferred-out'
  return { kind, on: random.between(from, today - 5) }
}

/** Six digits that look unordered; different for different `n` below a million. */
const scattered = (n: number): string => String((n * 611_953 + 104_729) % 1_000_000).padStart(6, '0')

function numbersOf(
  context: ProvinceContext,
  n: number,
  male: boolean,
  born: number,
  official: number | null,
): PlainNumbers {
  const { random, plan } = context
  // Real personal numbers begin with 0; these begin with 9, so that no one's number can be met.
  const century = (born >= 2000 ? 2 : 0) + (male ? 0 : 1)
  const personalNo = `9${plan.code}${century}${String(born % 100).padStart(2, '0')}${scattered(n)}`
  const full = official !== null && official <= context.today
  const old = full && official < NEW_CARDS
  const eight = `99${scattered(n + 7)}`
  const forms = [`${eight.slice(0, 2)}.${eight.slice(2)}`, `${eight.slice(0, 2)} ${eight.slice(2)}`, eight]
  return {
    personalNo,
    cardNo: full && (!old || random.chance(0.96)) ? personalNo : null,
    formerCardNo: old && random.chance(0.9) ? random.pick(forms) : null,
    // No Vietnamese number begins with 010.
    phone: random.chance(0.82) ? `0100${scattered(n + 13)}` : null,
  }
}

/** Writes one person into `batch` and tells what a choice of post holders needs. */
export function writePerson(
  context: ProvinceContext,
  batch: DemoBatch,
  branch: Node,
  leaving: Leaving | null,
  underCommune: boolean,
): Candidate {
  const { random, plan, today, newId } = context
  const people = branch.people
  if (people === null) throw new Error('a person needs a branch')
  const n = ++context.people
  const ref = leaving?.on ?? today
  const probationer = leaving === null ? random.chance(0.031) : leaving.kind === 'name-deleted' && random.chance(0.25)
  const dates = partyDates(random, people.kind, ref, probationer, leaving?.kind ?? null)
  const official = dates.official
  const stays = belongings(random, branch, dates, ref, leaving, context.branches)
  const spans = statuses(random, dates, ref, stays[0]?.from ?? ref, stays.at(-1)?.from ?? ref, leaving)
  if (leaving === null && random.chance(0.0006)) restore(random, stays, spans, dates, ref)

  const male = !random.chance(kinds[people.kind].female)
  const sex = male ? 'male' : 'female'
  const ethnicity = random.pick(people.profile)
  const born = yearOf(dates.birth)
  const age = Math.floor((ref - dates.birth) / 365.25)
  const traits = traitsOf(random, people.kind, age, born, underCommune)
  const numbers = numbersOf(context, n, male, born, official)
  const home = random.chance(0.72) ? people.place : random.pick(context.addresses)
  const id = newId()
  const path = branch.path
  const birthDate = isoOf(dates.birth)
  const work = people.kind !== 'village' && people.kind !== 'company' && traits.occupation_code !== 'student'
  const recruited = work ? Math.min(addMonths(dates.birth, 12 * random.between(20, 27)), ref - 200) : null
  const row: MemberRow = {
    province_code: plan.code,
    id,
    path,
    organisation_id: branch.id,
    full_name: personName(random, sex, born, ethnicity),
    gender: sex,
    birth_date: birthDate,
    birth_on: birthDate,
    ethnicity_code: ethnicity,
    religion_code: religionFor(random, ethnicity),
    birth_place: home,
    hometown: home,
    residence: random.chance(0.8) ? people.place : random.pick(context.addresses),
    numbers,
    card_issued_on:
      numbers.cardNo === null || official === null
        ? null
        : isoOf(Math.min(Math.max(official + 40, NEW_CARDS + (n % 90)), today)),
    file_no: `${String(n).padStart(6, '0')}${plan.fileLetters}`,
    ...traits,
    recruited_on: recruited === null ? null : isoOf(recruited).slice(0, 7),
    youth_union_on: random.chance(0.9) ? `${born + random.between(15, 17)}-03-26` : null,
    decision_on: isoOf(dates.decision),
    admitted_on: isoOf(dates.ceremony),
    official_on: official === null ? null : isoOf(official),
    status: spans.at(-1)?.status ?? 'full',
    left_kind: leaving?.kind ?? null,
    left_on: leaving === null ? null : isoOf(leaving.on),
  }
  batch.members.push(row)
  writeBelonging(batch, random, plan.code, newId, id, path, stays, spans, official)
  if (context.careers) writeCareer(context, batch, row, people.kind, dates, ref)
  const last = stays.at(-1)
  return { row, branch, from: last?.from ?? ref, to: last?.to ?? null, official }
}

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { mayStandUnder, organisationTypes } from '#rules/code-lists/organisation-types.ts'
import {
  academicTitles,
  educationLevels,
  ethnicGroups,
  occupations,
  professionalLevels,
  religions,
  theoryLevels,
} from '#rules/code-lists/people-lists.ts'
import { unitTypes } from '#rules/code-lists/unit-types.ts'
import { addMonths, dayOf, isoOf } from './days.ts'
import { generate, generateProvince } from './generate.ts'
import { type DemoOptions, demonstration, EMPTY_COMMUNE_CODE, nationwide } from './options.ts'
import { type DemoBatch, type DemoTable, emptyBatch } from './rows.ts'

const options = demonstration({ members: 3000, seed: 'kiem-thu' })

function everything(of: DemoOptions): DemoBatch {
  const all = emptyBatch()
  const add = <T extends DemoTable>(table: T, batch: DemoBatch): void => {
    const rows: unknown[] = all[table]
    rows.push(...batch[table])
  }
  for (const batch of generate(of)) for (const table of Object.keys(all) as DemoTable[]) add(table, batch)
  return all
}

const all = everything(options)
const members = new Map(all.members.map((m) => [m.id, m]))
const organisations = new Map(all.organisations.map((o) => [o.id, o]))

const groupBy = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return groups
}
const stays = groupBy(all.memberships, (m) => m.member_id)
const covers = (span: { valid_from: string; valid_to: string | null }, on: string): boolean =>
  span.valid_from <= on && (span.valid_to === null || span.valid_to > on)

/** Rows whose spans overlap within one group, told by their group. */
function overlaps(groups: Map<string, { valid_from: string; valid_to: string | null }[]>): string[] {
  return [...groups].flatMap(([key, rows]) => {
    const sorted = [...rows].sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1))
    return sorted.some((row, i) => {
      const next = sorted[i + 1]
      return (
        (row.valid_to !== null && row.valid_to <= row.valid_from) ||
        (next !== undefined && (row.valid_to === null || row.valid_to > next.valid_from))
      )
    })
      ? [key]
      : []
  })
}

const digest = (of: DemoOptions): string =>
  createHash('sha256')
    .update(JSON.stringify(everything(of)))
    .digest('hex')

describe('determinism', () => {
  const small = demonstration({ members: 400 })
  test('the same seed gives the same rows, another seed others', () => {
    expect(digest(small)).toBe(digest(small))
    expect(digest({ ...small, seed: 'khac' })).not.toBe(digest(small))
  })

  test('a province is the same alone and among others', () => {
    const country = nationwide({ members: 3000, centre: false })
    const plan = country.provinces[3]
    if (plan === undefined) throw new Error('no province')
    const alone = [...generateProvince(plan, country)].flatMap((b) => b.members.map((m) => m.id))
    const among = everything(country).members.filter((m) => m.province_code === plan.code)
    expect(among.map((m) => m.id)).toEqual(alone)
  })
})

describe('members', () => {
  test('the wished number of living members', () => {
    expect(all.members.filter((m) => m.status !== 'left')).toHaveLength(3000)
  })

  test('dates agree: 18 to 60 at the decision, ceremony weeks later, official twelve months after it', () => {
    const today = options.today
    for (const m of all.members) {
      const birth = dayOf(m.birth_on)
      const decision = dayOf(m.decision_on)
      const ceremony = dayOf(m.admitted_on)
      expect(decision, m.id).toBeGreaterThanOrEqual(addMonths(birth, 216))
      expect(decision, m.id).toBeLessThanOrEqual(addMonths(birth, 720))
      expect(ceremony - decision).toBeGreaterThanOrEqual(5)
      expect(ceremony - decision).toBeLessThanOrEqual(36)
      if (m.official_on !== null) expect(m.official_on).toBe(isoOf(addMonths(ceremony, 12)))
      const ref = m.left_on ?? today
      expect(m.official_on === null ? m.admitted_on : m.official_on <= ref, m.id).toBeTruthy()
      if (m.status === 'probationary') expect(isoOf(addMonths(ceremony, 12)) > today).toBe(true)
      const age = (dayOf(ref) - birth) / 365.25
      expect(age).toBeGreaterThanOrEqual(18)
      expect(age).toBeLessThan(96)
      if (m.occupation_code === 'retired') expect(age).toBeGreaterThan(55)
      if (m.recruited_on !== null)
        expect(Number(m.recruited_on.slice(0, 4))).toBeGreaterThanOrEqual(Number(m.birth_date.slice(0, 4)) + 17)
    }
  })

  test('every number begins so that no real one does, and is used once', () => {
    for (const { numbers, file_no, official_on } of all.members) {
      expect(numbers.personalNo).toMatch(/^9\d{11}$/)
      if (numbers.cardNo !== null) {
        expect(numbers.cardNo).toBe(numbers.personalNo)
        expect(official_on).not.toBeNull()
      }
      if (numbers.phone !== null) expect(numbers.phone).toMatch(/^0100\d{6}$/)
      if (numbers.formerCardNo !== null) expect(numbers.formerCardNo).toMatch(/^99[. ]?\d{6}$/)
      expect(file_no).toMatch(/^\d{6}[A-Z]{2,3}$/)
    }
    expect(new Set(all.members.map((m) => m.numbers.personalNo)).size).toBe(all.members.length)
    expect(new Set(all.members.map((m) => m.file_no)).size).toBe(all.members.length)
    for (const plan of nationwide().provinces) expect(plan.fileLetters).toMatch(/^[A-Z]{2,3}$/)
  })

  test('every code is in its list', () => {
    for (const m of all.members) {
      expect(ethnicGroups.byCode(m.ethnicity_code)).toBeDefined()
      expect(religions.byCode(m.religion_code)).toBeDefined()
      expect(occupations.byCode(m.occupation_code)).toBeDefined()
      expect(educationLevels.byCode(m.education_code)).toBeDefined()
      expect(professionalLevels.byCode(m.professional_code)).toBeDefined()
      expect(theoryLevels.byCode(m.theory_code)).toBeDefined()
      if (m.academic_title !== null) expect(academicTitles.byCode(m.academic_title)).toBeDefined()
    }
  })

  test('names are NFC, have two words at least, and differ enough', () => {
    for (const m of all.members) {
      expect(m.full_name).toBe(m.full_name.normalize('NFC'))
      expect(m.full_name.split(' ').length).toBeGreaterThanOrEqual(2)
    }
    expect(new Set(all.members.map((m) => m.full_name)).size).toBeGreaterThan(all.members.length * 0.5)
  })
})

describe('belonging', () => {
  test('one branch and one status at a time', () => {
    expect(overlaps(stays)).toEqual([])
    expect(overlaps(groupBy(all.member_statuses, (s) => s.member_id))).toEqual([])
  })

  test('the record agrees with the dated facts', () => {
    const statuses = groupBy(all.member_statuses, (s) => s.member_id)
    for (const m of all.members) {
      const last = stays.get(m.id)?.at(-1)
      const status = statuses.get(m.id)?.at(-1)
      expect(last?.organisation_id).toBe(m.organisation_id)
      expect(last?.path).toBe(m.path)
      expect(last?.valid_to ?? null).toBe(m.left_on)
      expect(status?.status).toBe(m.status)
      expect(status?.valid_to).toBeNull()
      expect(statuses.get(m.id)?.[0]?.valid_from).toBe(stays.get(m.id)?.[0]?.valid_from)
    }
  })

  test('nobody belongs to an organisation before it was founded or after it ended, nor to one that holds no members', () => {
    for (const s of all.memberships) {
      const organisation = organisations.get(s.organisation_id)
      expect(organisation).toBeDefined()
      if (organisation === undefined) continue
      expect(s.valid_from >= organisation.founded_on, s.id).toBe(true)
      if (organisation.ended_on !== null) expect(s.valid_to !== null && s.valid_to <= organisation.ended_on).toBe(true)
      expect(organisationTypes.byCode(organisation.type_code)?.holdsMembers).toBe(true)
      const member = members.get(s.member_id)
      expect(member !== undefined && s.valid_from >= member.admitted_on).toBe(true)
    }
  })

  test.each([2021, 2023, 2024, 2025])('biểu 1 of %i: A + B − C = D, for the province and for each commune', (year) => {
    const before = `${year - 1}-12-31`
    const after = `${year}-12-31`
    const communes = all.organisations.filter((o) => o.type_code === 'commune-committee').map((o) => o.path)
    for (const path of ['99/', ...communes]) {
      const stock = (on: string) => all.memberships.filter((m) => m.path.startsWith(path) && covers(m, on)).length
      const flow = all.member_movements.filter(
        (m) =>
          m.path.startsWith(path) &&
          m.happened_on > before &&
          m.happened_on <= after &&
          !(m.counterpart_path?.startsWith(path) ?? false),
      )
      const more = flow.filter((m) => ['admitted', 'transferred-in', 'restored'].includes(m.kind)).length
      expect(stock(before) + more - (flow.length - more), path).toBe(stock(after))
    }
    const kinds = new Set(all.member_movements.filter((m) => m.happened_on.startsWith(String(year))).map((m) => m.kind))
    for (const kind of ['admitted', 'transferred-in', 'transferred-out', 'died'] as const) expect(kinds).toContain(kind)
  })
})

describe('organisations', () => {
  const placements = groupBy(all.organisation_placements, (p) => p.organisation_id)

  test('every parent exists, paths nest and the next child is free', () => {
    const paths = new Set(all.organisations.map((o) => o.path))
    expect(paths.size).toBe(all.organisations.length)
    for (const o of all.organisations) {
      if (o.parent_id === null) expect(o.path).toMatch(/^\d\d\/$/)
      else {
        const parent = organisations.get(o.parent_id)
        expect(parent, o.name).toBeDefined()
        const segment = o.path.slice(parent?.path.length)
        expect(o.path).toBe(`${parent?.path}${segment}`)
        expect(segment).toMatch(/^[0-9a-z]+\/$/)
        expect(Number.parseInt(segment, 36)).toBeLessThan(parent?.next_child ?? 0)
      }
    }
  })

  test('at any time a type stands only where it may (O-09), and unit types can be given', () => {
    for (const p of all.organisation_placements) {
      if (p.unit_type !== null) expect(unitTypes.byCode(p.unit_type)?.countable, p.unit_type).toBe(true)
      if (p.parent_id === null) continue
      const above = placements.get(p.parent_id)?.find((q) => covers(q, p.valid_from))
      expect(above, p.placed_path).toBeDefined()
      expect(p.placed_path.startsWith(above?.placed_path ?? '?')).toBe(true)
      const fits = mayStandUnder(p.type_code, above?.type_code ?? '', p.valid_from)
      expect(fits, `${p.type_code} under ${above?.type_code} on ${p.valid_from}`).toBe(true)
    }
  })

  test('names, codes, places and terms follow each other without overlap and end with the organisation', () => {
    const names = groupBy(all.organisation_names, (n) => n.organisation_id)
    const codes = groupBy(all.organisation_codes, (c) => c.organisation_id)
    expect(overlaps(names)).toEqual([])
    expect(overlaps(codes)).toEqual([])
    expect(overlaps(placements)).toEqual([])
    const terms = all.organisation_terms.map((t) => ({ ...t, valid_from: t.starts_on, valid_to: t.ends_on }))
    expect(overlaps(groupBy(terms, (t) => t.organisation_id))).toEqual([])
    expect(overlaps(groupBy(all.organisation_codes, (c) => c.code))).toEqual([])
    for (const o of all.organisations) {
      for (const facts of [names.get(o.id), codes.get(o.id), placements.get(o.id)]) {
        expect(facts?.[0]?.valid_from).toBe(o.founded_on)
        expect(facts?.at(-1)?.valid_to).toBe(o.ended_on)
      }
      expect(names.get(o.id)?.at(-1)?.name).toBe(o.name)
      expect(codes.get(o.id)?.at(-1)?.code).toBe(o.code)
      expect(o.code === EMPTY_COMMUNE_CODE || /^\d{2}(\.\d{3}){4}$/.test(o.code)).toBe(true)
    }
    expect(all.organisation_names.some((n) => n.valid_to === '2025-07-01')).toBe(true)
    expect(all.organisations.some((o) => o.ended_on !== null)).toBe(true)
  })

  test('O-02: single branches have fewer than 30 members, grassroots committees 30 or more', () => {
    const living = all.members.filter((m) => m.status !== 'left')
    for (const o of all.organisations) {
      if (o.ended_on !== null || o.code === EMPTY_COMMUNE_CODE) continue
      const count = living.filter((m) => m.path.startsWith(o.path)).length
      if (o.type_code === 'grassroots-branch') expect(count).toBeLessThan(30)
      if (o.type_code === 'grassroots-committee') expect(count).toBeGreaterThanOrEqual(30)
    }
  })

  test('one commune without branches and members waits for imports', () => {
    const empty = all.organisations.find((o) => o.code === EMPTY_COMMUNE_CODE)
    expect(empty?.type_code).toBe('commune-committee')
    expect(empty?.next_child).toBe(1)
    expect(all.organisations.filter((o) => o.parent_id === empty?.id)).toEqual([])
  })
})

describe('posts', () => {
  test('held by full members who belonged there, in posts that the type has', () => {
    for (const post of all.post_holdings) {
      const organisation = organisations.get(post.organisation_id)
      const member = members.get(post.member_id)
      expect(organisationTypes.byCode(organisation?.type_code ?? '')?.posts, organisation?.name).toContain(
        post.post_code,
      )
      expect(member?.official_on != null && member.official_on <= post.valid_from).toBe(true)
      const from = stays.get(post.member_id)?.find((s) => covers(s, post.valid_from))
      expect(from?.path.startsWith(post.path), `${post.post_code} of ${organisation?.name}`).toBe(true)
      expect(post.valid_from < options.today).toBe(true)
      if (post.valid_to === null) expect(member?.status).toBe('full')
    }
  })

  test('one secretary at a time, and past ones', () => {
    const secretaries = all.post_holdings.filter((p) => p.post_code === 'secretary')
    const now = secretaries.filter((p) => p.valid_to === null)
    expect(new Set(now.map((p) => p.organisation_id)).size).toBe(now.length)
    expect(secretaries.length).toBeGreaterThan(now.length)
    const living = all.organisations.filter((o) => o.ended_on === null && o.code !== EMPTY_COMMUNE_CODE)
    expect(now.length).toBeGreaterThan(living.length * 0.95)
  })
})

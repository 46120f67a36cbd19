// A small exact country for tests of this module: people with a history written straight into the tables, as commands would.
import { newId } from '#kernel/identifier.ts'
import { rebuildFigures } from '#modules/members/public.ts'
import { earliest } from '#rules/calendar/partial-date.ts'
import { EXEMPT } from '#rules/evaluations/due.ts'
import type { Place, World } from '../../../../test/harness/world.ts'

/** A generator of numbers from a seed: the same world for the same seed. */
export class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0 || 1
  }
  /** From 0 up to, not including, `n`. */
  below(n: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.#state / 2 ** 32) * n)
  }
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
}

export interface PersonFields {
  gender?: string | null
  birthDate?: string | null
  decisionOn?: string | null
  ethnicity?: string | null
  religion?: string | null
  education?: string | null
  professional?: string | null
  academicTitle?: string | null
  theory?: string | null
  occupation?: string | null
}

/** Whoever is made here and where it is. */
export interface Person {
  id: string
  branch: Place
  since: string
  membershipId: string
  statusId: string
  status: string
}

let made = 0
/** Writes people and what happens to them. */
export class Country {
  readonly world: World
  constructor(world: World) {
    this.world = world
  }

  #run(text: string, values: unknown[]): Promise<unknown> {
    return this.world.database.owner.query(text, values)
  }

  async #movement(
    branch: Place,
    memberId: string,
    kind: string,
    day: string,
    other: { path?: string; province?: string; name?: string } = {},
    probationary = false,
  ): Promise<void> {
    await this.#run(
      `insert into member_movements (province_code, id, member_id, organisation_id, path, kind, happened_on, was_probationary,
         counterpart_path, counterpart_province, counterpart_name) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
      [
        branch.province,
        newId(),
        memberId,
        branch.id,
        branch.path,
        kind,
        day,
        probationary,
        other.path ?? null,
        other.province ?? null,
        other.name ?? null,
      ],
    )
  }

  async #belong(branch: Place, memberId: string, from: string, basis: string): Promise<string> {
    const id = newId()
    await this.#run(
      `insert into memberships (province_code, id, member_id, organisation_id, path, valid_from, basis) values ($1,$2,$3,$4,$5,$6,$7)`,
      [branch.province, id, memberId, branch.id, branch.path, from, basis],
    )
    return id
  }

  async #status(branch: Place, memberId: string, status: string, from: string): Promise<string> {
    const id = newId()
    await this.#run(
      `insert into member_statuses (province_code, id, member_id, path, status, valid_from) values ($1,$2,$3,$4,$5,$6)`,
      [branch.province, id, memberId, branch.path, status, from],
    )
    return id
  }

  /** Somebody who belongs to a branch from a day on. `admitted` and `transferred-in` count as an increase, `entered` does not. */
  async person(
    branch: Place,
    from: string,
    how: 'admitted' | 'transferred-in' | 'restored' | 'entered',
    fields: PersonFields = {},
    status = 'full',
  ): Promise<Person> {
    made += 1
    const id = newId()
    const birth = fields.birthDate === undefined ? '1980-05-17' : fields.birthDate
    await this.#run(
      `insert into members (province_code, id, path, organisation_id, full_name, search_key, sort_key, gender, birth_date, birth_on,
         decision_on, ethnicity_code, religion_code, education_code, professional_code, academic_title, theory_code, occupation_code,
         status, created_at, updated_at)
       values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,now(),now())`,
      [
        branch.province,
        id,
        branch.path,
        branch.id,
        `Trần Văn Mẫu ${made}`,
        `tran van mau ${made}`,
        `mau ${String(made % 7)}`,
        fields.gender === undefined ? 'male' : fields.gender,
        birth,
        birth === null ? null : earliest(birth),
        fields.decisionOn ?? null,
        fields.ethnicity ?? null,
        fields.religion ?? null,
        fields.education ?? null,
        fields.professional ?? null,
        fields.academicTitle ?? null,
        fields.theory ?? null,
        fields.occupation ?? null,
        status,
      ],
    )
    const basis = how === 'entered' ? 'entry' : how === 'admitted' ? 'admission' : 'transfer'
    const membershipId = await this.#belong(branch, id, from, basis)
    const statusId = await this.#status(branch, id, status, from)
    if (how !== 'entered') {
      await this.#movement(branch, id, how, from, how === 'transferred-in' ? { province: '79', name: 'Tỉnh khác' } : {})
    }
    return { id, branch, since: from, membershipId, statusId, status }
  }

  /** Out of the list of members for good; `transferred-out` leaves the installation. */
  async leave(person: Person, kind: string, day: string): Promise<void> {
    const { branch, id } = person
    await this.#run('update memberships set valid_to = $3 where province_code = $1 and id = $2', [
      branch.province,
      person.membershipId,
      day,
    ])
    await this.#run('update member_statuses set valid_to = $3 where province_code = $1 and id = $2', [
      branch.province,
      person.statusId,
      day,
    ])
    await this.#status(branch, id, 'left', day)
    await this.#run(
      `update members set status = 'left', left_kind = $3, left_on = $4 where province_code = $1 and id = $2`,
      [branch.province, id, kind, day],
    )
    const away = kind === 'transferred-out' ? { province: '79', name: 'Tỉnh khác' } : {}
    await this.#movement(branch, id, kind, day, away, person.status === 'probationary')
  }

  /** To another branch of the same province. The record goes along, the membership left behind stays. */
  async move(person: Person, to: Place, day: string): Promise<void> {
    const from = person.branch
    await this.#run('update memberships set valid_to = $3 where province_code = $1 and id = $2', [
      from.province,
      person.membershipId,
      day,
    ])
    person.membershipId = await this.#belong(to, person.id, day, 'transfer')
    await this.#run('update members set path = $3, organisation_id = $4 where province_code = $1 and id = $2', [
      from.province,
      person.id,
      to.path,
      to.id,
    ])
    await this.#run('update member_statuses set path = $3 where province_code = $1 and member_id = $2', [
      from.province,
      person.id,
      to.path,
    ])
    await this.#movement(from, person.id, 'transferred-out', day, { path: to.path, name: to.name })
    await this.#movement(to, person.id, 'transferred-in', day, { path: from.path, name: from.name })
    person.branch = to
    person.since = day
  }

  /** An organisation goes under another parent on a day; its path and the paths of all its rows follow. */
  async reorganise(place: Place, parent: Place, segment: string, day: string): Promise<Place> {
    const path = `${parent.path}${segment}/`
    const key = [place.province, place.id]
    const { rows } = await this.world.database.owner.query(
      `update organisation_placements set valid_to = $3 where province_code = $1 and organisation_id = $2 and valid_to is null
       returning type_code, unit_type`,
      [...key, day],
    )
    await this.#run('update organisations set path = $3, parent_id = $4 where province_code = $1 and id = $2', [
      ...key,
      path,
      parent.id,
    ])
    for (const table of [
      'organisation_names',
      'organisation_codes',
      'organisation_placements',
      'memberships',
      'member_movements',
    ]) {
      await this.#run(`update ${table} set path = $3 where province_code = $1 and organisation_id = $2`, [...key, path])
    }
    await this.#run('update members set path = $3 where province_code = $1 and organisation_id = $2', [...key, path])
    await this.#run(
      `update member_statuses t set path = $3 from members m
        where t.province_code = $1 and m.province_code = $1 and m.id = t.member_id and m.organisation_id = $2`,
      [...key, path],
    )
    await this.#run(
      'update member_movements set counterpart_path = $3 where province_code = $1 and counterpart_path = $2',
      [place.province, place.path, path],
    )
    await this.#run(
      `insert into organisation_placements (province_code, id, organisation_id, path, parent_id, placed_path, type_code, unit_type, valid_from)
       values ($1,$2,$3,$4,$5,$4,$6,$7,$8)`,
      [place.province, newId(), place.id, path, parent.id, rows[0]?.type_code, rows[0]?.unit_type, day],
    )
    return { ...place, path }
  }

  /** What biểu 7 reads of a record: a card and its day, the number of the file, what was found in it. */
  async papers(
    person: Person,
    has: { cardOn?: string | null; former?: boolean; fileNo?: string; checkedOn?: string; lacking?: boolean },
  ): Promise<void> {
    const key = [person.branch.province, person.id]
    if (has.cardOn !== undefined)
      await this.#run(
        `update members set card_no_hash = id::text, card_issued_on = $3, former_card_no_sealed = $4
          where province_code = $1 and id = $2`,
        [...key, has.cardOn, has.former === true ? 'x' : null],
      )
    if (has.fileNo !== undefined)
      await this.#run('update members set file_no = $3 where province_code = $1 and id = $2', [...key, has.fileNo])
    if (has.checkedOn !== undefined)
      await this.#run(
        `insert into dossiers (province_code, member_id, path, lacking, checked_on) values ($1, $2, $3, $4, $5)`,
        [...key, person.branch.path, has.lacking === true ? 1 : 0, has.checkedOn],
      )
  }

  /** A badge of the career, under the title a list may have given it. */
  async badge(person: Person, title: string, on: string): Promise<void> {
    const { branch, id } = person
    await this.#run(
      `insert into career_entries (province_code, id, member_id, path, kind, from_date, title) values ($1, $2, $3, $4, 'award', $5, $6)`,
      [branch.province, newId(), id, branch.path, on, title],
    )
  }

  /** Introduced to another place and still counted at home. */
  async away(person: Person, purpose: 'work' | 'study' | 'abroad', from: string): Promise<void> {
    const { branch, id } = person
    await this.#run(
      `insert into member_absences (province_code, id, member_id, organisation_id, path, purpose, place_name, valid_from)
       values ($1, $2, $3, $4, $5, $6, 'Nơi khác', $7)`,
      [branch.province, newId(), id, branch.id, branch.path, purpose, from],
    )
  }

  /** A review of a year of a branch: who was reviewed with which outcome. `level` null: not finished. */
  async reviewed(
    branch: Place,
    year: number,
    people: readonly { person: Person; level: string | null; on: string; causes?: string[]; exempt?: boolean }[],
  ): Promise<void> {
    const roundId = newId()
    const { province, path } = branch
    await this.#run(
      `insert into evaluation_rounds (province_code, id, path, organisation_id, organisation_name, scheme, period, deadlines, opened_on, opened_by)
       values ($1, $2, $3, $4, $5, '366-year', $6, '{}', $7, 'Người Thử')`,
      [province, roundId, path, branch.id, branch.name, String(year), `${year}-01-05`],
    )
    for (const { person, level, on, causes, exempt } of people) {
      await this.#run(
        `insert into evaluations (province_code, id, round_id, path, member_id, subject_name, sort_key, group_code, role, due, reasons, state,
           level, level_reason, announced_on, failing_causes)
         values ($1, $2, $3, $4, $5, 'x', 'x', 'member', 'member', $6, $7, $8, $9, 'x', $10, $11)`,
        [
          province,
          newId(),
          roundId,
          path,
          person.id,
          exempt !== true,
          exempt === true ? [EXEMPT] : [],
          level === null ? 'waiting' : 'announced',
          level,
          level === null ? null : on,
          causes ?? [],
        ],
      )
    }
  }

  /** Counts the kept figures anew, as after a load. */
  async figures(today: string, provinces: readonly string[] = ['98', '99']): Promise<void> {
    const { owner } = this.world.database
    for (const province of provinces) await rebuildFigures((text) => owner.query(text), province, today)
  }
}

// Reads the people of a list from the open cases of an organisation: the record or the pool for the person, the steps for what was decided.
import { sql } from 'kysely'
import { factOf } from '#forms/fact-lines.ts'
import type { FormListMember } from '#forms/form-data.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { paperInWords } from '#modules/cases/flow/paper-of.ts'
import type { CaseList } from '#modules/cases/lists/kinds.ts'
import { pureCase } from '#modules/cases/store/cases.ts'
import type { RecordedStep } from '#rules/lifecycle/case.ts'
import { factsOf, papersOf, textOf } from '#rules/lifecycle/fold.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'

export interface ListedPerson {
  caseId: string
  /** Where the list goes on behind this line. */
  key: readonly [path: string, name: string, id: string]
  person: FormListMember
}

interface Row {
  id: string
  path: string
  lifecycle: string
  subject_id: string
  subject_name: string
  organisation_name: string
  birth_date: string | null
  hometown: string | null
  occupation_code: string | null
  occupation: string | null
  steps: RecordedStep[]
}

/** So many people from behind a key on, by place in the tree and then by name. */
export async function listedPeople(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  list: CaseList,
  path: string,
  after: readonly [string, string, string] | null,
  count: number,
): Promise<ListedPerson[]> {
  const lifecycle = lifecycleByCode(list.lifecycle)
  if (lifecycle === undefined) throw new Error(`no lifecycle ${list.lifecycle}`)
  const factSpecs = lifecycle.steps.flatMap((step) => step.facts ?? [])
  const wanted = Object.entries(list.facts).map(
    ([name, value]) => sql`exists (select from case_steps s where s.province_code = ${province} and s.case_id = c.id
                                     and s.recorded -> 'facts' ->> ${name} = ${value})`,
  )
  const behind =
    after === null ? sql`true` : sql`(c.path, c.subject_name, c.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`
  const { rows } = await sql<Row>`
    select c.id, c.path, c.lifecycle, c.subject_id, c.subject_name, o.name as organisation_name,
           coalesce(m.birth_date, z.birth_date) as birth_date, m.hometown, coalesce(m.occupation_code, z.occupation_code) as occupation_code,
           m.occupation,
           (select jsonb_agg(s.recorded order by s.seq) from case_steps s where s.province_code = ${province} and s.case_id = c.id) as steps
      from cases c
      join organisations o on o.province_code = ${province} and o.id = c.organisation_id
      left join members m on m.province_code = ${province} and m.id = c.subject_id
      left join citizens z on z.province_code = ${province} and z.id = c.subject_id
     where ${scope.rows(actor, province, 'c')} and c.path >= ${path} and c.path < ${`${path.slice(0, -1)}0`}
       and c.end_kind is null and c.lifecycle = ${list.lifecycle}
       and (c.state = any(${list.states}::text[])
            or (o.type_code = 'grassroots-branch' and c.state = any(${list.statesWithoutCommittee}::text[])))
       and ${sql.join([behind, ...wanted], sql` and `)}
     order by c.path, c.subject_name, c.id limit ${count}`.execute(tx)
  return rows.map((row) => {
    const given = pureCase(row, row.steps, {}, {})
    const facts = factsOf(given)
    const paper = papersOf(lifecycle, given).findLast(({ code }) => list.document.includes(code))
    const said = paperInWords(paper)
    return {
      caseId: row.id,
      key: [row.path, row.subject_name, row.id],
      person: {
        fullName: row.subject_name,
        birthDate: row.birth_date,
        hometown: row.hometown,
        occupationCode: row.occupation_code,
        occupation: row.occupation,
        branch: row.organisation_name,
        note: said,
        document: said,
        reason: factOf({ facts, factSpecs }, 'cause') ?? null,
        from: textOf(facts.from) ?? null,
        to: textOf(facts.extendedTo) ?? textOf(facts.to) ?? null,
      },
    }
  })
}

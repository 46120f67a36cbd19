// Answers the people a branch has its eyes on: one of them, or a list with where each stands.
import { sql } from 'kysely'
import { z } from 'zod'
import { getCitizen, listCitizens } from '#contract/citizens.ts'
import { id } from '#contract/fields.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { keepCitizens, viewCitizens } from '#modules/cases/scope.ts'
import { certificatesOf } from '#modules/cases/store/certificates.ts'
import { type CitizenRow, findCitizen } from '#modules/cases/store/citizens.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { addMonths } from '#rules/calendar/dates.ts'
import { lifecycleByCode, lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import type { Step } from '#rules/lifecycle/types.ts'
import { basisOf, numberIn } from '#rules/rulebook/look-up.ts'
import { parameterOn } from '#rules/rulebook/rulebook.ts'
import { searchKey } from '#rules/text/search-key.ts'

/** A person as shown: everything that is kept. */
export async function shownCitizen(
  context: QueryContext,
  row: CitizenRow,
): Promise<z.output<typeof getCitizen.output>> {
  const organisation = await organisationById(context.tx, context.province, row.organisation_id)
  return {
    id: row.id,
    organisationId: row.organisation_id,
    organisationName: organisation?.name ?? '',
    fullName: row.full_name,
    gender: row.gender as 'male' | 'female' | null,
    birthDate: row.birth_date,
    ethnicityCode: row.ethnicity_code,
    educationCode: row.education_code,
    occupationCode: row.occupation_code,
    residence: row.residence,
    note: row.note,
    memberId: row.member_id,
    certificate: await certificateOf(context, row.id),
    version: row.version,
    allowed: mayUse(keepCitizens, context.actor) ? ['citizens.correct'] : [],
  }
}

/** The certificate as recorded and until when it counts (ELIG-07: from issue, by the rule in force that day). */
async function certificateOf(context: QueryContext, citizenId: string): Promise<Certificate | null> {
  const issuedOn = (await certificatesOf(context, [citizenId])).get(citizenId)
  if (issuedOn === undefined) return null
  const parameter = parameterOn(await settingOf(context), 'ELIG-07', 'certificate-valid')
  const validTo = parameter === undefined ? null : addMonths(issuedOn, numberIn(parameter))
  return {
    issuedOn,
    validTo,
    valid: validTo === null || context.today <= validTo,
    ruleId: 'ELIG-07',
    basis: parameter === undefined ? null : basisOf(parameter),
  }
}
type Certificate = NonNullable<z.output<typeof getCitizen.output>['certificate']>

export const serveGetCitizen = serveQuery(getCitizen, {
  scope: viewCitizens,
  run: async (context, input) => {
    const row = await findCitizen(context, viewCitizens, input.id, 'read')
    return row === undefined ? notFound() : shownCitizen(context, row)
  },
})

interface ListedCitizen {
  id: string
  organisation_id: string
  organisation_name: string
  full_name: string
  sort_key: string
  gender: 'male' | 'female' | null
  birth_date: string | null
  member_id: string | null
  case_id: string | null
  lifecycle: string | null
  state: string | null
}

/** Where a case stands, in words: `Kết nạp đảng viên: chờ chi bộ biểu quyết`. */
function standing({ lifecycle, state }: ListedCitizen): string | null {
  if (lifecycle === null || state === null) return null
  const found = lifecycleByCode(lifecycle)
  return found === undefined ? null : `${found.title}: ${found.states.find((s) => s.code === state)?.title ?? state}`
}

function answersAnother({ sends = [] }: Step): boolean {
  return sends.some(({ to }) => to === 'parent' || to === 'counterpart')
}

/** What stands about a person for itself: not the class, nor the verification, which answer to the case they were opened for. */
const mainOnes = lifecycles
  .filter(({ subject, steps }) => subject === 'citizen' && !steps.some(answersAnother))
  .map(({ code }) => code)

const cursor = z.tuple([z.string(), id])

export const serveListCitizens = serveQuery(listCitizens, {
  scope: viewCitizens,
  run: async (context, input) => {
    const { tx, province, actor } = context
    const place = input.organisationId === undefined ? null : await organisationById(tx, province, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const words = searchKey(input.text ?? '')
      .trim()
      .replace(/[\\%_]/g, '\\$&')
    const within =
      place === null ? sql`true` : sql`c.path >= ${place.path} and c.path < ${`${place.path.slice(0, -1)}0`}`
    const { rows } = await sql<ListedCitizen>`
      select c.id, c.organisation_id, o.name as organisation_name, c.full_name, c.sort_key, c.gender, c.birth_date, c.member_id,
             k.id as case_id, k.lifecycle, k.state
        from citizens c
        join organisations o on o.province_code = ${province} and o.id = c.organisation_id
        left join lateral (select id, lifecycle, state from cases where province_code = ${province} and subject_id = c.id
                            order by (lifecycle <> all(${mainOnes})), (end_kind is not null), id desc limit 1) k on true
       where ${viewCitizens.rows(actor, province, 'c')} and ${within}
         and (${words} = '' or c.search_key like ${`${words}%`} or c.search_key like ${`% ${words}%`})
         and (${after === null} or (c.sort_key, c.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? null}::uuid))
       order by c.sort_key, c.id limit ${input.limit + 1}`.execute(tx)
    const page = cutPage(rows, input.limit, (row) => [row.sort_key, row.id])
    return {
      rows: page.rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        organisationName: row.organisation_name,
        fullName: row.full_name,
        gender: row.gender,
        birthDate: row.birth_date,
        memberId: row.member_id,
        stands: standing(row),
        caseId: row.case_id,
      })),
      next: page.next,
      total: null,
    }
  },
})

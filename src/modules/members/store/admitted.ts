// Who was admitted within a span of days, from the movements that biểu 1 counts.
import type { EnteringContext } from '#modules/members/store/context.ts'
import type { AdmittedPerson } from '#rules/admission/priority-groups.ts'

export interface Admitted extends AdmittedPerson {
  /** The path of the branch on that day. */
  path: string
  organisationId: string
}

/** Everybody admitted below a path from one day until before another, as far as the transaction reaches, wherever they are today. */
export async function admittedIn(
  { tx, province }: Pick<EnteringContext, 'tx' | 'province'>,
  path: string,
  span: { from: string; until: string },
): Promise<Admitted[]> {
  const rows = await tx
    .selectFrom('member_movements as v')
    .leftJoin('members as m', (on) => on.on('m.province_code', '=', province).onRef('m.id', '=', 'v.member_id'))
    .select([
      'v.path',
      'v.organisation_id',
      'v.happened_on',
      'm.gender',
      'm.ethnicity_code',
      'm.religion_code',
      'm.occupation_code',
      'm.birth_date',
    ])
    .where('v.province_code', '=', province)
    .where('v.kind', '=', 'admitted')
    .where('v.happened_on', '>=', span.from)
    .where('v.happened_on', '<', span.until)
    .where('v.path', '>=', path)
    .where('v.path', '<', `${path.slice(0, -1)}0`)
    .execute()
  return rows.map((row) => ({
    path: row.path,
    organisationId: row.organisation_id,
    admittedOn: row.happened_on,
    gender: row.gender,
    ethnicityCode: row.ethnicity_code,
    religionCode: row.religion_code,
    occupationCode: row.occupation_code,
    birthDate: row.birth_date,
  }))
}

// The whole record of a member as it is shown: grouped, numbers masked, with its dated facts.
import { sql } from 'kysely'
import type { MemberRecord } from '#contract/member-record.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { changeMembers, recordDepartures, showNumbers, viewMembers } from '#modules/members/scope.ts'
import { absencesOf } from '#modules/members/store/absences.ts'
import { careerOf, shownEntry } from '#modules/members/store/career.ts'
import type { SealedField } from '#modules/members/store/columns.ts'
import { gapsOf } from '#modules/members/store/gaps.ts'
import { chainOf, namesByPath } from '#modules/members/store/organisations.ts'
import { postsOf } from '#modules/members/store/posts.ts'
import { fieldValue, type MemberRow } from '#modules/members/store/record.ts'
import { superiorsOf } from '#modules/organisations/public.ts'
import { posts } from '#rules/code-lists/posts.ts'
import { maskNumber } from '#rules/members/mask.ts'
import { partyAgeOn } from '#rules/members/party-age.ts'

/** What the actor may do with a member: names of operations. */
export function allowedOn(context: QueryContext, member: { status: string }): string[] {
  const { actor } = context
  const names: string[] = []
  if (mayUse(viewMembers, actor)) names.push('members.get', 'members.list-changes')
  if (mayUse(showNumbers, actor)) names.push('members.show-number')
  if (mayUse(changeMembers, actor)) {
    names.push(
      'members.correct',
      'members.add-career-entry',
      'members.correct-career-entry',
      'members.end-career-entry',
    )
    if (member.status !== 'left') names.push('members.change-status', 'members.move-branch', 'members.appoint')
  }
  if (mayUse(recordDepartures, actor) && member.status !== 'left') names.push('members.record-departure')
  return names
}

type Memberships = MemberRecord['memberships']
type Movement = MemberRecord['movements'][number] & { counterpartPath: string | null }

/**
 * Reads what belongs to the record besides its row. `on`: the day party age is counted to. The names of organisations above the seat
 * come from the directory function, which a command that has begun to write may not call: it shows those in reach.
 */
export async function wholeRecord(
  context: QueryContext,
  row: MemberRow,
  on: string,
  above: 'to-the-top' | 'in-reach' = 'in-reach',
): Promise<MemberRecord> {
  const { tx, province, secrets } = context
  const reached = await chainOf(tx, province, row.path)
  const superiors = above === 'to-the-top' ? await superiorsOf(tx, province, row.path, context.today) : []
  const chain =
    superiors.length === 0
      ? reached
      : [
          ...superiors.map(({ id, name }) => ({ id, name })),
          ...reached.filter((link) => link.id === row.organisation_id),
        ]
  const memberships = await sql<Memberships[number]>`
    select s.id, s.organisation_id as "organisationId", coalesce(o.name, 'Chi bộ ngoài phạm vi') as "organisationName",
           s.valid_from as "validFrom", s.valid_to as "validTo", s.basis, s.document
      from memberships s
      left join organisations o on o.province_code = ${province} and o.id = s.organisation_id
     where s.province_code = ${province} and s.member_id = ${row.id} order by s.valid_from desc limit 200`.execute(tx)
  const statuses = await tx
    .selectFrom('member_statuses')
    .select(['id', 'status', 'valid_from as validFrom', 'valid_to as validTo', 'document'])
    .where('province_code', '=', province)
    .where('member_id', '=', row.id)
    .orderBy('valid_from', 'desc')
    .limit(200)
    .execute()
  const movements = await sql<Movement>`
    select v.id, v.kind, v.happened_on as "happenedOn", coalesce(o.name, '') as "organisationName",
           v.counterpart_name as "counterpartName", v.counterpart_path as "counterpartPath", v.document
      from member_movements v
      left join organisations o on o.province_code = ${province} and o.id = v.organisation_id
     where v.province_code = ${province} and v.member_id = ${row.id} order by v.happened_on desc, v.id limit 200`.execute(
    tx,
  )
  const named = await namesByPath(
    tx,
    province,
    movements.rows.flatMap((v) => v.counterpartPath ?? []),
  )
  const held = await postsOf(context, row.id)
  const career = await careerOf(context, row.id)
  const masked = (field: SealedField): string | null => maskNumber(fieldValue(row, field, secrets))
  const gaps = await gapsOf(context, row.id)
  const partyAge = partyAgeOn(row.decision_on, on, gaps)
  const branch = reached.find((link) => link.id === row.organisation_id)
  return {
    id: row.id,
    provinceCode: province,
    version: row.version,
    status: row.status as MemberRecord['status'],
    departure:
      row.left_kind === null
        ? null
        : { kind: row.left_kind as NonNullable<MemberRecord['departure']>['kind'], on: row.left_on },
    branch: { id: row.organisation_id, name: branch?.name ?? '' },
    chain,
    identity: {
      fullName: row.full_name,
      otherName: row.other_name,
      gender: row.gender as 'male' | 'female' | null,
      birthDate: row.birth_date,
      ethnicityCode: row.ethnicity_code,
      religionCode: row.religion_code,
      personalNoMasked: masked('personalNo'),
    },
    party: {
      decisionOn: row.decision_on,
      decisionNo: row.decision_no,
      admittedOn: row.admitted_on,
      officialOn: row.official_on,
      officialDecisionNo: row.official_decision_no,
      officialDecidedOn: row.official_decided_on,
      introducers: row.introducers,
      mentors: row.mentors,
      partyAge: partyAge.age,
      partyAgeReason: partyAge.reason,
    },
    card: {
      cardNoMasked: masked('cardNo'),
      formerCardNoMasked: masked('formerCardNo'),
      cardIssuedOn: row.card_issued_on,
      fileNo: row.file_no,
    },
    residence: {
      birthPlace: row.birth_place,
      hometown: row.hometown,
      residence: row.residence,
      temporaryResidence: row.temporary_residence,
      phoneMasked: masked('phone'),
      email: row.email,
    },
    education: {
      educationCode: row.education_code,
      professionalCode: row.professional_code,
      professionalField: row.professional_field,
      academicTitle: row.academic_title,
      theoryCode: row.theory_code,
      foreignLanguages: row.foreign_languages,
      informatics: row.informatics,
      digitalSkills: row.digital_skills,
      minorityLanguages: row.minority_languages,
    },
    work: {
      occupationCode: row.occupation_code,
      occupation: row.occupation,
      recruitedOn: row.recruited_on,
      recruitedBy: row.recruited_by,
      youthUnionOn: row.youth_union_on,
      socialOrganisations: row.social_organisations,
      enlistedOn: row.enlisted_on,
      dischargedOn: row.discharged_on,
      militaryRank: row.military_rank,
      familyClass: row.family_class,
      health: row.health,
      invalidity: row.invalidity,
      meritFamily: row.merit_family,
      note: row.note,
    },
    memberships: memberships.rows,
    statuses: statuses.map((s) => ({ ...s, status: s.status as MemberRecord['status'] })),
    absences: await absencesOf(context, row.id),
    gaps: gaps.map(({ id, kind, from, to, document }) => ({ id, kind, validFrom: from, validTo: to, document })),
    movements: movements.rows.map(({ counterpartPath, ...v }) => ({
      ...v,
      counterpartName: v.counterpartName ?? (counterpartPath === null ? null : (named.get(counterpartPath) ?? null)),
    })),
    posts: held.map((h) => ({
      id: h.id,
      organisationId: h.organisationId,
      organisationName: h.organisationName,
      postCode: h.postCode,
      postName: posts.byCode(h.postCode)?.name ?? h.postCode,
      validFrom: h.validFrom,
      validTo: h.validTo,
      how: h.how,
      document: h.document,
    })),
    career: career.map(shownEntry),
    allowed: allowedOn(context, row),
  }
}

// Whom a case is about: found within the reach, with what the record says of them today.
import type { QueryContext } from '#kernel/context.ts'
import { viewCitizens } from '#modules/cases/scope.ts'
import { certificatesOf } from '#modules/cases/store/certificates.ts'
import { findCitizen } from '#modules/cases/store/citizens.ts'
import { proceedingsAbout } from '#modules/cases/store/proceedings.ts'
import { findMember, knownFactsOfMany, viewMembers } from '#modules/members/public.ts'
import { organisationById } from '#modules/organisations/public.ts'
import type { Facts } from '#rules/lifecycle/case.ts'

/** What reading a case needs; who asks is unknown where the program itself reads. */
export type CaseReading = Pick<QueryContext, 'tx' | 'province' | 'today'> & Partial<Pick<QueryContext, 'actor' | 'now'>>

export type SubjectKind = 'member' | 'citizen' | 'organisation'

export interface Subject {
  kind: SubjectKind
  id: string
  name: string
  organisationId: string
  path: string
}

/**
 * The subject named by one of the three ids; undefined when it is not in reach or none is named. `lock`: the person stays where and what
 * they are until the end, so that leaving or moving finds the case that is being opened, or is found by it.
 */
export async function findSubject(
  context: QueryContext,
  named: { memberId?: string; citizenId?: string; organisationId?: string },
  lock: 'lock' | 'read',
): Promise<Subject | undefined> {
  if (context.actor.seat.role === 'concerned') return ownSubject(context, named)
  if (named.memberId !== undefined) {
    const row = await findMember(context, viewMembers, named.memberId, lock)
    return (
      row && { kind: 'member', id: row.id, name: row.full_name, organisationId: row.organisation_id, path: row.path }
    )
  }
  if (named.citizenId !== undefined) {
    const row = await findCitizen(context, viewCitizens, named.citizenId, lock)
    return (
      row && { kind: 'citizen', id: row.id, name: row.full_name, organisationId: row.organisation_id, path: row.path }
    )
  }
  const id = named.organisationId ?? context.actor.seat.organisationId
  const row = await organisationById(context.tx, context.province, id)
  return row && { kind: 'organisation', id: row.id, name: row.name, organisationId: row.id, path: row.path }
}

/** Whoever has left the Party has no record in reach: name and place are those of the newest own case. */
async function ownSubject(
  { tx, province, actor }: QueryContext,
  { memberId = actor.memberId ?? undefined, citizenId, organisationId }: Parameters<typeof findSubject>[1],
): Promise<Subject | undefined> {
  if (memberId !== actor.memberId || citizenId !== undefined || organisationId !== undefined) return undefined
  const row = await tx
    .selectFrom('cases')
    .select(['subject_name', 'organisation_id', 'path'])
    .where('province_code', '=', province)
    .where('subject_id', '=', actor.memberId)
    .where('subject_kind', '=', 'member')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (row === undefined || actor.memberId === null) return undefined
  const { subject_name: name, organisation_id, path } = row
  return { kind: 'member', id: actor.memberId, name, organisationId: organisation_id, path }
}

/** What the record and the open cases say of subjects today, by their ids, for the guards. What is not known is absent. */
export async function knownOfMany(
  context: CaseReading,
  subjects: readonly { subject_kind: string; subject_id: string }[],
): Promise<Map<string, Facts>> {
  // The record of who has left is closed to that person, and no step that is theirs asks it anything.
  if (context.actor?.seat.role === 'concerned') return new Map()
  const of = (kind: SubjectKind): string[] =>
    subjects.filter((s) => s.subject_kind === kind).map(({ subject_id }) => subject_id)
  const known = await knownFactsOfMany(context, of('member'), context.today)
  for (const [id, inspectedBy] of await proceedingsAbout(context, of('member'))) {
    known.set(id, { ...known.get(id), underInspection: true, inspectedBy })
  }
  const citizens = of('citizen')
  if (citizens.length === 0) return known
  const rows = await context.tx
    .selectFrom('citizens')
    .select(['id', 'birth_date', 'education_code', 'member_id'])
    .where('province_code', '=', context.province)
    .where('id', 'in', citizens)
    .execute()
  const certificates = await certificatesOf(context, citizens)
  for (const { id, birth_date, education_code, member_id } of rows) {
    const certificateIssuedOn = certificates.get(id)
    known.set(id, {
      ...(birth_date?.length === 10 ? { birthOn: birth_date } : {}),
      ...(birth_date === null ? {} : { recordBirthOn: birth_date }),
      ...(education_code === null ? {} : { education: education_code }),
      ...(member_id === null ? {} : { memberId: member_id }),
      ...(certificateIssuedOn === undefined ? {} : { certificateIssuedOn }),
    })
  }
  return known
}

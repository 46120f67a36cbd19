// The whole record of a member as it is shown: its groups, with its dated facts and what may be done with it.
import { sql } from 'kysely'
import type { MemberRecord } from '#contract/member-record.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { changeMembers, recordDepartures, showNumbers, viewMembers } from '#modules/members/scope.ts'
import { absencesOf } from '#modules/members/store/absences.ts'
import { careerOf, shownEntry } from '#modules/members/store/career.ts'
import { gapsOf } from '#modules/members/store/gaps.ts'
import { chainOf, namesByPath } from '#modules/members/store/organisations.ts'
import { postsOf } from '#modules/members/store/posts.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import { groupsOf } from '#modules/members/store/shown-groups.ts'
import { superiorsOf } from '#modules/organisations/public.ts'
import { posts } from '#rules/code-lists/posts.ts'
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
type Movement = MemberRecord['movements'][number]

/** The organisations around a member, from the top: those in reach, and those above the seat where they may be asked for. */
async function chainAround(context: QueryContext, row: MemberRow, above: 'to-the-top' | 'in-reach') {
  const { tx, province, today } = context
  const reached = await chainOf(tx, province, row.path)
  const branch = reached.find((link) => link.id === row.organisation_id)
  const superiors = above === 'to-the-top' ? await superiorsOf(tx, province, row.path, today) : []
  const top = superiors.map(({ id, name }) => ({ id, name }))
  const chain = superiors.length === 0 ? reached : branch === undefined ? top : [...top, branch]
  return { chain, branch: { id: row.organisation_id, name: branch?.name ?? '' } }
}

async function membershipsOf({ tx, province }: QueryContext, memberId: string): Promise<Memberships> {
  const { rows } = await sql<Memberships[number]>`
    select s.id, s.organisation_id as "organisationId", coalesce(o.name, 'Chi bộ ngoài phạm vi') as "organisationName",
           s.valid_from as "validFrom", s.valid_to as "validTo", s.basis, s.document
      from memberships s
      left join organisations o on o.province_code = ${province} and o.id = s.organisation_id
     where s.province_code = ${province} and s.member_id = ${memberId} order by s.valid_from desc limit 200`.execute(tx)
  return rows
}

async function statusesOf({ tx, province }: QueryContext, memberId: string): Promise<MemberRecord['statuses']> {
  const rows = await tx
    .selectFrom('member_statuses')
    .select(['id', 'status', 'valid_from as validFrom', 'valid_to as validTo', 'document'])
    .where('province_code', '=', province)
    .where('member_id', '=', memberId)
    .orderBy('valid_from', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, status: row.status as MemberRecord['status'] }))
}

/** The other end of a movement is named as it was written down, or as it is called now. */
async function movementsOf({ tx, province }: QueryContext, memberId: string): Promise<Movement[]> {
  const { rows } = await sql<Movement & { counterpartPath: string | null }>`
    select v.id, v.kind, v.happened_on as "happenedOn", coalesce(o.name, '') as "organisationName",
           v.counterpart_name as "counterpartName", v.counterpart_path as "counterpartPath", v.document
      from member_movements v
      left join organisations o on o.province_code = ${province} and o.id = v.organisation_id
     where v.province_code = ${province} and v.member_id = ${memberId} order by v.happened_on desc, v.id limit 200`.execute(
    tx,
  )
  const named = await namesByPath(
    tx,
    province,
    rows.flatMap((row) => row.counterpartPath ?? []),
  )
  return rows.map(({ counterpartPath, ...row }) => ({
    ...row,
    counterpartName: row.counterpartName ?? (counterpartPath === null ? null : (named.get(counterpartPath) ?? null)),
  }))
}

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
  const { province, secrets } = context
  const { party, ...groups } = groupsOf(row, secrets)
  const gaps = await gapsOf(context, row.id)
  const { age, reason } = partyAgeOn(row.decision_on, on, gaps)
  const held = await postsOf(context, row.id)
  const career = await careerOf(context, row.id)
  return {
    id: row.id,
    provinceCode: province,
    version: row.version,
    status: row.status as MemberRecord['status'],
    departure:
      row.left_kind === null
        ? null
        : { kind: row.left_kind as NonNullable<MemberRecord['departure']>['kind'], on: row.left_on },
    ...(await chainAround(context, row, above)),
    ...groups,
    party: { ...party, partyAge: age, partyAgeReason: reason },
    memberships: await membershipsOf(context, row.id),
    statuses: await statusesOf(context, row.id),
    absences: await absencesOf(context, row.id),
    gaps: gaps.map(({ id, kind, from, to, document }) => ({ id, kind, validFrom: from, validTo: to, document })),
    movements: await movementsOf(context, row.id),
    posts: held.map(({ id, organisationId, organisationName, postCode, validFrom, validTo, how, document }) => ({
      id,
      organisationId,
      organisationName,
      postCode,
      postName: posts.byCode(postCode)?.name ?? postCode,
      validFrom,
      validTo,
      how,
      document,
    })),
    career: career.map(shownEntry),
    allowed: allowedOn(context, row),
  }
}

// Taking back a move of members together that has not been confirmed yet: as if it had not been, except that posts are not given back.
import { sql } from 'kysely'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { followMember, membersWithAccount } from '#modules/identity/public.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { isPlace, placeToEnter } from '#modules/members/effects/found.ts'
import { figuresChangedMany } from '#modules/members/figures/keep.ts'
import type { EffectContext, Written } from '#modules/members/store/context.ts'
import { factsOf, lockMembers, placeMembers } from '#modules/members/store/record.ts'
import { carryAlong } from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'

interface Moved {
  member_id: string
  old_id: string
  new_id: string
  organisation_id: string
  path: string
  name: string
  /** Still there. */
  stays: boolean
}

interface Undoing {
  fromPath: string
  organisationId: string
  on: string
  /** Of those who moved so that day only these, where it is known who moved together. */
  memberIds?: string[] | null
}

/** Who moved from below `fromPath` to the branch on that day, with both memberships. */
async function movedOn(
  { tx, province }: EffectContext,
  { fromPath, organisationId, on, memberIds = null }: Undoing,
): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    select old.member_id, old.id as old_id, now.id as new_id, old.organisation_id, old.path, o.name,
           now.valid_to is null as stays
      from memberships old
      join memberships now on now.province_code = ${province} and now.member_id = old.member_id
       and now.valid_from = old.valid_to and now.organisation_id = ${organisationId} and now.basis = 'transfer'
      join organisations o on o.province_code = ${province} and o.id = old.organisation_id
     where old.province_code = ${province} and old.path >= ${fromPath} and old.path < ${`${fromPath.slice(0, -1)}0`}
       and old.valid_to = ${on}::date
       and (${memberIds}::uuid[] is null or old.member_id = any(${memberIds}::uuid[]))`.execute(tx)
  return rows
}

/**
 * Takes back `moveMembersTogether` from below a place to a branch on a day: belonging, movements and figures are as before it, accounts
 * follow. Posts that ended with it stay ended. Refused: nobody moved so, one of them has gone on since, or the place of before takes nobody.
 */
export async function undoMoveTogether(
  context: EffectContext,
  input: Undoing & { document?: string | null },
): Promise<Refusal | Written[]> {
  const { tx, province, today, newId } = context
  const moved = await movedOn(context, input)
  if (moved.length === 0) return refuse('members.nobody-moved', { on: input.on })
  const rows = await lockMembers(
    context,
    moved.map((m) => m.member_id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const gone = moved.find((m) => !m.stays || byId.get(m.member_id) === undefined)
  if (gone !== undefined) {
    return refuse('members.moved-on', { name: byId.get(gone.member_id)?.full_name ?? '' })
  }
  for (const before of new Set(moved.map((m) => m.organisation_id))) {
    const place = await placeToEnter(context, before)
    if (!isPlace(place)) return place
  }
  const ids = moved.map((m) => m.member_id)
  await sql`delete from memberships where province_code = ${province} and id = any(${moved.map((m) => m.new_id)}::uuid[])`.execute(
    tx,
  )
  await sql`update memberships set valid_to = null where province_code = ${province}
    and id = any(${moved.map((m) => m.old_id)}::uuid[])`.execute(tx)
  await sql`delete from member_movements where province_code = ${province} and member_id = any(${ids}::uuid[])
    and happened_on = ${input.on}::date and kind in ('transferred-out', 'transferred-in')`.execute(tx)
  const withAccount = new Set(await membersWithAccount(tx, province, ids))
  const back = moved.map((m) => ({ memberId: m.member_id, path: m.path, organisationId: m.organisation_id }))
  const updated = await placeMembers(context, back)
  await carryAlong(context, back)
  const written: Written[] = []
  const changes = []
  for (const { member_id: memberId, organisation_id: id, path, name } of moved) {
    const [before, after] = [byId.get(memberId), updated.get(memberId)]
    if (before === undefined || after === undefined) continue
    if (withAccount.has(memberId)) {
      await followMember(tx, newId, { province, memberId, organisation: { id, path }, from: today })
    }
    changes.push({ before: factsOf(before), after: factsOf(after) })
    written.push({ memberId, version: after.version })
    const summary = `Hủy việc chuyển ${after.full_name} ngày ${formatDate(input.on)}: trở lại ${name}.`
    const said = withDocument({ branch: [null, name] }, input.document)
    auditMember(context, before, summary, said)
    auditMember(context, after, summary, said)
  }
  await figuresChangedMany(tx, province, today, changes)
  return written
}

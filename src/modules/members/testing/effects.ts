// Runs what a decided case would change, at a place of a test world: a transaction that reaches so far, audited, undone when refused.
import { inScope, subtree } from '#db/tenancy.ts'
import { writeAudit } from '#kernel/audit.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import type { AuditEvent, CommandContext, Effects } from '#kernel/context.ts'
import { newId } from '#kernel/identifier.ts'
import { untold } from '#kernel/progress.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Place, World } from '../../../../test/harness/world.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** What `work` answers; what it leaves to be done after has been done by then. */
export async function asCase<T>(world: World, place: Place, work: (context: CommandContext) => Promise<T>): Promise<T> {
  const { application, clock } = world
  const now = clock.now()
  const effects: Effects = {}
  const requestId = newId()
  const seat = {
    id: NOBODY,
    role: 'organisation-board' as const,
    postName: 'Hệ thống',
    organisationId: place.id,
    path: place.path,
  }
  const answer = await inScope(
    application.database,
    subtree(place.path),
    async (tx) => {
      const events: AuditEvent[] = []
      const done = await work({
        tx,
        now,
        today: dateInVietNam(now),
        secrets: application.secrets,
        files: application.files,
        officeFolder: null,
        newId: () => newId(),
        request: { requestId, address: null, userAgent: null },
        effects,
        progress: untold,
        takeUpload: async () => null,
        operations: application.operations,
        actor: {
          accountId: NOBODY,
          displayName: 'Hệ thống',
          memberId: null,
          provinceCode: place.province,
          national: false,
          mustChangePassword: false,
          sessionId: null,
          secondFactor: false,
          seat,
        },
        province: place.province,
        audit: (event) => events.push(event),
      })
      const author = { accountId: null, name: 'Hệ thống', seat: null, operation: 'cases.take-step', requestId, at: now }
      if (!(done instanceof Refusal)) await writeAudit(tx, place.province, author, events)
      return done
    },
    { keep: (done) => !(done instanceof Refusal) },
  )
  if (!(answer instanceof Refusal)) {
    for (const rest of effects.after ?? []) await rest(application, new AbortController().signal)
  }
  return answer
}

/** As `asCase`, for what must not be refused. */
export async function decided<T extends object>(
  world: World,
  place: Place,
  work: (context: CommandContext) => Promise<T | Refusal>,
): Promise<T> {
  const answer = await asCase(world, place, work)
  if (answer instanceof Refusal) throw new Error(`refused: ${answer.code} ${JSON.stringify(answer)}`)
  return answer
}

/**
 * Days on which a member does not stand as a member should: in one branch while a status other than `left` holds and in none while it
 * does not, with one status on every day since the first belonging, and the row saying what holds today. Empty when all is well.
 */
export async function misplaced(world: World): Promise<unknown[]> {
  const { rows } = await world.database.owner.query(
    `with days as (
       select province_code, member_id, valid_from as day from memberships
       union select province_code, member_id, valid_to from memberships where valid_to is not null
       union select s.province_code, s.member_id, s.valid_from from member_statuses s
        where s.valid_from > (select min(b.valid_from) from memberships b
                               where b.province_code = s.province_code and b.member_id = s.member_id)
       union select province_code, id, $1::date from members),
     stood as (
       select d.*, (select count(*) from memberships b where b.province_code = d.province_code and b.member_id = d.member_id
                       and b.valid_from <= d.day and (b.valid_to is null or b.valid_to > d.day))::integer as branches,
              array(select t.status from member_statuses t where t.province_code = d.province_code and t.member_id = d.member_id
                       and t.valid_from <= d.day and (t.valid_to is null or t.valid_to > d.day)) as statuses
         from days d)
     select s.*, m.status, m.full_name from stood s
       join members m on m.province_code = s.province_code and m.id = s.member_id
      where cardinality(s.statuses) <> 1 or s.branches <> (case when s.statuses[1] = 'left' then 0 else 1 end)
         or (s.day = $1::date and s.statuses[1] <> m.status)`,
    [dateInVietNam(world.clock.now())],
  )
  return rows
}

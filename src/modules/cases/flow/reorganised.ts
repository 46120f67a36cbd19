// Cases under way survive a reorganisation: they follow the member to another branch, and go on above where their organisation ended.
import { sql } from 'kysely'
import { EVERYWHERE, inScope } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { Application } from '#kernel/run.ts'
import { asSystem } from '#kernel/system.ts'
import type { CaseRow } from '#modules/cases/store/cases.ts'
import { sideOf, standingOrganisation } from '#modules/cases/store/places.ts'
import { auditTakeOver, type Organisation, takeOver } from '#modules/cases/store/take-over.ts'
import { type Follower, followedRows, registerFollower } from '#modules/members/public.ts'
import { registerEndGuard } from '#modules/organisations/public.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'

/** Open cases that stay with the member: those of the member's own side, kept elsewhere than where the member comes to. */
async function keptElsewhere(
  { tx, province }: Pick<CommandContext, 'tx' | 'province'>,
  moved: Parameters<Follower>[1],
): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select c.* from cases c join ${followedRows(moved)} on m.member_id = c.subject_id
     where c.province_code = ${province} and c.subject_kind = 'member' and c.end_kind is null and c.path <> m.path
     order by c.id for update of c`.execute(tx)
  return rows.filter(({ lifecycle: code }) => {
    const lifecycle = lifecycleByCode(code)
    return lifecycle !== undefined && sideOf(lifecycle) === 'home'
  })
}

const nameOf = async ({ tx, province }: Pick<CommandContext, 'tx' | 'province'>, id: string): Promise<string> =>
  (await sql<{ name: string }>`select name from organisation_line(${province}, ${id}) where id = ${id}`.execute(tx))
    .rows[0]?.name ?? ''

/** Members who come to another branch take their open cases along, in the transaction of the move. */
const follow: Follower = async (context, moved) => {
  const rows = await keptElsewhere(context, moved)
  if (rows.length === 0) return
  const pathOf = new Map(moved.map(({ memberId, path }) => [memberId, path]))
  const places: Organisation[] = await context.tx
    .selectFrom('organisations')
    .select(['id', 'name', 'path'])
    .where('province_code', '=', context.province)
    .where('path', 'in', [...new Set(pathOf.values())])
    .execute()
  for (const row of rows) {
    const to = places.find(({ path }) => path === pathOf.get(row.subject_id))
    if (to !== undefined) await takeOver(context, row, await nameOf(context, row.organisation_id), to)
  }
}

/** Where a case goes on whose organisation has ended: the branch the member belongs to by now, else what stands above. */
async function successor(context: CommandContext, row: CaseRow): Promise<Organisation | undefined> {
  const { tx, province } = context
  const lifecycle = lifecycleByCode(row.lifecycle)
  if (row.subject_kind === 'member' && lifecycle !== undefined && sideOf(lifecycle) === 'home') {
    const branch = await tx
      .selectFrom('members')
      .innerJoin('organisations', (join) =>
        join.on('organisations.province_code', '=', province).onRef('organisations.id', '=', 'members.organisation_id'),
      )
      .select(['organisations.id', 'organisations.name', 'organisations.path'])
      .where('members.province_code', '=', province)
      .where('members.id', '=', row.subject_id)
      .where('organisations.ended_on', 'is', null)
      .executeTakeFirst()
    if (branch !== undefined && branch.id !== row.organisation_id) return branch
  }
  return standingOrganisation(context, { provinceCode: province, organisationId: row.organisation_id })
}

/** One province's open cases whose organisation has ended go on elsewhere; answers how many moved. Doing it again changes nothing. */
export async function handOnCases(application: Application, province: string): Promise<number> {
  return asSystem(application, province, 'cases.hand-to', async (context) => {
    const { tx, today } = context
    const left = await tx
      .selectFrom('cases')
      .innerJoin('organisations', (join) =>
        join.on('organisations.province_code', '=', province).onRef('organisations.id', '=', 'cases.organisation_id'),
      )
      .selectAll('cases')
      .select('organisations.name as ended')
      .where('cases.province_code', '=', province)
      .where('cases.end_kind', 'is', null)
      .where('organisations.ended_on', '<=', today)
      .orderBy('cases.id')
      .forUpdate('cases')
      .execute()
    let moved = 0
    for (const { ended, ...row } of left) {
      const to = await successor(context, row)
      if (to === undefined || !(await takeOver(context, row, ended, to))) continue
      const title = lifecycleByCode(row.lifecycle)?.title ?? row.lifecycle
      auditTakeOver(context, row, title, ended, to, `${ended} đã kết thúc hoạt động.`)
      moved += 1
    }
    return moved
  })
}

/** The same in every province that has such cases: what a stop of the program left behind. */
export async function handOnAllCases(application: Application): Promise<void> {
  const provinces = await inScope(
    application.database,
    EVERYWHERE,
    (tx) =>
      tx
        .selectFrom('cases')
        .innerJoin('organisations', (join) =>
          join
            .onRef('organisations.province_code', '=', 'cases.province_code')
            .onRef('organisations.id', '=', 'cases.organisation_id'),
        )
        .select('cases.province_code')
        .distinct()
        .where('cases.end_kind', 'is', null)
        .where('organisations.ended_on', 'is not', null)
        .execute(),
    { readOnly: true },
  )
  for (const { province_code } of provinces) await handOnCases(application, province_code)
}

/** Makes the module follow members and the ends of organisations. Calling it again changes nothing. */
export const followReorganisations = (): void => {
  registerFollower('cases', follow)
  // An open case stands against no ending: it goes on elsewhere, once the ending stands.
  registerEndGuard('cases', async ({ effects, province }) => {
    effects.after = [...(effects.after ?? []), async (application) => void (await handOnCases(application, province))]
    return null
  })
}

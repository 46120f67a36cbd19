// What an organisation that ends still had to do: petitions to answer, people who are being helped, inspections under way go to who takes over.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { lockRegister } from '#modules/oversight/store/petitions.ts'
import { overStates } from '#rules/reviews/steps.ts'

interface Place {
  id: string
  path: string
  name: string
  typeCode: string
}

/** Open petitions, in the order they came, under the next numbers of the register that takes them; what was answered stays. Answers how many. */
async function handPetitions(context: CommandContext, from: Place, to: Place): Promise<number> {
  const { tx, province } = context
  await lockRegister(context, to.id)
  const { numAffectedRows } = await sql`
    with open as (
      select id, year, row_number() over (partition by year order by no) as at from petitions
       where province_code = ${province} and organisation_id = ${from.id} and state = 'open'
    ), last as (
      select year, max(no) as no from petitions where province_code = ${province} and organisation_id = ${to.id} group by year
    )
    update petitions p set organisation_id = ${to.id}, organisation_name = ${to.name}, path = ${to.path}, version = version + 1,
           no = coalesce(l.no, 0) + o.at
      from open o left join last l on l.year = o.year
     where p.province_code = ${province} and p.id = o.id`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/**
 * Names with something left to do: with their review, or into that of the same campaign which the successor has. Whom that one names as well stays,
 * and is said to hinder the ending: nobody is helped by two reviews of one branch.
 */
async function handNames({ tx, province }: CommandContext, from: Place, to: Place): Promise<number> {
  const { rows: reviews } = await sql<{ id: string; names: string[]; other: string | null }>`
    select r.id, array_agg(n.id order by n.seq) as names, s.id as other
      from branch_reviews r
      join review_names n on n.province_code = ${province} and n.review_id = r.id and not n.state = any(${[...overStates]}::text[])
      left join branch_reviews s on s.province_code = ${province} and s.campaign_id = r.campaign_id and s.organisation_id = ${to.id}
     where r.province_code = ${province} and r.organisation_id = ${from.id} and r.state = 'closed'
       and not exists (select from review_names o where o.province_code = ${province} and o.review_id = s.id and o.member_id = n.member_id)
     group by r.id, s.id`.execute(tx)
  for (const { id, names, other } of reviews) {
    const moving =
      other === null
        ? sql`name_id in (select n.id from review_names n where n.province_code = ${province} and n.review_id = ${id})`
        : sql`name_id = any(${names}::uuid[])`
    for (const table of ['review_votes', 'review_help_notes'])
      await sql`update ${sql.table(table)} set path = ${to.path} where province_code = ${province} and ${moving}`.execute(
        tx,
      )
    if (other === null) {
      await sql`update branch_reviews set organisation_id = ${to.id}, organisation_name = ${to.name}, path = ${to.path}, version = version + 1
         where province_code = ${province} and id = ${id}`.execute(tx)
      for (const table of ['review_questions', 'review_names'])
        await sql`update ${sql.table(table)} set path = ${to.path} where province_code = ${province} and review_id = ${id}`.execute(
          tx,
        )
    } else {
      await sql`
        update review_names n set review_id = ${other}, path = ${to.path}, version = version + 1, seq = x.at + coalesce(
               (select max(s.seq) from review_names s where s.province_code = ${province} and s.review_id = ${other}), 0)
          from unnest(${names}::uuid[]) with ordinality as x(id, at)
         where n.province_code = ${province} and n.id = x.id`.execute(tx)
    }
  }
  return reviews.reduce((sum, { names }) => sum + names.length, 0)
}

/** Programmes with pieces that are not over: as they are, or into the one the successor has of the year. A piece lies where a member went meanwhile. */
async function handInspections({ tx, province }: CommandContext, from: Place, to: Place): Promise<number> {
  const open = sql`i.state not in ('closed', 'dropped')`
  const { rows: programmes } = await sql<{ id: string; other: string | null; pieces: number }>`
    select p.id, s.id as other, count(*)::integer as pieces
      from inspection_programmes p
      join inspections i on i.province_code = ${province} and i.programme_id = p.id and ${open}
      left join inspection_programmes s on s.province_code = ${province} and s.organisation_id = ${to.id} and s.year = p.year
     where p.province_code = ${province} and p.organisation_id = ${from.id} group by p.id, s.id`.execute(tx)
  for (const { id, other } of programmes) {
    await sql`
      update inspections i set organisation_id = ${to.id}, organisation_name = ${to.name}, type_code = ${to.typeCode}, version = i.version + 1,
             programme_id = coalesce(${other}::uuid, i.programme_id), seq = x.seq, path = coalesce(x.path, i.path)
        from (select i.id, m.path, case when ${other}::uuid is null then i.seq else (row_number() over (order by i.seq) + coalesce((
                       select max(s.seq) from inspections s where s.province_code = ${province} and s.programme_id = ${other}::uuid), 0))::integer end as seq
                from inspections i left join members m on m.province_code = ${province} and m.id = i.member_id
               where i.province_code = ${province} and i.programme_id = ${id} and (${other}::uuid is null or ${open})) x
       where i.province_code = ${province} and i.id = x.id`.execute(tx)
    if (other === null)
      await sql`update inspection_programmes set organisation_id = ${to.id}, organisation_name = ${to.name}, path = ${to.path}, version = version + 1
         where province_code = ${province} and id = ${id}`.execute(tx)
  }
  await sql`update inspection_corrections r set path = i.path from inspections i
     where i.province_code = ${province} and r.province_code = ${province} and i.id = r.inspection_id and i.organisation_id = ${to.id} and r.path <> i.path`.execute(
    tx,
  )
  return programmes.reduce((sum, { pieces }) => sum + pieces, 0)
}

/** Which of these organisations left anything unfinished: asked once, for a sheet names hundreds. */
async function unfinishedAt({ tx, province }: CommandContext, ids: readonly string[]): Promise<Set<string>> {
  const among = sql`any(${[...ids]}::uuid[])`
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from petitions where province_code = ${province} and organisation_id = ${among} and state = 'open'
    union select r.organisation_id from branch_reviews r join review_names n on n.province_code = ${province} and n.review_id = r.id
     where r.province_code = ${province} and r.organisation_id = ${among} and not n.state = any(${[...overStates]}::text[])
    union select organisation_id from inspections
     where province_code = ${province} and organisation_id = ${among} and state not in ('closed', 'dropped')`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

/** What each left unfinished goes to who takes over. Histories say it in counts: nobody is named. */
export async function handOversightOn(
  context: CommandContext,
  handed: readonly { from: Place; to: Place }[],
  document: string,
): Promise<void> {
  const unfinished = await unfinishedAt(
    context,
    handed.map(({ from }) => from.id),
  )
  for (const { from, to } of handed.filter((one) => unfinished.has(one.from.id))) {
    const petitions = await handPetitions(context, from, to)
    const names = await handNames(context, from, to)
    const inspections = await handInspections(context, from, to)
    context.audit({
      organisationId: to.id,
      path: to.path,
      subjectType: 'organisation',
      subjectId: to.id,
      summary: `Nhận của ${from.name} theo ${document}: ${petitions} kiến nghị, đơn thư chưa trả lời, ${names} việc giúp đỡ, ${inspections} cuộc kiểm tra, giám sát.`,
    })
  }
}

/** Where those belong whom these organisations inspect: rows of an inspection lie there, and not with who holds it. */
export async function pathsInspected(
  { tx, province }: Pick<CommandContext, 'tx' | 'province'>,
  organisationIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select distinct path from inspections where province_code = ${province} and organisation_id = any(${[...organisationIds]}::uuid[])`.execute(
    tx,
  )
  return rows.map(({ path }) => path)
}

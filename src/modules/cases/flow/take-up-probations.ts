// Takes up people on probation whose record came without a case (entered, imported): their twelve months run all the same (PROB-01).
import { sql } from 'kysely'
import { EVERYWHERE, inScope } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Application } from '#kernel/run.ts'
import { asSystem } from '#kernel/system.ts'
import { startCase } from '#modules/cases/flow/start-case.ts'
import { knownFactsOfMany, registerArrivals, registerWithdrawal } from '#modules/members/public.ts'
import { probation } from '#rules/lifecycle/lifecycles/probation.ts'

/** One transaction takes up so many; a pass so many of one province, so that a country entered at once does not hold the program up. */
const BATCH = 50
const A_PASS = 300

interface Waiting {
  id: string
  full_name: string
  organisation_id: string
  path: string
}

/** People on probation nobody keeps a case about, after an id; one that ended when they left the list is over, and they are back. A day that is not known to the day cannot start a term. */
async function withoutCase({ tx, province, today }: CommandContext, after: string | null): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select m.id, m.full_name, m.organisation_id, m.path from members m
     where m.province_code = ${province} and m.status = 'probationary' and m.left_on is null
       and length(m.admitted_on) = 10 and m.admitted_on <= ${today} and (${after}::uuid is null or m.id > ${after}::uuid)
       and not exists (select from cases c where c.province_code = ${province} and c.subject_id = m.id and c.lifecycle = ${probation.code}
                          and c.state not in ('left', 'deleted'))
     order by m.id limit ${BATCH}`.execute(tx)
  return rows
}

interface Taken {
  begun: number
  /** The last who was looked at; null when there was nobody left. */
  last: string | null
}

async function takeUp(context: CommandContext, after: string | null): Promise<Taken> {
  const rows = await withoutCase(context, after)
  const known = await knownFactsOfMany(
    context,
    rows.map(({ id }) => id),
    context.today,
  )
  let begun = 0
  for (const { id, full_name: name, organisation_id, path } of rows) {
    const on = known.get(id)?.probationFrom
    if (typeof on !== 'string') continue
    const started = await startCase(context, {
      lifecycle: probation,
      organisation: { id: organisation_id, path },
      subject: { kind: 'member', id, name },
      outside: {},
      parentId: null,
      counterpart: null,
      input: () => ({ step: 'take-up', on, facts: {}, papers: [] }),
      asker: { kind: 'system', message: null },
    })
    // A record the rules would not take up (a date that is still to come) is mended by a person; the next day asks again.
    if (!(started instanceof Refusal)) begun += 1
  }
  return { begun, last: rows.at(-1)?.id ?? null }
}

/** Begins the cases of one province that are missing, `atMost` of them; answers how many it began. */
export async function takeUpProbations(application: Application, province: string, atMost = A_PASS): Promise<number> {
  let begun = 0
  let after: string | null = null
  while (begun < atMost) {
    const from: string | null = after
    const batch: Taken = await asSystem(application, province, 'cases.open', (context) => takeUp(context, from))
    begun += batch.begun
    if (batch.last === null) break
    after = batch.last
  }
  return begun
}

/** The same for every province, each up to a pass. */
export async function takeUpAllProbations(application: Application): Promise<void> {
  const provinces = await inScope(
    application.database,
    EVERYWHERE,
    (tx) => tx.selectFrom('figures_clock').select('province_code').execute(),
    { readOnly: true },
  )
  for (const { province_code } of provinces) await takeUpProbations(application, province_code)
}

/** Makes the module follow who is entered and whose record is taken back. Calling it again changes nothing. */
export const followRecords = (): void => {
  registerArrivals('cases', takeUpProbations)
  registerWithdrawal('cases', {
    workedOn: async ({ tx, province }, memberIds) => {
      const { rows } = await sql<{ id: string }>`
        select c.subject_id as id from cases c
         where c.province_code = ${province} and c.subject_id = any(${[...memberIds]}::uuid[])
           and exists (select from case_steps s where s.province_code = ${province} and s.case_id = c.id and s.step <> 'take-up')`.execute(
        tx,
      )
      return new Set(rows.map(({ id }) => id))
    },
    withdraw: async ({ tx, province }, memberIds) => {
      await sql`select withdraw_taken_up(${province}, ${[...memberIds]}::uuid[])`.execute(tx)
    },
  })
}

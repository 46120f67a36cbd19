// Which work of a turn (a day, the rules in it) has been taken up: by one server, however many there are; one that stopped half way is relieved by another.
import { sql } from 'kysely'
import { inScope, subtree } from '#db/tenancy.ts'
import type { Application } from '#kernel/run.ts'

/** So long a job may take before another server takes it up again. */
const RELIEVED_AFTER_MINUTES = 30

type Clocked = Pick<Application, 'database' | 'clock'>

export type Claim = 'mine' | 'done' | 'elsewhere'

/** Takes up a job of one province: `mine` to be done here, `done` for this turn already, `elsewhere` under way at another server. */
export async function claimTurn(
  { database, clock }: Clocked,
  province: string,
  job: string,
  turn: string,
): Promise<Claim> {
  const now = clock.now()
  const stopped = new Date(now.getTime() - RELIEVED_AFTER_MINUTES * 60_000)
  return inScope(database, subtree(`${province}/`), async (tx) => {
    const { rows } = await sql`
      insert into day_jobs (province_code, path, job, turn, started_at) values (${province}, ${`${province}/`}, ${job}, ${turn}, ${now})
      on conflict (province_code, job) do update set turn = excluded.turn, started_at = excluded.started_at, finished_at = null
       where (day_jobs.turn <> excluded.turn and day_jobs.finished_at is not null)
          or (day_jobs.finished_at is null and day_jobs.started_at < ${stopped})
      returning 1`.execute(tx)
    if (rows.length > 0) return 'mine'
    const standing = await tx
      .selectFrom('day_jobs')
      .select('finished_at')
      .where('province_code', '=', province)
      .where('job', '=', job)
      .executeTakeFirst()
    return standing?.finished_at == null ? 'elsewhere' : 'done'
  })
}

export const finishTurn = ({ database, clock }: Clocked, province: string, job: string): Promise<unknown> =>
  inScope(database, subtree(`${province}/`), (tx) =>
    tx
      .updateTable('day_jobs')
      .set({ finished_at: clock.now() })
      .where('province_code', '=', province)
      .where('job', '=', job)
      .execute(),
  )

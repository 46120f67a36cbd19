// What the server does by itself: throws files away after a day, moves the ages of the kept figures on to a new one (reading them is
// right without, but asks each time who has had a birthday since), tells records and figures what begins or ends that day, ends what a
// departure left open when the program was stopped, makes what former cards are found by where it is missing, hands over what cases tell
// each other, takes up people on probation whom no case follows yet, and puts the work of the day anew.
import type { Logger } from 'pino'
import { EVERYWHERE, inScope, subtree } from '#db/tenancy.ts'
import { withoutValues } from '#http/faults.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import type { Application } from '#kernel/run.ts'
import { deliverAll, handOnAllCases, refreshOnce, takeUpAllProbations } from '#modules/cases/public.ts'
import { beginWhatIsDue, endPostsOfDeparted, hashFormerCards, rollFiguresForward } from '#modules/members/public.ts'
import { allRevisions } from '#modules/rulebook/public.ts'

/** Uploads and exported lists hold numbers in the clear: a day is enough to work with one. */
const KEEP_FILES_HOURS = 24

const LOOK_EVERY_MS = 5 * 60_000

/** Moves the figures of every province to today, each in a transaction of its own; answers how many were moved. */
export async function moveFiguresOn({ database, clock }: Pick<Application, 'database' | 'clock'>): Promise<number> {
  const today = dateInVietNam(clock.now())
  const behind = await inScope(
    database,
    EVERYWHERE,
    (tx) => tx.selectFrom('figures_clock').select('province_code').where('aged_on', '<', today).execute(),
    { readOnly: true },
  )
  let moved = 0
  for (const { province_code } of behind) {
    const range = subtree(`${province_code}/`)
    if (await inScope(database, range, (tx) => rollFiguresForward(tx, province_code, today))) moved += 1
  }
  return moved
}

/** Looks now and every few minutes whether a new day has begun or the rules have changed; gives back what ends it. A failure is tried again. */
export function startDaily(application: Application, log: Logger): () => Promise<void> {
  let work: Promise<unknown> = Promise.resolve()
  let tidied: string | null = null
  const tidy = async (): Promise<void> => {
    const today = dateInVietNam(application.clock.now())
    // The rules may have been changed by another process, or by one that stopped before it had put the work anew.
    const rules = await inScope(application.database, EVERYWHERE, allRevisions, { readOnly: true })
    const turn = `${today} ${rules}`
    if (tidied === turn) return
    await beginWhatIsDue(application)
    await endPostsOfDeparted(application)
    await handOnAllCases(application)
    // Another server may still be at it: asked again until it is done.
    if (await refreshOnce(application, turn)) tidied = turn
  }
  const look = (): void => {
    work = work
      .then(() => application.files.sweep(KEEP_FILES_HOURS, application.clock.now()))
      .then(() => moveFiguresOn(application))
      .then(() => deliverAll(application))
      .then(() => takeUpAllProbations(application))
      .then(tidy)
      .then(() => hashFormerCards(application))
      .catch((error: unknown) => log.warn({ err: withoutValues(error) }, 'daily'))
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await work
  }
}

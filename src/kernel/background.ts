// Work that goes on after a command has answered (reading an uploaded list), kept by application so that closing can stop it.
import type { Application } from '#kernel/run.ts'

/** Says itself what became of it: nobody waits for its answer, and what it throws is written down. It ends soon after `signal` is aborted. */
export type BackgroundWork = (application: Application, signal: AbortSignal) => Promise<void>

const running = new WeakMap<Application, Map<Promise<void>, AbortController>>()

/** Starts work that outlives the call it came from. */
export function startBackground(application: Application, work: BackgroundWork): void {
  const all = running.get(application) ?? new Map<Promise<void>, AbortController>()
  running.set(application, all)
  const controller = new AbortController()
  const done = work(application, controller.signal)
    // Work that could not even record its failure: the database has gone; the next start finds what it left.
    .catch(application.noteFault)
    .finally(() => all.delete(done))
  all.set(done, controller)
}

/** Waits until nothing is running any more. */
export async function backgroundDone(application: Application): Promise<void> {
  for (let all = running.get(application); all !== undefined && all.size > 0; ) await Promise.all(all.keys())
}

/** Stops what is running and waits for it: before the database is closed. */
export async function stopBackground(application: Application): Promise<void> {
  for (const controller of running.get(application)?.values() ?? []) controller.abort()
  await backgroundDone(application)
}

// The loop of the house, written once: validate, open the scoped transaction, ask, store, audit, answer.
import { type Database, type Tx, writeAlsoIn } from '#db/tenancy.ts'
import type { Actor } from '#kernel/actor.ts'
import { writeAudit } from '#kernel/audit.ts'
import { startBackground } from '#kernel/background.ts'
import { asCaller, type Credential } from '#kernel/caller.ts'
import { type Clock, dateInVietNam } from '#kernel/clock.ts'
import type { AheadContext, AuditEvent, Effects, QueryContext, RequestFacts } from '#kernel/context.ts'
import { fieldErrors } from '#kernel/field-errors.ts'
import type { FileStore } from '#kernel/files.ts'
import { claimKey, keepAnswer, type RepeatKey } from '#kernel/idempotency.ts'
import { newId } from '#kernel/identifier.ts'
import { mayUse } from '#kernel/permission.ts'
import { type Progress, progressOf, Stopped } from '#kernel/progress.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import type { Secrets } from '#kernel/secrets.ts'
import type { Served } from '#kernel/serve.ts'
import { type TakeUpload, uploadsFor } from '#kernel/uploads.ts'

/** What the program is made of, for the kernel. */
export interface Application {
  database: Database
  clock: Clock
  secrets: Secrets
  files: FileStore
  /** The data folder, where an office may keep templates of its own; null where there is none. */
  officeFolder: string | null
  operations: ReadonlyMap<string, Served>
  /** Writes down a fault of work that nobody waits for. */
  noteFault: (error: unknown) => void
}

export interface Call {
  name: string
  input: unknown
  credential: Credential
  idempotencyKey: string | null
  request: RequestFacts
}

export type Outcome =
  | { kind: 'done'; output: unknown; effects: Effects; replayed: boolean }
  | { kind: 'refused'; refusal: Refusal; effects: Effects }
  | { kind: 'stale'; yours: unknown; current: unknown }

/** What a repeated command answers: kept sealed beside its key. */
interface Kept {
  output?: unknown
  refusal?: Refusal
}

/** One call on its way through the loop. */
interface Passage {
  application: Application
  served: Served
  call: Call
  now: Date
  effects: Effects
  /** What is running for the caller, made known when somebody is. */
  ended: (() => void)[]
  /** What becomes of the uploads it took, once it is known whether it was done. */
  uploads: ((done: boolean) => Promise<void>)[]
}

/** Runs one command or query from any door. Throws only for faults; everything expected is in the outcome. */
export async function runOperation(application: Application, call: Call): Promise<Outcome> {
  const effects: Effects = {}
  const served = application.operations.get(call.name)
  if (served === undefined) return { kind: 'refused', refusal: refuse('kernel.not-found'), effects }
  const { operation, scope } = served
  if (scope.kind !== 'open' && call.credential.kind === 'none') {
    return { kind: 'refused', refusal: refuse('kernel.not-signed-in'), effects }
  }
  const now = application.clock.now()
  const passage: Passage = { application, served, call, now, effects, ended: [], uploads: [] }
  // An operation open to everybody runs the same with and without a session: an old cookie must not stand in the way of signing in.
  const credential: Credential = scope.kind === 'open' ? { kind: 'none' } : call.credential
  const outcome = await endedByStopping(passage, async () => {
    const prepared = await prepare(passage)
    return asCaller(
      application.database,
      credential,
      scope.kind,
      now,
      (tx, actor) => perform(passage, tx, actor, prepared),
      {
        readOnly: operation.kind === 'query' || served.asideOf === 'writers',
        asideOf: served.asideOf,
        writing: served.writing,
        keep: (o) => isKept(served, o),
      },
    )
  })
  if (outcome.kind === 'done') for (const work of effects.after ?? []) startBackground(application, work)
  return outcome
}

/** What the caller stopped has been rolled back, and is no fault. */
async function endedByStopping(passage: Passage, work: () => Promise<Outcome>): Promise<Outcome> {
  let done = false
  try {
    const outcome = await work()
    done = outcome.kind === 'done'
    return outcome
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    return { kind: 'refused', refusal: refuse('kernel.stopped'), effects: passage.effects }
  } finally {
    for (const end of passage.ended) end()
    for (const leave of passage.uploads) {
      if (done) startBackground(passage.application, () => leave(true))
      else await leave(false)
    }
  }
}

/** Whether what was written stays: what is done, and the refusals that count something (a failed sign-in). */
const isKept = (served: Served, outcome: Outcome): boolean =>
  outcome.kind === 'done' || (outcome.kind === 'refused' && served.keepOnRefusal.includes(outcome.refusal.code))

interface Prepared {
  answer: unknown
}

/** What a command gets ready before its transaction; nothing for whoever will be refused anyway, as `perform` then says. */
async function prepare(passage: Passage): Promise<Prepared | null> {
  const { application, served, call, now } = passage
  const { operation, scope, ahead } = served
  if (ahead === undefined) return { answer: undefined }
  const read = <T>(work: (context: QueryContext) => Promise<T>) =>
    asCaller<T | undefined>(
      application.database,
      call.credential,
      scope.kind,
      now,
      async (tx, actor) => {
        const parsed = operation.input.safeParse(call.input ?? {})
        if (whyNot(served, actor) !== null || !parsed.success) return undefined
        const province = provinceOf(served, actor, parsed.data)
        return province === null ? undefined : work({ ...contextOf(passage, tx, actor), province } as QueryContext)
      },
      { readOnly: true },
    )
  const seen = await read(async (context) => context)
  if (seen === undefined) return null
  const { tx: _ended, ...rest } = seen
  const context: AheadContext = { ...rest, read, noteFault: application.noteFault }
  return { answer: await ahead(context as never, operation.input.parse(call.input ?? {}) as never) }
}

/** What an operation gets to work with, the province aside. */
const contextOf = ({ application, call, now, effects, ended, uploads }: Passage, tx: Tx, actor: Actor | null) => ({
  tx,
  now,
  today: dateInVietNam(now),
  secrets: application.secrets,
  files: application.files,
  officeFolder: application.officeFolder,
  newId: () => newId(),
  request: call.request,
  effects,
  operations: application.operations,
  actor,
  progress: progressFor(application, call, actor, ended),
  takeUpload: uploadsTaken(application, call, actor, uploads),
})

function uploadsTaken(
  { files }: Application,
  call: Call,
  actor: Actor | null,
  uploads: Passage['uploads'],
): TakeUpload {
  const { take, leave } = uploadsFor(files, actor?.accountId, call.idempotencyKey ?? call.request.requestId)
  uploads.push(leave)
  return take
}

function progressFor(application: Application, call: Call, actor: Actor | null, ended: (() => void)[]): Progress {
  const { end, ...progress } = progressOf(application, actor, call.idempotencyKey)
  ended.push(end)
  return progress
}

/** Everything between the opening of the transaction and its end. */
async function perform(passage: Passage, tx: Tx, actor: Actor | null, prepared: Prepared | null): Promise<Outcome> {
  const { application, served, call, now, effects } = passage
  const { operation } = served
  const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal, effects })

  const forbidden = whyNot(served, actor)
  if (forbidden !== null) return refused(forbidden)
  const parsed = operation.input.safeParse(call.input ?? {})
  if (!parsed.success) return refused(refuse('kernel.invalid-input', {}, fieldErrors(parsed.error)))
  const province = provinceOf(served, actor, parsed.data)
  if (province === null) return refused(notFound())
  // The right came between the two transactions: whoever asks again has it.
  if (prepared === null) return refused(refuse('kernel.not-permitted', { seat: actor?.seat?.postName ?? null }))
  if (operation.kind === 'command' && province !== (actor?.provinceCode ?? province)) {
    await writeAlsoIn(tx, province, served.writing ?? 'beside-others')
  }
  const repeat = repeatKey(passage, actor)
  if (repeat instanceof Refusal) return refused(repeat)
  if (repeat !== null) {
    const earlier = await claimKey(tx, repeat)
    if (earlier instanceof Refusal) return refused(earlier)
    if (earlier !== null) return replay(passage, String(earlier.answer))
  }

  const events: AuditEvent[] = []
  const context = {
    ...contextOf(passage, tx, actor),
    province,
    audit: (event: AuditEvent) => {
      events.push(event)
    },
  }
  const answer = await served.run(context as never, parsed.data as never, prepared.answer as never)
  if (answer instanceof Stale) return { kind: 'stale', yours: call.input, current: answer.current }
  if (answer instanceof Refusal && !served.keepOnRefusal.includes(answer.code)) return refused(answer)
  const silent = events.length === 0 && served.unaudited !== true
  if (operation.kind === 'command' && silent && !(answer instanceof Refusal)) {
    throw new Error(`${operation.name} changed something without an audit event`)
  }
  if (events.length > 0) {
    const author = {
      accountId: actor?.accountId ?? null,
      name: actor?.displayName ?? 'Chưa đăng nhập',
      seat: actor?.seat?.postName ?? null,
      operation: operation.name,
      requestId: call.request.requestId,
      at: now,
    }
    await writeAudit(tx, province, author, events)
  }
  // Sealed, because an answer may hold a first password or personal data.
  const seal = (kept: Kept) => application.secrets.seal(JSON.stringify(kept))
  if (answer instanceof Refusal) {
    if (repeat !== null) await keepAnswer(tx, repeat, seal({ refusal: answer }))
    return refused(answer)
  }
  const output = operation.output.parse(answer)
  if (repeat !== null) await keepAnswer(tx, repeat, seal({ output: output ?? null }))
  return { kind: 'done', output, effects, replayed: false }
}

/** Why this caller may not use the operation at all; null when it may. */
function whyNot({ scope }: Served, actor: Actor | null): Refusal | null {
  if (scope.kind === 'open') return null
  if (actor === null) return refuse('kernel.not-signed-in')
  if (scope.kind === 'seat' && actor.mustChangePassword) return refuse('kernel.password-change-required')
  return mayUse(scope, actor) ? null : refuse('kernel.not-permitted', { seat: actor.seat?.postName ?? null })
}

/** The province an operation works in: the own one, or the one that the input names; null when the caller may not name it. */
function provinceOf({ scope }: Served, actor: Actor | null, input: unknown): string | null {
  const own = actor?.provinceCode ?? '00'
  const named = (input as { provinceCode?: unknown } | null)?.provinceCode
  if (typeof named !== 'string' || named === own) return own
  return actor?.national === true || (scope.kind === 'seat' && scope.everyProvince === true) ? named : null
}

/** What makes a command run once; null for what may run as often as it is asked. */
function repeatKey({ application, served, call, now }: Passage, actor: Actor | null): RepeatKey | Refusal | null {
  if (served.operation.kind !== 'command' || served.asideOf === 'writers' || actor === null) return null
  const key = call.idempotencyKey
  if (key === null || key.length < 8 || key.length > 100) return refuse('kernel.key-missing')
  return {
    province: actor.provinceCode,
    accountId: actor.accountId,
    path: actor.seat?.path ?? `${actor.provinceCode}/`,
    key,
    operation: served.operation.name,
    // Keyed, because an input may hold a password: a plain hash of it could be tried out offline.
    input: application.secrets.fingerprint('idempotency input', JSON.stringify(call.input ?? {})),
    now,
  }
}

/** The answer of the first call, given again to one that repeats it. */
function replay({ application, effects }: Passage, sealed: string): Outcome {
  const { output, refusal } = JSON.parse(application.secrets.unseal(sealed)) as Kept
  if (refusal === undefined) return { kind: 'done', output, effects, replayed: true }
  return { kind: 'refused', refusal: refuse(refusal.code, refusal.facts, refusal.fields), effects }
}

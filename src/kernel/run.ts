// The loop of the house, written once: validate, open the scoped transaction, ask, store, audit, answer.
import { sql } from 'kysely'
import type { ZodError } from 'zod'
import { type Database, inScope, type PathRange, type Tx, withinTransaction } from '#db/tenancy.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import { reachOf } from '#kernel/actor.ts'
import { writeAudit } from '#kernel/audit.ts'
import { startBackground } from '#kernel/background.ts'
import { type Clock, dateInVietNam } from '#kernel/clock.ts'
import type { AuditEvent, Effects, RequestFacts } from '#kernel/context.ts'
import type { FileStore } from '#kernel/files.ts'
import { claimKey, keepAnswer, type RepeatKey } from '#kernel/idempotency.ts'
import { newId } from '#kernel/identifier.ts'
import { mayUse } from '#kernel/permission.ts'
import { type FieldError, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import type { Secrets } from '#kernel/secrets.ts'
import type { Served } from '#kernel/serve.ts'

/** What the program is made of, for the kernel. */
export interface Application {
  database: Database
  clock: Clock
  secrets: Secrets
  files: FileStore
  operations: ReadonlyMap<string, Served>
}

/** How the caller proves who it is: a session token (`province.secret`, given as its parts), an actor the CLI looked up, or nothing. */
export type Credential =
  | { kind: 'none' }
  | { kind: 'session'; province: string; tokenHash: string }
  | { kind: 'actor'; actor: Actor }

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

interface Entered {
  actor: Actor | null
  lastSeenAt: Date | null
}

interface SessionRow {
  session_id: string
  last_seen_at: Date
  account_id: string
  display_name: string
  member_id: string | null
  must_change_password: boolean
  second_factor: boolean
  seat_id: string | null
  role: Role | null
  post_name: string | null
  organisation_id: string | null
  path: string | null
}

function actorFrom(row: SessionRow, province: string): Actor {
  const seat =
    row.seat_id !== null &&
    row.role !== null &&
    row.post_name !== null &&
    row.organisation_id !== null &&
    row.path !== null
      ? {
          id: row.seat_id,
          role: row.role,
          postName: row.post_name,
          organisationId: row.organisation_id,
          path: row.path,
        }
      : null
  return {
    accountId: row.account_id,
    displayName: row.display_name,
    memberId: row.member_id,
    provinceCode: province,
    national: row.path === '00/',
    mustChangePassword: row.must_change_password,
    sessionId: row.session_id,
    secondFactor: row.second_factor,
    seat,
  }
}

/** Turns Zod's findings into Vietnamese field errors. */
export function fieldErrors(error: ZodError): FieldError[] {
  return error.issues.slice(0, 50).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'Mục này không có trong mẫu.' }))
    }
    const vietnamese = /[À-ỹĐđ]/.test(issue.message)
    const fallback = issue.code === 'invalid_type' ? 'Thiếu hoặc không đúng kiểu.' : 'Giá trị không hợp lệ.'
    return [{ path: issue.path.join('.'), message: vietnamese ? issue.message : fallback }]
  })
}

/** Runs one command or query from any door. Throws only for faults; everything expected is in the outcome. */
export async function runOperation(application: Application, call: Call): Promise<Outcome> {
  const served = application.operations.get(call.name)
  const effects: Effects = {}
  const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal, effects })
  if (served === undefined) return refused(refuse('kernel.not-found'))
  const { operation, scope } = served
  const isCommand = operation.kind === 'command'

  if (scope.kind !== 'open' && call.credential.kind === 'none') return refused(refuse('kernel.not-signed-in'))
  const parsed = operation.input.safeParse(call.input ?? {})
  const key = call.idempotencyKey
  const now = application.clock.now()
  const today = dateInVietNam(now)
  const events: AuditEvent[] = []
  let touched: Entered = { actor: null, lastSeenAt: null }

  const work = async (tx: Tx, actor: Actor | null): Promise<Outcome> => {
    if (scope.kind !== 'open') {
      if (actor === null) return refused(refuse('kernel.not-signed-in'))
      if (scope.kind === 'seat' && actor.mustChangePassword) return refused(refuse('kernel.password-change-required'))
      if (!mayUse(scope, actor)) return refused(refuse('kernel.not-permitted', { seat: actor.seat?.postName ?? null }))
    }
    if (!parsed.success) return refused(refuse('kernel.invalid-input', {}, fieldErrors(parsed.error)))
    if (isCommand && scope.kind !== 'open' && (key === null || key.length < 8 || key.length > 100)) {
      return refused(refuse('kernel.key-missing'))
    }
    const input = parsed.data as { provinceCode?: unknown }
    const province =
      actor?.national === true && typeof input?.provinceCode === 'string'
        ? input.provinceCode
        : (actor?.provinceCode ?? '00')
    const repeat: RepeatKey | null =
      isCommand && actor !== null && key !== null
        ? {
            province: actor.provinceCode,
            accountId: actor.accountId,
            path: actor.seat?.path ?? `${actor.provinceCode}/`,
            key,
            operation: operation.name,
            // Keyed, because an input may hold a password: a plain hash of it could be tried out offline.
            input: application.secrets.fingerprint('idempotency input', JSON.stringify(call.input ?? {})),
            now,
          }
        : null
    if (repeat !== null) {
      const earlier = await claimKey(tx, repeat)
      if (earlier instanceof Refusal) return refused(earlier)
      if (earlier !== null) {
        const { output, refusal } = JSON.parse(application.secrets.unseal(String(earlier.answer))) as Kept
        if (refusal !== undefined) return refused(refuse(refusal.code, refusal.facts, refusal.fields))
        return { kind: 'done', output, effects, replayed: true }
      }
    }
    const context = {
      tx,
      now,
      today,
      secrets: application.secrets,
      files: application.files,
      newId: () => newId(),
      request: call.request,
      effects,
      operations: application.operations,
      actor,
      province,
      audit: (event: AuditEvent) => {
        events.push(event)
      },
    }
    const answer = await served.run(context as never, parsed.data as never)
    if (answer instanceof Stale) return { kind: 'stale', yours: call.input, current: answer.current }
    if (answer instanceof Refusal && !served.keepOnRefusal.includes(answer.code)) return refused(answer)
    if (isCommand && events.length === 0 && !(answer instanceof Refusal)) {
      throw new Error(`${operation.name} changed something without an audit event`)
    }
    if (events.length > 0) {
      await writeAudit(
        tx,
        province,
        {
          accountId: actor?.accountId ?? null,
          name: actor?.displayName ?? 'Chưa đăng nhập',
          seat: actor?.seat?.postName ?? null,
          operation: operation.name,
          requestId: call.request.requestId,
          at: now,
        },
        events,
      )
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

  const keep = (outcome: Outcome): boolean =>
    outcome.kind === 'done' || (outcome.kind === 'refused' && served.keepOnRefusal.includes(outcome.refusal.code))
  const options = { readOnly: !isCommand, keep }
  // An operation open to everybody runs the same with and without a session: an old cookie must not stand in the way of signing in.
  const credential: Credential = scope.kind === 'open' ? { kind: 'none' } : call.credential
  let outcome: Outcome
  if (credential.kind === 'session') {
    const { province } = credential
    // Sign-in and the like work across the province of the account, before any seat is known.
    outcome = await withinTransaction(
      application.database,
      enterStatement(credential, now, scope.kind !== 'seat'),
      async (tx, rows) => {
        const row = rows[0] as SessionRow | undefined
        touched = {
          actor: row === undefined ? null : actorFrom(row, province),
          lastSeenAt: row === undefined ? null : new Date(row.last_seen_at),
        }
        return work(tx, touched.actor)
      },
      options,
    )
  } else {
    const actor = credential.kind === 'actor' ? credential.actor : null
    const range: PathRange =
      scope.kind === 'seat' && actor !== null
        ? reachOf(actor)
        : actor === null
          ? { lo: '', hi: '~' }
          : { lo: `${actor.provinceCode}/`, hi: `${actor.provinceCode}0` }
    outcome = await inScope(application.database, range, (tx) => work(tx, actor), options)
  }
  if (outcome.kind === 'done') for (const work of effects.after ?? []) startBackground(application, work)
  await noteSeen(application.database, touched, now)
  return outcome
}

/** Keeps "last seen" of a session true to five minutes, outside the transaction of the operation. */
async function noteSeen(database: Database, entered: Entered, now: Date): Promise<void> {
  const { actor, lastSeenAt } = entered
  if (actor === null || actor.sessionId === null || lastSeenAt === null) return
  if (now.getTime() - lastSeenAt.getTime() < 5 * 60_000) return
  const range = { lo: `${actor.provinceCode}/`, hi: `${actor.provinceCode}0` }
  await inScope(database, range, (tx) =>
    sql`update sessions set last_seen_at = ${now} where province_code = ${actor.provinceCode} and id = ${actor.sessionId}`.execute(
      tx,
    ),
  )
}

/** Who a credential belongs to, for the doors that move files; null when nobody is signed in. */
export async function identify(application: Application, credential: Credential): Promise<Actor | null> {
  if (credential.kind === 'none') return null
  if (credential.kind === 'actor') return credential.actor
  const now = application.clock.now()
  return withinTransaction(
    application.database,
    enterStatement(credential, now, false),
    async (_tx, rows) => {
      const row = rows[0] as SessionRow | undefined
      return row === undefined ? null : actorFrom(row, credential.province)
    },
    { readOnly: true },
  )
}

/** The statement that opens a signed-in person's transaction, from checked literals only. */
function enterStatement(credential: { province: string; tokenHash: string }, now: Date, ownAccount: boolean): string {
  const { province, tokenHash } = credential
  if (!/^[0-9]{2}$/.test(province) || !/^[0-9a-f]{64}$/.test(tokenHash)) throw new Error('malformed session credential')
  return `select * from enter_session('${province}', '${tokenHash}', '${now.toISOString()}', '${dateInVietNam(now)}', ${ownAccount})`
}

// Counters of failed sign-ins and the growing locks that follow from them.
import { isIPv6 } from 'node:net'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { DB } from '#db/types.gen.ts'
import type { Secrets } from '#kernel/secrets.ts'

/** What is counted: a name from one address, a name from anywhere, an address with whatever name. */
type Kind = 'pair' | 'name' | 'address'

interface Policy {
  /** The first failure that locks. */
  from: number
  longestMinutes: number
  forgetMinutes: number
}

// The pair locks first and hardest. The name alone locks late and shortly, because a stranger can cause it; the address late,
// because a whole office may stand behind it.
const policies: Record<Kind, Policy> = {
  pair: { from: 5, longestMinutes: 60, forgetMinutes: 24 * 60 },
  name: { from: 20, longestMinutes: 15, forgetMinutes: 24 * 60 },
  address: { from: 50, longestMinutes: 60, forgetMinutes: 60 },
}

/** The keys under which attempts on one name from one address are counted. */
export type AttemptKeys = Readonly<Record<Kind, string>>

/** A person usually has the 64 lower bits of an IPv6 address to choose from: they count as one address. */
export function addressGroup(address: string | null): string {
  if (address === null) return 'local'
  const plain = address.replace(/%.*$/, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const groups = plain.includes('::')
    ? [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after]
    : before
  return `${groups
    .slice(0, 4)
    .map((g) => g.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** Keys are keyed hashes: people also type passwords into the field for the name. */
export function attemptKeys(secrets: Secrets, signInName: string, address: string | null): AttemptKeys {
  const name = secrets.fingerprint('sign-in name', signInName)
  const place = secrets.fingerprint('sign-in address', addressGroup(address))
  return { pair: `pair:${name}:${place}`, name: `name:${name}`, address: `address:${place}` }
}

/** Minutes of lock after the nth failure: none, then 1, 2, 4, 8 … up to the longest. */
export function lockMinutes(kind: Kind, failures: number): number {
  const { from, longestMinutes } = policies[kind]
  return failures < from ? 0 : Math.min(2 ** Math.min(failures - from, 20), longestMinutes)
}

const minutesLater = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

/** What a lock is read from. */
type Counter = { key: string; locked_until: Date | null }

/** The keys in one order for everybody, so that two at once cannot block each other. */
const inOrder = (keys: AttemptKeys): Kind[] =>
  (Object.keys(keys) as Kind[]).sort((a, b) => (keys[a] < keys[b] ? -1 : 1))

/**
 * Minutes (rounded up) until an attempt is allowed, or null when it is allowed now. From an address where the account's owner
 * has signed in before only the lock of the pair counts: a stranger elsewhere cannot keep the owner out.
 */
export async function lockedFor(
  tx: Tx,
  keys: AttemptKeys,
  now: Date,
  knownAddress: () => Promise<boolean>,
): Promise<number | null> {
  const counters = await tx
    .selectFrom('sign_in_attempts')
    .select(['key', 'locked_until'])
    .where('key', 'in', Object.values(keys))
    .execute()
  return minutesLeft(counters, keys, now, knownAddress)
}

/**
 * The same once the proof has been looked at and before anything is said of it: of guesses sent all at once, those that come after
 * the lock are not answered. Holds the counters, made where there are none, so that the others wait for what this one says.
 */
export async function lockedMeanwhile(
  tx: Tx,
  keys: AttemptKeys,
  now: Date,
  knownAddress: () => Promise<boolean>,
): Promise<number | null> {
  const held = await tx
    .insertInto('sign_in_attempts')
    .values(inOrder(keys).map((kind) => ({ key: keys[kind], failures: 0, forget_at: forgetAt(kind, now) })))
    .onConflict((c) => c.column('key').doUpdateSet((eb) => ({ failures: eb.ref('sign_in_attempts.failures') })))
    .returning(['key', 'locked_until'])
    .execute()
  return minutesLeft(held, keys, now, knownAddress)
}

async function minutesLeft(
  counters: readonly Counter[],
  keys: AttemptKeys,
  now: Date,
  knownAddress: () => Promise<boolean>,
): Promise<number | null> {
  const until = ({ locked_until }: Counter): number => locked_until?.getTime() ?? 0
  const rows = counters.filter((row) => until(row) > now.getTime())
  if (rows.length === 0) return null
  const counting =
    rows.some((r) => r.key !== keys.pair) && (await knownAddress()) ? rows.filter((r) => r.key === keys.pair) : rows
  return counting.length === 0 ? null : Math.ceil((Math.max(...counting.map(until)) - now.getTime()) / 60_000)
}

/** Counts a failure under all three keys and sets the locks that follow. Returns the minutes the pair is locked for now, or 0. */
export async function noteFailure(tx: Tx, keys: AttemptKeys, now: Date): Promise<number> {
  const kinds = inOrder(keys)
  const counted = await tx
    .insertInto('sign_in_attempts')
    .values(kinds.map((kind) => ({ key: keys[kind], failures: 1, locked_until: null, forget_at: forgetAt(kind, now) })))
    .onConflict((c) =>
      c.column('key').doUpdateSet((eb) => ({
        failures: eb
          .case()
          .when('sign_in_attempts.forget_at', '<=', now)
          .then(1)
          .else(eb('sign_in_attempts.failures', '+', 1))
          .end(),
        // The window of an address does not slide: the mistakes of a whole office must not add up over days.
        forget_at: eb
          .case()
          .when(eb.and([eb('sign_in_attempts.forget_at', '>', now), eb('sign_in_attempts.key', '=', keys.address)]))
          .then(eb.ref('sign_in_attempts.forget_at'))
          .else(eb.ref('excluded.forget_at'))
          .end(),
      })),
    )
    .returning(['key', 'failures'])
    .execute()
  const minutes = new Map<Kind, number>()
  for (const kind of kinds) {
    const failures = counted.find((r) => r.key === keys[kind])?.failures ?? 0
    minutes.set(kind, lockMinutes(kind, failures))
  }
  const locking = kinds.filter((kind) => (minutes.get(kind) ?? 0) > 0)
  if (locking.length > 0) {
    await tx
      .insertInto('sign_in_attempts')
      .values(
        locking.map((kind) => ({
          key: keys[kind],
          failures: 0,
          locked_until: minutesLater(now, minutes.get(kind) ?? 0),
          forget_at: forgetAt(kind, now),
        })),
      )
      .onConflict((c) => c.column('key').doUpdateSet((eb) => ({ locked_until: eb.ref('excluded.locked_until') })))
      .execute()
  }
  await forgetOld(tx, now)
  return minutes.get('pair') ?? 0
}

const forgetAt = (kind: Kind, now: Date): Date => minutesLater(now, policies[kind].forgetMinutes)

/** Takes a few forgotten counters away, so that the table stays small without a job. */
async function forgetOld(tx: Tx, now: Date): Promise<void> {
  await tx
    .deleteFrom('sign_in_attempts')
    .where('key', 'in', (eb) =>
      eb
        .selectFrom('sign_in_attempts')
        .select('key')
        .where('forget_at', '<', minutesLater(now, -60))
        .orderBy('forget_at')
        .limit(20)
        .forUpdate()
        .skipLocked(),
    )
    .execute()
}

/** After a success: the name starts afresh. The address keeps its count, or one's own account would reset it. */
export const clearFailures = (tx: Tx, keys: AttemptKeys): Promise<void> =>
  forget(tx, (eb) => eb('key', 'in', [keys.name, keys.pair]))

/** When an administrator has given a new password: all locks of the name are gone, from every address. */
export function clearLocksOfName(tx: Tx, secrets: Secrets, signInName: string): Promise<void> {
  const name = secrets.fingerprint('sign-in name', signInName)
  return forget(tx, (eb) => eb.or([eb('key', '=', `name:${name}`), eb('key', 'like', `pair:${name}:%`)]))
}

async function forget(
  tx: Tx,
  which: (eb: ExpressionBuilder<DB, 'sign_in_attempts'>) => Expression<SqlBool>,
): Promise<void> {
  // Locked in the order in which failures lock them.
  const rows = await tx.selectFrom('sign_in_attempts').select('key').where(which).orderBy('key').forUpdate().execute()
  if (rows.length === 0) return
  const found = rows.map((r) => r.key)
  await tx.deleteFrom('sign_in_attempts').where('key', 'in', found).execute()
}

// For tests of identity: people with real passwords, signing in and calling with the token they were given.
import { randomBytes } from 'node:crypto'
import { generateSync } from 'otplib'
import { expect } from 'vitest'
import type { Role } from '#kernel/actor.ts'
import { newId } from '#kernel/identifier.ts'
import { type Outcome, runOperation } from '#kernel/run.ts'
import { codeOf, type Place, type World } from '../../../../test/harness/world.ts'
import { hashPassword } from '../passwords.ts'
import { createAccountRow } from '../store/accounts.ts'
import { createSeatRow } from '../store/seats.ts'
import { parseToken } from '../tokens.ts'

export const PASSWORD = 'mua xuân nho nhỏ'
const hashed = hashPassword(PASSWORD)

export interface Person {
  id: string
  signInName: string
  displayName: string
  seatId: string
  place: Place
}

interface Wishes {
  mustChangePassword?: boolean
  validFrom?: string
  validTo?: string | null
  displayName?: string
}

/** Inserts a complete row as the owner, past row-level security. */
async function insertAsOwner(world: World, table: string, row: object): Promise<void> {
  const names = Object.keys(row)
  const places = names.map((_, i) => `$${i + 1}`).join(', ')
  await world.database.owner.query(`insert into ${table} (${names.join(', ')}) values (${places})`, Object.values(row))
}

let made = 0

/** A person with the password above and a seat of `role` at `place` since the beginning of the year. */
export async function personAt(world: World, place: Place, role: Role, wishes: Wishes = {}): Promise<Person> {
  made += 1
  const id = newId()
  const displayName = wishes.displayName ?? `Lê Thị Mẫu ${made}`
  const signInName = `mau.lt${made}@${place.province}`
  const account = createAccountRow({
    province: place.province,
    id,
    organisation: place,
    signInName,
    displayName,
    memberId: null,
    passwordHash: await hashed,
    mustChangePassword: wishes.mustChangePassword ?? false,
    at: new Date('2026-01-01T00:00:00Z'),
  })
  await insertAsOwner(world, 'accounts', account)
  const seatId = await seatFor(world, { id, province: place.province }, place, role, wishes)
  return { id, signInName, displayName, seatId, place }
}

/** One more seat for an account. */
export async function seatFor(
  world: World,
  account: { id: string; province: string },
  place: Place,
  role: Role,
  wishes: Pick<Wishes, 'validFrom' | 'validTo'> = {},
): Promise<string> {
  const id = newId()
  const row = createSeatRow({
    province: account.province,
    id,
    accountId: account.id,
    organisation: place,
    role,
    postName: `Chức vụ ở ${place.name}`,
    sourceId: null,
    validFrom: wishes.validFrom ?? '2026-01-01',
    validTo: wishes.validTo ?? null,
  })
  await insertAsOwner(world, 'account_seats', row)
  return id
}

/** Calls an operation with a session token (null: none) from an address. */
export function callWith(
  world: World,
  token: string | null,
  name: string,
  input: unknown = {},
  address = '203.0.113.9',
): Promise<Outcome> {
  const parts = token === null ? null : parseToken(token)
  return runOperation(world.application, {
    name,
    input,
    credential: parts === null ? { kind: 'none' } : { kind: 'session', ...parts },
    idempotencyKey: randomBytes(12).toString('hex'),
    request: { requestId: randomBytes(8).toString('hex'), address, userAgent: 'test' },
  })
}

/** Signs in and returns the token. */
export async function signInAs(world: World, person: Person, typed: object = {}, address?: string): Promise<string> {
  const outcome = await trySignIn(world, person, typed, address)
  expect(codeOf(outcome)).toBe('done')
  if (outcome.kind !== 'done' || typeof outcome.effects.sessionToken !== 'string') throw new Error('no token')
  return outcome.effects.sessionToken
}

export const trySignIn = (world: World, person: { signInName: string }, typed: object = {}, address?: string) =>
  callWith(world, null, 'identity.sign-in', { signInName: person.signInName, password: PASSWORD, ...typed }, address)

export function outputOf<T>(outcome: Outcome): T {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.output as T
}

/** The code an authenticator shows at the world's time, `seconds` later or earlier. */
export const totpNow = (world: World, secret: string, seconds = 0): string =>
  generateSync({ secret, epoch: Math.floor(world.clock.now().getTime() / 1000) + seconds })

/** Turns the second factor on; returns the secret and the backup codes. */
export async function turnOnTotp(world: World, token: string): Promise<{ secret: string; backupCodes: string[] }> {
  const begun = await callWith(world, token, 'identity.begin-totp', { password: PASSWORD })
  const { secret } = outputOf<{ secret: string }>(begun)
  const confirmed = await callWith(world, token, 'identity.confirm-totp', { code: totpNow(world, secret) })
  const { backupCodes } = outputOf<{ backupCodes: string[] }>(confirmed)
  return { secret, backupCodes }
}

/** Summaries of the history of an organisation, oldest first. */
export async function historyOf(world: World, place: Place): Promise<{ operation: string; summary: string }[]> {
  const { rows } = await world.database.owner.query(
    'select operation, summary from audit_entries where province_code = $1 and organisation_id = $2 order by seq',
    [place.province, place.id],
  )
  return rows
}

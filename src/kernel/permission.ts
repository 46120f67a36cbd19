// A permission is one named scope: who may, said in a sentence, and the rows it reaches, said in SQL.
import { type RawBuilder, sql } from 'kysely'
import type { PathRange } from '#db/tenancy.ts'
import { type Actor, type Role, reachOf } from '#kernel/actor.ts'

/** Who an operation is for. Without one an operation does not start. */
export type Scope = OpenScope | AccountScope | SeatScope

/** Everybody, signed in or not. */
export interface OpenScope {
  kind: 'open'
  sentence: string
}

/** Everybody who has signed in, for the own account only; also before the first password is changed. */
export interface AccountScope {
  kind: 'account'
  sentence: string
}

/** Holders of certain roles, for the rows their seat reaches. */
export interface SeatScope {
  kind: 'seat'
  /** Vietnamese: reads as a rule, shown in the manual. */
  sentence: string
  roles: readonly Role[]
  /** Whether every seat may name another province, as the centre may everywhere: the directory of organisations. */
  everyProvince?: true
  /** The condition that limits a table with `province_code`, `path` and `id` to what the actor may reach. */
  rows: (actor: Actor, province: string, table: string) => RawBuilder<boolean>
}

export const anyone: OpenScope = { kind: 'open', sentence: 'Ai cũng dùng được, không cần đăng nhập.' }

export const ownAccount: AccountScope = {
  kind: 'account',
  sentence: 'Người đã đăng nhập, đối với tài khoản của chính mình.',
}

const inRange = (range: PathRange, province: string, table: string): RawBuilder<boolean> => {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return sql<boolean>`(${column('province_code')} = ${province} and ${column('path')} >= ${range.lo} and ${column('path')} < ${range.hi})`
}

/** Rows of the seat's organisation and all below it. */
export function subtreeScope(sentence: string, roles: readonly Role[]): SeatScope {
  return { kind: 'seat', sentence, roles, rows: (actor, province, table) => inRange(reachOf(actor), province, table) }
}

/**
 * Rows of the seat's organisation and all below it; a plain member reaches only rows about the own person.
 * `own` names the column that holds the member's id.
 */
export function subtreeOrOwnScope(sentence: string, roles: readonly Role[], own: string): SeatScope {
  return {
    kind: 'seat',
    sentence,
    roles: [...roles, 'member'],
    rows: (actor, province, table) =>
      actor.seat?.role === 'member'
        ? sql<boolean>`(${inRange(reachOf(actor), province, table)} and ${sql.ref(`${table}.${own}`)} = ${actor.memberId})`
        : inRange(reachOf(actor), province, table),
  }
}

/**
 * As `subtreeOrOwnScope`; and whoever has left the Party while a case about it is open reaches the rows about the own person, wherever
 * they stand (the database shows that person no others).
 */
export function subtreeOrConcernedScope(sentence: string, roles: readonly Role[], own: string): SeatScope {
  const scope = subtreeOrOwnScope(sentence, roles, own)
  return {
    ...scope,
    roles: [...scope.roles, 'concerned'],
    rows: (actor, province, table) =>
      actor.seat?.role === 'concerned'
        ? sql<boolean>`(${sql.ref(`${table}.province_code`)} = ${province} and ${sql.ref(`${table}.${own}`)} = ${actor.memberId})`
        : scope.rows(actor, province, table),
  }
}

/** Whether the actor's seat has one of the scope's roles. */
export function mayUse(scope: Scope, actor: Actor | null): boolean {
  if (scope.kind === 'open') return true
  if (actor === null) return false
  if (scope.kind === 'account') return true
  return actor.seat !== null && scope.roles.includes(actor.seat.role)
}

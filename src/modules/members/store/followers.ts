// What later modules keep beside a record and what has to lie where the member is: each registers how its rows go along.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { registry } from '#kernel/registry.ts'
import type { Application } from '#kernel/run.ts'

type FollowContext = Pick<CommandContext, 'tx' | 'province' | 'today' | 'newId'>
/** A member and the path of the branch it comes to. */
export interface Followed {
  memberId: string
  path: string
}
/**
 * Brings the rows about these members to their new paths, in the transaction of the move, which reaches both ends. A reorganisation moves
 * members to a hundred branches at once: a follower asks the same number of statements for them as for one.
 */
export type Follower = (context: FollowContext, moved: readonly Followed[]) => Promise<void>

/** Who goes where as rows `m(member_id, path)` of a statement. */
export const followedRows = (moved: readonly Followed[]) =>
  sql`unnest(${moved.map(({ memberId }) => memberId)}::uuid[], ${moved.map(({ path }) => path)}::text[]) as m(member_id, path)`

const followers = registry<Follower>()
export const registerFollower = followers.register

/** Lets every module bring its rows along. */
export async function tellFollowers(context: FollowContext, moved: readonly Followed[]): Promise<void> {
  for (const follow of followers.all()) await follow(context, moved)
}

type DepartureContext = FollowContext & Pick<CommandContext, 'effects'>
/** What a later module does about members who leave the list, in the transaction that takes them off it. */
export type Departures = (context: DepartureContext, memberIds: readonly string[]) => Promise<void>

const departures = registry<Departures>()
export const registerDeparture = departures.register

/** Lets every module put in order what it keeps of members who leave. */
export async function tellOfDeparture(context: DepartureContext, memberIds: readonly string[]): Promise<void> {
  for (const does of departures.all()) await does(context, memberIds)
}

/** A member who is back because the departure is taken back, in the branch of before or the one that stands in for it. */
export interface Restored {
  id: string
  name: string
  organisationId: string
}
/** What a later module gives back to whoever is restored, in the transaction that restores. */
export type Restorations = (context: FollowContext, restored: Restored) => Promise<void>

const restorations = registry<Restorations>()
export const registerRestoration = restorations.register

/** Lets every module give back what the departure had taken. */
export async function tellOfRestoration(context: FollowContext, restored: Restored): Promise<void> {
  for (const does of restorations.all()) await does(context, restored)
}

/** Whom of these members people have worked on in a later module: an import that brought them is not taken back. */
export type WorkedOn = (context: FollowContext, memberIds: readonly string[]) => Promise<ReadonlySet<string>>
/** Takes away what the program itself began about these members, whose records have just been taken back. */
export type Withdrawal = (context: FollowContext, memberIds: readonly string[]) => Promise<void>

const withdrawals = registry<{ workedOn: WorkedOn; withdraw: Withdrawal }>()
export const registerWithdrawal = withdrawals.register

/** Members whom people have worked on in any later module. */
export async function workedOn(context: FollowContext, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { workedOn: of } of withdrawals.all()) for (const id of await of(context, memberIds)) found.add(id)
  return found
}

/** Lets every module take away what stands about records that were taken back. */
export async function tellOfWithdrawal(context: FollowContext, memberIds: readonly string[]): Promise<void> {
  for (const { withdraw } of withdrawals.all()) await withdraw(context, memberIds)
}

/** Goes on by itself about members a list has brought, once they are written. */
export type Arrivals = (application: Application, province: string) => Promise<unknown>

const arrivals = registry<Arrivals>()
export const registerArrivals = arrivals.register

/** Lets every module go on about new members after the command has answered. */
export function tellOfArrivals({ effects, province }: Pick<CommandContext, 'effects' | 'province'>): void {
  const works = arrivals
    .all()
    .map((does) => async (application: Application) => void (await does(application, province)))
  effects.after = [...(effects.after ?? []), ...works]
}

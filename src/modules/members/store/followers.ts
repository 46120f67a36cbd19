// What later modules keep beside a record and what has to lie where the member is: each registers how its rows go along.
import type { CommandContext } from '#kernel/context.ts'
import type { Application } from '#kernel/run.ts'

type FollowContext = Pick<CommandContext, 'tx' | 'province' | 'today' | 'newId'>
/** Brings the rows about these members to the new path, in the transaction of the move, which reaches both ends. */
export type Follower = (context: FollowContext, memberIds: readonly string[], path: string) => Promise<void>

const followers = new Map<string, Follower>()

/** Adds the follower of a module under its name; the same name again replaces it. */
export const registerFollower = (name: string, follower: Follower): void => {
  followers.set(name, follower)
}

/** Lets every module bring its rows along, in the order of their names. */
export async function tellFollowers(context: FollowContext, memberIds: readonly string[], path: string): Promise<void> {
  for (const [, follow] of [...followers].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    await follow(context, memberIds, path)
  }
}

type DepartureContext = FollowContext & Pick<CommandContext, 'effects'>
/** What a later module does about members who leave the list, in the transaction that takes them off it. */
export type Departures = (context: DepartureContext, memberIds: readonly string[]) => Promise<void>

const departures = new Map<string, Departures>()

/** Adds what a module does when members leave, under its name; the same name again replaces it. */
export const registerDeparture = (name: string, does: Departures): void => {
  departures.set(name, does)
}

/** Lets every module put in order what it keeps of members who leave. */
export async function tellOfDeparture(context: DepartureContext, memberIds: readonly string[]): Promise<void> {
  for (const does of departures.values()) await does(context, memberIds)
}

/** A member who is back because the departure is taken back, in the branch of before or the one that stands in for it. */
export interface Restored {
  id: string
  name: string
  organisationId: string
}
/** What a later module gives back to whoever is restored, in the transaction that restores. */
export type Restorations = (context: FollowContext, restored: Restored) => Promise<void>

const restorations = new Map<string, Restorations>()

/** Adds what a module does when a departure is taken back, under its name; the same name again replaces it. */
export const registerRestoration = (name: string, does: Restorations): void => {
  restorations.set(name, does)
}

/** Lets every module give back what the departure had taken. */
export async function tellOfRestoration(context: FollowContext, restored: Restored): Promise<void> {
  for (const does of restorations.values()) await does(context, restored)
}

/** Whom of these members people have worked on in a later module: an import that brought them is not taken back. */
export type WorkedOn = (context: FollowContext, memberIds: readonly string[]) => Promise<ReadonlySet<string>>
/** Takes away what the program itself began about these members, whose records have just been taken back. */
export type Withdrawal = (context: FollowContext, memberIds: readonly string[]) => Promise<void>

const withdrawals = new Map<string, { workedOn: WorkedOn; withdraw: Withdrawal }>()

/** Adds what a module has to say when an import is taken back, under its name; the same name again replaces it. */
export const registerWithdrawal = (name: string, does: { workedOn: WorkedOn; withdraw: Withdrawal }): void => {
  withdrawals.set(name, does)
}

/** Members whom people have worked on in any later module. */
export async function workedOn(context: FollowContext, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { workedOn: of } of withdrawals.values()) for (const id of await of(context, memberIds)) found.add(id)
  return found
}

/** Lets every module take away what stands about records that were taken back. */
export async function tellOfWithdrawal(context: FollowContext, memberIds: readonly string[]): Promise<void> {
  for (const { withdraw } of withdrawals.values()) await withdraw(context, memberIds)
}

/** Goes on by itself about members a list has brought, once they are written. */
export type Arrivals = (application: Application, province: string) => Promise<unknown>

const arrivals = new Map<string, Arrivals>()

/** Adds what a module does about members a list has brought, under its name. */
export const registerArrivals = (name: string, does: Arrivals): void => {
  arrivals.set(name, does)
}

/** Lets every module go on about new members after the command has answered. */
export function tellOfArrivals({ effects, province }: Pick<CommandContext, 'effects' | 'province'>): void {
  const works = [...arrivals.values()].map(
    (does) => async (application: Application) => void (await does(application, province)),
  )
  effects.after = [...(effects.after ?? []), ...works]
}

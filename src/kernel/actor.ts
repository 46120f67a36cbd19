// Who is asking, in which seat, and how far that seat reaches.
import { EVERYWHERE, type PathRange, subtree } from '#db/tenancy.ts'

export type Role =
  | 'secretary'
  | 'committee-member'
  | 'office'
  | 'organisation-board'
  | 'inspection'
  | 'administrator'
  | 'member'
  /** Has left the Party, and a case about it is still open: the own cases and nothing else. Never given, never stored. */
  | 'concerned'

/** The post in which a person acts now; the screen always shows it. */
export interface Seat {
  id: string
  role: Role
  postName: string
  organisationId: string
  path: string
}

export interface Actor {
  accountId: string
  displayName: string
  memberId: string | null
  provinceCode: string
  /** Acts for the centre: reaches every province, one at a time. */
  national: boolean
  mustChangePassword: boolean
  sessionId: string | null
  secondFactor: boolean
  /** Null when the account holds no post today. */
  seat: Seat | null
}

/** Whether a seat is about the own person only: of all there is, it sees what concerns its holder. */
export const isOwnOnly = ({ role }: Pick<Seat, 'role'>): boolean => role === 'member' || role === 'concerned'

/** The range of paths that an actor's seat reaches; nothing without a seat. */
export function reachOf(actor: Actor): PathRange {
  if (actor.seat === null || actor.seat.role === 'concerned') return { lo: '', hi: '' }
  return actor.national ? EVERYWHERE : subtree(actor.seat.path)
}

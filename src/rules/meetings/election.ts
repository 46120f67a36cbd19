// Owns what the ballots of an election say: whether the numbers can be, and who is elected (V-06, V-07, VOTE-01).
import { type PaperCount, type WrongSum, wrongPaper } from './ballots.ts'

export interface CandidateVotes {
  memberId: string
  votes: number
}
export interface ElectionCount extends PaperCount {
  candidates: readonly CandidateVotes[]
}

/** Which candidate has more votes than there are valid ballots; null: the sum of all of them is what cannot be. */
export interface WrongCandidate {
  memberId: string | null
  said: number
  most: number
}

/**
 * Ballots handed out, come back and valid as in every ballot; nobody has more votes than there are valid ballots, and all together no
 * more than a valid ballot has names to leave on it. Null: it adds up.
 */
export function wrongElection(count: ElectionCount, voters: number, seats: number): WrongSum | WrongCandidate | null {
  const paper = wrongPaper(count, voters)
  if (paper !== null) return paper
  const over = count.candidates.find(({ votes }) => votes > count.valid)
  if (over !== undefined) return { memberId: over.memberId, said: over.votes, most: count.valid }
  const said = count.candidates.reduce((sum, { votes }) => sum + votes, 0)
  const most = count.valid * Math.min(seats, count.candidates.length)
  return said > most ? { memberId: null, said, most } : null
}

export interface Elected {
  /** The most votes first. */
  elected: string[]
  /** They have enough votes and as many as one another, but there are fewer seats left than of them: the meeting votes again. */
  tied: string[]
}

/** Whoever has at least `required` votes is elected, the most votes first, as far as `seats` go; nobody is chosen among equals. */
export function electedBy(candidates: readonly CandidateVotes[], seats: number, required: number): Elected {
  const enough = candidates.filter(({ votes }) => votes >= required).toSorted((a, b) => b.votes - a.votes)
  const ids = (some: readonly CandidateVotes[]): string[] => some.map(({ memberId }) => memberId)
  if (enough.length <= seats) return { elected: ids(enough), tied: [] }
  const last = enough[seats - 1]?.votes
  const next = enough[seats]?.votes
  if (last !== next) return { elected: ids(enough.slice(0, seats)), tied: [] }
  return {
    elected: ids(enough.filter(({ votes }) => votes > (last ?? 0))),
    tied: ids(enough.filter(({ votes }) => votes === last)),
  }
}

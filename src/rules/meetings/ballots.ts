// Owns whether the numbers of a count can be: of raised cards and of paper ballots (V-07).

export interface CardCount {
  inFavour: number
  against: number
  other: number
}
export interface PaperCount {
  issued: number
  returned: number
  valid: number
}
export interface BallotCount extends CardCount, PaperCount {}

/** What does not add up: the number said, and the number it must be or must not pass. */
export interface WrongSum {
  field: 'votes' | 'issued' | 'returned' | 'valid'
  said: number
  most: number
}

const cast = ({ inFavour, against, other }: CardCount): number => inFavour + against + other

/** Raised cards: everybody who counts and is there is for, against, or of another opinion. Null: it adds up. */
export const wrongCards = (count: CardCount, voters: number): WrongSum | null =>
  cast(count) === voters ? null : { field: 'votes', said: cast(count), most: voters }

/** Paper: no more handed out than people who may vote are there, no more back than out, no more valid than back. */
export function wrongPaper({ issued, returned, valid }: PaperCount, voters: number): WrongSum | null {
  if (issued > voters) return { field: 'issued', said: issued, most: voters }
  if (returned > issued) return { field: 'returned', said: returned, most: issued }
  return valid > returned ? { field: 'valid', said: valid, most: returned } : null
}

/** Paper that says for or against: besides, the valid ones are all counted. */
export function wrongBallots(count: BallotCount, voters: number): WrongSum | null {
  const wrong = wrongPaper(count, voters)
  if (wrong !== null) return wrong
  return cast(count) === count.valid ? null : { field: 'votes', said: cast(count), most: count.valid }
}

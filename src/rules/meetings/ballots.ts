// Owns whether the numbers of a count can be: of raised cards and of paper ballots (V-07).

export interface CardCount {
  inFavour: number
  against: number
  other: number
}
export interface BallotCount extends CardCount {
  issued: number
  returned: number
  valid: number
}

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

/** Paper: no more handed out than people who may vote are there, no more back than out, no more valid than back, and valid ones all counted. */
export function wrongBallots(count: BallotCount, voters: number): WrongSum | null {
  if (count.issued > voters) return { field: 'issued', said: count.issued, most: voters }
  if (count.returned > count.issued) return { field: 'returned', said: count.returned, most: count.issued }
  if (count.valid > count.returned) return { field: 'valid', said: count.valid, most: count.returned }
  return cast(count) === count.valid ? null : { field: 'votes', said: cast(count), most: count.valid }
}

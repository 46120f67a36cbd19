// Owns the arithmetic of majorities: how many votes a share of an electorate is, in whole numbers only.

export interface Majority {
  comparison: 'at-least' | 'more-than'
  numerator: number
  denominator: number
}

const SHAPE = /^(>=|>)(\d+)\/(\d+)$/

/** Whether a parameter's text is a majority: `>=2/3`, `>1/2`. */
export const isMajority = (text: string): boolean => SHAPE.test(text)

/** Reads `>=2/3` or `>1/2`, the form in which parameters hold a majority. Throws on any other text: parameters are checked before. */
export function readMajority(text: string): Majority {
  const match = SHAPE.exec(text)
  if (match === null) throw new Error(`not a majority: ${text}`)
  return {
    comparison: match[1] === '>=' ? 'at-least' : 'more-than',
    numerator: Number(match[2]),
    denominator: Number(match[3]),
  }
}

/** The least number of votes that reaches the majority among `electorate` people; never less than one vote. */
export function votesRequired({ comparison, numerator, denominator }: Majority, electorate: number): number {
  const share = numerator * electorate
  const whole = (share - (share % denominator)) / denominator
  const least = comparison === 'more-than' ? whole + 1 : share % denominator === 0 ? whole : whole + 1
  return Math.max(1, least)
}

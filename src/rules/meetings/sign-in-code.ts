// Owns the shape of the code that a member opens to sign in to a meeting: which meeting, until when, and a mark only the program can make.

/** The part that is marked: the meeting and the minute (since 1970) until which the code holds. */
export const codeBody = (meetingId: string, untilMinute: number): string => `${meetingId}.${untilMinute}`

export interface SignInCode {
  meetingId: string
  untilMinute: number
  mark: string
}

/** The parts of a code, or null where it is none. */
export function readSignInCode(code: string): SignInCode | null {
  const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,10})\.([0-9a-f]{32})$/.exec(code)
  if (match === null) return null
  return { meetingId: match[1] ?? '', untilMinute: Number(match[2]), mark: match[3] ?? '' }
}

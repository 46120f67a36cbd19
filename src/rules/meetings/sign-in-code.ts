// Owns the shape of the code that a member opens to sign in to a meeting: which meeting, until when, where, and a mark only the program can make.

export interface CodeBody {
  meetingId: string
  /** Until which minute (since 1970) it holds. */
  untilMinute: number
  /** Path of the branch, so that whoever meets elsewhere is told whose code it is. */
  path: string
}

/** The part that is marked. Slashes would be written as three signs each in an address: the code would be larger than need be. */
export const codeBody = ({ meetingId, untilMinute, path }: CodeBody): string =>
  `${meetingId}.${untilMinute}.${path.replaceAll('/', '-')}`

export interface SignInCode extends CodeBody {
  mark: string
}

/** The parts of a code, or null where it is none. */
export function readSignInCode(code: string): SignInCode | null {
  const match =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,10})\.((?:\w{1,10}-){1,10})\.([0-9a-f]{32})$/.exec(code)
  if (match === null) return null
  const [, meetingId = '', untilMinute, path = '', mark = ''] = match
  return { meetingId, untilMinute: Number(untilMinute), path: path.replaceAll('-', '/'), mark }
}

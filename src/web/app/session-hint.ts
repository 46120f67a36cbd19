// Remembers on this device, without any secret, that somebody signed in here: a first visit then need not ask the server who it is.
const KEY = 'dangvu.signed-in'

/** False when nobody has signed in here since the last sign-out; true also where the browser keeps nothing. */
export function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return true
  }
}

export function noteSignedIn(): void {
  try {
    localStorage.setItem(KEY, 'yes')
  } catch {
    // Then every visit asks.
  }
}

export function noteSignedOut(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}

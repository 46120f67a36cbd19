// Remembers on this device, without any secret, that somebody signed in here: a first visit then need not ask the server who it is.
const KEY = 'dangvu.signed-in'
const PUT_OUT_KEY = 'dangvu.put-out'

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
    sessionStorage.removeItem(PUT_OUT_KEY)
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

/** The server knows the session no more: who was here did not leave by hand, and is told so. */
export function notePutOut(): void {
  noteSignedOut()
  try {
    sessionStorage.setItem(PUT_OUT_KEY, 'yes')
  } catch {
    // Then it is not said.
  }
}

/** Whether a session ended under this page since somebody last signed in. */
export function wasPutOut(): boolean {
  try {
    return sessionStorage.getItem(PUT_OUT_KEY) !== null
  } catch {
    return false
  }
}

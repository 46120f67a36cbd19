// Keeps what is being typed on this device until it is sent, so that a sign-out, a reload or a dead battery loses nothing.
// Personal numbers and passwords are never kept: a form names them as `secret`.
const PREFIX = 'dangvu.draft.'
/** Drafts older than this are forgotten. */
const KEEP_DAYS = 7

interface Kept {
  at: number
  values: Record<string, unknown>
}

/** The draft kept under a key; null when there is none, it is too old, or the browser keeps nothing. */
export function readDraft(key: string): Record<string, unknown> | null {
  try {
    const text = localStorage.getItem(PREFIX + key)
    if (text === null) return null
    const kept = JSON.parse(text) as Kept
    return Date.now() - kept.at > KEEP_DAYS * 86_400_000 ? null : kept.values
  } catch {
    return null
  }
}

export function keepDraft(key: string, values: Record<string, unknown>): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), values } satisfies Kept))
  } catch {
    // A full or forbidden store only means that a reload forgets.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {
    // Nothing was kept.
  }
}

/** Forgets every draft: on a deliberate sign-out, since others may use the device. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}

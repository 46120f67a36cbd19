// Keeps what is being typed on this device until it is sent, so that a sign-out, a reload or a dead battery loses nothing.
// Personal numbers and passwords are never kept: a form names them as `secret`.
const PREFIX = 'dangvu.draft.'
/** Drafts older than this are forgotten. */
const KEEP_DAYS = 7

interface Kept {
  at: number
  values: Record<string, unknown>
}

/**
 * How long a draft is kept: on the device, or only until the page is closed (`visit`), where what is typed decides about a person and
 * others may use the device.
 */
export type Keeping = 'device' | 'visit'
const storeOf = (keeping: Keeping): Storage => (keeping === 'visit' ? sessionStorage : localStorage)

/** The draft kept under a key; null when there is none, it is too old, or the browser keeps nothing. */
export function readDraft(key: string, keeping: Keeping = 'device'): Record<string, unknown> | null {
  try {
    const text = storeOf(keeping).getItem(PREFIX + key)
    if (text === null) return null
    const kept = JSON.parse(text) as Kept
    return Date.now() - kept.at > KEEP_DAYS * 86_400_000 ? null : kept.values
  } catch {
    return null
  }
}

export function keepDraft(key: string, values: Record<string, unknown>, keeping: Keeping = 'device'): void {
  try {
    storeOf(keeping).setItem(PREFIX + key, JSON.stringify({ at: Date.now(), values } satisfies Kept))
  } catch {
    // A full or forbidden store only means that a reload forgets.
  }
}

export function dropDraft(key: string, keeping: Keeping = 'device'): void {
  try {
    storeOf(keeping).removeItem(PREFIX + key)
  } catch {
    // Nothing was kept.
  }
}

/** Forgets every draft: on a deliberate sign-out, since others may use the device. */
export function dropAllDrafts(): void {
  try {
    for (const store of [localStorage, sessionStorage]) {
      for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) store.removeItem(key)
    }
  } catch {
    // Nothing was kept.
  }
}

// Whether the screen is so narrow that tables become cards: 40 em in the size of type that was chosen, as in data-table.module.css.
import { useSyncExternalStore } from 'react'

const CARDS_BELOW_EM = 40

const narrow = (): MediaQueryList => {
  const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return window.matchMedia(`(max-width: ${CARDS_BELOW_EM * em}px)`)
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow().matches)

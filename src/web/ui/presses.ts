// Counts the presses whose answers come later, so that what is said of an earlier one never takes the place of what was said of a later one.

let presses = 0
let answering: number | null = null

/** To be called at the press; what it gives runs what there is to do once the answer has come. */
export function pressed(): (then: () => void) => void {
  presses += 1
  const press = presses
  return (then) => {
    answering = press
    try {
      then()
    } finally {
      answering = null
    }
  }
}

/** The press that is being answered; the last one where none is. */
export const pressAnswered = (): number => answering ?? presses

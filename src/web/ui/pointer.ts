// Knows whether a finger or button is down, so that nothing moves under it between pressing and letting go.
let isDown = false
const note = (down: boolean) => () => {
  isDown = down
}
addEventListener('pointerdown', note(true), { capture: true })
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, note(false), { capture: true })

/** Does it at once, or right after the press that is under way: an error that appears on leaving a field must not push the button away. */
export function whenPointerIsUp(act: () => void): void {
  if (!isDown) {
    act()
    return
  }
  // After the click that follows the release.
  addEventListener('pointerup', () => setTimeout(act), { once: true, capture: true })
}

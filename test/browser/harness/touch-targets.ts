// Measures what a finger has to hit: everything that is pressed, except links within lines of text.
import type { Page } from 'playwright-core'

/** The targets of the page that are lower or narrower than 44 px, with their words and size. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const LEAST = 44
    const selector = 'button, a[href], summary, select, textarea, [role=tab], input:not([type=hidden])'
    return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((target) => {
      // A box to tick is pressed on its words as well; a field that only screen readers see is pressed on its label.
      const pressed = target.matches('input[type=checkbox], input[type=radio], input[type=file]')
        ? (target.closest('label') ?? target)
        : target
      if (!pressed.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return []
      // Kept for screen readers only.
      for (let box: HTMLElement | null = pressed; box !== null; box = box.parentElement) {
        if (getComputedStyle(box).clipPath !== 'none') return []
      }
      const { width, height, bottom } = pressed.getBoundingClientRect()
      // Moved out of sight until it has the focus.
      if (bottom <= 0 || width <= 1) return []
      const isLink = pressed.matches('a[href]')
      if (isLink && getComputedStyle(pressed).display === 'inline') return []
      const small = height < LEAST - 0.5 || (width < LEAST - 0.5 && !isLink)
      return small ? [`${pressed.outerHTML.slice(0, 160)} ${Math.round(width)}×${Math.round(height)}`] : []
    })
  })

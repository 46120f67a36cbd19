// Going about a page without a mouse: where the focus is, that one sees it, and reaching something by Tab alone.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { seen } from './acts.ts'

/** Further than anybody goes to reach something on one page. */
const FAR = 250

/** Where the focus is: its words, and whether one sees it. */
export const focus = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (at === null || at === document.body) return null
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    const box = at.getBoundingClientRect()
    const x = Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2))
    const y = Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height, 40) / 2))
    const top = document.elementFromPoint(x, y)
    return {
      what: at.outerHTML.slice(0, 140),
      // Not reached by Tab: the page itself brought the focus there, to be read on from.
      brought: at instanceof HTMLElement && at.tabIndex < 0,
      outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      inSight: box.bottom > 0 && box.top < innerHeight && box.width > 1 && box.height > 1,
      covered: top !== null && !at.contains(top) && !top.contains(at) && at.closest('label')?.contains(top) !== true,
    }
  })

/** The focus is somewhere, and one sees where; a heading or part that the page brought it to needs no frame. */
export async function isSeen(page: Page): Promise<void> {
  // Scrolling into sight ends before it is looked at.
  await expect
    .poll(async () => {
      const now = await focus(page)
      const seen = now?.inSight === true && !now.covered && (now.outlined || now.brought)
      return seen ? 'seen' : JSON.stringify(now)
    })
    .toBe('seen')
}

/** Presses Tab until the focus is there; at every stop it must be seen. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await seen(target)
  for (let step = 0; step < FAR; step++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
    // Past the end of the page the browser's own bar has the focus for one step.
    if ((await focus(page)) !== null) await isSeen(page)
  }
  throw new Error(`not reached with ${key}: ${target}`)
}

/** After an act the focus is still somewhere on the page. */
export const notLost = (page: Page) => expect.poll(() => focus(page), { message: 'where the focus is' }).not.toBeNull()

/** What of the page itself has the focus, as one who fills in a form needs to know it. */
const fieldInFocus = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at.closest('main') === null) return null
    const frame = at instanceof HTMLInputElement && at.type === 'radio' ? at.closest('fieldset') : null
    const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])] : []
    return {
      kind: at instanceof HTMLInputElement ? at.type : at.localName,
      role: at.getAttribute('role'),
      label: (frame?.querySelector('legend') ?? labels[0] ?? at).textContent?.trim() ?? '',
      words: at.textContent?.trim() ?? '',
      value:
        at instanceof HTMLInputElement || at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement
          ? at.value
          : '',
      answered: frame?.querySelector('input:checked') != null || (at instanceof HTMLInputElement && at.checked),
      submits: at instanceof HTMLButtonElement && at.type === 'submit',
    }
  })

/**
 * Fills in the form of a page and sends it with the keyboard alone: what is in the way is answered with its first choice or what `known`
 * says by the words of its label, further parts are gone on to, the summary is confirmed. Ends when the page has another heading.
 */
export async function fillAndSend(
  page: Page,
  known: readonly (readonly [label: RegExp, answer: string])[],
): Promise<void> {
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  const isThere = async () => (await page.getByRole('heading', { level: 1 }).textContent()) === title
  for (let step = 0; step < FAR; step++) {
    await page.keyboard.press('Tab')
    if ((await focus(page)) === null) continue
    await isSeen(page)
    const field = await fieldInFocus(page)
    if (field === null) continue
    const answer = known.find(([label]) => label.test(field.label))?.[1]
    if (field.role === 'combobox') {
      if (field.value !== '' || answer === undefined) continue
      await page.keyboard.type(answer)
      await seen(page.getByRole('option'))
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    } else if (field.kind === 'radio') {
      if (field.answered) continue
      await page.keyboard.press('Space')
      for (let at = 0; at < Number(answer ?? 0); at++) await page.keyboard.press('ArrowDown')
    } else if (field.kind === 'checkbox') {
      if (!field.answered) await page.keyboard.press('Space')
    } else if (field.kind === 'select') {
      if (field.value === '') await page.keyboard.press('ArrowDown')
    } else if (field.kind === 'text' || field.kind === 'textarea') {
      if (field.value === '' && answer !== undefined) await page.keyboard.type(answer)
    } else if (field.submits || /^Tiếp: /.test(field.words)) {
      const review = page.getByRole('heading', { name: 'Xem lại trước khi ghi' })
      const wasReview = await review.isVisible()
      await page.keyboard.press('Enter')
      if (!field.submits) {
        await notLost(page)
        continue
      }
      const problem = page.getByRole('main').getByRole('alert')
      await expect
        .poll(async () => !(await isThere()) || (await problem.isVisible()) || (await review.isVisible()) !== wasReview)
        .toBe(true)
      if (await problem.isVisible()) throw new Error(`«${title}» was refused: ${await problem.textContent()}`)
      await notLost(page)
      if (!(await isThere())) return
    }
  }
  throw new Error(`the form «${title}» was not sent`)
}

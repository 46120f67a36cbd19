// What people do on several screens, said once.

import { generateSync } from 'otplib'
import type { Locator, Page } from 'playwright-core'
import { dateInVietNam } from '#kernel/clock.ts'
import { addDays } from '#rules/calendar/dates.ts'
import type { Site, Who } from './site.ts'
import { quiet } from './watch-page.ts'

/**
 * Waits until it stands on the page; answers it. Words that were typed stand there too, in their field: after a form wait for what the page
 * says of the command.
 */
export async function seen(locator: Locator): Promise<Locator> {
  await locator.first().waitFor()
  return locator.first()
}

export const gone = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'hidden' })

export const main = (page: Page): Locator => page.getByRole('main')

/** The first cells of the rows of the tables. */
export const rows = (page: Page): Locator => main(page).getByRole('rowheader')

export const h1 = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { level: 1, name })
export const anyHeading = (page: Page): Locator => main(page).getByRole('heading', { level: 1 })

export const button = (name: string | RegExp) => (page: Page) => main(page).getByRole('button', { name })

export const press = (name: string | RegExp) => async (page: Page) => (await seen(button(name)(page))).click()

/** Sends the form that was opened last as it stands; waits for what is wrong with it. */
export async function submit(page: Page): Promise<void> {
  await main(page).locator('form button[type=submit]').last().click()
  await seen(page.getByRole('alert'))
}

/** Opens everything on the page that is folded. */
export const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const more of document.querySelectorAll('details')) more.open = true
  })

export const heading = (page: Page, name: string | RegExp): Promise<Locator> =>
  seen(page.getByRole('heading', { level: 1, name }))

/**
 * What the page asks for (or `held`, such as the program of a page) reaches the server when the command has taken effect, and is
 * answered before the page knows of it.
 */
export async function holdUntil(page: Page, command: RegExp, held = /\.count-|\.list-/): Promise<void> {
  const taken = Promise.withResolvers<void>()
  await page.route(held, async (route) => {
    await taken.promise
    await route.continue().catch(() => undefined)
  })
  await page.route(command, async (route) => {
    const response = await route.fetch()
    taken.resolve()
    await new Promise((wake) => setTimeout(wake, 1000))
    await route.fulfill({ response })
  })
}

/** Waits until the page has all it asked for. */
export async function settled(page: Page): Promise<void> {
  await seen(page.getByRole('heading', { level: 1 }))
  await quiet(page)
  await page.waitForFunction(() => document.fonts.status === 'loaded')
}

export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(name)
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

export const signInAs = (site: Site, page: Page, who: Who): Promise<void> =>
  signIn(page, site.signInName(who), site.password)

/** The six digits an authenticator would show now on the server's clock. */
export const codeOf = (site: Site, secret: string): string =>
  generateSync({ secret: secret.replace(/\s/g, ''), epoch: Math.floor(site.clock.now().getTime() / 1000) })

/** A day as one writes it into a field, so many days from today. */
export const typedDay = (site: Site, days = 0): string =>
  addDays(dateInVietNam(site.clock.now()), days).split('-').reverse().join('/')

/** The link of the first row of a table, and its words. */
export async function firstPerson(page: Page, table: string | RegExp): Promise<{ link: Locator; name: string }> {
  const link = await seen(page.getByRole('table', { name: table }).getByRole('rowheader').getByRole('link'))
  return { link, name: (await link.textContent())?.trim() ?? '' }
}

/** Presses one of the further actions of a page: on a phone they stand behind «Việc khác». */
export async function furtherAction(page: Page, action: Locator): Promise<void> {
  const opener = page.getByRole('button', { name: 'Việc khác' })
  await seen(action.or(opener))
  if (!(await action.isVisible())) await opener.click()
  await action.click()
}

// What people do with cases, said once: opening one, taking its steps, counting votes, seeing what is theirs to do.
import type { Locator, Page } from 'playwright-core'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, main, seen, signIn } from './acts.ts'
import type { OpenOptions, Site } from './site.ts'

/** A group of fields by its name: a question, an entry of a list, a paper. */
export const group = (page: Page, name: string | RegExp): Locator => main(page).getByRole('group', { name })

export const answer = (page: Page, question: string | RegExp, reply: string | RegExp): Promise<void> =>
  group(page, question)
    .getByRole('radio', { name: reply, exact: typeof reply === 'string' })
    .check()

/** Writes in somebody who is not in the record here, where the record is searched otherwise. */
export async function writtenIn(within: Page | Locator, label: string | RegExp, name: string): Promise<void> {
  await within.getByRole('button', { name: /^Không có trong danh sách/ }).click()
  await within.getByRole('textbox', { name: label }).fill(name)
}

/** Ticks every paper that must be there. */
export async function havePapers(page: Page): Promise<void> {
  for (const box of await main(page).getByLabel('Đã có giấy này').all()) await box.check()
}

/** The count sheet: the rest is known from the record, or (for a committee) said. */
export async function count(page: Page, votes: { of?: number; inFavour: number; against?: number }): Promise<void> {
  await answer(page, 'Cách biểu quyết', 'Bỏ phiếu kín')
  if (votes.of !== undefined) await main(page).getByLabel('Tổng số cấp ủy viên có quyền biểu quyết').fill(`${votes.of}`)
  await main(page).getByLabel('Số phiếu tán thành').fill(`${votes.inFavour}`)
  await main(page)
    .getByLabel('Số phiếu không tán thành')
    .fill(`${votes.against ?? 0}`)
  await main(page).getByLabel('Ý kiến khác, phiếu không hợp lệ').fill('0')
}

/** Fills and sends the form of a step that is open, through its summary where there is one. */
export async function send(page: Page, title: string, fill?: (page: Page) => Promise<unknown>): Promise<void> {
  await heading(page, title)
  await seen(main(page).getByLabel('Ngày thực hiện'))
  await fill?.(page)
  await havePapers(page)
  const review = main(page).getByRole('button', { name: 'Xem lại trước khi ghi' })
  if (await review.isVisible()) {
    await review.click()
    await seen(page.getByRole('heading', { name: 'Xem lại trước khi ghi' }))
  }
  await main(page).getByRole('button', { name: title, exact: true }).click()
  await seen(page.getByText(`Đã ghi: ${title}.`, { exact: false }))
}

/** Takes a step from the page of its case. */
export async function take(page: Page, title: string, fill?: (page: Page) => Promise<unknown>): Promise<void> {
  const step = main(page).getByRole('link', { name: title, exact: true }).first()
  await step.or(main(page).getByText('Trả lại hoặc dừng')).first().waitFor()
  if (!(await step.isVisible())) await main(page).getByText('Trả lại hoặc dừng').click()
  await step.click()
  await send(page, title, fill)
}

/** The table of the own work, on its page: an organisation's name stands in the table of the work below as well. */
async function ownWork(page: Page): Promise<Locator> {
  await page.goto(new URL('/viec', page.url()).href)
  await heading(page, 'Việc cần làm')
  return main(page).getByRole('table', { name: 'Việc của tôi' })
}

/** Opens the page of a case from the own work. */
export async function openWork(page: Page, subject: string): Promise<void> {
  const own = await ownWork(page)
  await (await seen(own.getByRole('rowheader').getByRole('link', { name: subject }))).click()
}

/** Opens what waits for somebody, with the button of the work queue. */
export async function workOn(page: Page, subject: string, title: string): Promise<void> {
  const own = await ownWork(page)
  const row = own.getByRole('row').filter({ hasText: subject })
  await (await seen(row.getByRole('link', { name: new RegExp(`^${title}`) }))).click()
}

/** The work of somebody, done from the queue. */
export async function work(
  page: Page,
  subject: string,
  title: string,
  fill?: (page: Page) => Promise<unknown>,
): Promise<void> {
  await workOn(page, subject, title)
  await send(page, title, fill)
}

/** A page of a device whose clock is that of the server, when the server's runs ahead. */
export async function openLater(site: Site, options: OpenOptions): Promise<Page> {
  const { at = '/', ...rest } = options
  const page = await site.open(rest)
  await page.clock.setFixedTime(site.clock.now())
  await page.goto(site.address + at)
  return page
}

/** A command sent as the person of the page would, without the screens: what other tests show. */
export async function command<T = { id: string }>(site: Site, page: Page, operation: string, data: object): Promise<T> {
  const reply = await page.request.post(`${site.address}/api/${operation}`, {
    data,
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  })
  if (!reply.ok()) throw new Error(`${operation}: ${await reply.text()}`)
  return reply.json()
}

/** A query asked as the person of the page would. */
export async function ask<T>(site: Site, page: Page, operation: string): Promise<T> {
  const reply = await page.request.get(`${site.address}/api/${operation}`)
  if (!reply.ok()) throw new Error(`${operation}: ${await reply.text()}`)
  return reply.json()
}

/** What the person of the page acts for. */
export async function seatOf(site: Site, page: Page): Promise<{ organisationId: string; organisationName: string }> {
  const me = await ask<{ seat: { organisationId: string; organisationName: string } }>(site, page, 'identity.get-me')
  return me.seat
}

/** A person who is written down for the branch of the page, with the case of the pool that begins with it. */
export async function openPool(
  site: Site,
  page: Page,
  person: { fullName: string; birthDate?: string; gender?: string; educationCode?: string },
): Promise<{ citizenId: string; id: string }> {
  const { organisationId } = await seatOf(site, page)
  const { id: citizenId } = await command(site, page, 'citizens.register', { organisationId, ...person })
  const { id } = await command(site, page, 'cases.open', {
    citizenId,
    lifecycle: 'pool',
    step: 'notice',
    on: dateInVietNam(site.clock.now()),
    facts: { source: 'branch', pupil: false, birthOn: person.birthDate ?? '1999-09-09' },
  })
  return { citizenId, id }
}

/** The first time with a fresh account: the own password comes before anything else. */
export async function signInFirst(page: Page, account: { signInName: string; firstPassword: string }): Promise<void> {
  const OWN = 'năm con chim sẻ nhỏ'
  await signIn(page, account.signInName, account.firstPassword)
  await heading(page, 'Đặt mật khẩu của bạn')
  await page.getByRole('textbox', { name: 'Mật khẩu đang dùng' }).fill(account.firstPassword)
  await page.getByRole('textbox', { name: 'Mật khẩu mới', exact: true }).fill(OWN)
  await page.getByRole('textbox', { name: 'Nhập lại mật khẩu mới' }).fill(OWN)
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await heading(page, 'Việc cần làm')
}

// Pages about an organisation or a member of somebody else: one sentence, and nothing is offered there.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { main, seen } from './harness/acts.ts'
import { inBrowser, type Site } from './harness/site.ts'
import { quiet } from './harness/watch-page.ts'

/** A branch beside that of «bithu» in the same commune, and somebody in it. */
async function neighbour(site: Site): Promise<{ branch: string; member: string }> {
  const { rows } = await site.database.owner.query<{ branch: string; member: string }>(
    `select m.organisation_id as branch, m.id as member from members m
       join organisations theirs on theirs.province_code = m.province_code and theirs.id = m.organisation_id
       join organisations own on own.parent_id = theirs.parent_id and own.id <> theirs.id
       join account_seats s on s.organisation_id = own.id join accounts a on a.id = s.account_id
      where a.sign_in_name = $1 and m.status = 'full' limit 1`,
    [site.signInName('bithu')],
  )
  const [found] = rows
  if (found === undefined) throw new Error('the demonstration has no branch beside another')
  return found
}

const SENTENCE = 'Không tìm thấy, hoặc việc này không thuộc phạm vi của bạn.'

/** A page that says so is left with nothing but the way back. */
async function saysSo(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await quiet(page)
  await seen(main(page).getByText(SENTENCE))
  const body = main(page).locator('a, button, input, select, textarea').and(main(page).locator(':not(header *)'))
  expect([address, await body.count()]).toEqual([address, 0])
}

inBrowser('out of reach', (site) => {
  test('an address that names the organisation of somebody else', async () => {
    const { branch } = await neighbour(site)
    const page = await site.open({ as: 'bithu', expected: [/404/] })
    for (const path of ['/nhiem-vu', '/van-ban/moi', '/sinh-hoat', '/dang-vien', '/thong-ke', '/viec/moi']) {
      await saysSo(page, `${site.address}${path}?organisationId=${branch}`)
      expect(await main(page).getByRole('link').count()).toBe(0)
    }
    await page.goto(`${site.address}/to-chuc/${branch}`)
    await saysSo(page, page.url())
  })

  test('an address that names a member of somebody else', async () => {
    const { member } = await neighbour(site)
    const page = await site.open({ as: 'bithu', expected: [/404/] })
    for (const path of [
      '/dang-vien/',
      '/ho-so/dang-vien/',
      '/tu-duong/',
      '/dang-phi/dang-vien/',
      '/viec/moi?memberId=',
    ])
      await saysSo(page, site.address + path + member)
  })
})

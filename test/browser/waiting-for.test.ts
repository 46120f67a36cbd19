// A guidance that work of a plan waited for comes in: from its page the work waits no longer, and the plan leads back to it. On a phone.

import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, main, press, seen } from './harness/acts.ts'
import { command } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('what a plan waits for', (site) => {
  test('is released by the document that came in', async () => {
    const page = await site.open({ size: 'phone', as: 'vanphong.xa', at: '/ke-hoach' })
    const year = dateInVietNam(site.clock.now()).slice(0, 4)
    const plan = await command(site, page, 'plans.create', {
      title: 'Bồi dưỡng cấp ủy',
      startsOn: `${year}-01-01`,
      endsOn: `${Number(year) + 1}-12-31`,
    })
    const task = { title: 'Mở lớp cho chi ủy viên', dueKind: 'trigger', waitsFor: 'hướng dẫn của Ban Tổ chức Tỉnh ủy' }
    await command(site, page, 'plans.set-task', { ...plan, ...task })
    await command(site, page, 'plans.adopt', { id: plan.id, version: 2, adoptedBy: 'Kế hoạch 12-KH/ĐU' })
    const document = await command(site, page, 'documents.record', {
      direction: 'incoming',
      type: 'HD',
      symbol: '07-HD/BTCTU',
      issuer: 'Ban Tổ chức Tỉnh ủy',
      issuedOn: `${year}-01-05`,
      subject: 'Bồi dưỡng chi ủy viên',
    })
    await page.goto(new URL(`/van-ban/${document.id}`, page.url()).href)
    await heading(page, 'Hướng dẫn 07-HD/BTCTU')
    await seen(main(page).getByText(/Chờ: hướng dẫn của Ban Tổ chức Tỉnh ủy · gần với văn bản này/))
    await press('Đúng văn bản này, hết chờ Mở lớp cho chi ủy viên')(page)
    await seen(page.getByText('Việc hết chờ.'))
    await main(page).getByRole('heading', { name: 'Việc của kế hoạch đang chờ' }).waitFor({ state: 'detached' })
    await page.goto(new URL(`/ke-hoach/${plan.id}`, page.url()).href)
    await heading(page, 'Bồi dưỡng cấp ủy')
    await (await seen(main(page).getByRole('link', { name: 'Mở văn bản' }))).click()
    expect(await (await heading(page, 'Hướng dẫn 07-HD/BTCTU')).isVisible()).toBe(true)
  })
})

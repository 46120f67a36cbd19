// The papers of a case: looked at with what they lack, printed, taken as Word files one by one and all at once.
import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { heading, main, seen } from './harness/acts.ts'
import { ask, command, openPool } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

const NAME = 'Đoàn Thị Thử Giấy'

inBrowser('papers of a case', (site) => {
  let citizen = ''
  let at = ''
  beforeAll(async () => {
    const page = await site.open({ as: 'bithu' })
    const pool = await openPool(site, page, { fullName: NAME })
    citizen = pool.citizenId
    at = `/viec/${pool.id}`
    await page.context().close()
  })

  const saved = async (page: Page, press: () => Promise<unknown>): Promise<{ name: string; zip: PizZip }> => {
    const arrives = page.waitForEvent('download')
    await press()
    const download = await arrives
    return { name: download.suggestedFilename(), zip: new PizZip(await readFile(await download.path())) }
  }

  test('a paper is looked at, says what it lacks, and fills once the record knows it', async () => {
    const page = await site.open({ as: 'bithu', at })
    const papers = await seen(main(page).getByRole('region', { name: 'Giấy tờ' }))
    for (const more of await papers.getByText(/^Giấy tờ (đã có|của những bước khác)/).all()) {
      if (
        !(await papers
          .getByRole('link', { name: /^Xem trước/ })
          .first()
          .isVisible())
      )
        await more.click()
    }
    const link = await seen(papers.getByRole('link', { name: /^Xem trước .*quần chúng/ }))
    await link.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/giay-to\//)
    const sheet = await seen(main(page).getByRole('region', { name: /^Bản xem trước/ }))
    await seen(sheet.getByText(new RegExp(NAME, 'i')))
    const lacks = await seen(main(page).getByRole('region', { name: /^Chỗ còn để dòng chấm \(\d+\)/ }))
    await seen(lacks.getByText('Nơi cư trú', { exact: true }))
    const { version } = await ask<{ version: number }>(site, page, `citizens.get?id=${citizen}`)
    await command(site, page, 'citizens.correct', { id: citizen, version, residence: 'Thôn Thử Điền' })
    await page.reload()
    await seen(sheet.getByText('Thôn Thử Điền'))
    await seen(lacks)
    expect(await lacks.getByText('Nơi cư trú', { exact: true }).count()).toBe(0)
    // The way to the record, and to the step in which the number is written.
    await seen(lacks.getByRole('link', { name: 'Thông tin người đang theo dõi' }))
  })

  test('one paper comes as a Word file, all of them as an archive', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu', at })
    const all = await seen(main(page).getByRole('button', { name: /^Tải tất cả giấy tờ/ }))
    const figure = Number(/\((\d+)\)/.exec((await all.textContent()) ?? '')?.[1])
    expect(figure).toBeGreaterThan(5)
    const archive = await saved(page, () => all.click())
    expect(archive.name).toMatch(/\.zip$/)
    expect(Object.keys(archive.zip.files)).toHaveLength(figure)
    await seen(page.getByText(`Đã lập ${figure} giấy tờ`, { exact: false }))
    await seen(page.getByRole('link', { name: 'Tải lại tệp này' }))

    await main(page)
      .getByText(/^Giấy tờ của những bước khác/)
      .click()
    const one = await seen(
      main(page)
        .getByRole('button', { name: /^Tải Word/ })
        .filter({ visible: true }),
    )
    const word = await saved(page, () => one.click())
    expect(word.name).toMatch(/Doan-Thi-Thu-Giay\.docx$/)
    expect(word.zip.file('word/document.xml')?.asText()).toContain('Thử Giấy')
  })

  test('the preview prints as the sheet alone', async () => {
    const page = await site.open({ as: 'bithu', at: `${at}/giay-to/1A-TN` })
    const sheet = await seen(main(page).getByRole('region', { name: /^Bản xem trước/ }))
    await page.emulateMedia({ media: 'print' })
    const left = await page.evaluate(
      () => [...document.querySelectorAll('h1, nav, button, header')].filter((one) => one.checkVisibility()).length,
    )
    expect(left).toBe(0)
    expect(await sheet.evaluate((one) => getComputedStyle(one).borderTopWidth)).toBe('0px')
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
    // A box of an introduction, a line of a list, who signs stays on one sheet.
    await page.goto(`${site.address}${at}/giay-to/branch-resolution`)
    const row = await seen(
      main(page)
        .getByRole('region', { name: /^Bản xem trước/ })
        .getByRole('row')
        .last(),
    )
    expect(await row.evaluate((one) => getComputedStyle(one).breakInside)).toBe('avoid')
    // Two beside each other are of one width, however much one of them says.
    const wide = async (name: string) =>
      (await main(page).getByRole('cell', { name, exact: true }).boundingBox())?.width
    expect(await wide('Mục')).toBeCloseTo((await wide('Nội dung')) ?? 0, 0)
  })

  test('a paper that a step makes is looked at from the step, and what was typed stays', async () => {
    const page = await site.open({ as: 'bithu', at })
    const steps = await ask<{ next: { step: string; title: string; mine: boolean; papers: { made: boolean }[] }[] }>(
      site,
      page,
      `cases.get?id=${at.split('/').at(-1)}`,
    )
    const step = steps.next.find(({ mine, papers }) => mine && papers.some(({ made }) => made))
    if (step === undefined) throw new Error('no step of mine makes a paper')
    await page.goto(`${site.address}${at}/buoc/${step.step}`)
    await heading(page, step.title)
    await main(page).getByLabel('Ngày thực hiện').fill('01/02/2026')
    const look = main(page).getByRole('link', { name: /^Xem trước/ })
    const further = main(page).getByRole('button', { name: /^Tiếp: / })
    while (!(await look.first().isVisible()) && (await further.isVisible())) await further.click()
    // Going on brings its heading into sight a moment later: a link that moves meanwhile is missed by the mouse, not by the keyboard.
    await (await seen(look)).press('Enter')
    await seen(main(page).getByRole('region', { name: /^Bản xem trước/ }))
    await page.goBack()
    await heading(page, step.title)
    expect(await main(page).getByLabel('Ngày thực hiện').inputValue()).toBe('01/02/2026')
  })
})

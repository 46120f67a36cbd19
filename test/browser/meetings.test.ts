// A regular meeting of a branch of 30 at 360 px, from the calendar to signed minutes, dues and score: counted taps and typed sentences.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, main, seen } from './harness/acts.ts'
import { ask, command, seatOf } from './harness/case-acts.ts'
import { inBrowser, type Site } from './harness/site.ts'
import { handOn } from './harness/taps.ts'

/** The ceilings. */
const TAPS_AT_MOST = 40
const SENTENCES_AT_MOST = 2
const MEMBERS = 30

/** Brings the branch of the secretary to at least so many members who have all declared what they earn, with a meeting behind them. */
async function prepare(site: Site, page: Page): Promise<void> {
  const { organisationId } = await seatOf(site, page)
  const month = () => ask<{ rows: { memberId: string; owed: number | null }[] }>(site, page, 'dues.get-month')
  const office = await site.open({ as: 'vanphong.xa' })
  const { organisationId: commune } = await seatOf(site, office)
  const chosen = { organisationId: commune, form: 'an-phu-2025', from: '2026-01-01' }
  await command(site, office, 'meetings.choose-score-form', chosen)
  const board = await site.open({ as: 'bantochuc' })
  const there = (await month()).rows.length
  for (let i = there; i < MEMBERS; i++) {
    await command(site, board, 'members.register', {
      organisationId,
      fullName: `Đảng Viên ${i}`,
      gender: 'male',
      birthDate: '1980-05-17',
      status: 'full',
      admittedOn: '2010-02-03',
      decisionOn: '2010-01-20',
      officialOn: '2011-02-03',
      joinedOn: '2025-08-01',
    })
  }
  for (const { memberId } of (await month()).rows.filter(({ owed }) => owed === null)) {
    const base = { memberId, memberType: 'insured', base: 8_000_000, fromMonth: '2026-02' }
    await command(site, page, 'dues.declare-base', base)
  }
  const on = dateInVietNam(site.clock.now())
  const plan = { organisationId, month: on.slice(0, 7), on, place: 'Nhà văn hóa thôn', reason: 'Mưa bão' }
  const before = { ...plan, kind: 'extraordinary', time: '00:01' }
  const { id } = await command(site, page, 'meetings.plan', before)
  await command(site, page, 'meetings.open', { id, version: 1, chair: 'Chủ trì', minutesBy: 'Trần Thị Thư' })
  await command(site, page, 'meetings.set-attendance', { id, others: 'present' })
  await command(site, page, 'meetings.close', { id, version: 2 })
  await command(site, page, 'meetings.plan', { ...plan, kind: 'regular', time: '00:05' })
}

inBrowser('a meeting on the phone', (site) => {
  test(`a month of ${MEMBERS} members in at most ${TAPS_AT_MOST} taps and ${SENTENCES_AT_MOST} sentences`, async () => {
    const page = await site.open({ size: 'phone', as: 'bithu' })
    await prepare(site, page)
    await page.goto(`${site.address}/sinh-hoat`)
    const hand = handOn(page)
    await hand.link(/^Sinh hoạt thường kỳ, 00:05/)
    await heading(page, /^Sinh hoạt thường kỳ tháng/)
    await hand.button('Mở cuộc họp')
    expect(await page.getByLabel('Thư ký ghi biên bản').inputValue()).toBe('Trần Thị Thư')
    // A page that is loaded anew loses nothing of what was typed.
    await page.getByLabel('Chủ trì').fill('Bà Chủ Trì')
    await page.reload()
    await seen(page.getByText('Đây là phần bạn nhập dở lần trước, máy này còn giữ.'))
    expect(await page.getByLabel('Chủ trì').inputValue()).toBe('Bà Chủ Trì')
    await hand.button('Mở cuộc họp')
    const left = await (await seen(page.getByText(/còn \d+ chưa điểm danh/))).innerText()
    const people = Number(/còn (\d+) chưa/.exec(left)?.[1])
    expect(people).toBeGreaterThanOrEqual(MEMBERS)
    await page
      .getByRole('button', { name: /^Vắng có lý do / })
      .last()
      .click()
    hand.taps += 1
    await hand.button('Ốm')
    await hand.button(/^Những người còn lại/)
    await seen(page.getByText(/— đủ\./))
    await hand.link('Thu đảng phí')
    await hand.button(/^Thu của \d+ người: /)
    await seen(page.getByText(/^Đã thu .* của \d+ người/))
    await hand.back()
    await seen(page.getByText(/^Đã nộp đủ: (\d+) trên \1 người phải nộp\./))
    await hand.button('Dùng chương trình thường kỳ')
    await seen(page.getByText('Nhiệm vụ tháng tới'))
    await hand.button('Đưa ra biểu quyết')
    await hand.button('Chốt người biểu quyết')
    await seen(page.getByText('Đang biểu quyết'))
    await hand.button('Ghi kết quả')
    await seen(page.getByText('Đủ tỷ lệ'))
    await hand.button('Giao một nhiệm vụ')
    await hand.write('Việc phải làm', 'Sửa cống đầu thôn')
    await hand.choose('Giao cho ai', 1)
    await hand.button('Giao nhiệm vụ')
    await seen(page.getByRole('link', { name: 'Sửa cống đầu thôn' }))
    await hand.button('Đủ điểm các dòng còn lại')
    await seen(page.getByText('Chờ biểu quyết'))
    await hand.button('Ghi biểu quyết điểm')
    await seen(page.getByText('Chi bộ đã thông qua'))
    await hand.button('Kết thúc cuộc họp')
    await hand.write('Kết luận', 'Thống nhất thực hiện.')
    await hand.button('Kết thúc cuộc họp')
    await seen(page.getByText('Đã kết thúc'))
    await hand.button('Biên bản cuộc họp')
    const text = main(page).getByRole('textbox', { name: 'Biên bản cuộc họp' })
    await seen(text)
    for (const said of [
      'Vắng có lý do: 1 đồng chí',
      'Đã nộp đủ tháng',
      'Sửa cống đầu thôn',
      'Nghị quyết tháng',
      /\d điểm, xếp mức .*; tán thành \d+, không tán thành 0\./,
      'Dòng 4.5 (Tỷ lệ đảng viên phát biểu): 2/5 điểm, mất 3: 0 % đảng viên phát biểu.',
      'Thống nhất thực hiện.',
    ])
      expect(await text.inputValue()).toMatch(said)
    const file = page.waitForEvent('download')
    await hand.button('Tải tệp Word')
    expect((await file).suggestedFilename()).toMatch(/^Bien-ban-.*\.docx$/)
    await hand.button('Ghi đã ký, lấy số')
    await seen(page.getByText(/^Số \d+-BB\/CB/))
    expect({ taps: hand.taps, sentences: hand.sentences }).toEqual({ taps: 26, sentences: 2 })
    expect(hand.taps).toBeLessThanOrEqual(TAPS_AT_MOST)
    expect(hand.sentences).toBeLessThanOrEqual(SENTENCES_AT_MOST)
  })
})

// An admission that is voted on in a meeting of the branch: counted there, the case goes on, and either page leads to the other.
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import type { CaseDetail } from '#contract/cases.ts'
import { type Entered, filled, papersFor } from '#demo/fill-step.ts'
import { backgroundDone } from '#kernel/background.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import { admissionFacts } from '../../src/modules/cases/testing/admission-story.ts'
import { heading, main, seen } from './harness/acts.ts'
import { ask, command, havePapers, openPool, seatOf } from './harness/case-acts.ts'
import { inBrowser, type Site } from './harness/site.ts'

const NAME = 'Đinh Thị Biểu Quyết'

/** An admission that waits for the vote of the branch, brought there over the commands by three seats. */
async function waitingForVote(site: Site, seats: readonly Page[]): Promise<void> {
  const [secretary] = seats as [Page]
  const on = dateInVietNam(site.clock.now())
  const take = async (id: string, codes: readonly string[]) => {
    for (const code of codes) {
      for (const page of seats) {
        const shown = await ask<CaseDetail>(site, page, `cases.get?id=${id}`)
        const step = shown.next.find((one) => one.step === code && one.mine)
        if (step === undefined) continue
        const facts = filled(step, on, { ...(admissionFacts as Entered), waiver: 'none' })
        const papers = papersFor(step, on, facts)
        await command(site, page, 'cases.take-step', { id, version: shown.version, step: code, on, facts, papers })
        await backgroundDone(site.application)
        break
      }
    }
  }
  const person = { fullName: NAME, gender: 'female', birthDate: '2000-01-01', educationCode: 'upper-secondary' }
  const { citizenId, id: poolId } = await openPool(site, secretary, person)
  const opened = async (lifecycle: string): Promise<string> => {
    const listed = `cases.list?lifecycle=${lifecycle}&citizenId=${citizenId}&open=true`
    const { rows } = await ask<{ rows: { id: string }[] }>(site, secretary, listed)
    return rows[0]?.id ?? ''
  }
  await take(poolId, ['propose-listing', 'approve-listing', 'propose-class'])
  await take(await opened('awareness-class'), ['forward', 'enrol', 'certify'])
  await take(poolId, ['propose-opening', 'allow-opening'])
  const admission = await opened('admission')
  await take(admission, ['submit-application', 'declare-cv', 'name-introducers', 'start-verification'])
  await take(await opened('verification'), ['send', 'record-answer', 'conclude'])
  await take(admission, ['conclude-verification', 'collect-opinions', 'remark', 'certify'])
}

inBrowser('a vote about a case in a meeting', (site) => {
  test('ADM-01: the room puts it to the vote, its count takes the step, the case names the meeting', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu' })
    const seats = [page, await site.open({ as: 'vanphong.xa' }), await site.open({ as: 'bantochuc' })]
    await waitingForVote(site, seats)
    const on = dateInVietNam(site.clock.now())
    const { organisationId } = await seatOf(site, page)
    const plan = { organisationId, kind: 'extraordinary', month: on.slice(0, 7), on, time: '00:05' }
    const { id } = await command(site, page, 'meetings.plan', plan)
    const open = { chair: 'Nguyễn Văn Chủ', minutesBy: 'Trần Thị Thư', startedAt: '00:05' }
    await command(site, page, 'meetings.open', { id, version: 1, ...open })
    await command(site, page, 'meetings.set-attendance', { id, others: 'present' })

    await page.goto(`${site.address}/sinh-hoat/${id}`)
    await (await seen(main(page).getByRole('button', { name: 'Đưa ra biểu quyết' }))).click()
    await (await seen(main(page).getByLabel('Về việc đang giải quyết'))).selectOption({
      label: `Kết nạp đảng viên: ${NAME}`,
    })
    await main(page).getByLabel('Bỏ phiếu kín').check()
    await main(page).getByRole('button', { name: 'Chốt người biểu quyết' }).click()
    await (await seen(main(page).getByRole('link', { name: 'Kiểm phiếu' }))).click()
    await heading(page, 'Kiểm phiếu về một việc')
    // Too few votes lead to another step, without leaving the page.
    await seen(main(page).getByText('✓ Đủ tỷ lệ'))
    const all = Number(await main(page).getByLabel('Tán thành', { exact: true }).inputValue())
    await main(page).getByLabel('Tán thành', { exact: true }).fill('1')
    await main(page)
      .getByLabel('Không tán thành')
      .fill(`${all - 1}`)
    await seen(main(page).getByText('Việc sẽ sang bước «Ghi biểu quyết của chi bộ không đủ tỷ lệ».'))
    await main(page)
      .getByLabel('Tán thành', { exact: true })
      .fill(`${all - 1}`)
    await main(page).getByLabel('Không tán thành').fill('1')
    await seen(main(page).getByText('Việc sẽ sang bước «Chi bộ xét, đề nghị kết nạp».'))
    await havePapers(page)
    await main(page).getByRole('button', { name: 'Xem lại trước khi ghi' }).click()
    await (await seen(main(page).getByRole('button', { name: 'Chi bộ xét, đề nghị kết nạp' }))).click()
    await heading(page, /^Sinh hoạt bất thường/)
    await seen(main(page).getByText(`Tán thành ${all - 1}, không tán thành 1`, { exact: false }))
    await main(page).getByRole('link', { name: 'việc đang giải quyết' }).click()
    await heading(page, `Kết nạp đảng viên: ${NAME}`)
    await seen(main(page).getByText('Chi bộ xét, đề nghị kết nạp').first())
    await seen(main(page).getByRole('link', { name: /^Sinh hoạt bất thường tháng/ }))
  })
})

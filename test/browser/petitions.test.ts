// A petition of a member from the phone to the answer, with its day of answering on both sides.
import { test } from 'vitest'
import { heading, main, press, seen } from './harness/acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('questions and petitions', (site) => {
  test('G8 RESP-01: sent on the phone, among the work of the branch, answered, read by the sender', async () => {
    const member = await site.open({ size: 'phone', as: 'dangvien', at: '/kien-nghi' })
    await seen(member.getByText('Bạn chưa gửi việc nào.'))
    await member.getByRole('link', { name: 'Gửi tới chi bộ' }).click()
    await heading(member, 'Gửi chất vấn, kiến nghị')
    await member.getByLabel('Về việc gì').fill('Đường vào xóm bị lở')
    await member.getByLabel('Nội dung').fill('Đề nghị sửa đoạn bị lở.')
    await press('Gửi tới chi bộ')(member)
    await heading(member, 'Đường vào xóm bị lở')
    await seen(member.getByText('Trả lời trước (RESP-01)'))

    const secretary = await site.open({ size: 'phone', as: 'bithu', at: '/viec' })
    await (await seen(main(secretary).getByRole('link', { name: 'Trả lời 1 chất vấn, kiến nghị' }))).click()
    await (await seen(main(secretary).getByRole('link', { name: 'Đường vào xóm bị lở' }))).click()
    await press('Trả lời')(secretary)
    await secretary.getByLabel('Nội dung trả lời').fill('Đã đưa vào kế hoạch quý tới.')
    await press('Ghi câu trả lời')(secretary)
    await seen(secretary.getByText('Đã ghi câu trả lời.'))

    await member.reload()
    await seen(main(member).getByText(/Đã đưa vào kế hoạch quý tới/))
    await seen(main(member).getByText('Đã trả lời'))
  })
})

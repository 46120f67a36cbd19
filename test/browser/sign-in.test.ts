// Signing in and out, the first password, the second factor, and what becomes of a page whose session has ended.
import { expect, test } from 'vitest'
import { codeOf, heading, holdUntil, seen, signIn, signInAs } from './harness/acts.ts'
import { inBrowser } from './harness/site.ts'

const REFUSED = /status of 4\d\d .*\/api\/identity\./
const UNSIGNED = /status of 401 /

inBrowser('signing in', (site) => {
  test('a wrong password is said in a sentence, the right one opens the page that was wanted', async () => {
    const page = await site.open({ at: '/dang-vien?gender=female', expected: [REFUSED] })
    await heading(page, 'Đăng nhập')
    await signIn(page, site.signInName('bithu'), 'không phải mật khẩu này')
    const problem = await seen(page.getByRole('alert'))
    expect(await problem.textContent()).toMatch(/Tên đăng nhập hoặc mật khẩu/)
    // The sentence takes the focus, so that a screen reader says it.
    await expect.poll(() => problem.evaluate((box) => box === document.activeElement)).toBe(true)
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(site.password)
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    await heading(page, 'Đảng viên')
    expect(new URL(page.url()).search).toBe('?gender=female')
  })

  // Also where the page is still coming when its person leaves it.
  test.each([
    ['what it asks', undefined],
    ['its program', /\/work-page/],
  ])(
    'signing out while a page waits for %s leads back to the sign-in page, and the records are closed',
    async (_, held) => {
      const page = await site.open({ size: 'phone', at: '/' })
      await holdUntil(page, /identity\.sign-out/, held)
      await signInAs(site, page, 'bithu')
      await seen(page.getByRole('navigation', { name: 'Các phần của chương trình' }))
      await page.getByRole('button', { name: /đăng xuất/ }).click()
      await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click()
      await heading(page, 'Đăng nhập')
      await page.goto(`${site.address}/dang-vien`)
      await heading(page, 'Đăng nhập')
    },
  )

  test('a fresh account sets its own password before anything else', async () => {
    const office = await site.open({ as: 'quantri', at: '/quan-tri/tai-khoan' })
    await (await seen(office.getByRole('button', { name: 'Tạo tài khoản' }))).click()
    await office.getByLabel('Họ và tên').fill('Cao Thị Thử Nghiệm')
    await office.getByLabel('Nhóm quyền').selectOption({ label: 'Văn phòng cấp ủy' })
    await office.getByLabel('Chức vụ ghi trên màn hình').fill('Cán bộ văn phòng')
    await office.getByLabel(/^Tên đăng nhập/).fill('thu.nghiem')
    await office.getByRole('button', { name: 'Tạo tài khoản' }).click()
    const given = await seen(office.getByText(/^Mật khẩu lần đầu: /))
    const first = (await given.textContent())?.replace('Mật khẩu lần đầu: ', '').trim() ?? ''

    const page = await site.open({ at: '/dang-nhap', expected: [REFUSED] })
    await signIn(page, 'thu.nghiem@99', first)
    await heading(page, 'Đặt mật khẩu của bạn')
    await page.goto(`${site.address}/dang-vien`)
    await heading(page, 'Đặt mật khẩu của bạn')
    const own = 'bốn con chim sẻ nhỏ'
    await page.getByRole('textbox', { name: 'Mật khẩu đang dùng' }).fill(first)
    await page.getByRole('textbox', { name: 'Mật khẩu mới', exact: true }).fill(own)
    await page.getByRole('textbox', { name: 'Nhập lại mật khẩu mới' }).fill(`${own} `)
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
    await seen(page.getByRole('alert').getByText('Hai lần nhập mật khẩu mới chưa giống nhau.'))
    await page.getByRole('textbox', { name: 'Nhập lại mật khẩu mới' }).fill(own)
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
    await seen(page.getByRole('navigation', { name: 'Các phần của chương trình' }))

    const later = await site.open({ at: '/dang-nhap' })
    await signIn(later, 'thu.nghiem@99', own)
    await seen(later.getByRole('navigation', { name: 'Các phần của chương trình' }))
  })

  test('a second factor is set up with an authenticator, and then asked for', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: '/tai-khoan', expected: [REFUSED] })
    await (await seen(page.getByRole('button', { name: 'Bật xác thực hai lớp' }))).click()
    // The device may have been left open: the password is asked for first.
    const password = page.getByRole('textbox', { name: 'Mật khẩu', exact: true })
    await password.fill('không phải mật khẩu này')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await seen(page.getByRole('alert').getByText(/Mật khẩu hiện tại không đúng/))
    await password.fill(site.password)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await seen(page.getByRole('img', { name: 'Hình để quét bằng ứng dụng xác thực' }))
    const written = page
      .getByText('Nếu không quét được, nhập khóa này vào ứng dụng:')
      .locator('xpath=following-sibling::p')
    const secret = (await written.textContent()) ?? ''
    await page.getByLabel('Mã xác thực').fill(codeOf(site, secret))
    await page.getByRole('button', { name: 'Bật xác thực hai lớp' }).click()
    await seen(page.getByText('Đây là 10 mã dự phòng của bạn', { exact: false }))
    await page.getByRole('button', { name: 'Tôi đã cất các mã này' }).click()
    await seen(page.getByText(/Đang bật$/))

    const other = await site.open({ size: 'phone', at: '/dang-nhap', expected: [REFUSED] })
    await signInAs(site, other, 'vanphong.xa')
    await heading(other, 'Nhập mã xác thực')
    await other.getByLabel('Mã xác thực').fill('000000')
    await other.getByRole('button', { name: 'Xác nhận' }).click()
    await seen(other.getByRole('alert'))
    // The step of the set-up is used up: the authenticator shows the next one half a minute later.
    await site.clock.ahead(30)
    await other.getByLabel('Mã xác thực').fill(codeOf(site, secret))
    await other.getByRole('button', { name: 'Xác nhận' }).click()
    await seen(other.getByRole('navigation', { name: 'Các phần của chương trình' }))

    // Who has both, the password and the authenticator, turns it off.
    await page.getByRole('button', { name: 'Tắt xác thực hai lớp' }).click()
    await page.getByRole('button', { name: 'Tắt xác thực hai lớp' }).click()
    await seen(page.getByRole('alert').getByText('Mật khẩu: Cần điền mục này.'))
    await site.clock.ahead(30)
    await password.fill(site.password)
    await page.getByLabel('Mã xác thực').fill(codeOf(site, secret))
    await page.getByRole('button', { name: 'Tắt xác thực hai lớp' }).click()
    await seen(page.getByText('Đã tắt xác thực hai lớp.'))
    await seen(page.getByText(/Chưa bật$/))
  })

  test('a session ended on another device ends here, and signing in again comes back', async () => {
    const here = await site.open({ as: 'bantochuc', at: '/to-chuc', expected: [UNSIGNED] })
    await heading(here, /Đảng bộ tỉnh/)
    const there = await site.open({ size: 'phone', as: 'bantochuc', at: '/tai-khoan' })
    await (await seen(there.getByRole('button', { name: 'Kết thúc', exact: true }))).click()
    // The button says «Đang gửi…» meanwhile: only the notice tells that it is done.
    await seen(there.getByText('Đã đăng xuất thiết bị ấy.'))
    await here.getByRole('link', { name: 'Đảng viên', exact: true }).click()
    await heading(here, 'Đăng nhập')
    // Who did not leave by hand is told what happened, and that nothing typed is lost.
    await seen(here.getByText('Phiên làm việc trước đã hết.'))
    await seen(here.getByText(/Phần đang nhập dở, nếu có, vẫn được giữ/))
    await signInAs(site, here, 'bantochuc')
    await heading(here, 'Đảng viên')
    await here.getByRole('button', { name: /đăng xuất/ }).click()
    await here.getByRole('button', { name: 'Đăng xuất', exact: true }).click()
    await heading(here, 'Đăng nhập')
    expect(await here.getByText('Phiên làm việc trước đã hết.').count()).toBe(0)
  })
})

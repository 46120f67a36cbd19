// A command by its name with a mistake in the command line: a sentence on the error stream and, asked for JSON, the shape of a refusal.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { CliError } from '#cli/help.ts'
import { runNamed } from '#cli/run-named.ts'

describe('dangvu NAME', () => {
  test.each([
    ['cases.fly', ['--json'], /Không có lệnh hay truy vấn/],
    ['cases.list-work', ['--input', '{x', '--json'], /không phải JSON/],
    ['cases.list-work', ['--inptu', '{}', '--json'], /--inptu/],
  ])('%s %j', async (name, args, sentence) => {
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await expect(runNamed(name, args)).rejects.toThrow(CliError)
    const [text] = printed.mock.calls.flat()
    await expect(
      runNamed(
        name,
        args.filter((arg) => arg !== '--json'),
      ),
    ).rejects.toThrow(sentence)
    expect(printed).toHaveBeenCalledTimes(1)
    printed.mockRestore()
    expect(JSON.parse(String(text))).toMatchObject({
      error: { code: 'kernel.invalid-input', message: expect.stringMatching(sentence), fields: [] },
    })
  })
})

describe('the command line as it is called', () => {
  const program = fileURLToPath(new URL('../../bin/dangvu', import.meta.url))
  /** A folder that cannot be made: what opens the database ends with another sentence. */
  const env = { ...process.env, DANGVU_DATA: '/dev/null/x', PORT: '0' }
  const call = (...args: string[]) =>
    promisify(execFile)(program, args, { env, timeout: 30_000 }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    )

  test.each([
    [['serve', '--help'], /dangvu serve .*máy chủ/],
    [['statistics', '-h'], /dangvu statistics BIỂU --organisation MÃ/],
    [['found-province', '--help'], /dangvu found-province MÃ-TỈNH --on NGÀY/],
    [['verify-history', '--help'], /dangvu verify-history/],
    [['organisations.rename', '--help'], /Đổi tên tổ chức đảng.*Ai được dùng: .*\bname: chữ/s],
  ])('%j prints how it is called and starts nothing', async (args, text) => {
    expect(await call(...args)).toMatchObject({ code: 0, stdout: expect.stringMatching(text), stderr: '' })
  })

  test.each([
    [['serve', '--port=9000'], /không có tùy chọn --port/],
    [['serve', 'now'], /Thừa «now»: dangvu serve/],
    [['verify-history', '--json'], /không có tùy chọn --json/],
    [['manual', 'x'], /Thừa «x»/],
    [['import', 'members', 'x.xlsx'], /Cần --organisation/],
    [['import', 'members', 'x.xlsx', '--organisation', '99'], /Không đọc được tệp x\.xlsx/],
    [['statistics', '3', '--nope'], /không có tùy chọn --nope/],
    [['statistics', '3', '--organisation', '99', '--on', '31/12/2026'], /«31\/12\/2026» không phải ngày/],
    [['organisations.get', '--input', '{}', '--as', 'a@99'], /thư mục dữ liệu \/dev\/null\/x: .*DANGVU_DATA\.\n$/],
  ])('%j is a mistake, and nothing is started', async (args, sentence) => {
    expect(await call(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) })
  })

  test('a port in use is said before anything is made', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const started = promisify(execFile)(program, ['serve'], { env: { ...env, PORT: String(port) }, timeout: 30_000 })
    await expect(started).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(`^Cổng ${port} đang có chương trình khác dùng. Chọn cổng khác`),
    })
    taken.close()
  })
})

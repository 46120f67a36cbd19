// A command by its name with a mistake in the command line: a sentence on the error stream and, asked for JSON, the shape of a refusal.
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

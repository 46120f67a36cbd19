// The verb that reads a document without a database, as a person starts it.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-test-read-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = async (text: string, ...options: string[]): Promise<{ stdout: string; stderr: string }> => {
  const path = join(folder, 'van-ban.txt')
  await writeFile(path, text)
  return promisify(execFile)(process.execPath, [main, 'read-document', path, ...options])
}

describe('dangvu read-document', () => {
  test('S-04 S-07: a paper with a secrecy mark is named as such, in the result and beside it', async () => {
    const marked = await read('ĐẢNG ỦY XÃ A\nTỐI MẬT\nKẾ HOẠCH\nbảo vệ kỳ họp\n', '--json')
    expect(JSON.parse(marked.stdout)).toMatchObject({ secrecy: 'highly-secret', docType: expect.any(String) })
    expect(marked.stderr).toMatch(/dấu độ Tối mật.*chỉ lập phiếu.*117\/2025\/QH15/s)
    expect((await read('ĐẢNG ỦY XÃ A\nMẬT\nKẾ HOẠCH\n')).stderr).toContain('dấu độ Mật')
  })

  test('a paper without one is read without a word', async () => {
    const { stdout, stderr } = await read('ĐẢNG ỦY XÃ A\nKẾ HOẠCH\ntuyên truyền về bảo vệ bí mật\n', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ format: 'text', secrecy: null })
    expect(stderr).toBe('')
  })
})

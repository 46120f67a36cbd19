// The reading process where the packages, or the program itself, are reached by a link: what it may read is named by the way it is reached.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
const SCRIPT = `
const { previewMemberList } = await import(process.argv[2] + '/src/readers/preview-member-list.ts')
const names = []
await previewMemberList(Buffer.from('TT,Họ và tên,Ngày sinh\\n1,Hà Văn Tùng,05/05/1964\\n'), {
  today: '2026-01-01',
  onRows: (rows) => names.push(...rows.map((row) => row.values.fullName)),
})
console.log(names.join())
`
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dangvu-linked-'))
  const program = join(folder, 'program')
  for (const part of ['src/readers', 'src/rules', 'data', 'package.json'])
    cpSync(join(PROJECT, part), join(program, part), { recursive: true })
  writeFileSync(join(folder, 'read.mjs'), SCRIPT)
  symlinkSync(join(PROJECT, 'node_modules'), join(program, 'node_modules'))
  symlinkSync(program, join(folder, 'link'))
  cpSync(program, join(folder, 'single'), { recursive: true, verbatimSymlinks: true })
  rmSync(join(folder, 'single', 'node_modules'))
  mkdirSync(join(folder, 'single', 'node_modules'))
  symlinkSync(join(PROJECT, 'node_modules', 'csv-parse'), join(folder, 'single', 'node_modules', 'csv-parse'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['the folder of packages is a link', 'program', []],
  ['the package is a link', 'single', []],
  ['the folder of the program is a link, too', 'link', []],
  ['links are kept by the program itself', 'link', ['--preserve-symlinks', '--preserve-symlinks-main']],
])('%s', (_, place, flags) => {
  const read = execFileSync(process.execPath, [...flags, join(folder, 'read.mjs'), join(folder, place)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  expect(read.trim()).toBe('Hà Văn Tùng')
})

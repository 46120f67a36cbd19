// Measures how soon a list that tries to hurt is refused, beside a process of Node that reads nothing and ends.
import { execFileSync } from 'node:child_process'
import { previewMemberList } from '#readers/preview-member-list.ts'
import { makeZip, workbookParts } from '#readers/zip.fixture.ts'

const rounds = Number(process.argv[2] ?? 15)
const MB = 2 ** 20
const HEAD = ['TT', 'Họ và tên', 'Ngày sinh', 'Ngày vào Đảng']
const parts = workbookParts([{ name: 'DS', rows: [HEAD] }])
const SHEET = 'xl/worksheets/sheet1.xml'

/** The list with one part in the place of its own. */
const withPart = (name: string, data: string | Uint8Array, inflated?: number): Buffer =>
  makeZip([
    ...parts.filter((part) => part.name !== name),
    { name, data, claim: inflated === undefined ? {} : { inflated } },
  ])

const doctype = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
const cells = Array.from({ length: 1_000_000 }, (_, i) => `<c><v>${(i * 7919) % 99_991}</v></c>`).join('')
const wide = Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join(',')
const files: Record<string, Buffer> = {
  'random bytes': Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
  macros: withPart('xl/vbaProject.bin', 'x'),
  'a bomb that says its size': withPart('xl/media/x.bin', Buffer.alloc(400 * MB)),
  'a DOCTYPE in the workbook': withPart('xl/workbook.xml', `${doctype}<workbook/>`),
  'a DOCTYPE in the sheet': withPart(SHEET, `${doctype}<worksheet><sheetData/></worksheet>`),
  'a size that lies: 300 MB': withPart(SHEET, Buffer.alloc(300 * MB, 32), 1000),
  'a million columns, CSV': Buffer.from(`${wide}\n`),
  'a million columns, xlsx': withPart(SHEET, `<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`),
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN
const empty: number[] = []
const taken = new Map<string, { code: string; times: number[] }>()
for (let round = 0; round < rounds; round++) {
  const before = performance.now()
  execFileSync(process.execPath, ['-e', ''])
  empty.push(performance.now() - before)
  for (const [what, bytes] of Object.entries(files)) {
    const started = performance.now()
    const result = await previewMemberList(bytes, { today: '2026-01-01' })
    const took = performance.now() - started
    const known = taken.get(what) ?? { code: result.ok ? 'read' : result.refusal.code, times: [] }
    known.times.push(took)
    taken.set(what, known)
  }
}
const yardstick = median(empty)
console.table(
  [...taken].map(([what, { code, times }]) => ({
    what,
    answer: code,
    'median ms': Math.round(median(times)),
    'slowest ms': Math.round(Math.max(...times)),
    'to an empty process': `${(median(times) / yardstick).toFixed(1)}×`,
    'under 200 ms': median(times) < 200,
  })),
)
console.log(`an empty process of Node: ${Math.round(yardstick)} ms`)

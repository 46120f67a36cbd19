// An invented list of members as an office keeps it in Excel: a title, rows that name the branch, and two planted contradictions.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'

const HEADINGS = [
  'TT',
  'Họ và tên',
  'Giới tính',
  'Ngày sinh',
  'Dân tộc',
  'Số định danh cá nhân',
  'Ngày vào Đảng',
  'Ngày chính thức',
]

/** The branch whose name stands in a row of its own above its people. */
export const BRANCHES = ['Chi bộ thôn Sao Mai', 'Chi bộ thôn Sao Hôm'] as const

interface Person {
  name: string
  gender: string
  birth: string
  number: string
  admitted: string
  official: string
}

const person = (i: number): Person => ({
  name: `${['Lò', 'Vàng', 'Quách'][i % 3]} ${i % 2 === 0 ? 'Văn' : 'Thị'} ${['Ánh', 'Biển', 'Chanh', 'Dừa', 'Én', 'Gấm', 'Hến', 'Khoai'][i]}`,
  gender: i % 2 === 0 ? 'Nam' : 'Nữ',
  birth: `0${1 + i}/05/197${i}`,
  number: `9990000000${10 + i}`,
  admitted: `1${i}/06/200${i}`,
  official: `1${i}/06/20${i === 9 ? '10' : `0${i + 1}`}`,
})

/** Eight people, all of whom but two can be written as they stand. */
export const people: readonly Person[] = Array.from({ length: 8 }, (_, i) => person(i))
/** Born after the admission to the Party. */
export const BORN_LATE = 2
/** Full member before the admission. */
export const FULL_EARLY = 5

const listed = people.map((one, i) => ({
  ...one,
  ...(i === BORN_LATE && { birth: '03/05/2012' }),
  ...(i === FULL_EARLY && { official: '01/02/1999' }),
}))

/** Writes the list; the file goes with its folder. */
export async function writeList(): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-list-'))
  const file = join(folder, 'danh-sach-xa.xlsx')
  const cells = (values: readonly (string | null)[]) => values.map((value) => (value === null ? null : { value }))
  const half = listed.length / 2
  const rows = [
    cells(['DANH SÁCH ĐẢNG VIÊN']),
    cells(HEADINGS),
    ...BRANCHES.flatMap((branch, b) => [
      cells([null, branch]),
      ...listed
        .slice(b * half, (b + 1) * half)
        .map((one, i) =>
          cells([String(i + 1), one.name, one.gender, one.birth, 'Kinh', one.number, one.admitted, one.official]),
        ),
    ]),
    cells([null, `Tổng cộng: ${listed.length} đảng viên`]),
  ]
  await writeXlsxFile(rows).toFile(file)
  return { file, remove: () => rm(folder, { recursive: true, force: true }) }
}

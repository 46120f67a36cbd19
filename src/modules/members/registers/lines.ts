// The lines of the registers: what stands in each column, on the screen, in Excel and in the Word form alike.
import type { RegisterKind } from '#contract/registers.ts'
import type { FormData, FormListMember, FormTransfer } from '#forms/form-data.ts'
import type { PrintCode } from '#forms/print-code.ts'
import { formatPartialDate, isPartialDate } from '#rules/calendar/partial-date.ts'
import { occupations } from '#rules/code-lists/people-lists.ts'

/** A line with what the form is filled from; `memberId`: null where the record lies out of reach today. */
export interface RegisterLine {
  id: string
  memberId: string | null
  member?: FormListMember
  transfer?: FormTransfer
  numbers?: NumberBlock
  /** Where the list goes on behind this line. */
  key: readonly (string | null)[]
}

/** Numbers of curricula in use: those of one thousand, or how many members have none (`first` is null). */
export interface NumberBlock {
  block: string
  used: number
  thisYear: number
  first: string | null
  last: string | null
}

interface LineColumn {
  title: string
  /** In characters of the sheet's font. */
  width: number
  text: (line: RegisterLine) => string
}

export interface Register {
  code: PrintCode
  title: string
  columns: readonly LineColumn[]
  /** The form's data for whole lines. */
  fill: (lines: readonly RegisterLine[]) => Pick<FormData, 'members' | 'transfers' | 'lines'>
}

type Value = string | null | undefined
const day = (value: Value): string => (value === null || value === undefined ? '' : formatPartialDate(value))
/** A month as a case records it: a date, or as somebody wrote it. */
const monthShown = (value: Value): string => (value != null && isPartialDate(value) ? day(value) : (value ?? ''))
const together = (...values: readonly Value[]): string =>
  values.filter((value) => value !== null && value !== undefined && value !== '').join('; ')

const ofMember = (title: string, width: number, text: (member: FormListMember) => string): LineColumn => ({
  title,
  width,
  text: ({ member }) => (member === undefined ? '' : text(member)),
})
const ofTransfer = (title: string, width: number, text: (transfer: FormTransfer) => string): LineColumn => ({
  title,
  width,
  text: ({ transfer }) => (transfer === undefined ? '' : text(transfer)),
})

const ofNumbers = (title: string, width: number, text: (numbers: NumberBlock) => string): LineColumn => ({
  title,
  width,
  text: ({ numbers }) => (numbers === undefined ? '' : text(numbers)),
})
const usedInWords = ({ used, thisYear, first, last }: NumberBlock): string =>
  first === null
    ? `${used} đảng viên`
    : `Đã dùng ${used} số, từ ${first} đến ${last}; trong năm ${thisYear} số; còn lại: …………`

const GENDERS = { male: 'Nam', female: 'Nữ' } as const
const name = ofMember('Họ và tên', 26, (m) => m.fullName ?? '')
const gender = ofMember('Giới tính', 8, ({ gender: g }) => (g === null || g === undefined ? '' : GENDERS[g]))
const born = ofMember('Ngày sinh', 12, (m) => day(m.birthDate))
const home = [ofMember('Quê quán', 24, (m) => m.hometown ?? ''), ofMember('Nơi cư trú', 24, (m) => m.residence ?? '')]
const branch = ofMember('Chi bộ', 22, (m) => m.branch ?? '')
const note = ofMember('Ghi chú', 18, (m) => m.note ?? '')
const work = (m: FormListMember): string =>
  together(m.occupation ?? occupations.byCode(m.occupationCode ?? '')?.name ?? null)

export const registers: Readonly<Record<RegisterKind, Register>> = {
  members: {
    code: 'members-register',
    title: 'Danh sách đảng viên',
    columns: [
      name,
      gender,
      born,
      ...home,
      ofMember('Nghề nghiệp', 20, work),
      ofMember('Ngày vào Đảng', 12, (m) => day(m.admittedOn)),
      ofMember('Ngày chính thức', 12, (m) => day(m.officialOn)),
      ofMember('Số thẻ; số lý lịch', 22, (m) => together(m.cardNo, m.fileNo)),
      branch,
      note,
    ],
    fill: (lines) => ({ members: lines.flatMap(({ member }) => member ?? []) }),
  },
  probationers: {
    code: 'probationers-register',
    title: 'Danh sách đảng viên dự bị',
    columns: [
      name,
      gender,
      born,
      ...home,
      ofMember('Quyết định kết nạp', 22, (m) => together(day(m.decisionOn), m.document)),
      ofMember('Ngày kết nạp', 12, (m) => day(m.admittedOn)),
      branch,
      note,
    ],
    fill: (lines) => ({ members: lines.flatMap(({ member }) => member ?? []) }),
  },
  transfers: {
    code: 'transfers-register',
    title: 'Sổ chuyển sinh hoạt đảng',
    columns: [
      ofTransfer('Họ và tên', 26, (t) => t.fullName ?? ''),
      ofTransfer('Ngày sinh', 12, (t) => day(t.birthDate)),
      ofTransfer('Số thẻ; số lý lịch', 22, (t) => together(t.cardNo, t.fileNo)),
      ofTransfer('Chức vụ', 16, (t) => t.post ?? ''),
      ofTransfer('Loại', 13, (t) => t.kind ?? ''),
      ofTransfer('Từ', 26, (t) => t.from ?? ''),
      ofTransfer('Đến', 26, (t) => t.to ?? ''),
      ofTransfer('Ngày', 12, (t) => day(t.introducedOn)),
      ofTransfer('Giấy giới thiệu; văn bản', 18, (t) => together(t.no, t.documentNo)),
      ofTransfer('Đảng phí đến', 13, (t) => monthShown(t.duesPaidTo)),
      ofTransfer('Ngày trả lời', 12, (t) => day(t.answeredOn)),
      ofTransfer('Ghi chú', 18, (t) => t.note ?? ''),
    ],
    fill: (lines) => ({ transfers: lines.flatMap(({ transfer }) => transfer ?? []) }),
  },
  'file-numbers': {
    code: '1-SLLĐV',
    title: 'Sử dụng số lý lịch đảng viên',
    columns: [
      ofNumbers('Cụm số', 30, (n) => n.block),
      ofNumbers('Đã dùng', 12, (n) => String(n.used)),
      ofNumbers('Trong năm', 12, (n) => (n.first === null ? '' : String(n.thisYear))),
      ofNumbers('Số nhỏ nhất', 14, (n) => n.first ?? ''),
      ofNumbers('Số lớn nhất', 14, (n) => n.last ?? ''),
    ],
    fill: (lines) => ({
      lines: lines.flatMap(({ numbers }) =>
        numbers === undefined ? [] : [{ label: numbers.block, text: usedInWords(numbers) }],
      ),
    }),
  },
}

export const cellsOf = ({ columns }: Register, line: RegisterLine): string[] =>
  columns.map((column) => column.text(line))

// The columns of an exported list of members: the order and heading of the official sheet, and what stands in each cell.
import type { ExportColumn } from '#contract/exports.ts'
import type { Secrets } from '#kernel/secrets.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import { formatPartialDate } from '#rules/calendar/partial-date.ts'
import {
  educationLevels,
  ethnicGroups,
  professionalLevels,
  religions,
  theoryLevels,
} from '#rules/code-lists/people-lists.ts'
import type { SheetColumn } from '#rules/exports/sheet-xml.ts'
import { type MemberStatus, statusNames } from '#rules/members/status-change.ts'

/** A member as a list shows one: with the branch and the status of the day. */
export type ListedMember = MemberRow & { branch_name: string; branch_path: string; day_status: string }

interface FilledColumn extends SheetColumn {
  text: (member: ListedMember, secrets: Secrets) => string
}

type Named = { byCode: (code: string) => { name: string } | undefined }
const named = (list: Named, code: string | null): string => (code === null ? '' : (list.byCode(code)?.name ?? code))
const date = (value: string | null): string => (value === null ? '' : formatPartialDate(value))
const opened = (sealed: string | null, secrets: Secrets): string => (sealed === null ? '' : secrets.unseal(sealed))

const LEVELS = 'Trình độ'
const DATES = 'Ngày, tháng, năm'

/** The date of birth stands under the gender; of somebody whose gender is not known it stands in the notes. */
const birthNote = (m: ListedMember): string =>
  m.gender === null && m.birth_date !== null ? `sinh ${date(m.birth_date)}, chưa ghi giới tính` : ''

const columns: Record<ExportColumn, readonly FilledColumn[]> = {
  fullName: [{ group: null, title: 'Họ và tên', width: 26, text: (m) => m.full_name }],
  birthDate: [
    {
      group: 'Ngày sinh',
      title: 'Nam',
      width: 12,
      centred: true,
      text: (m) => (m.gender === 'male' ? date(m.birth_date) : ''),
    },
    {
      group: 'Ngày sinh',
      title: 'Nữ',
      width: 12,
      centred: true,
      text: (m) => (m.gender === 'female' ? date(m.birth_date) : ''),
    },
  ],
  ethnicity: [{ group: null, title: 'Dân tộc', width: 10, text: (m) => named(ethnicGroups, m.ethnicity_code) }],
  religion: [{ group: null, title: 'Tôn giáo', width: 11, text: (m) => named(religions, m.religion_code) }],
  hometown: [{ group: null, title: 'Quê quán', width: 26, text: (m) => m.hometown ?? '' }],
  residence: [{ group: null, title: 'Nơi cư trú', width: 26, text: (m) => m.residence ?? '' }],
  education: [
    {
      group: LEVELS,
      title: 'Giáo dục phổ thông',
      width: 13,
      text: (m) => named(educationLevels, m.education_code),
    },
  ],
  professional: [
    {
      group: LEVELS,
      title: 'Chuyên môn',
      width: 14,
      text: (m) => named(professionalLevels, m.professional_code) || (m.professional_field ?? ''),
    },
  ],
  theory: [{ group: LEVELS, title: 'Lý luận chính trị', width: 12, text: (m) => named(theoryLevels, m.theory_code) }],
  occupation: [{ group: null, title: 'Nghề nghiệp', width: 22, text: (m) => m.occupation ?? '' }],
  admittedOn: [{ group: DATES, title: 'Vào Đảng', width: 12, centred: true, text: (m) => date(m.admitted_on) }],
  officialOn: [{ group: DATES, title: 'Chính thức', width: 12, centred: true, text: (m) => date(m.official_on) }],
  personalNo: [
    {
      group: null,
      title: 'Số định danh cá nhân',
      width: 15,
      centred: true,
      text: (m, s) => opened(m.personal_no_sealed, s),
    },
  ],
  cardNo: [
    {
      group: null,
      title: 'Số thẻ đảng viên',
      width: 15,
      centred: true,
      text: (m, s) => opened(m.card_no_sealed, s) || opened(m.former_card_no_sealed, s),
    },
  ],
  fileNo: [{ group: null, title: 'Số lý lịch', width: 12, centred: true, text: (m) => m.file_no ?? '' }],
  branch: [{ group: null, title: 'Chi bộ', width: 24, text: (m) => m.branch_name }],
  status: [{ group: null, title: 'Tư cách', width: 16, text: (m) => statusNames[m.day_status as MemberStatus] }],
  note: [
    {
      group: null,
      title: 'Ghi chú',
      width: 20,
      text: (m) => [birthNote(m), m.note ?? ''].filter((text) => text !== '').join('; '),
    },
  ],
}

const ORDER = Object.keys(columns) as ExportColumn[]
/** Columns that hold numbers of a person: only on request and with a reason. */
const NUMBERS: readonly ExportColumn[] = ['personalNo', 'cardNo']
const STANDARD = ORDER.filter((column) => column !== 'status')

/** The columns of a list, in the official order, whatever order they were asked for. */
export function exportColumns(wanted: readonly ExportColumn[] | undefined, withNumbers: boolean): FilledColumn[] {
  const chosen = new Set(wanted ?? STANDARD)
  // A list of people without their names is no list.
  chosen.add('fullName')
  return ORDER.filter((column) => chosen.has(column) && (withNumbers || !NUMBERS.includes(column))).flatMap(
    (column) => columns[column],
  )
}

export const ordinalColumn: SheetColumn = { group: null, title: 'TT', width: 6, centred: true }

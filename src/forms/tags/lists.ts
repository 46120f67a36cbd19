// Parts of templates that are long lists: members as lines of a register, the register of transfers, the boxes of introduction forms.
import { clean, MEDIUM } from '../blanks.ts'
import type { FormBox, FormListMember } from '../form-data.ts'
import { introductionForms } from '../introduction-boxes.ts'
import { committeeAt } from '../organisation-names.ts'
import { blankOfMonth, dateInDigits, dateInWords, NO_DATE, period } from '../write-date.ts'
import { personTags } from './person-tags.ts'
import { condition, list, type Row, type Section } from './section.ts'
import { type PaperContext, type Place, placeOf, tagKey } from './tag.ts'

type Extra = readonly [tag: string, read: (member: FormListMember) => string | null | undefined]
const memberExtras: readonly Extra[] = [
  ['chi bộ của đảng viên', (m) => m.branch],
  ['chuyển đến ngày', (m) => dateInDigits(m.movedInOn)],
  ['chuyển đến từ', (m) => m.movedFrom],
  ['chuyển đi ngày', (m) => dateInDigits(m.movedOutOn)],
  ['chuyển đi đâu', (m) => m.movedTo],
  ['từ trần ngày', (m) => dateInDigits(m.diedOn)],
  ['ra khỏi đảng ngày', (m) => dateInDigits(m.leftOn)],
  ['hình thức ra khỏi đảng', (m) => m.leftHow],
  ['văn bản của đảng viên', (m) => m.document],
  ['thời gian của đảng viên', (m) => period(m.from, m.to)],
  ['nước đến của đảng viên', (m) => m.country],
  ['lý do của đảng viên', (m) => m.reason],
]
/** Tags that only a line of a list of members knows, besides all those of a person. */
export const memberOnlyTags: readonly string[] = memberExtras.map(([tag]) => tag)
const extraByTag = new Map(memberExtras)
const personByTag = new Map(personTags.map((tag) => [tagKey(tag.name), tag]))

/** A line of a register; what is not known stays an empty cell, to be written in by hand. */
const memberRow =
  (member: FormListMember | undefined, index: number, context: PaperContext): Row =>
  (key) => {
    if (key === 'số thứ tự') return { value: String(index + 1), blank: '' }
    const extra = extraByTag.get(key)
    const tag = personByTag.get(key)
    if (extra === undefined && tag === undefined) return undefined
    if (member === undefined) return { value: null, blank: key === 'họ tên' ? MEDIUM : '' }
    if (extra !== undefined) return { value: clean(extra(member)) ?? null, blank: '' }
    const place = tag === undefined ? undefined : placeOf(tag, { ...context, data: { person: member } })
    return { value: place?.value ?? null, blank: '' }
  }

const members: Section = {
  name: 'danh sách đảng viên',
  tags: ['số thứ tự', ...personByTag.keys(), ...extraByTag.keys()],
  rows: (context) => {
    const given = context.data.members ?? []
    const all = given.length === 0 ? [undefined] : given
    return all.map((member, index) => memberRow(member, index, context))
  },
}

/** One sheet for each member of the list, as if it were about that member alone; what is not known is dotted. */
const eachMember: Section = {
  name: 'từng đảng viên',
  tags: ['số thứ tự', ...personByTag.keys(), ...extraByTag.keys()],
  rows: (context) => {
    const given = context.data.members ?? []
    return (given.length === 0 ? [{}] : given).map(
      (member, index): Row =>
        (key) => {
          const place = memberRow(member, index, context)(key)
          return place === undefined ? undefined : { ...place, blank: personByTag.get(key)?.blank ?? MEDIUM }
        },
    )
  },
}

const transfers = list(
  'danh sách chuyển sinh hoạt',
  ({ data }) => data.transfers,
  [
    ['số giấy', (t) => t.no],
    ['tên người chuyển', (t) => t.fullName, MEDIUM],
    ['ngày sinh người chuyển', (t) => dateInDigits(t.birthDate)],
    ['số lý lịch người chuyển', (t) => t.fileNo],
    ['số thẻ người chuyển', (t) => t.cardNo],
    ['chức vụ người chuyển', (t) => t.post],
    ['loại chuyển', (t) => t.kind],
    ['từ nơi', (t) => t.from],
    ['đến nơi', (t) => t.to],
    ['ngày giới thiệu', (t) => dateInDigits(t.introducedOn)],
    ['số văn bản chuyển', (t) => t.documentNo],
    ['đảng phí đến', (t) => dateInDigits(t.duesPaidTo) ?? t.duesPaidTo],
    ['ngày trả lời', (t) => dateInDigits(t.answeredOn)],
    ['ghi chú chuyển', (t) => t.note],
  ],
  { blank: '' },
)

const boxTags = [
  'từ ô',
  'gửi ô',
  'ngày ô',
  'đảng phí ô',
  'hồ sơ ô',
  'ghi chú ô',
  'thẩm quyền ô',
  'chức vụ ô',
  'người ký ô',
] as const

/** A box not written yet knows only whose it is. */
function boxRow(given: FormBox | undefined, whose: string | undefined): Row {
  const place = (value: string | null | undefined, blank: string = MEDIUM): Place => ({
    value: clean(value) ?? null,
    blank,
  })
  const places: Record<(typeof boxTags)[number], Place> = {
    'từ ô': place(given?.from ?? whose),
    'gửi ô': place(given?.to),
    'ngày ô': place(dateInWords(given?.on), NO_DATE),
    'đảng phí ô': place(dateInWords(given?.duesPaidTo) ?? given?.duesPaidTo, blankOfMonth),
    'hồ sơ ô': place(given?.enclosed),
    'ghi chú ô': place(given?.remark),
    'thẩm quyền ô': place(given?.authority, ''),
    'chức vụ ô': place(given?.signerPost),
    'người ký ô': place(given?.signerName),
  }
  return (key) => places[key as keyof typeof places]
}

/** `ô 1` holds what the box says; `ô 1 bỏ qua` stands where its level does not exist. Together they are one box. */
const boxes: readonly Section[] = Array.from({ length: 10 }, (_, i) => i + 1).flatMap((number): Section[] => {
  const given = ({ data }: PaperContext) => data.boxes?.find((b) => b.box === number)
  const skipped = (context: PaperContext): boolean => given(context)?.skipped === true
  return [
    {
      name: `ô ${number}`,
      tags: boxTags,
      rows: (context) => {
        if (skipped(context)) return []
        const form = introductionForms.find((f) => f.code === context.code)
        const level = form?.boxes.find((b) => b.box === number)?.level
        const whose = level === undefined ? undefined : committeeAt(level, context.data.organisations ?? {})
        return [boxRow(given(context), whose)]
      },
    },
    condition(`ô ${number} bỏ qua`, skipped),
  ]
})

export const listSections: readonly Section[] = [members, eachMember, transfers, ...boxes]

// What each list of people is: which open cases are in it, its columns, the papers made of it.
import type { CaseListKind } from '#contract/case-lists.ts'
import type { FormListMember } from '#forms/form-data.ts'
import type { PrintCode } from '#forms/print-code.ts'
import { formatPartialDate } from '#rules/calendar/partial-date.ts'
import { occupations } from '#rules/code-lists/people-lists.ts'
import type { PaperCode } from '#rules/lifecycle/papers.ts'

interface ListColumn {
  title: string
  text: (person: FormListMember) => string
}

export interface CaseList {
  title: string
  lifecycle: string
  /** Where a case stands while its person is in the list. */
  states: readonly string[]
  /** The same for a branch that has no committee above it but the one that decides (chi bộ cơ sở). */
  statesWithoutCommittee: readonly string[]
  /** Facts the case must have recorded. */
  facts: Readonly<Record<string, string>>
  /** The paper a line names: the last of these that counts. */
  document: readonly PaperCode[]
  columns: readonly ListColumn[]
  papers: readonly PrintCode[]
  /** What a submission is about. */
  subject: string
}

const day = (value: string | null | undefined): string =>
  value === null || value === undefined ? '' : formatPartialDate(value)
const name: ListColumn = { title: 'Họ và tên', text: (p) => p.fullName ?? '' }
const born: ListColumn = { title: 'Ngày sinh', text: (p) => day(p.birthDate) }
const branch: ListColumn = { title: 'Chi bộ', text: (p) => p.branch ?? '' }
const proposed: readonly ListColumn[] = [
  name,
  born,
  { title: 'Quê quán', text: (p) => p.hometown ?? '' },
  { title: 'Nghề nghiệp', text: (p) => p.occupation ?? occupations.byCode(p.occupationCode ?? '')?.name ?? '' },
  branch,
  { title: 'Nghị quyết đề nghị', text: (p) => p.note ?? '' },
]
const upTheLine = { statesWithoutCommittee: ['branch-resolved'], facts: {}, columns: proposed } as const
const submission: readonly PrintCode[] = ['02-TTr', '03-DSKN']

export const caseLists: Readonly<Record<CaseListKind, CaseList>> = {
  admission: {
    ...upTheLine,
    title: 'Danh sách đề nghị kết nạp đảng viên',
    lifecycle: 'admission',
    states: ['grassroots-resolved', 'appraised'],
    document: ['8A-KNĐ', '8C-KNĐ'],
    papers: submission,
    subject: 'đề nghị kết nạp đảng viên',
  },
  recognition: {
    ...upTheLine,
    title: 'Danh sách đề nghị công nhận đảng viên chính thức',
    lifecycle: 'probation',
    states: ['grassroots-resolved'],
    document: ['15A-KNĐ', '15C-KNĐ'],
    papers: submission,
    subject: 'đề nghị công nhận đảng viên chính thức',
  },
  exemption: {
    title: 'Đảng viên miễn công tác và sinh hoạt không vì tuổi cao, sức yếu',
    lifecycle: 'exemption',
    states: ['exempt', 'renewal-proposed'],
    statesWithoutCommittee: [],
    facts: { route: 'other' },
    document: ['DM-81'],
    columns: [
      name,
      born,
      branch,
      { title: 'Lý do', text: (p) => p.reason ?? '' },
      { title: 'Từ ngày', text: (p) => day(p.from) },
      { title: 'Đến ngày', text: (p) => day(p.to) },
      { title: 'Văn bản', text: (p) => p.document ?? '' },
    ],
    papers: ['1-MSHĐ'],
    subject: 'miễn công tác và sinh hoạt đảng',
  },
}

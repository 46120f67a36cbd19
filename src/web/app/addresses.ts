// Owns the addresses of the application's pages, so that no link is written by hand.
import type { listProposed } from '#contract/case-lists.ts'
import type { listMembers } from '#contract/members.ts'
import type { InputOf } from '#contract/operation.ts'
import type { ask } from '#contract/questions.ts'
import type { listRegister } from '#contract/registers.ts'
import type { getTable, listCell } from '#contract/reports.ts'
import { toAddress } from './client.ts'

export const addresses = {
  /** Leads to the work to do, or to the overview where there is none to see. */
  start: '/',
  work: (at: { tab?: string; organisationId?: string; tinh?: string } = {}) => `/viec${toAddress(at)}`,
  reminders: (at: { tinh?: string } = {}) => `/viec/nhac-viec${toAddress(at)}`,
  case: (id: string, at: { tinh?: string } = {}) => `/viec/${id}${toAddress(at)}`,
  caseStep: (id: string, step: string, at: { tinh?: string } = {}) => `/viec/${id}/buoc/${step}${toAddress(at)}`,
  casePaper: (id: string, code: string, at: { tinh?: string } = {}) =>
    `/viec/${id}/giay-to/${encodeURIComponent(code)}${toAddress(at)}`,
  openCase: (
    about: { memberId?: string; citizenId?: string; organisationId?: string; quyTrinh?: string; buoc?: string },
    at: { tinh?: string } = {},
  ) => `/viec/moi${toAddress({ ...about, ...at })}`,
  citizens: (at: { organisationId?: string; text?: string; tinh?: string } = {}) => `/quan-chung${toAddress(at)}`,
  registerCitizen: (at: { organisationId?: string; tinh?: string } = {}) => `/quan-chung/moi${toAddress(at)}`,
  citizen: (id: string, at: { tinh?: string } = {}) => `/quan-chung/${id}${toAddress(at)}`,
  /** The dossiers of an organisation: `muc` is the tab, `show` which of the list. */
  dossiers: (at: { muc?: string; organisationId?: string; show?: string; tinh?: string } = {}) =>
    `/ho-so${toAddress(at)}`,
  dossier: (memberId: string, at: { tinh?: string } = {}) => `/ho-so/dang-vien/${memberId}${toAddress(at)}`,
  newHandover: (at: { memberId?: string; tinh?: string } = {}) => `/ho-so/giao-nhan/moi${toAddress(at)}`,
  handover: (id: string, at: { tinh?: string } = {}) => `/ho-so/giao-nhan/${id}${toAddress(at)}`,
  reconciliation: (id: string, at: { show?: string; tinh?: string } = {}) => `/ho-so/doi-chieu/${id}${toAddress(at)}`,
  /** `muc` is the tab, `show` which of the list. */
  tasks: (at: { muc?: string; organisationId?: string; show?: string; tinh?: string } = {}) =>
    `/nhiem-vu${toAddress(at)}`,
  assignTask: (at: { organisationId?: string; memberIds?: readonly string[]; tinh?: string } = {}) =>
    `/nhiem-vu/giao${toAddress(at)}`,
  task: (id: string, at: { tinh?: string } = {}) => `/nhiem-vu/${id}${toAddress(at)}`,
  commitments: (at: { organisationId?: string; nam?: number; show?: string; tinh?: string } = {}) =>
    `/tu-duong${toAddress(at)}`,
  commitment: (memberId: string, at: { nam?: number; tinh?: string } = {}) => `/tu-duong/${memberId}${toAddress(at)}`,
  /** `muc` is the tab. */
  documents: (at: { muc?: string; organisationId?: string; tinh?: string } = {}) => `/van-ban${toAddress(at)}`,
  readDocument: (at: { organisationId?: string; tinh?: string } = {}) => `/van-ban/doc${toAddress(at)}`,
  recordDocument: (at: { organisationId?: string; tinh?: string } = {}) => `/van-ban/moi${toAddress(at)}`,
  document: (id: string, at: { tinh?: string } = {}) => `/van-ban/${id}${toAddress(at)}`,
  draftDocument: (at: { organisationId?: string; tinh?: string } = {}) => `/van-ban/du-thao${toAddress(at)}`,
  importPackage: (at: { organisationId?: string; tinh?: string } = {}) => `/van-ban/goi${toAddress(at)}`,
  /** In its layout; `ban`: a version that was not issued. */
  documentPaper: (id: string, at: { ban?: number; tinh?: string } = {}) => `/van-ban/${id}/ban-in${toAddress(at)}`,
  documentVersions: (id: string, at: { tu: number; den: number; tinh?: string }) =>
    `/van-ban/${id}/so-sanh${toAddress(at)}`,
  documentReading: (id: string, at: { tinh?: string } = {}) => `/van-ban/${id}/noi-dung${toAddress(at)}`,
  /** `muc` is the tab. */
  plans: (at: { muc?: string; organisationId?: string; tinh?: string } = {}) => `/ke-hoach${toAddress(at)}`,
  newPlan: (at: { organisationId?: string; vanBan?: string; tinh?: string } = {}) => `/ke-hoach/moi${toAddress(at)}`,
  plan: (id: string, at: { tinh?: string } = {}) => `/ke-hoach/${id}${toAddress(at)}`,
  planOfTask: (taskId: string, at: { tinh?: string } = {}) => `/ke-hoach/viec/${taskId}${toAddress(at)}`,
  /** `viec`: of one piece of work alone. */
  planProgress: (id: string, at: { organisationId?: string; viec?: string; tinh?: string } = {}) => {
    const { organisationId, viec, tinh } = at
    return `/ke-hoach/${id}/tien-do${toAddress({ organisationId, viec, tinh })}`
  },
  receivedPlan: (id: string, at: { tinh?: string } = {}) => `/ke-hoach/nhan/${id}${toAddress(at)}`,
  meetings: (at: { organisationId?: string; nam?: number; tinh?: string } = {}) => `/sinh-hoat${toAddress(at)}`,
  meetingSignIn: (ma: string) => `/sinh-hoat/diem-danh${toAddress({ ma })}`,
  meeting: (id: string, at: { tinh?: string } = {}) => `/sinh-hoat/${id}${toAddress(at)}`,
  meetingCodeSheet: (id: string, at: { tinh?: string } = {}) => `/sinh-hoat/${id}/phieu-ma${toAddress(at)}`,
  caseVote: (meetingId: string, voteId: string, at: { tinh?: string } = {}) =>
    `/sinh-hoat/${meetingId}/kiem-phieu/${voteId}${toAddress(at)}`,
  /** The dues of an organisation: `muc` is the tab, `month` the month. */
  dues: (at: { organisationId?: string; muc?: string; month?: string; tinh?: string } = {}) =>
    `/dang-phi${toAddress(at)}`,
  duesReceipts: (at: { organisationId: string; on: string; id?: string; tinh?: string }) =>
    `/dang-phi/bien-lai${toAddress(at)}`,
  duesBases: (at: { organisationId: string; month?: string; tinh?: string }) => `/dang-phi/khai${toAddress(at)}`,
  ownDues: '/dang-phi/cua-toi',
  duesOfMember: (memberId: string, at: { tinh?: string } = {}) => `/dang-phi/dang-vien/${memberId}${toAddress(at)}`,
  /** `muc` is the tab. */
  evaluations: (at: { muc?: string; ky?: string; show?: string; organisationId?: string; tinh?: string } = {}) =>
    `/danh-gia${toAddress(at)}`,
  openRound: (at: { organisationId?: string; tinh?: string } = {}) => `/danh-gia/mo-ky${toAddress(at)}`,
  /** `show` is whom the round waits for. */
  round: (id: string, at: { show?: string; tinh?: string } = {}) => `/danh-gia/ky/${id}${toAddress(at)}`,
  evaluation: (id: string, at: { tinh?: string } = {}) => `/danh-gia/${id}${toAddress(at)}`,
  reviews: (at: { tinh?: string } = {}) => `/ra-soat${toAddress(at)}`,
  openCampaign: (at: { tinh?: string } = {}) => `/ra-soat/mo${toAddress(at)}`,
  campaign: (id: string, at: { organisationId?: string; tinh?: string } = {}) => `/ra-soat/dot/${id}${toAddress(at)}`,
  review: (id: string, at: { tinh?: string } = {}) => `/ra-soat/${id}${toAddress(at)}`,
  reviewedName: (id: string, at: { tinh?: string } = {}) => `/ra-soat/ten/${id}${toAddress(at)}`,
  /** `bang` opens one of them. */
  reorganisations: (at: { organisationId?: string; bang?: string; tinh?: string } = {}) => `/sap-xep${toAddress(at)}`,
  commendations: (at: { nam?: string; tinh?: string } = {}) => `/bieu-duong${toAddress(at)}`,
  inspections: (at: { tinh?: string } = {}) => `/kiem-tra${toAddress(at)}`,
  programme: (id: string, at: { tinh?: string } = {}) => `/kiem-tra/chuong-trinh/${id}${toAddress(at)}`,
  inspection: (id: string, at: { tinh?: string } = {}) => `/kiem-tra/${id}${toAddress(at)}`,
  petitions: (at: { tinh?: string } = {}) => `/kien-nghi${toAddress(at)}`,
  newPetition: (at: { tinh?: string } = {}) => `/kien-nghi/moi${toAddress(at)}`,
  petition: (id: string, at: { tinh?: string } = {}) => `/kien-nghi/${id}${toAddress(at)}`,
  overview: '/tong-quan',
  signIn: '/dang-nhap',
  firstPassword: '/doi-mat-khau',
  search: '/tim',
  more: '/them',
  account: '/tai-khoan',
  accounts: '/quan-tri/tai-khoan',
  members: (filter: InputOf<typeof listMembers> = {}) => `/dang-vien${toAddress(filter)}`,
  registerMember: (organisationId?: string, tinh?: string) => `/dang-vien/nhap${toAddress({ organisationId, tinh })}`,
  /** `tinh`: the province, only named by the centre. */
  member: (id: string, at: { tinh?: string; muc?: string } = {}) => `/dang-vien/${id}${toAddress(at)}`,
  organisations: '/to-chuc',
  organisation: (id: string, at: { on?: string; tinh?: string; muc?: string } = {}) => `/to-chuc/${id}${toAddress(at)}`,
  foundOrganisation: (id: string, at: { tinh?: string } = {}) => `/to-chuc/${id}/thanh-lap${toAddress(at)}`,
  directory: '/danh-ba',
  imports: '/dang-vien/nhap-danh-sach',
  startImport: (at: { organisationId?: string; provinceCode?: string; createBranches?: boolean } = {}) =>
    `/dang-vien/nhap-danh-sach/moi${toAddress(at)}`,
  import: (id: string, at: { provinceCode?: string; buoc?: 'ghi'; state?: string; decision?: string } = {}) =>
    `/dang-vien/nhap-danh-sach/${id}${toAddress(at)}`,
  registers: (at: Partial<InputOf<typeof listRegister> | InputOf<typeof listProposed>> = {}) =>
    `/so-dang-vien${toAddress(at)}`,
  /** `muc`: which part of the rulebook. */
  rulebook: (at: { muc?: string; instrument?: string; rule?: string; tinh?: string | undefined } = {}) =>
    `/quy-dinh${toAddress(at)}`,
  parameter: (ruleId: string, name: string, at: { on?: string; tinh?: string } = {}) =>
    `/quy-dinh/muc/${ruleId}/${name}${toAddress(at)}`,
  holidayYear: (year: number, at: { tinh?: string } = {}) => `/quy-dinh/ngay-nghi/${year}${toAddress(at)}`,
  reports: (at: { organisationId?: string; nam?: number; tinh?: string } = {}) => `/bao-cao${toAddress(at)}`,
  reportSenders: (at: { organisationId?: string; type: string; from: string; to: string; tinh?: string }) =>
    `/bao-cao/cap-duoi${toAddress(at)}`,
  /** Who has sent what the calendar of a plan asks for. */
  planSenders: (at: { planId: string; planReportId: string; to: string; tinh?: string | undefined }) =>
    `/bao-cao/cap-duoi${toAddress(at)}`,
  /** What stands behind a figure of a target. */
  targetFigure: (at: {
    planId: string
    targetId: string
    of?: 'part' | 'whole'
    on?: string | undefined
    tinh?: string | undefined
  }) => `/bao-cao/so-lieu${toAddress(at)}`,
  reportFigure: (at: { organisationId?: string; figure: string; from: string; to: string; tinh?: string }) =>
    `/bao-cao/so-lieu${toAddress(at)}`,
  reportOutline: (at: { loai?: string; tinh?: string | undefined } = {}) => `/bao-cao/de-cuong${toAddress(at)}`,
  /** `ban`: an edition that was sent. */
  report: (id: string, at: { ban?: number; tinh?: string } = {}) => `/bao-cao/${id}${toAddress(at)}`,
  statistics: (at: Partial<InputOf<typeof getTable>> = {}) => `/thong-ke${toAddress(at)}`,
  questions: (at: { organisationId?: string; tinh?: string } = {}) => `/thong-ke/cau-hoi${toAddress(at)}`,
  /** A question stands in its address: the filter of the list of members, the fields of the table, and which saved one it is. */
  askQuestion: (at: Partial<InputOf<typeof ask>> & { cau?: string } = {}) => `/thong-ke/cau-hoi/dat${toAddress(at)}`,
  receivedAnswer: (id: string) => `/thong-ke/cau-hoi/nhan/${id}`,
  statisticsCell: (at: InputOf<typeof listCell>) => `/thong-ke/danh-sach${toAddress(at)}`,
} as const

// Owns how kinds of cases are offered when one is opened: in which group, the usual ones first, and which cannot be about this person at all.
import type { CaseRefusal, Facts } from './case.ts'
import { refusal } from './guards/guard.ts'
import type { Lifecycle } from './types.ts'

interface Group {
  code: string
  title: string
  /** Codes of lifecycles, the usual ones first. */
  holds: readonly string[]
}

const groups: readonly Group[] = [
  {
    code: 'admission',
    title: 'Tạo nguồn, kết nạp, công nhận chính thức',
    holds: [
      'pool',
      'admission',
      'probation',
      'awareness-class',
      'verification',
      'readmission',
      'recognition-review',
      'verification-reply',
    ],
  },
  {
    code: 'transfer',
    title: 'Chuyển sinh hoạt đảng',
    holds: [
      'formal-transfer-out',
      'temporary-transfer-out',
      'formal-transfer-in',
      'temporary-transfer-in',
      'abroad',
      'collective-transfer',
      'collective-transfer-in',
    ],
  },
  {
    code: 'activity',
    title: 'Miễn sinh hoạt, giữ mối liên hệ nơi cư trú',
    holds: ['residence-introduction', 'exemption', 'residence-contact'],
  },
  {
    code: 'record',
    title: 'Hồ sơ, thẻ, Huy hiệu Đảng',
    holds: [
      'yearly-supplement',
      'change-request',
      'card-issue',
      'card-reissue',
      'card-check',
      'badge-round',
      'lost-dossier',
    ],
  },
  {
    code: 'discipline',
    title: 'Kỷ luật, khiếu nại, ra khỏi Đảng',
    holds: ['discipline', 'name-deletion', 'probationer-deletion', 'resignation', 'appeal'],
  },
]
const rest: Group = { code: 'other', title: 'Việc khác', holds: [] }

/** The group a lifecycle is offered in, and its place among all: the usual first. */
export function offeredIn(code: string): { group: Pick<Group, 'code' | 'title'>; place: number } {
  const at = groups.findIndex(({ holds }) => holds.includes(code))
  const { holds, ...group } = groups[at] ?? rest
  return { group, place: (at < 0 ? groups.length : at) * 100 + Math.max(0, holds.indexOf(code)) }
}

const onlyProbationary = (rule: string, { status }: Facts): CaseRefusal | null =>
  status === undefined || status === 'probationary' ? null : refusal('only-probationary', rule)

const comesFromElsewhere = (rule: string, { branchId }: Facts): CaseRefusal | null =>
  branchId === undefined ? null : refusal('belongs-here', rule)

/** Asked of what the record says; what is not known stands in nobody's way. */
const unfit: Readonly<Record<string, (known: Facts) => CaseRefusal | null>> = {
  probation: (known) => onlyProbationary('PROB-01', known),
  'probationer-deletion': (known) => onlyProbationary('REC-09', known),
  'recognition-review': ({ status }) => (status === 'probationary' ? refusal('only-official', 'ADM-21') : null),
  'name-deletion': ({ status }) => (status === 'probationary' ? refusal('only-official', 'REC-09') : null),
  'card-issue': ({ status, hasCard }) => {
    if (status === 'probationary') return refusal('only-official', 'CARD-01')
    return hasCard === true ? refusal('card-there', 'CARD-01') : null
  },
  'card-reissue': ({ hasCard }) => (hasCard === false ? refusal('card-lacking', 'CARD-04') : null),
  'formal-transfer-in': (known) => comesFromElsewhere('TRF-02', known),
  'temporary-transfer-in': (known) => comesFromElsewhere('TRF-07', known),
}

/**
 * Why a case of this kind cannot be about this person, by what the record says today (`status`, `hasCard`, `branchId`, `leftOn`,
 * `memberId` of a person of the pool who has become a member); null when it can. Whoever has left may only complain.
 */
export function whyUnfit({ code, subject }: Pick<Lifecycle, 'code' | 'subject'>, known: Facts): CaseRefusal | null {
  if (subject === 'member' && known.status === 'left' && code !== 'appeal') return refusal('has-left', 'DOS-05')
  if (subject === 'citizen' && known.memberId !== undefined && known.memberId !== null) {
    return refusal('is-member-now', 'ADM-14')
  }
  return unfit[code]?.(known) ?? null
}

// Admission of somebody who moves: before the file goes up, after it, after the decision (ADM-15 to ADM-18).
import type { FactSpec, PaperRef, Step } from '../types.ts'
import { inFile } from './admission-file.ts'
import { branch, confirm, date, decides, deciding, flag, grassroots, mentorFacts, reason, text, when } from './parts.ts'
import { formerTime } from './readmission.ts'

const sentUp = ['branch-resolved', 'section-reported', 'grassroots-resolved', 'appraised'] as const
const decided = ['decided', 'delivered'] as const
const where = [date('movedOn', 'Ngày có quyết định chuyển đi', { past: true }), text('newPlace', 'Nơi chuyển đến')]
const certificate = date('certificateIssuedOn', 'Ngày cấp giấy chứng nhận lớp nhận thức', { past: true })
const forwarded = confirm('forwarded', 'Hồ sơ do nơi khác chuyển đến')

const again = when('readmission', true)
const formerly: readonly FactSpec[] = formerTime.map((spec) => ({
  ...spec,
  when: spec.when === undefined ? again : { all: [again, spec.when] },
}))
/** Of an admission that is the second one; the file of a first one says nothing of it, whoever enters it by hand is asked. */
const carried: readonly FactSpec[] = [flag('readmission', 'Kết nạp lại', { optional: true }), ...formerly]
const askedByHand: readonly FactSpec[] = [
  flag('readmission', 'Kết nạp lại: người này đã từng là đảng viên'),
  ...formerly,
]
const secondTime = ['READ-01', 'READ-03', 'READ-04', 'READ-05', 'AGE-03'] as const
/** What stands at the head of the file (VERIF-01, READ-02). */
const askedIn: readonly PaperRef[] = [
  { code: '1A-KNĐ', when: { not: again } },
  { code: '6-TN', when: { not: again } },
  { code: '1B-KNĐ', when: again },
  { code: 'province-consent', when: again },
]

export const moveSteps: readonly Step[] = [
  {
    code: 'open-moved-early',
    title: 'Nhận hồ sơ người vào Đảng chuyển đến (chưa gửi cấp trên)',
    from: [],
    to: 'application',
    actors: ['system', branch],
    needs: ['DM-92', ...askedIn, 'CN-NTVĐ'],
    facts: [forwarded, certificate, ...carried],
    byHand: { facts: [...mentorFacts, ...askedByHand] },
    guards: ['readmission-allowed'],
    ruleIds: ['ADM-15', 'POOL-06', ...secondTime],
    receives: 'admission.forwarded',
  },
  {
    code: 'open-moved-late',
    title: 'Nhận hồ sơ người vào Đảng chuyển đến (đã đề nghị kết nạp)',
    from: [],
    to: 'grassroots-resolved',
    actors: ['system', decides('deciding')],
    needs: ['DM-93', ...askedIn, '2-KNĐ', '3-KNĐ', '5D-KNĐ', 'verification-summary', 'CN-NTVĐ'],
    facts: [forwarded, certificate, ...carried],
    byHand: { facts: askedByHand },
    guards: ['readmission-allowed'],
    ruleIds: ['ADM-16', ...secondTime],
    receives: 'admission.forwarded',
  },
  {
    code: 'open-moved-decided',
    title: 'Nhận hồ sơ người đã có quyết định kết nạp chuyển đến',
    from: [],
    to: 'delivered',
    actors: ['system', branch],
    needs: ['DM-94', ...askedIn, '2-KNĐ', '3-KNĐ', '5D-KNĐ', 'verification-summary', 'CN-NTVĐ'],
    // Decided already: what bars a second time was asked before that.
    facts: [forwarded, certificate, date('decisionIssuedOn', 'Ngày quyết định kết nạp', { past: true }), ...carried],
    byHand: { facts: askedByHand },
    ruleIds: ['ADM-17', 'AGE-03'],
    receives: 'admission.forwarded',
  },
  {
    code: 'forward-early',
    title: 'Chuyển hồ sơ đến nơi mới',
    kind: 'exit',
    from: inFile.slice(1),
    to: 'moved',
    actors: [grassroots, deciding],
    makes: ['DM-92'],
    facts: where,
    ruleIds: ['ADM-15'],
    sends: [
      {
        message: 'admission.forwarded',
        to: 'new',
        opens: 'admission',
        step: 'open-moved-early',
        with: { forwarded: true },
      },
    ],
  },
  {
    code: 'report-move',
    title: 'Ghi người xin vào Đảng chuyển đi',
    kind: 'note',
    from: sentUp,
    actors: [branch, grassroots, deciding],
    facts: where,
    ruleIds: ['ADM-16'],
  },
  {
    code: 'forward-late',
    title: 'Chuyển hồ sơ đến cấp có thẩm quyền nơi mới',
    kind: 'exit',
    from: sentUp,
    to: 'moved',
    actors: [decides('deciding')],
    makes: ['DM-93'],
    facts: [text('newPlace', 'Nơi chuyển đến')],
    ruleIds: ['ADM-16'],
    sends: [
      {
        message: 'admission.forwarded',
        to: 'new',
        opens: 'admission',
        step: 'open-moved-late',
        with: { forwarded: true },
      },
    ],
  },
  {
    code: 'report-move-decided',
    title: 'Ghi người đã có quyết định kết nạp chuyển đi',
    kind: 'note',
    from: decided,
    actors: [branch, grassroots, deciding],
    facts: where,
    ruleIds: ['ADM-17'],
  },
  {
    code: 'forward-decided',
    title: 'Chuyển hồ sơ và quyết định đến nơi mới',
    kind: 'exit',
    from: decided,
    to: 'moved',
    actors: [decides('deciding')],
    makes: ['DM-94'],
    facts: [text('newPlace', 'Nơi chuyển đến')],
    guards: ['decision-still-kept'],
    ruleIds: ['ADM-17'],
    sends: [
      {
        message: 'admission.forwarded',
        to: 'new',
        opens: 'admission',
        step: 'open-moved-decided',
        with: { forwarded: true, decisionIssuedOn: { dayOf: ['decide', 'decide-authorised'] } },
      },
    ],
  },
  {
    code: 'dispute',
    title: 'Đề nghị nơi chuyển xem xét lại hồ sơ',
    kind: 'note',
    from: ['grassroots-resolved', 'appraised', 'delivered'],
    when: when('forwarded', true),
    actors: [branch, grassroots, deciding],
    facts: [reason],
    ruleIds: ['ADM-18'],
  },
  {
    code: 'settle-dispute',
    title: 'Ghi kết quả xem xét lại hồ sơ',
    kind: 'note',
    from: ['grassroots-resolved', 'appraised', 'delivered'],
    when: when('forwarded', true),
    actors: [grassroots, deciding],
    facts: [text('settlement', 'Kết quả xem xét lại')],
    ruleIds: ['ADM-18'],
  },
]

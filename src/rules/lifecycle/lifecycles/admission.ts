// Admission, from the permission to open a file to the ceremony: its states, openings and terms; the steps stand in the files beside.
import type { Clock, Lifecycle, PaperRef, Step } from '../types.ts'
import { decisionSteps } from './admission-decision.ts'
import { extraRules, fileSteps, inFile } from './admission-file.ts'
import { moveSteps } from './admission-moves.ts'
import { branch, confirm, date, flag, having, reason, WARNINGS, when, without } from './parts.ts'
import { formerTime } from './readmission.ts'

const readmission = when('readmission', true)
const permission: PaperRef[] = ['CN-NTVĐ', { code: '6-TN', when: { not: readmission } }]
const application: PaperRef[] = [
  ...permission,
  { code: '1A-KNĐ', when: { not: readmission } },
  { code: '1B-KNĐ', when: readmission },
]
const file: PaperRef[] = [...application, '2-KNĐ', 'verification-summary']
const opinions: PaperRef[] = [...file, '5D-KNĐ']
const own = { not: when('forwarded', true) }
const resolved: PaperRef[] = [
  ...opinions,
  '3-KNĐ',
  { code: '6-KNĐ', when: { all: [having('grassroots'), own] } },
  { code: '8C-KNĐ', when: { all: [without('grassroots'), own] } },
]
const appraised: PaperRef[] = [...resolved, 'political-conclusion', '01-TTr']

const decideLength = { ruleId: 'ADM-10', name: 'decide-within' }
const decidedBy = ['decide', 'decide-authorised', 'refuse', 'return-resolution', 'forward-late'] as const

const clocks: readonly Clock[] = [
  {
    code: 'file-fresh',
    title: 'Hồ sơ phải được chi bộ xét',
    ruleId: 'VERIF-12',
    kind: 'expiry',
    from: [{ step: 'submit-application' }, { step: 'renew-file' }],
    stops: ['branch-vote'],
    lengths: [{ parameter: { ruleId: 'VERIF-12', name: 'file-valid' } }],
    warns: [90, 60, 30, ...WARNINGS],
    holder: 'branch',
    escalates: 'grassroots',
  },
  {
    code: 'send-up',
    title: 'Chi bộ gửi hồ sơ lên cấp trên',
    ruleId: 'ADM-11',
    kind: 'deadline',
    from: [{ step: 'branch-vote' }],
    stops: ['send-up', 'section-report', 'grassroots-vote', 'appraise', ...decidedBy],
    lengths: [{ parameter: { ruleId: 'ADM-11', name: 'branch-sends-within' } }],
    warns: [3, 1],
    holder: 'branch',
    escalates: 'grassroots',
  },
  {
    code: 'grassroots-sends',
    title: 'Đảng ủy cơ sở xét, gửi hồ sơ lên cấp trên',
    ruleId: 'ADM-11',
    kind: 'deadline',
    from: [{ step: 'branch-vote' }],
    stops: ['grassroots-vote', 'grassroots-vote-short', ...decidedBy],
    lengths: [{ parameter: { ruleId: 'ADM-11', name: 'grassroots-sends-within' } }],
    warns: [7, 3, 1],
    holder: 'grassroots',
    escalates: 'deciding',
  },
  {
    code: 'decide',
    title: 'Cấp có thẩm quyền quyết định kết nạp',
    ruleId: 'ADM-10',
    kind: 'deadline',
    from: [{ step: 'branch-vote' }, { step: 'redo-above' }],
    stops: decidedBy,
    lengths: [{ parameter: decideLength }],
    extensions: [{ step: 'extend-decision', parameter: { ruleId: 'ADM-10', name: 'decide-extended-by' } }],
    warns: WARNINGS,
    holder: 'deciding',
    escalates: 'province',
  },
  {
    code: 'ceremony',
    title: 'Tổ chức lễ kết nạp',
    ruleId: 'ADM-13',
    kind: 'deadline',
    from: [
      { step: 'decide', trigger: 'decision-issued' },
      { step: 'decide-authorised', trigger: 'decision-issued' },
      { step: 'open-moved-decided', fact: 'decisionIssuedOn', trigger: 'decision-issued' },
      { step: 'deliver', trigger: 'decision-received' },
    ],
    judgedAt: ['decide', 'decide-authorised'],
    stops: ['cancel-decision', 'redo-procedure', 'redo-above', 'forward-decided'],
    lengths: [{ parameter: { ruleId: 'ADM-13', name: 'ceremony-within' } }],
    warns: WARNINGS,
    holder: 'branch',
    escalates: 'grassroots',
  },
  {
    code: 'forward',
    title: 'Chuyển hồ sơ của người đã chuyển đi',
    ruleId: 'ADM-16',
    kind: 'deadline',
    from: [{ step: 'report-move' }],
    stops: decidedBy,
    lengths: [{ parameter: { ruleId: 'ADM-16', name: 'forward-within' } }],
    warns: [7, 3, 1],
    holder: 'deciding',
    escalates: 'province',
  },
  {
    code: 'new-decide',
    title: 'Cấp có thẩm quyền nơi mới quyết định',
    ruleId: 'ADM-16',
    kind: 'deadline',
    from: [{ step: 'open-moved-late' }],
    stops: decidedBy,
    lengths: [{ parameter: { ruleId: 'ADM-16', name: 'new-decide-within' } }],
    warns: [7, 3, 1],
    holder: 'deciding',
    escalates: 'province',
  },
  {
    code: 'decision-kept',
    title: 'Quyết định kết nạp còn dùng được sau khi chuyển đi',
    ruleId: 'ADM-17',
    kind: 'expiry',
    from: [{ step: 'report-move-decided', fact: 'movedOn' }],
    stops: ['cancel-decision', 'forward-decided', 'redo-procedure', 'redo-above'],
    lengths: [{ parameter: { ruleId: 'ADM-17', name: 'decision-kept-within' } }],
    warns: [7, 3, 1],
    holder: 'deciding',
    escalates: 'province',
  },
  {
    code: 'reconsider',
    title: 'Nơi chuyển xem xét lại hồ sơ',
    ruleId: 'ADM-18',
    kind: 'deadline',
    from: [{ step: 'dispute' }],
    stops: ['settle-dispute', 'cancel-decision', 'decide', 'refuse'],
    lengths: [{ parameter: { ruleId: 'ADM-18', name: 'reconsider-within' } }],
    warns: WARNINGS,
    holder: 'deciding',
    escalates: 'province',
  },
]

const ends = new Set<Step['to']>(['admitted', 'not-admitted', 'stopped', 'withdrawn', 'moved', 'cancelled'])
/** With the file ends what was asked for it: nobody is to go on verifying who has been admitted, or will not be. */
const endingWithAll = (step: Step): Step =>
  ends.has(step.to)
    ? { ...step, sends: [...(step.sends ?? []), { message: 'verification.needless', to: 'opened' }] }
    : step

const lifecycle: Lifecycle = {
  code: 'admission',
  title: 'Kết nạp đảng viên',
  subject: 'citizen',
  about: 'Làm hồ sơ, xét, quyết định và tổ chức lễ kết nạp một người vào Đảng.',
  states: [
    { code: 'allowed', title: 'Được làm thủ tục, chờ đơn', papers: permission },
    { code: 'application', title: 'Đã có đơn xin vào Đảng', papers: application },
    { code: 'cv', title: 'Đã khai lý lịch', papers: [...application, '2-KNĐ'] },
    { code: 'verification', title: 'Đang thẩm tra lý lịch', papers: [...application, '2-KNĐ'] },
    { code: 'verified', title: 'Đã kết luận thẩm tra lý lịch', papers: file },
    { code: 'opinions', title: 'Đã tổng hợp ý kiến nhận xét', papers: opinions },
    { code: 'remarked', title: 'Chi ủy đã ghi nhận xét', papers: opinions },
    { code: 'certified', title: 'Đủ điều kiện, chờ chi bộ xét', papers: opinions },
    {
      code: 'branch-short',
      title: 'Chi bộ biểu quyết không đủ tỷ lệ, đã báo cáo',
      papers: [...opinions, 'vote-minutes'],
    },
    { code: 'branch-resolved', title: 'Chi bộ đã đề nghị kết nạp', papers: resolved },
    {
      code: 'section-reported',
      title: 'Đảng ủy bộ phận đã thẩm định',
      papers: [...resolved, { code: '7-KNĐ', when: { all: [having('intermediate'), own] } }],
    },
    {
      code: 'grassroots-short',
      title: 'Đảng ủy cơ sở biểu quyết không đủ tỷ lệ',
      papers: [...resolved, 'vote-minutes'],
    },
    {
      code: 'grassroots-resolved',
      title: 'Đảng ủy cơ sở đã đề nghị kết nạp',
      papers: [...resolved, { code: '8A-KNĐ', when: { all: [having('grassroots'), own] } }],
    },
    { code: 'appraised', title: 'Đã thẩm định, chờ ban thường vụ', papers: appraised },
    { code: 'decided', title: 'Đã có quyết định kết nạp', papers: [...resolved, 'political-conclusion'] },
    { code: 'delivered', title: 'Chi bộ đã nhận quyết định, chờ lễ kết nạp', papers: opinions },
    { code: 'admitted', title: 'Đã kết nạp', end: 'done', papers: opinions },
    { code: 'not-admitted', title: 'Không được kết nạp', end: 'refused', papers: ['04-TBKL'] },
    { code: 'stopped', title: 'Chi bộ thôi xem xét', end: 'refused', papers: ['branch-resolution'] },
    { code: 'withdrawn', title: 'Người xin vào Đảng rút đơn', end: 'withdrawn', papers: ['withdrawal-letter'] },
    { code: 'moved', title: 'Đã chuyển hồ sơ đến nơi mới', end: 'moved' },
    { code: 'cancelled', title: 'Quyết định kết nạp đã hủy', end: 'cancelled' },
  ],
  steps: [
    {
      code: 'open',
      title: 'Mở hồ sơ xem xét kết nạp',
      from: [],
      to: 'allowed',
      actors: ['system', branch],
      needs: ['6-TN', 'CN-NTVĐ', { code: 'assignment-of-branch', when: when('assignedBranch', true) }],
      facts: [
        date('certificateIssuedOn', 'Ngày cấp giấy chứng nhận lớp nhận thức', { past: true }),
        flag('extraPapers', 'Có quy định riêng phải thêm văn bản', { optional: true }),
        extraRules,
        flag('assignedBranch', 'Nơi chưa có chi bộ, được phân công chi bộ này', { optional: true }),
      ],
      guards: ['certificate-valid'],
      ruleIds: ['POOL-03', 'ELIG-07', 'ADM-19', 'ADM-20', 'SPEC-01', 'SPEC-02', 'SPEC-04'],
      receives: 'pool.allowed',
    },
    {
      code: 'open-readmission',
      title: 'Mở hồ sơ xem xét kết nạp lại',
      from: [],
      to: 'allowed',
      actors: ['system', branch],
      needs: ['province-consent', 'CN-NTVĐ'],
      facts: [
        confirm('readmission', 'Kết nạp lại, cấp tỉnh đã đồng ý bằng văn bản'),
        ...formerTime,
        date('certificateIssuedOn', 'Ngày cấp giấy chứng nhận lớp nhận thức', { past: true }),
        flag('extraPapers', 'Có quy định riêng phải thêm văn bản', { optional: true }),
        extraRules,
      ],
      // The consent may have been asked for on paper: what bars somebody bars here too.
      guards: ['readmission-allowed', 'certificate-valid'],
      ruleIds: ['READ-02', 'READ-01', 'READ-03', 'READ-04', 'READ-05', 'AGE-03', 'ELIG-07'],
      receives: 'readmission.consented',
    },
    ...fileSteps,
    ...decisionSteps,
    ...moveSteps,
    {
      code: 'withdraw',
      title: 'Ghi người xin vào Đảng rút đơn',
      own: 'Rút đơn',
      kind: 'exit',
      from: [
        ...inFile,
        'branch-short',
        'branch-resolved',
        'section-reported',
        'grassroots-short',
        'grassroots-resolved',
        'appraised',
        'decided',
        'delivered',
      ],
      to: 'withdrawn',
      actors: [branch, 'subject'],
      needs: ['withdrawal-letter'],
      facts: [reason],
      ruleIds: ['ADM-10'],
    },
  ],
  clocks,
}

export const admission: Lifecycle = { ...lifecycle, steps: lifecycle.steps.map(endingWithAll) }

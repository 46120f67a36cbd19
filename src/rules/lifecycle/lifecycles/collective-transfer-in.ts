// Receiving the members of another organisation together, here or from another province: the list and the hand-over record, all of them or back (TRF-17).
import type { Condition, Lifecycle, PaperRef, Step } from '../types.ts'
import { choice, confirm, date, decides, flag, list, not, number, reason, text, when } from './parts.ts'

/** Why an organisation hands its members over. */
export const movingKind = choice('movingKind', 'Vì', {
  merge: 'Sáp nhập, hợp nhất',
  split: 'Chia, tách',
  'hand-over': 'Chuyển giao tổ chức đảng',
  dissolved: 'Giải thể',
})
export const counts = [
  number('members', 'Số đảng viên', { min: 1 }),
  number('dossiers', 'Số hồ sơ', { min: 0 }),
] as const
/** The list by name: from the record of the day. */
export const handedNames = list(
  'handed',
  'Đảng viên được chuyển giao',
  [text('member', 'Họ tên', { person: { id: 'memberId' } })],
  { optional: true, fromRecord: true },
)
/** The same as it is handed over, and from where. */
export const handed = [
  text('oldPlace', 'Tổ chức đảng nơi giao', { optional: true, fromRecord: true }),
  handedNames,
] as const

/** Cases of before came from another province and did not say so. */
const inProvince: Condition = when('betweenProvinces', false)
const papers: PaperRef[] = ['move-decision', { code: 'central-consent', when: not(inProvince) }, '7-HSĐV', '01-TCĐ']
const receivers = [decides('receiving-grassroots'), decides('receiving-superior'), decides('receiving-province')]
const receiving = {
  title: 'Xác nhận đã nhận đủ',
  from: ['announced'],
  actors: receivers,
  facts: [confirm('countsAgree', 'Số đảng viên và số hồ sơ khớp danh sách')],
  guards: ['branch-to-receive'],
  ruleIds: ['TRF-17', 'DOS-03'],
} satisfies Partial<Step>

export const collectiveTransferIn: Lifecycle = {
  code: 'collective-transfer-in',
  title: 'Tiếp nhận đảng viên tập thể',
  subject: 'organisation',
  about: 'Tiếp nhận đảng viên của một tổ chức khác được chuyển giao cùng một lần.',
  states: [
    { code: 'announced', title: 'Nơi giao đã bàn giao, chờ xác nhận đã nhận đủ', papers },
    { code: 'arrived', title: 'Đã nhận đủ, chờ nơi giao xác nhận hoàn tất', papers },
    { code: 'received', title: 'Đã nhận đủ', end: 'done', papers },
    { code: 'undone', title: 'Đã hủy chuyển giao, đảng viên về chỗ cũ', end: 'overturned', papers },
    { code: 'refused', title: 'Đã trả lại nơi giao', end: 'refused', papers },
    { code: 'recalled', title: 'Nơi giao đã gọi về', end: 'cancelled', papers },
  ],
  steps: [
    {
      code: 'announce',
      title: 'Nhận bàn giao danh sách đảng viên',
      from: [],
      to: 'announced',
      actors: ['system'],
      needs: papers,
      facts: [
        movingKind,
        flag('betweenProvinces', 'Giữa hai tỉnh hoặc hai đảng bộ trực thuộc Trung ương', { optional: true }),
        date('effectiveOn', 'Ngày có hiệu lực'),
        ...counts,
        ...handed,
        text('newPlace', 'Nơi nhận'),
      ],
      ruleIds: ['TRF-17'],
      receives: 'collective.handed-over',
    },
    {
      code: 'receive',
      ...receiving,
      to: 'received',
      when: not(inProvince),
      sends: [{ message: 'collective.received', to: 'counterpart', step: 'received-there' }],
    },
    // Within the province the record moves at the end that is left, which may still take it back.
    {
      code: 'receive-here',
      ...receiving,
      to: 'arrived',
      when: inProvince,
      sends: [{ message: 'collective.received', to: 'counterpart', step: 'arrived-there' }],
    },
    {
      code: 'completed-there',
      title: 'Ghi nơi giao xác nhận hoàn tất',
      from: ['arrived'],
      to: 'received',
      actors: ['system'],
      ruleIds: ['TRF-17'],
      receives: 'collective.completed',
    },
    {
      code: 'undone-there',
      title: 'Ghi việc chuyển giao đã bị hủy',
      kind: 'exit',
      from: ['arrived'],
      to: 'undone',
      actors: ['system'],
      facts: [reason],
      ruleIds: ['TRF-17'],
      receives: 'collective.undone',
    },
    {
      code: 'refuse',
      title: 'Trả lại nơi giao',
      kind: 'exit',
      from: ['announced'],
      to: 'refused',
      actors: receivers,
      facts: [reason],
      ruleIds: ['TRF-17', 'DOS-03'],
      sends: [{ message: 'collective.refused', to: 'counterpart' }],
    },
    {
      code: 'recalled',
      title: 'Ghi nơi giao gọi về',
      kind: 'exit',
      from: ['announced'],
      to: 'recalled',
      actors: ['system'],
      ruleIds: ['TRF-17'],
      receives: 'collective.recalled',
      sends: [{ message: 'collective.refused', to: 'counterpart' }],
    },
  ],
  clocks: [],
}

// Receiving the members of an organisation of another province together: the list and the hand-over record, all of them or back (TRF-17).
import type { Lifecycle, PaperRef } from '../types.ts'
import { choice, confirm, date, decides, list, number, reason, text } from './parts.ts'

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

const papers: PaperRef[] = ['move-decision', 'central-consent', '7-HSĐV', '01-TCĐ']
const receivers = [decides('receiving-grassroots'), decides('receiving-superior'), decides('receiving-province')]

export const collectiveTransferIn: Lifecycle = {
  code: 'collective-transfer-in',
  title: 'Tiếp nhận đảng viên tập thể từ tỉnh khác',
  subject: 'organisation',
  about: 'Tiếp nhận đảng viên của một tổ chức ở tỉnh khác được chuyển giao cùng một lần.',
  states: [
    { code: 'announced', title: 'Nơi giao đã bàn giao, chờ xác nhận đã nhận đủ', papers },
    { code: 'received', title: 'Đã nhận đủ', end: 'done', papers },
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
      facts: [movingKind, date('effectiveOn', 'Ngày có hiệu lực'), ...counts, ...handed, text('newPlace', 'Nơi nhận')],
      ruleIds: ['TRF-17'],
      receives: 'collective.handed-over',
    },
    {
      code: 'receive',
      title: 'Xác nhận đã nhận đủ',
      from: ['announced'],
      to: 'received',
      actors: receivers,
      facts: [confirm('countsAgree', 'Số đảng viên và số hồ sơ khớp danh sách')],
      ruleIds: ['TRF-17', 'DOS-03'],
      sends: [{ message: 'collective.received', to: 'counterpart' }],
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

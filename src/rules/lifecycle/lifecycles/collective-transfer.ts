// Moving the members of an organisation together on merger, split or dissolution: decision, list, signed hand-over, no personal papers (TRF-16,
// TRF-17). Within a province one step moves them all; to another province they go when that one has received.
import type { Actor, Condition, Lifecycle, PaperRef, Step } from '../types.ts'
import { counts, handed, handedNames, movingKind } from './collective-transfer-in.ts'
import {
  at,
  choice,
  confirm,
  date,
  decides,
  flag,
  grassroots,
  list,
  not,
  reason,
  returning,
  text,
  WARNINGS,
  when,
} from './parts.ts'

const between: Condition = when('betweenProvinces', true)
/** What goes to the other province with the list. */
const handOver = {
  from: ['listed'],
  makes: ['01-TCĐ'],
  ruleIds: ['TRF-17', 'DOS-01'],
} satisfies Partial<Step>
const bothSigned = confirm('bothSigned', 'Hai bên đã ký biên bản')
const decided: PaperRef[] = ['move-decision', { code: 'central-consent', when: between }]
const mover = decides('deciding')
/** How far it goes; not said by cases of before, or where the other end works on paper. */
const beyond: Condition = when('reach', 'superior', 'province', 'elsewhere')
/** Seats that reach both ends: they alone decide what binds both, and move the record of everybody. Above one commune, the level above both. */
const reachingBoth: readonly Actor[] = [
  { ...mover, when: { not: beyond } },
  { ...decides('superior'), when: when('reach', 'superior') },
  decides('province'),
]
/** Inside one grassroots organisation the receiving committee is the own one; another's never reaches the case. */
const receivingInside: Actor = { ...at('receiving-grassroots'), when: { not: beyond } }

export const collectiveTransfer: Lifecycle = {
  code: 'collective-transfer',
  title: 'Chuyển giao đảng viên tập thể',
  subject: 'organisation',
  about: 'Chuyển toàn bộ hoặc một số đảng viên của một tổ chức khi sáp nhập, chia tách, giải thể.',
  outside: [{ level: 'receiving-branch' }],
  states: [
    { code: 'proposed', title: 'Đã có đề nghị chuyển giao' },
    { code: 'decided', title: 'Đã có quyết định', papers: decided },
    { code: 'listed', title: 'Đã lập danh sách, đối chiếu hồ sơ', papers: [...decided, '7-HSĐV'] },
    { code: 'handed-over', title: 'Đã bàn giao, chờ nơi nhận xác nhận', papers: [...decided, '7-HSĐV', '01-TCĐ'] },
    {
      code: 'sent',
      title: 'Đã bàn giao sang tỉnh bên, chờ xác nhận đã nhận đủ',
      papers: [...decided, '7-HSĐV', '01-TCĐ'],
    },
    { code: 'recalling', title: 'Đã gọi về, chờ tỉnh bên xác nhận', papers: [...decided, '7-HSĐV', '01-TCĐ'] },
    { code: 'received', title: 'Đã nhận đủ, chờ xác nhận hoàn tất', papers: [...decided, '7-HSĐV', '01-TCĐ'] },
    { code: 'completed', title: 'Đã chuyển giao xong', end: 'done', papers: [...decided, '7-HSĐV', '01-TCĐ'] },
    {
      code: 'undone',
      title: 'Đã hủy chuyển giao, đảng viên ở chỗ cũ',
      end: 'overturned',
      papers: [...decided, '7-HSĐV', '01-TCĐ'],
    },
    { code: 'cancelled', title: 'Thôi chuyển giao', end: 'cancelled' },
  ],
  steps: [
    {
      code: 'propose',
      title: 'Đề nghị chuyển giao đảng viên',
      from: [],
      to: 'proposed',
      actors: [grassroots, mover],
      facts: [
        movingKind,
        flag('betweenProvinces', 'Giữa hai tỉnh hoặc hai đảng bộ trực thuộc Trung ương', {
          fromPlace: { level: 'receiving-branch', gives: 'other-province' },
        }),
        choice(
          'reach',
          'Chuyển đến',
          {
            grassroots: 'Trong cùng đảng bộ cơ sở',
            superior: 'Đảng bộ cơ sở khác cùng cấp trên trực tiếp',
            province: 'Đảng bộ khác trong tỉnh',
            elsewhere: 'Ngoài tỉnh',
          },
          { optional: true, fromPlace: { level: 'receiving-branch', gives: 'reach' } },
        ),
        text('newPlace', 'Tổ chức đảng nơi nhận', { fromPlace: { level: 'receiving-branch', gives: 'name' } }),
      ],
      ruleIds: ['TRF-16', 'TRF-17'],
    },
    {
      code: 'decide',
      title: 'Quyết định chuyển giao',
      from: ['proposed'],
      to: 'decided',
      actors: reachingBoth,
      needs: [{ code: 'central-consent', when: between }],
      makes: ['move-decision'],
      facts: [date('effectiveOn', 'Ngày có hiệu lực')],
      ruleIds: ['TRF-17'],
    },
    {
      code: 'list',
      title: 'Lập danh sách, đối chiếu hồ sơ',
      from: ['decided'],
      to: 'listed',
      actors: [grassroots, mover],
      makes: ['7-HSĐV'],
      facts: [
        choice('who', 'Chuyển', { all: 'Toàn bộ đảng viên của tổ chức', named: 'Những người có tên dưới đây' }),
        list('named', 'Đảng viên', [text('member', 'Họ tên', { person: { id: 'memberId' } })], {
          min: 1,
          when: when('who', 'named'),
        }),
        ...counts,
        handedNames,
      ],
      ruleIds: ['TRF-17', 'DOS-03'],
      effects: ['members.check-list'],
    },
    returning(
      'return-list',
      'Lập lại danh sách',
      ['listed', 'handed-over'],
      'decided',
      [mover, receivingInside],
      ['TRF-17', 'DOS-03'],
    ),
    {
      code: 'hand-over',
      title: 'Bàn giao, ký biên bản',
      ...handOver,
      to: 'handed-over',
      actors: [grassroots, mover],
      when: not(between),
      facts: [bothSigned],
    },
    {
      code: 'send',
      title: 'Bàn giao sang tỉnh bên, ký biên bản',
      ...handOver,
      to: 'sent',
      actors: [grassroots, mover, decides('province')],
      when: between,
      facts: [bothSigned, ...handed],
      effects: ['members.check-list'],
      sends: [{ message: 'collective.handed-over', to: 'new', opens: 'collective-transfer-in' }],
    },
    {
      code: 'received-there',
      title: 'Ghi tỉnh bên đã nhận đủ',
      from: ['sent', 'recalling'],
      to: 'completed',
      actors: ['system'],
      ruleIds: ['TRF-17'],
      receives: 'collective.received',
    },
    {
      code: 'refused-there',
      title: 'Ghi tỉnh bên trả lại',
      kind: 'return',
      from: ['sent', 'recalling'],
      to: 'decided',
      actors: ['system'],
      ruleIds: ['TRF-17'],
      receives: 'collective.refused',
    },
    {
      code: 'recall',
      title: 'Gọi danh sách về',
      kind: 'return',
      from: ['sent'],
      to: 'recalling',
      actors: [mover, decides('province')],
      facts: [reason],
      ruleIds: ['TRF-17'],
      sends: [{ message: 'collective.recalled', to: 'counterpart' }],
    },
    {
      code: 'receive',
      title: 'Xác nhận đã nhận đủ',
      from: ['handed-over'],
      to: 'received',
      // The record of every member moves in this one step.
      actors: reachingBoth,
      facts: [confirm('countsAgree', 'Số đảng viên và số hồ sơ khớp danh sách')],
      ruleIds: ['TRF-17', 'DOS-03'],
      effects: ['members.move-together'],
    },
    {
      code: 'complete',
      title: 'Xác nhận đã chuyển giao xong',
      from: ['received'],
      to: 'completed',
      actors: [mover, decides('province'), receivingInside],
      ruleIds: ['TRF-17'],
    },
    {
      code: 'undo',
      title: 'Hủy chuyển giao, đưa đảng viên về chỗ cũ',
      kind: 'exit',
      from: ['received'],
      to: 'undone',
      actors: reachingBoth,
      facts: [reason],
      ruleIds: ['TRF-17'],
      effects: ['members.move-back'],
    },
    {
      code: 'cancel',
      title: 'Thôi chuyển giao',
      kind: 'exit',
      from: ['proposed', 'decided', 'listed'],
      to: 'cancelled',
      actors: [mover, decides('province')],
      facts: [reason],
      ruleIds: ['TRF-17'],
    },
  ],
  clocks: [
    {
      code: 'wind-up',
      title: 'Thu hồ sơ, con dấu, chuyển đảng viên của tổ chức giải thể',
      ruleId: 'TRF-16',
      kind: 'deadline',
      from: [{ step: 'decide', fact: 'effectiveOn', when: when('movingKind', 'dissolved') }],
      stops: ['receive', 'received-there'],
      lengths: [{ parameter: { ruleId: 'TRF-16', name: 'wind-up-within' } }],
      warns: WARNINGS,
      holder: 'deciding',
      escalates: 'province',
    },
  ],
}

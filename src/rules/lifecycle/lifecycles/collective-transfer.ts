// Moving the members of an organisation together on merger, split or dissolution: decision, list, signed hand-over, no personal papers (TRF-16,
// TRF-17). The receiving end has a case of its own; everybody moves when it has received. Where none was named, it works on paper.
import type { Actor, Condition, FactSpec, Lifecycle, PaperRef, Step } from '../types.ts'
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
/** The other end works in this system; not said by cases of before, or where it works on paper. */
const linked: Condition = { any: [between, when('reach', 'grassroots', 'superior', 'province')] }
/** What goes to the other end with the list. */
const handOver = {
  from: ['listed'],
  makes: ['01-TCĐ'],
  ruleIds: ['TRF-17', 'DOS-01'],
} satisfies Partial<Step>
const bothSigned = confirm('bothSigned', 'Hai bên đã ký biên bản')
const decided: PaperRef[] = ['move-decision', { code: 'central-consent', when: between }]
const mover = decides('deciding')
/** Whom they go to: as the organisation that is chosen says it. */
const receiver: readonly FactSpec[] = [
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
]
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
      title: 'Đã bàn giao, chờ nơi nhận xác nhận đã nhận đủ',
      papers: [...decided, '7-HSĐV', '01-TCĐ'],
    },
    { code: 'returned', title: 'Nơi nhận đã trả lại danh sách', papers: decided },
    { code: 'recalling', title: 'Đã gọi về, chờ nơi nhận trả lời', papers: [...decided, '7-HSĐV', '01-TCĐ'] },
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
      facts: [movingKind, ...receiver],
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
      from: ['decided', 'returned'],
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
      when: not(linked),
      facts: [bothSigned],
    },
    {
      code: 'send',
      title: 'Bàn giao cho nơi nhận, ký biên bản',
      ...handOver,
      to: 'sent',
      actors: [grassroots, mover, decides('province')],
      when: linked,
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
      when: between,
      ruleIds: ['TRF-17'],
      receives: 'collective.received',
    },
    {
      code: 'arrived-there',
      title: 'Ghi nơi nhận đã nhận đủ',
      from: ['sent', 'recalling'],
      to: 'received',
      actors: ['system'],
      when: not(between),
      // The record of every member moves in this one step.
      ruleIds: ['TRF-17', 'DOS-03'],
      receives: 'collective.received',
      effects: ['members.move-together'],
    },
    {
      code: 'refused-there',
      title: 'Ghi nơi nhận trả lại danh sách',
      kind: 'return',
      from: ['sent', 'recalling'],
      to: 'returned',
      actors: ['system'],
      ruleIds: ['TRF-17'],
      receives: 'collective.refused',
    },
    // The decision names both ends: for another receiver it is made anew, by whoever reaches that one too.
    {
      code: 'redirect',
      title: 'Đề nghị nơi nhận khác',
      kind: 'return',
      from: ['returned'],
      to: 'proposed',
      actors: [grassroots, mover],
      namesOutside: true,
      voids: ['move-decision', 'central-consent', '7-HSĐV', '01-TCĐ'],
      facts: [...receiver, reason],
      ruleIds: ['TRF-17'],
    },
    {
      code: 'recall',
      title: 'Gọi danh sách về',
      kind: 'return',
      from: ['sent'],
      to: 'recalling',
      // Whoever hands over may call it back.
      actors: [decides('grassroots'), mover, decides('province')],
      facts: [reason],
      ruleIds: ['TRF-17'],
      sends: [{ message: 'collective.recalled', to: 'counterpart' }],
    },
    {
      code: 'receive',
      title: 'Xác nhận đã nhận đủ',
      from: ['handed-over'],
      to: 'received',
      // The other end has no case of its own: a seat that reaches both ends says it.
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
      sends: [{ message: 'collective.completed', to: 'counterpart' }],
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
      sends: [{ message: 'collective.undone', to: 'counterpart' }],
    },
    {
      code: 'cancel',
      title: 'Thôi chuyển giao',
      kind: 'exit',
      from: ['proposed'],
      to: 'cancelled',
      actors: [mover, decides('province')],
      facts: [reason],
      ruleIds: ['TRF-17'],
    },
    {
      code: 'cancel-decided',
      title: 'Thôi chuyển giao đã quyết định',
      kind: 'exit',
      from: ['decided', 'returned', 'listed'],
      to: 'cancelled',
      // What binds both ends is given up by whoever decided it.
      actors: reachingBoth,
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
      stops: ['receive', 'arrived-there', 'received-there'],
      lengths: [{ parameter: { ruleId: 'TRF-16', name: 'wind-up-within' } }],
      warns: WARNINGS,
      holder: 'deciding',
      escalates: 'province',
    },
  ],
}

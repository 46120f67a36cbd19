// The free text of transfers as people write it: which month, whose name; and that nothing read from it is booked unseen.
import { describe, expect, test } from 'vitest'
import type { Cell } from '../member-list/types.ts'
import { type KnownPerson, type ListedPayment, matchPayments } from './match-payments.ts'
import { createPaymentListReader } from './payment-list.ts'
import { monthInNote, namesInNote } from './payment-note.ts'

describe('the text of a transfer', () => {
  test.each([
    ['dong dang phi thang 3 Nguyen Van A', '2026-03'],
    ['NGUYEN VAN A nop dang phi T03/2026', '2026-03'],
    ['Đảng phí tháng 3 năm 2026', '2026-03'],
    ['MBVCB.8812.dong dang phi thang 3-2026.CT tu 0011004 NGUYEN VAN A', '2026-03'],
    ['dang phi 03/2026 Nguyen Van A', '2026-03'],
    ['dang phi T3.2026', '2026-03'],
    ['dang phi thang 3/26', '2026-03'],
    ['thang 12 Nguyen Van A', '2025-12'],
    ['dang phi thang 3, thang 4', 'several'],
    ['dang phi thang 3 va 4', 'several'],
    ['dang phi T1-T3', 'several'],
    ['dang phi quy 1/2026', 'several'],
    ['dang phi ca nam 2026', 'several'],
    ['dong dang phi Nguyen Van Thang', null],
    ['chuyen khoan 15/03', null],
    ['ung ho quy vi nguoi ngheo', null],
  ])('%s', (note, month) => {
    expect(monthInNote(note, '2026-03-08')).toBe(month)
  })

  test('a month without a year lies near the day of the payment, and nowhere without a day', () => {
    expect(monthInNote('dang phi thang 1', '2026-12-28')).toBe('2027-01')
    expect(monthInNote('dang phi thang 12', '2027-01-05')).toBe('2026-12')
    expect(monthInNote('dang phi thang 12', '2026-06-05')).toBe('2025-12')
    expect(monthInNote('dang phi thang 12', null)).toBeNull()
  })

  test('names stand between other words; «đảng phí» is nobody unless it stands alone', () => {
    expect(namesInNote('Nguyễn Văn A đóng đảng phí tháng 3')).toContain('nguyen van a')
    expect(namesInNote('dong dang phi thang 3')).not.toContain('dang phi')
    expect(namesInNote('dong dang phi thang 3 DANG PHI HUNG')).toContain('dang phi hung')
    expect(namesInNote('123456 FT26 0912')).toEqual([])
  })
})

const person = (id: string, fullName: string, branchName = 'Chi bộ thôn Thượng'): KnownPerson => ({
  id,
  fullName,
  numberHash: null,
  birthDate: null,
  branchName,
})
const people = [
  person('1', 'Nguyễn Văn An'),
  person('2', 'Trần Thị Bình'),
  person('3', 'Nguyễn Văn An Khang'),
  person('4', 'Lê Văn Cường'),
  person('5', 'Lê Văn Cường', 'Chi bộ thôn Hạ'),
]
const transfer = (note: string, more: Partial<ListedPayment> = {}): ListedPayment => ({
  fullName: '',
  numberHash: null,
  birth: '',
  branch: '',
  amount: 50_000,
  month: '2026-03',
  on: '2026-03-08',
  note,
  dated: true,
  reference: '',
  monthRead: true,
  chosenId: null,
  ...more,
})
const judge = (...rows: ListedPayment[]) =>
  matchPayments(
    rows,
    people,
    () => ({
      branchName: 'Chi bộ thôn Thượng',
      owed: 50_000,
      paid: 0,
      closedThrough: null,
      handedOver: null,
      listed: [],
    }),
    '2026-03-31',
  ).map(({ state, memberId, findings }) => [state, memberId, ...findings.map(({ code }) => code)])

describe('matching the text of a transfer', () => {
  test('a name that stands in it is proposed and waits for a person; the longest name wins; nothing is guessed', () => {
    expect(
      judge(
        transfer('NGUYEN VAN AN dong dang phi thang 3'),
        transfer('dang phi t3 nguyen van an khang'),
        transfer('Tran Thi Binh nop ho Nguyen Van An dang phi thang 3'),
        transfer('Le Van Cuong dang phi thang 3'),
        transfer('Le Van Cuong dang phi thang 3', { branch: 'thôn Hạ' }),
        transfer('dong dang phi thang 3'),
      ),
    ).toEqual([
      ['doubtful', '1', 'read-from-note'],
      ['doubtful', '3', 'read-from-note'],
      ['unmatched', null, 'several'],
      ['unmatched', null, 'several'],
      ['doubtful', '5', 'read-from-note'],
      ['unmatched', null, 'nobody'],
    ])
  })

  test('a month read from the text waits too, also where the person is certain; confirmed it can be written', () => {
    const named = { fullName: 'Trần Thị Bình', branch: 'Chi bộ thôn Thượng' }
    expect(
      judge(
        transfer('dang phi thang 3', named),
        transfer('dang phi', { ...named, monthRead: false, month: '2026-02' }),
        transfer('NGUYEN VAN AN dang phi thang 3', { chosenId: '1' }),
      ),
    ).toEqual([
      ['doubtful', '2', 'read-from-note'],
      ['matched', '2'],
      ['matched', '1'],
    ])
  })

  test('a statement of a bank: money that went out is no payment, a text is enough where no name has a column', () => {
    const reader = createPaymentListReader()
    reader.openSheet({ name: 'Sao kê' })
    const rows: Cell[][] = [
      ['Ngày giao dịch', 'Số tham chiếu', 'Phát sinh nợ', 'Phát sinh có', 'Số dư', 'Nội dung giao dịch'],
      ['08/03/2026', 'FT1', '', '50.000', '150.000', 'NGUYEN VAN AN dong dang phi thang 3'],
      ['09/03/2026', 'FT2', '11.000', '', '139.000', 'Phi quan ly tai khoan'],
      ['10/03/2026', 'FT3', '', '100.000', '239.000', 'Tran Thi Binh dang phi thang 2, 3'],
      ['11/03/2026', 'FT4', '', '50.000', '289.000', 'Le Van Cuong dang phi'],
    ]
    const read = rows.flatMap((cells, at) => reader.push({ row: at + 1, cells }))
    expect(read.map(({ reference, month, monthRead, amount }) => [reference, month, monthRead, amount])).toEqual([
      ['FT1', '2026-03', true, 50_000],
      ['FT3', null, true, 100_000],
      ['FT4', '2026-03', false, 50_000],
    ])
  })
})

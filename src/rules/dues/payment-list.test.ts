// Lists of payments in the layouts people bring: what is read, who it is from, what can be written.
import { describe, expect, test } from 'vitest'
import type { Cell } from '../member-list/types.ts'
import { type KnownPerson, type ListedPayment, matchPayments, type Owing } from './match-payments.ts'
import { amountOf, createPaymentListReader, dayIn, monthIn } from './payment-list.ts'

const read = (rows: readonly (readonly Cell[])[]) => {
  const reader = createPaymentListReader()
  reader.openSheet({ name: 'T11' })
  const out = rows.flatMap((cells, at) => reader.push({ row: at + 1, cells }))
  return { rows: [...out, ...reader.closeSheet()], reader }
}

describe('a list of payments', () => {
  test('title, heading, numbers of columns, branch lines, totals: only payments come out', () => {
    const { rows, reader } = read([
      ['DANH SÁCH NỘP ĐẢNG PHÍ THÁNG 11'],
      [
        'TT',
        'Họ và tên',
        'Số định danh cá nhân',
        'Số phải nộp',
        'Số tiền đã nộp',
        'Nộp cho tháng',
        'Ngày nộp',
        'Mã giao dịch',
      ],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)'],
      ['Chi bộ thôn Thượng'],
      [1, 'LÊ VĂN MỘT', '900000000001', 100000, '100.000 đ', '11/2026', '02/11/2026 08:15:33', 'GD01'],
      [2, 'Trần Thị Hai', '', 50000, 50000, '', { serial: 46328 }, 'GD02'],
      ['Tổng cộng', '', '', '', 150000],
      ['', '', '', '', '', '', '', 'Người lập'],
    ])
    const both = { sheet: 'T11', birth: '', branch: 'Chi bộ thôn Thượng', month: '2026-11', note: '', monthRead: false }
    expect(rows).toEqual([
      {
        ...both,
        row: 5,
        fullName: 'Lê Văn Một',
        personalNo: '900000000001',
        amount: 100_000,
        paidOn: '2026-11-02',
        reference: 'GD01',
      },
      {
        ...both,
        row: 6,
        fullName: 'Trần Thị Hai',
        personalNo: '',
        amount: 50_000,
        paidOn: '2026-11-02',
        reference: 'GD02',
      },
    ])
    expect(reader.layouts[0]?.columns.map(({ field }) => field)).toEqual([
      'fullName',
      'personalNo',
      'amount',
      'month',
      'paidOn',
      'reference',
    ])
    expect(read([['Kính gửi'], ['Số tiền', 'Ghi chú']]).reader.sheetsWithoutList).toEqual(['T11'])
  })

  test('a statement: money that came in and cannot be read stays in the list; what went out, and the total, do not', () => {
    const { rows } = read([
      ['Ngày giao dịch', 'Số tham chiếu', 'Ghi nợ', 'Ghi có', 'Nội dung'],
      ['05/11/2026', 'FT1', '', '-7,400', 'Hoan tra TRAN THI LIEN'],
      ['05/11/2026', 'FT2', '11,000', '', 'Phi SMS'],
      ['05/11/2026', 'FT3', '11,000.00', '0.00', 'Phi SMS'],
      ['05/11/2026', 'FT4', '11,000.00', 0, 'Phi SMS'],
      ['Ngày giao dịch', 'Số tham chiếu', 'Ghi nợ', 'Ghi có', 'Nội dung'],
      ['05/11/2026', 'FT5', '', '84,500.00', 'PHAM VAN THANH dang phi T11'],
      ['', '', '22,000', '84,500.00', 'Tổng cộng'],
    ])
    expect(rows.map(({ reference, amount }) => [reference, amount])).toEqual([
      ['FT1', null],
      ['FT5', 84_500],
    ])
  })

  test('money and months as people write them; nothing is guessed', () => {
    expect(['50.000', '1.234.567 đ', '50,000 VND', 50000, '50000'].map(amountOf)).toEqual([
      50_000, 1_234_567, 50_000, 50_000, 50_000,
    ])
    expect(['84,500.00', '84.500,00', '84 500,00 VND', '84500.00'].map(amountOf)).toEqual([
      84_500, 84_500, 84_500, 84_500,
    ])
    expect(['84.500.00', '84,500.50'].map(amountOf)).toEqual([null, null])
    expect(['-50.000', '0', 'năm mươi nghìn', '5,5', 12.5, '', null].map(amountOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ])
    const months = ['11/2026', 'Tháng 11/2026', 'tháng 11 năm 2026', '2026-11', '202611', '05/11/2026', 'Kỳ 11/2026']
    expect(new Set(months.map((cell) => monthIn(cell, false)))).toEqual(new Set(['2026-11']))
    expect(['13/2026', 'Quý 4/2026', '10-12/2026', '11'].map((cell) => monthIn(cell, false))).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(['31/02/2026', '2026', ''].map((cell) => dayIn(cell, false))).toEqual([null, null, null])
  })
})

const person = (id: string, fullName: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  fullName,
  numberHash: null,
  birthDate: null,
  branchName: 'Chi bộ thôn Thượng',
  ...more,
})
const paid = (fullName: string, more: Partial<ListedPayment> = {}): ListedPayment => ({
  fullName,
  numberHash: null,
  birth: '',
  branch: '',
  amount: 100_000,
  month: '2026-11',
  on: '2026-11-20',
  note: '',
  dated: true,
  reference: '',
  monthRead: false,
  chosenId: null,
  ...more,
})
const owing: Owing = {
  branchName: 'Chi bộ thôn Thượng',
  owed: 100_000,
  paid: 0,
  closedThrough: '2026-09',
  handedOver: null,
  listed: [],
}
const judge = (rows: ListedPayment[], people: KnownPerson[], of: Owing | null | 'elsewhere' = owing) =>
  matchPayments(rows, people, () => (of === 'elsewhere' ? undefined : of), '2026-11-22').map(
    ({ state, memberId, findings }) => [state, memberId, ...findings.map(({ code }) => code)],
  )

describe('matching payments', () => {
  const one = person('1', 'Lê Văn Một', { numberHash: 'h1', birthDate: '1975-03-12' })
  const people = [
    one,
    person('2', 'Trần Thị Hai'),
    person('3', 'Trần Thị Hai', { branchName: 'Chi bộ thôn Hạ', birthDate: '1980' }),
  ]

  test('by number, else by name with birth or branch; a name alone waits for a person', () => {
    expect(
      judge(
        [
          paid('Lê Văn Một', { numberHash: 'h1' }),
          paid('Lê Văn Ba', { numberHash: 'h1', month: '2026-10' }),
          paid('Lê Văn Một', { numberHash: 'h9' }),
          paid('LE VAN MOT', { birth: '1975', month: '2026-08' }),
          paid('Lê Văn Một', { month: '2026-07' }),
          paid('Trần Thị Hai', { branch: 'thôn Hạ' }),
          paid('Trần Thị Hai'),
          paid('Ai Đó'),
          paid('Ai Đó', { chosenId: '2' }),
        ],
        people,
      ),
    ).toEqual([
      ['matched', '1'],
      ['doubtful', '1', 'name-differs'],
      ['unmatched', null, 'nobody'],
      ['matched', '1'],
      ['doubtful', '1', 'name-only'],
      ['matched', '3'],
      ['unmatched', null, 'several'],
      ['unmatched', null, 'nobody'],
      ['matched', '2'],
    ])
  })

  test('F-07 F-08: what is owed decides; the same month twice in a list is written once', () => {
    const row = paid('Lê Văn Một', { numberHash: 'h1' })
    const codes = (more: Partial<ListedPayment>, of: Owing | null | 'elsewhere' = owing) =>
      judge([{ ...row, ...more }], people, of)[0]
    expect(judge([row, row], people)).toEqual([
      ['matched', '1'],
      ['doubtful', '1', 'paid-already'],
    ])
    expect(codes({ amount: 40_000 })).toEqual(['matched', '1', 'less-than-owed'])
    expect(
      judge(
        [
          { ...row, amount: 40_000 },
          { ...row, amount: 70_000 },
        ],
        people,
      )[1],
    ).toEqual(['doubtful', '1', 'more-than-owed'])
    expect(codes({ amount: 100_001 })).toEqual(['doubtful', '1', 'more-than-owed'])
    expect(codes({ amount: null })).toEqual(['doubtful', '1', 'amount-missing'])
    expect(codes({ month: null })).toEqual(['doubtful', '1', 'month-missing'])
    expect(codes({ on: '2026-11-23' })).toEqual(['doubtful', '1', 'date-ahead'])
    expect(codes({ month: '2027-11' })).toEqual(codes({}))
    expect(codes({ month: '2027-12' })).toEqual(['doubtful', '1', 'month-far-ahead'])
    expect(codes({ on: '2026-09-30' })).toEqual(['doubtful', '1', 'month-closed'])
    expect(codes({}, { ...owing, owed: null })).toEqual(['doubtful', '1', 'nothing-declared'])
    expect(codes({}, 'elsewhere')).toEqual(['doubtful', '1', 'other-branch'])
    expect(codes({}, null)).toEqual(['doubtful', '1', 'month-without-rates'])
  })
})

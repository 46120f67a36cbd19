// Owns who a payment of a list is from and whether it can be written: by number, else by name with birth or branch, then what is owed.
import { formatDate } from '../calendar/dates.ts'
import { searchKey, wordKey } from '../text/search-key.ts'
import { dongInWords } from './money.ts'
import { lastMonthAhead, showMonth } from './months.ts'
import { namesInNote } from './payment-note.ts'

export interface PaymentFinding {
  code:
    | 'nobody'
    | 'several'
    | 'name-only'
    | 'read-from-note'
    | 'name-differs'
    | 'amount-missing'
    | 'month-missing'
    | 'month-without-rates'
    | 'other-branch'
    | 'nothing-declared'
    | 'written-before'
    | 'paid-already'
    | 'more-than-owed'
    | 'less-than-owed'
    | 'date-ahead'
    | 'month-closed'
    | 'handed-over'
    | 'month-far-ahead'
  message: string
}

/** Does not keep a payment from being written. */
const NOTICES: ReadonlySet<PaymentFinding['code']> = new Set(['less-than-owed'])

export type PaymentState = 'matched' | 'doubtful' | 'unmatched'

export interface ListedPayment {
  fullName: string
  /** Keyed hash of the personal number; null when the list gives none. */
  numberHash: string | null
  birth: string
  branch: string
  amount: number | null
  month: string | null
  /** The day it is booked on. */
  on: string
  /** The list says that day. */
  dated: boolean
  /** Of the bank or the portal; '' when the list has none. */
  reference: string
  /** The text of the transfer; '' when the list has none. */
  note: string
  /** The month was read from that text. */
  monthRead: boolean
  /** Said by a person; nothing is looked for then. */
  chosenId: string | null
}

export interface KnownPerson {
  id: string
  fullName: string
  numberHash: string | null
  birthDate: string | null
  branchName: string
}

/** How a member stands for a month in the branch of its first day. */
export interface Owing {
  branchName: string
  owed: number | null
  paid: number
  /** The last closed month of that book. */
  closedThrough: string | null
  /** The day it was handed over to whoever keeps it now: the days before take no line. */
  handedOver: string | null
  /** What lists wrote for the month before and nobody took back. */
  listed: readonly { amount: number; on: string; reference: string }[]
}

export interface Judged {
  memberId: string | null
  state: PaymentState
  findings: PaymentFinding[]
}

const sameBranch = (listed: string, known: string): boolean => {
  const [a, b] = [listed, known].map((name) => ` ${wordKey(name).replace(/^chi bo /, '')} `) as [string, string]
  return a.trim() === '' || a.includes(b) || b.includes(a)
}
const sameBirth = (listed: string, known: string | null): boolean =>
  listed === '' || known === null || listed.startsWith(known) || known.startsWith(listed)

/** Somebody whose whole name stands in the text of the transfer, the longest name first; always to be confirmed. */
function findInNote(row: ListedPayment, people: readonly KnownPerson[]): [string | null, PaymentFinding[]] {
  const said = new Set(namesInNote(row.note))
  const named = people.filter((one) => said.has(searchKey(one.fullName)) && sameBranch(row.branch, one.branchName))
  const keys = named.map((one) => ` ${searchKey(one.fullName)} `)
  const whole = named.filter((_, at) => !keys.some((key) => key !== keys[at] && key.includes(keys[at] ?? '')))
  const [first, second] = whole
  if (first === undefined) {
    return [
      null,
      [{ code: 'nobody', message: 'Nội dung chuyển khoản không có tên đảng viên nào ở đây: chọn người nộp.' }],
    ]
  }
  if (second !== undefined) {
    return [
      null,
      [{ code: 'several', message: `Nội dung chuyển khoản có thể là của ${whole.length} đảng viên: chọn đúng người.` }],
    ]
  }
  const month = row.month === null ? '' : `, tháng ${showMonth(row.month)}`
  const message = `Đọc từ nội dung chuyển khoản: có thể là ${first.fullName} (${first.branchName})${month}. Xác nhận nếu đúng.`
  return [first.id, [{ code: 'read-from-note', message }]]
}

function findPerson(row: ListedPayment, people: readonly KnownPerson[]): [string | null, PaymentFinding[]] {
  const key = searchKey(row.fullName)
  const holder = row.numberHash === null ? undefined : people.find((one) => one.numberHash === row.numberHash)
  if (holder !== undefined) {
    if (key === '' || searchKey(holder.fullName) === key) return [holder.id, []]
    return [
      holder.id,
      [{ code: 'name-differs', message: `Số định danh này là của ${holder.fullName}: chọn đúng người.` }],
    ]
  }
  const alike = people.filter(
    (one) =>
      searchKey(one.fullName) === key &&
      (row.numberHash === null || one.numberHash === null) &&
      sameBirth(row.birth, one.birthDate) &&
      sameBranch(row.branch, one.branchName),
  )
  const [first, second] = alike
  if (first === undefined && row.note !== '') return findInNote(row, people)
  if (first === undefined) return [null, [{ code: 'nobody', message: 'Không tìm thấy đảng viên này: chọn người nộp.' }]]
  if (second !== undefined) {
    return [null, [{ code: 'several', message: `Có ${alike.length} đảng viên như vậy: chọn đúng người.` }]]
  }
  if (row.birth !== '' || row.branch !== '') return [first.id, []]
  return [
    first.id,
    [{ code: 'name-only', message: `Chỉ khớp họ tên, có thể là ${first.fullName} (${first.branchName}): xác nhận.` }],
  ]
}

/** The same payment once more of a month that is paid in part: as much for the same month under the same reference, on the same day where the list names one. */
function writtenBefore(row: ListedPayment, owing: Owing): PaymentFinding | null {
  const { amount, on, dated, reference } = row
  if (owing.owed === null || owing.owed <= owing.paid) return null
  const same = owing.listed.find(
    (one) => one.amount === amount && one.reference === reference && (!dated || one.on === on),
  )
  if (same === undefined) return null
  const which = `${dongInWords(same.amount)} ngày ${formatDate(same.on)}${reference === '' ? '' : `, số ${reference}`}`
  return {
    code: 'written-before',
    message: `Khoản này (${which}) đã có trong sổ hoặc ở dòng trên: bỏ dòng này. Nếu là khoản khác, thu ở trang của tháng.`,
  }
}

function checkOwing(row: ListedPayment, owing: Owing | undefined, today: string): PaymentFinding[] {
  const { amount, month, on } = row
  if (amount === null) return [{ code: 'amount-missing', message: 'Không đọc được số tiền.' }]
  if (month === null) return [{ code: 'month-missing', message: 'Không rõ nộp cho tháng nào: chọn tháng.' }]
  const of = showMonth(month)
  if (owing === undefined) {
    return [{ code: 'other-branch', message: `Ngày đầu tháng ${of} không sinh hoạt ở chi bộ nào trong phạm vi này.` }]
  }
  const { owed, paid, closedThrough, handedOver, branchName } = owing
  if (owed === null) {
    return [{ code: 'nothing-declared', message: 'F-08: chưa khai thu nhập nên chưa tính được số phải nộp.' }]
  }
  const left = owed - paid
  const found: PaymentFinding[] = []
  if (left <= 0) found.push({ code: 'paid-already', message: `Tháng ${of} đã nộp đủ.` })
  else if (amount > left) {
    found.push({ code: 'more-than-owed', message: `F-07: tháng ${of} chỉ còn phải nộp ${dongInWords(left)}.` })
  } else if (amount < left) {
    found.push({ code: 'less-than-owed', message: `Còn thiếu ${dongInWords(left - amount)} của tháng ${of}.` })
  }
  const last = lastMonthAhead(today)
  if (month > last) {
    const message = `F-05: tháng ${of} còn quá xa, thu trước đến hết tháng ${showMonth(last)}: xem lại năm.`
    found.push({ code: 'month-far-ahead', message })
  }
  if (on > today) found.push({ code: 'date-ahead', message: 'Ngày nộp chưa đến.' })
  else if (closedThrough !== null && on.slice(0, 7) <= closedThrough) {
    found.push({
      code: 'month-closed',
      message: `Sổ của ${branchName} đã khóa đến hết tháng ${showMonth(closedThrough)}.`,
    })
  } else if (handedOver !== null && on < handedOver) {
    found.push({
      code: 'handed-over',
      message: `Sổ của ${branchName} đã bàn giao ngày ${formatDate(handedOver)}: thu ở trang của tháng, ghi từ ngày đó trở đi.`,
    })
  }
  return found
}

/** A month that was read from the text waits for a person too. */
function readMonth({ chosenId, month, monthRead }: ListedPayment, found: readonly PaymentFinding[]): PaymentFinding[] {
  if (chosenId !== null || !monthRead || month === null || found.length > 0) return []
  const message = `Đọc từ nội dung chuyển khoản: nộp cho tháng ${showMonth(month)}. Xác nhận nếu đúng.`
  return [{ code: 'read-from-note', message }]
}

/**
 * Judges the payments of a list in their order. `owingOf` answers undefined where the member is of no branch in reach that month and null
 * where the month has no rates; a payment that can be written counts as paid for those after it.
 */
export function matchPayments(
  rows: readonly ListedPayment[],
  people: readonly KnownPerson[],
  owingOf: (memberId: string, month: string) => Owing | undefined | null,
  today: string,
): Judged[] {
  const byKey = new Map<string, KnownPerson[]>()
  for (const one of people) {
    for (const key of [searchKey(one.fullName), one.numberHash]) {
      if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), one])
    }
  }
  const counted = new Map<string, number>()
  const above = new Map<string, Owing['listed']>()
  return rows.map((row): Judged => {
    const near = [searchKey(row.fullName), row.numberHash, ...namesInNote(row.note)].flatMap((key) =>
      key === null ? [] : (byKey.get(key) ?? []),
    )
    const [memberId, found] = row.chosenId === null ? findPerson(row, [...new Set(near)]) : [row.chosenId, []]
    const who = [...found, ...readMonth(row, found)]
    if (memberId === null) return { memberId, state: 'unmatched', findings: who }
    const owing = row.month === null ? undefined : owingOf(memberId, row.month)
    if (owing === null) {
      const message = `Sổ quy định chưa có mức đóng của tháng ${showMonth(row.month ?? '')}.`
      return { memberId, state: 'doubtful', findings: [...who, { code: 'month-without-rates', message }] }
    }
    const key = `${memberId} ${row.month}`
    const before = counted.get(key) ?? 0
    const standing =
      owing === undefined
        ? undefined
        : { ...owing, paid: owing.paid + before, listed: [...owing.listed, ...(above.get(key) ?? [])] }
    const again = standing === undefined ? null : writtenBefore(row, standing)
    if (again !== null) return { memberId, state: 'doubtful', findings: [again] }
    if (row.amount !== null) above.set(key, [...(above.get(key) ?? []), { ...row, amount: row.amount }])
    const findings = [...who, ...checkOwing(row, standing, today)]
    const state = findings.every(({ code }) => NOTICES.has(code)) ? 'matched' : 'doubtful'
    if (state === 'matched') counted.set(key, before + (row.amount ?? 0))
    return { memberId, state, findings }
  })
}

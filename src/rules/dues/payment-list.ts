// Owns reading a list of payments as the portal or a bank gives it: row after row, payments out. Pure and streaming.
import { createListReader, type ListReader, type ListRow } from '../lists/list-reader.ts'
import { personalId } from '../member-list/read-numbers.ts'
import { readDateCell } from '../member-list/read-values.ts'
import { anyText, cellText, isBlank } from '../member-list/texts.ts'
import type { Cell } from '../member-list/types.ts'
import { properName } from '../text/proper-name.ts'
import { wordKey } from '../text/search-key.ts'
import { type PaymentField, paymentColumns } from './payment-columns.ts'
import { monthInNote } from './payment-note.ts'

/** A payment as the list writes it; '' and null where it says nothing that can be read. */
export interface PaymentRow {
  sheet: string
  row: number
  fullName: string
  /** Twelve digits. */
  personalNo: string
  /** A partial date. */
  birth: string
  branch: string
  amount: number | null
  /** `YYYY-MM` */
  month: string | null
  paidOn: string | null
  reference: string
  /** The text of the transfer. */
  note: string
  /** The month was read from that text. */
  monthRead: boolean
}

/** Whole đồng above nothing: `1.234.567 đ`, `50,000`, `50000`, `84,500.00`; null when it is no such sum. */
export function amountOf(cell: Cell): number | null {
  const text = typeof cell === 'number' ? String(cell) : cellText(cell).replace(/\s*(đ|đồng|vnd|vnđ)\.?$/iu, '')
  // Banks write no part of a đồng, and its two digits: `84,500.00`, `84.500,00`.
  const [, comma, point] = /^([^,]*),00$|^([^.]*)\.00$/.exec(text) ?? []
  const whole = comma ?? point ?? text
  if (!/^\+?\s*\d{1,3}([., ]\d{3})+$|^\+?\s*\d{1,12}$/.test(whole)) return null
  const amount = Number(whole.replace(/\D/g, ''))
  return amount > 0 && amount <= 1_000_000_000_000 ? amount : null
}

/** `11/2026`, `Tháng 11 năm 2026`, `2026-11`, `202611`, or any day of the month. */
export function monthIn(cell: Cell, date1904: boolean): string | null {
  const words = typeof cell === 'object' && cell !== null ? '' : wordKey(anyText(cell))
  const [, of, year] = /^(?:ky |thang )*(\d{1,2}) (?:nam )?(20\d{2})$/.exec(words) ?? []
  const [, firstYear, later] = /^(20\d{2}) ?(\d{2})$/.exec(words) ?? []
  const [y, m] = [year ?? firstYear, (of ?? later ?? '').padStart(2, '0')]
  if (y !== undefined) return m >= '01' && m <= '12' ? `${y}-${m}` : null
  // Two months or a quarter are no month; a day is.
  if (typeof cell === 'string' && !/^(\d{1,2}([/.-])\d{1,2}\2\d{4}|\d{4}-\d{2}-\d{2})(\D|$)/.test(cell.trim()))
    return null
  return dayIn(cell, date1904)?.slice(0, 7) ?? null
}

/** A whole day; a time of the day beside it is left aside. */
export function dayIn(cell: Cell, date1904: boolean): string | null {
  const bare =
    typeof cell === 'string'
      ? cell.replace(/[T\s]*\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*([AP]M)?/i, '').trim()
      : typeof cell === 'object' && cell !== null && 'serial' in cell
        ? { serial: Math.floor(cell.serial) }
        : cell
  const reading = readDateCell(bare, { latestYear: 2099, order: 'day-first', date1904 })
  return reading.kind === 'date' && reading.date.length === 10 && reading.date.startsWith('20') ? reading.date : null
}

function birthIn(cell: Cell, date1904: boolean): string {
  const reading = readDateCell(cell, { latestYear: 2020, order: 'day-first', date1904 })
  return reading.kind === 'date' ? reading.date : ''
}

/** The last line of a statement, where the words stand with the texts. */
const TOTAL = /^(tong|cong)( cong| phat sinh| so tien)?$/

/** What one row says; `branch` is the one that a line of its own above it names. */
function paymentOf({ sheet, row, of }: ListRow<PaymentField>, branch: string): PaymentRow[] {
  const fullName = properName(cellText(of('fullName')))
  const date1904 = sheet.date1904 === true
  const birth = birthIn(of('birth'), date1904)
  const personalNo = personalId(of('personalNo'), cellText(of('personalNo')), birth, [])
  const amount = amountOf(of('amount'))
  const note = cellText(of('note')).slice(0, 300)
  // In a statement a figure nobody can read (a refund below nothing) stays, to be looked at; a line of money that went out does not.
  const nameless = fullName === '' && personalNo === ''
  if (nameless && amount === null && (note === '' || !/[1-9]/.test(anyText(of('amount'))))) return []
  if (nameless && TOTAL.test(wordKey(note))) return []
  const paidOn = dayIn(of('paidOn'), date1904)
  const read = isBlank(of('month')) && note !== '' ? monthInNote(note, paidOn) : null
  // A list that names no month pays for the month of the day; a text that names several pays for nobody knows which.
  const unnamed = read === 'several' ? null : (read ?? paidOn?.slice(0, 7) ?? null)
  return [
    {
      sheet: sheet.name,
      row,
      fullName,
      birth,
      amount,
      paidOn,
      personalNo: /^\d{12}$/.test(personalNo) ? personalNo : '',
      branch: cellText(of('branch')) || branch,
      month: isBlank(of('month')) ? unnamed : monthIn(of('month'), date1904),
      monthRead: read !== null,
      reference: cellText(of('reference')).slice(0, 200),
      note,
    },
  ]
}

export const createPaymentListReader = (): ListReader<PaymentField, PaymentRow> =>
  createListReader({
    columnsOf: paymentColumns,
    readRows: () => {
      let branch = ''
      return (row) => {
        const [first] = row.filled
        if (row.filled.length > 1) return paymentOf(row, branch)
        // A line of its own names the branch of the rows below it.
        if (/^(chi bo|dang bo)\b/.test(wordKey(anyText(first)))) branch = cellText(first)
        return []
      }
    },
  })

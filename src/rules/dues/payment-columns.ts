// Owns the columns of a list of payments: which heading says what. Neither the portal nor a bank has one layout, so headings decide.
import type { ListColumn } from '../lists/list-reader.ts'
import { anyText } from '../member-list/texts.ts'
import type { Cell } from '../member-list/types.ts'
import { wordKey } from '../text/search-key.ts'

export const PAYMENT_FIELDS = [
  'personalNo',
  'fullName',
  'birth',
  'branch',
  'amount',
  'month',
  'paidOn',
  'reference',
  'note',
] as const
export type PaymentField = (typeof PAYMENT_FIELDS)[number]

// Over words without diacritics; the first that fits wins.
const HEADINGS: readonly (readonly [PaymentField, RegExp])[] = [
  ['personalNo', /dinh danh|cccd|can cuoc/],
  ['birth', /ngay sinh|nam sinh|thang nam sinh/],
  ['reference', /^ma gd$|ma giao dich|tham chieu|bien lai|but toan|ma thanh toan/],
  ['fullName', /^ten$|ho va ten|ho ten|ten dang vien|nguoi nop|nguoi chuyen|ten khach hang/],
  ['paidOn', /^ngay$|ngay nop|ngay giao dich|ngay chuyen|ngay thanh toan|thoi gian/],
  ['month', /^thang$|^ky$|ky nop|ky thu|thang nop|thang dong|nop cho thang|thang dang phi|dang phi thang/],
  ['branch', /chi bo|to chuc dang|noi sinh hoat/],
  [
    'amount',
    /^(?!.*(phai|con|ghi no|phat sinh no)).*(so tien|tien nop|da nop|ghi co|thanh tien|phat sinh co|ps co|credit)|^co$/,
  ],
  ['note', /noi dung|dien giai|mo ta|description|remark/],
]

/** The columns of a heading row; null when the row is none: a heading names the money, and the person or the text of the transfer. */
export function paymentColumns(cells: readonly Cell[]): ListColumn<PaymentField>[] | null {
  const found: ListColumn<PaymentField>[] = []
  cells.forEach((cell, index) => {
    if (typeof cell !== 'string') return
    const words = wordKey(cell)
    const field = HEADINGS.find(([of, pattern]) => pattern.test(words) && found.every((one) => one.field !== of))?.[0]
    if (field !== undefined && words.length <= 60) found.push({ index, heading: anyText(cell).slice(0, 120), field })
  })
  const has = (field: PaymentField) => found.some((one) => one.field === field)
  return has('amount') && (has('fullName') || has('personalNo') || has('note')) ? found : null
}

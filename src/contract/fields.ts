// Field shapes that every module shares: identifiers, dates, partial dates, text cleaned at the border, pages.
import { z } from 'zod'
import { FIRST_YEAR, LAST_YEAR } from '#rules/calendar/dates.ts'
import { normalise } from '#rules/text/normalise.ts'

// Control characters, marks that turn the direction of writing, and zero-width ones: a name that holds them reads as another name.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters refused at the border
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/u
// Lone halves of surrogate pairs are not text and PostgreSQL refuses them.
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** What comes in as text, of at most `max` characters, NFC (the screens send it so): refused where it holds what nobody can see; single spaces. */
const visible = (max: number) =>
  z
    .string({ error: 'Cần nhập chữ.' })
    .max(max * 4, { error: `Dài quá ${max} ký tự.` })
    .refine((v) => !LONE_SURROGATE.test(v), { error: 'Có ký tự không hợp lệ.' })
    .refine((v) => !v.includes('\ufffd'), {
      error: 'Có chữ hỏng («�»): nơi gửi không ghi bằng UTF-8; gõ lại mục này.',
      abort: true,
    })
    .refine((v) => !HIDDEN.test(v), { error: 'Có ký tự ẩn hoặc ký tự điều khiển; xóa đi rồi gõ lại mục này.' })
    .refine((v) => v === v.normalize('NFC'), {
      error: 'Có chữ ghi dấu rời (Unicode tổ hợp); gửi chữ Unicode dựng sẵn (NFC).',
    })
    .transform(normalise)

/** What is typed into a search: like `text`, and may be empty. */
export const searchText = (max: number) => visible(max).pipe(z.string().max(max, { error: `Dài quá ${max} ký tự.` }))

/** One line of text: NFC, single spaces, at most `max` characters. Hidden and control characters and empty text are refused. */
export const text = (max: number) =>
  visible(max).pipe(
    z
      .string()
      .min(1, { error: 'Không được để trống.' })
      .max(max, { error: `Dài quá ${max} ký tự.` }),
  )

/** Like `text`, where an empty string means "not known" and becomes null. */
export const optionalText = (max: number) =>
  visible(max)
    .pipe(z.string().max(max, { error: `Dài quá ${max} ký tự.` }))
    .transform((v) => (v === '' ? null : v))
    .nullable()

export const id = z.uuid({ error: 'Mã định danh không đúng dạng.' })

const twoDigits = (v: string, at: number): number => (v.charCodeAt(at) - 48) * 10 + v.charCodeAt(at + 1) - 48

/**
 * Of digits in the right places: a day, the first of a month or the first of a year. Asked of every date of every row that goes out: nothing is cut
 * from the text, and the calendar itself is only asked about the ends of months.
 */
const isRealDate = (v: string): boolean => {
  const y = twoDigits(v, 0) * 100 + twoDigits(v, 2)
  const m = v.length > 4 ? twoDigits(v, 5) : 1
  const d = v.length > 7 ? twoDigits(v, 8) : 1
  if (!(y >= FIRST_YEAR && y <= LAST_YEAR && m >= 1 && m <= 12 && d >= 1)) return false
  return d <= 28 || d <= new Date(Date.UTC(y, m, 0)).getUTCDate()
}

/** A calendar date `YYYY-MM-DD`. */
export const date = z
  .string({ error: 'Cần nhập ngày.' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Ngày phải có dạng năm-tháng-ngày, ví dụ 2025-09-03.', abort: true })
  .refine(isRealDate, { error: 'Ngày này không có trong lịch.' })

/** A date known to the day, the month or the year: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export const partialDate = z
  .string({ error: 'Cần nhập ngày, tháng năm hoặc năm.' })
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, {
    error: 'Ghi ngày, tháng năm hoặc chỉ năm, ví dụ 1975, 1975-03, 1975-03-10.',
    abort: true,
  })
  .refine(isRealDate, { error: 'Ngày này không có trong lịch.' })

/** The version of a record as the caller last saw it. */
export const version = z.int().min(1)

/** Where a list goes on: opaque to the caller. */
export const cursor = z.string().max(2000)

/** How many rows of a list are wanted. */
export const limit = z.int().min(1).max(200).default(50)

export const provinceCode = z.string().regex(/^[0-9]{2}$/, { error: 'Mã tỉnh gồm 2 chữ số.' })

/** What the caller may do with a record: names of operations. The browser shows and hides by this list. */
export const allowed = z.array(z.string())

/** A page of a list; `next` is null at the end. `total` is given where the figures know it. */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: cursor.nullable(), total: z.int().nullable() })

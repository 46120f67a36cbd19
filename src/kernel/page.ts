// Keyset paging: a cursor is the sort key of the last row, opaque to the caller and safe to tamper with.
import { z } from 'zod'
import { type Refusal, refuse } from '#kernel/refusal.ts'

/** Turns the sort values of the last row into a cursor. */
export const toCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** What the values of any cursor may be; a zero byte is no text to the database. */
const values = z.array(z.union([z.null(), z.number(), z.string().refine((text) => !text.includes('\u0000'))]))

/**
 * Where a list goes on: null from the beginning. `shape` says what the values of its cursors are; anything else is refused with
 * the field named, and never handed to the database.
 */
export function readCursor<T>(after: string | undefined, shape: z.ZodType<T>): T | null | Refusal {
  if (after === undefined) return null
  try {
    const read = values.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')))
    const place = read.success ? shape.safeParse(read.data) : read
    if (place.success) return place.data as T
  } catch {
    // falls through to the refusal
  }
  return refuse('kernel.invalid-input', {}, [
    { path: 'after', message: 'Dấu trang không hợp lệ; hãy mở lại danh sách từ đầu.' },
  ])
}

/** Cuts the extra row a list asked for and says where it goes on. */
export function cutPage<T>(
  rows: T[],
  limit: number,
  key: (row: T) => readonly (string | number | null)[],
): { rows: T[]; next: string | null } {
  if (rows.length <= limit) return { rows, next: null }
  const kept = rows.slice(0, limit)
  const last = kept[kept.length - 1]
  return { rows: kept, next: last === undefined ? null : toCursor(key(last)) }
}

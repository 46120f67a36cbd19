// Keyset paging: a cursor is the sort key of the last row, opaque to the caller and safe to tamper with.
import { type Refusal, refuse } from '#kernel/refusal.ts'

/** Turns the sort values of the last row into a cursor. */
export const toCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** Reads a cursor back; anything that is not one of ours is refused with the field named. */
export function fromCursor(cursor: string, length: number): (string | number | null)[] | Refusal {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((v) => v === null || typeof v === 'number' || (typeof v === 'string' && !v.includes('\u0000')))
    ) {
      return values
    }
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

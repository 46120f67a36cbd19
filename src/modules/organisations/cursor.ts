// Reads the cursors of this module's lists: what is not one of ours is refused, never handed to the database.
import type { z } from 'zod'
import { fromCursor } from '#kernel/page.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'

const NOT_OURS = 'Dấu trang không hợp lệ; hãy mở lại danh sách từ đầu.'

/** Null: from the beginning. `shape` says what the values of a cursor must be. */
export function readCursor<T>(after: string | undefined, length: number, shape: z.ZodType<T>): T | null | Refusal {
  if (after === undefined) return null
  const values = fromCursor(after, length)
  if (values instanceof Refusal) return values
  const parsed = shape.safeParse(values)
  return parsed.success ? parsed.data : refuse('kernel.invalid-input', {}, [{ path: 'after', message: NOT_OURS }])
}

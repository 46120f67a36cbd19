// Shapes that the facts of several rules share.
import { z } from 'zod'

const notNegative = { error: 'Không được nhỏ hơn 0.' }

/** Completed months. */
export const months = z
  .number({ error: 'Cần một số.' })
  .min(0, notNegative)
  .max(1200, { error: 'Không được quá 100 năm.' })

/** How many people or votes, how many years, how often something happened; more than there are people in the Party is a slip of the hand. */
export const count = z
  .int({ error: 'Cần một số nguyên.' })
  .min(0, notNegative)
  .max(10_000_000, { error: 'Không được quá 10 triệu.' })

export const flag = z.boolean({ error: 'Cần true hoặc false.' })

/** A fact that may be left out or null. */
export const given = <Shape extends z.ZodType>(shape: Shape, description: string) =>
  shape.nullable().optional().describe(description)

/** A month `YYYY-MM`. */
export const month = z
  .string({ error: 'Cần một tháng dạng năm-tháng.' })
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'Tháng phải có dạng năm-tháng, ví dụ 2026-03.' })

export const year = z
  .int({ error: 'Cần một năm, là số nguyên.' })
  .min(1930, { error: 'Năm phải từ 1930.' })
  .max(2200, { error: 'Năm không được quá 2200.' })

/** Whole đồng. */
export const dong = z
  .int({ error: 'Cần số đồng, là số nguyên.' })
  .min(0, notNegative)
  .max(1_000_000_000, { error: 'Không được quá 1 tỷ đồng.' })

/** A share in percent, from 0 to 100. */
export const percent = z
  .number({ error: 'Cần một số phần trăm.' })
  .min(0, notNegative)
  .max(100, { error: 'Không được quá 100.' })

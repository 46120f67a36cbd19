// Shapes that the facts of several rules share.
import { z } from 'zod'

/** A number of people or votes. What the rule can refuse in words it refuses itself. */
export const count = z.number({ error: 'Cần một số.' })

const notNegative = { error: 'Không được nhỏ hơn 0.' }

/** Completed months. */
export const months = z.number({ error: 'Cần một số.' }).min(0, notNegative)

/** How often something happened. */
export const times = z.int({ error: 'Cần một số nguyên.' }).min(0, notNegative)

export const flag = z.boolean({ error: 'Cần true hoặc false.' })

/** A fact that may be left out or null. */
export const given = <Shape extends z.ZodType>(shape: Shape, description: string) =>
  shape.nullable().optional().describe(description)

// Shapes that the facts of several rules share.
import { z } from 'zod'

/** A number of people, votes, months or times. What the rule can refuse in words it refuses itself. */
export const count = z.number({ error: 'Cần một số.' })

export const flag = z.boolean({ error: 'Cần true hoặc false.' })

/** A fact that may be left out or null. */
export const given = <Shape extends z.ZodType>(shape: Shape, description: string) =>
  shape.nullable().optional().describe(description)

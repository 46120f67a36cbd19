// How the facts of a rule, or the input of a command, are written: the lines of a help.
import { z } from 'zod'

interface FieldSchema {
  /** A field that may be null has a list here. */
  type?: string | string[]
  enum?: string[]
  pattern?: string
  description?: string
  items?: FieldSchema
  properties?: Record<string, FieldSchema>
  required?: string[]
  additionalProperties?: FieldSchema | boolean
  anyOf?: FieldSchema[]
}

/** How one field is written, in a word. */
function shapeOf(schema: FieldSchema): string {
  const given = schema.anyOf?.find((s) => s.type !== 'null') ?? schema
  if (given.enum !== undefined) return given.enum.join('|')
  if (typeof given.additionalProperties === 'object') return `{ …: ${shapeOf(given.additionalProperties)} }`
  const is = (type: string): boolean => [given.type].flat().includes(type)
  if (is('array')) return `[${shapeOf(given.items ?? {})}]`
  if (given.properties !== undefined) return `{ ${Object.entries(given.properties).map(partOf).join(', ')} }`
  if (is('boolean')) return 'true|false'
  if (is('integer') || is('number')) return 'số'
  if (given.pattern?.includes('\\d{4}') !== true) return 'chữ'
  return given.pattern.endsWith('\\d{2}$')
    ? 'năm-tháng-ngày'
    : given.pattern.includes('Q')
      ? 'năm hoặc năm-quý'
      : 'năm-tháng'
}

/** A part of a compound field: by its name, and with the few words it may be where it is one of them, for nobody guesses those. */
function partOf([name, schema]: [string, FieldSchema]): string {
  const words = (schema.anyOf?.find((s) => s.type !== 'null') ?? schema).enum
  return words === undefined ? name : `${name}: ${words.join('|')}`
}

/** One line a field: its name, its shape, what it is, and whether it may be left out. */
export function fieldLines(type: z.ZodType): string[] {
  const schema = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as FieldSchema
  return Object.entries(schema.properties ?? {}).map(([field, s]) => {
    const needed = schema.required?.includes(field) === true ? '' : ' (có thể không nêu)'
    return `      ${field}: ${shapeOf(s)}${s.description === undefined ? '' : ` — ${s.description}`}${needed}`
  })
}

// Reads what a caller sent: a JSON body, or the parameters of an address turned into the types of the contract.
import { z } from 'zod'
import type { Operation } from '#contract/operation.ts'

/** 1 MiB: more than any form; files travel by another route. */
export const BODY_LIMIT = 1024 * 1024

type Kind = 'number' | 'boolean' | 'array-of-text' | 'array-of-number' | 'text'

const kindsOf = new WeakMap<Operation, Map<string, Kind>>()

interface Schema {
  type?: string | string[]
  items?: Schema
  anyOf?: Schema[]
  properties?: Record<string, Schema>
}

function kindOf(schema: Schema): Kind {
  const choices = schema.anyOf ?? [schema]
  for (const choice of choices) {
    if (choice.type === 'integer' || choice.type === 'number') return 'number'
    if (choice.type === 'boolean') return 'boolean'
    if (choice.type === 'array') return kindOf(choice.items ?? {}) === 'number' ? 'array-of-number' : 'array-of-text'
  }
  return 'text'
}

function kinds(operation: Operation): Map<string, Kind> {
  let known = kindsOf.get(operation)
  if (known === undefined) {
    const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema
    known = new Map(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, kindOf(property)]))
    kindsOf.set(operation, known)
  }
  return known
}

const numberOrText = (value: string): unknown => (/^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? Number(value) : value)

/** Turns `?a=1&b=x&b=y` into the input of a query. Unknown names stay, so that the contract can name them. */
export function inputFromAddress(operation: Operation, parameters: URLSearchParams): Record<string, unknown> {
  const known = kinds(operation)
  const input: Record<string, unknown> = Object.create(null)
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name)
    const kind = known.get(name) ?? 'text'
    const first = values[0] ?? ''
    if (kind === 'array-of-text') input[name] = values
    else if (kind === 'array-of-number') input[name] = values.map(numberOrText)
    else if (values.length > 1) input[name] = values
    else if (kind === 'number') input[name] = numberOrText(first)
    else if (kind === 'boolean') input[name] = first === 'true' ? true : first === 'false' ? false : first
    else input[name] = first
  }
  return { ...input }
}

/** Reads a JSON body. Broken UTF-8 becomes U+FFFD, which the fields of the contracts refuse by name. */
export async function inputFromBody(request: Request): Promise<{ input: unknown } | 'too-large' | 'not-json'> {
  const declared = Number(request.headers.get('content-length') ?? '0')
  if (declared > BODY_LIMIT) return 'too-large'
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > BODY_LIMIT) return 'too-large'
    chunks.push(chunk)
  }
  const text = new TextDecoder('utf-8').decode(Buffer.concat(chunks))
  if (text.trim() === '') return { input: {} }
  try {
    return { input: JSON.parse(text) }
  } catch {
    return 'not-json'
  }
}

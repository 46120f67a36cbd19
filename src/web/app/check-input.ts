// Reads an input with its own contract before it is sent, so that mistakes show without waiting for a weak network.
import type { z } from 'zod'
import type { InputOf, Operation } from '#contract/operation.ts'
import { ApiError } from './api-error.ts'

/** An ApiError with a Vietnamese sentence for each field, or null when the contract accepts the input. */
export function checkInput<O extends Operation>(contract: O, input: InputOf<O>): ApiError | null {
  const read = contract.input.safeParse(input)
  return read.success ? null : ApiError.invalid(read.error.issues.map(fieldOf))
}

function fieldOf(issue: z.core.$ZodIssue): { path: string; message: string } {
  const vietnamese = /[À-ỹĐđ]/.test(issue.message)
  const fallback = issue.code === 'invalid_type' ? 'Cần điền mục này.' : 'Giá trị không hợp lệ.'
  return { path: issue.path.join('.'), message: vietnamese ? issue.message : fallback }
}

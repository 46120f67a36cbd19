// Reads an input with its own contract before it is sent, so that mistakes show without waiting for a weak network.
import type { z } from 'zod'
import type { InputOf, Operation } from '#contract/operation.ts'
import { ApiError } from './api-error.ts'
import { composed } from './composed.ts'

/** An ApiError with a Vietnamese sentence for each field, or null when the contract accepts the input as it would be sent. */
export function checkInput<O extends Operation>(contract: O, input: InputOf<O>): ApiError | null {
  const read = contract.input.safeParse(composed(input))
  return read.success ? null : ApiError.invalid(read.error.issues.map((issue) => fieldOf(issue, input)))
}

function fieldOf(issue: z.core.$ZodIssue, input: unknown): { path: string; message: string } {
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], input)
  const isChoice = issue.code === 'invalid_value' || issue.code === 'invalid_union'
  if (value === undefined || value === '') {
    return { path: issue.path.join('.'), message: isChoice ? 'Cần chọn một mục.' : 'Cần điền mục này.' }
  }
  // A sentence with an ISO date in it speaks to readers of the API; fields here take dates as people write them.
  if (/\d{4}-\d{2}/.test(issue.message)) {
    return { path: issue.path.join('.'), message: 'Ngày này không đọc được hoặc không có trong lịch.' }
  }
  const vietnamese = /[À-ỹĐđ]/.test(issue.message)
  return { path: issue.path.join('.'), message: vietnamese ? issue.message : sentenceFor(issue) }
}

/** What is said where the contract says nothing itself. */
function sentenceFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int'))
    return issue.expected === 'int' ? 'Ghi một số nguyên, không có phần lẻ.' : 'Ghi một con số.'
  if (issue.code === 'too_small' && issue.origin === 'number') return `Không được nhỏ hơn ${issue.minimum}.`
  if (issue.code === 'too_big' && issue.origin === 'number') return `Không được lớn hơn ${issue.maximum}.`
  return 'Nội dung ở ô này chưa đúng.'
}

// Turns the findings of a contract's schema into errors that name the field, in Vietnamese.
import type { ZodError } from 'zod'
import type { FieldError } from '#kernel/refusal.ts'

/** At most 50 errors, each with the path of its field (`a.0.b`) and a Vietnamese sentence. */
export function fieldErrors(error: ZodError): FieldError[] {
  return error.issues.slice(0, 50).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'Mục này không có trong mẫu.' }))
    }
    const vietnamese = /[À-ỹĐđ]/.test(issue.message)
    return [{ path: issue.path.join('.'), message: vietnamese ? issue.message : sentenceFor(issue) }]
  })
}

/** Longer lists of choices are looked up, not read in a sentence. */
const FEW = 20

/** What is said where the contract says nothing itself: which values there are, or between which bounds. */
function sentenceFor(issue: ZodError['issues'][number]): string {
  if (issue.code === 'invalid_type') return 'Thiếu hoặc không đúng kiểu.'
  if (issue.code === 'invalid_value' && issue.values.length <= FEW)
    return `Giá trị không hợp lệ. Một trong: ${issue.values.map(String).join(', ')}.`
  if (issue.code === 'too_small') {
    if (isNumber(issue.origin)) return `Không được nhỏ hơn ${issue.minimum}.`
    if (issue.origin === 'array') return `Cần ít nhất ${issue.minimum} mục.`
  }
  if (issue.code === 'too_big') {
    if (isNumber(issue.origin)) return `Không được lớn hơn ${issue.maximum}.`
    if (issue.origin === 'array') return `Nhiều nhất ${issue.maximum} mục.`
    if (issue.origin === 'string') return `Dài quá ${issue.maximum} ký tự.`
  }
  return 'Giá trị không hợp lệ.'
}

const isNumber = (origin: string): boolean => origin === 'number' || origin === 'int'

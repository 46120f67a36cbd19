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
    const fallback = issue.code === 'invalid_type' ? 'Thiếu hoặc không đúng kiểu.' : 'Giá trị không hợp lệ.'
    return [{ path: issue.path.join('.'), message: vietnamese ? issue.message : fallback }]
  })
}

// Sentences of the refusals of questions and petitions.
import type { RefusalText } from '#contract/refusals.ts'

const day = (on: unknown): string => String(on).split('-').reverse().join('/')

export const petitionRefusals: Record<string, RefusalText> = {
  'petitions.not-open': {
    message: (f) => `Việc này đã xong ngày ${day(f.on)}; không ghi thêm được.`,
    next: () => 'Chưa thỏa đáng thì gửi việc mới, nêu số của việc này.',
  },
  'petitions.not-yours': {
    message: () => 'Chỉ người gửi rút được chất vấn, kiến nghị của mình.',
    next: () => 'Trả lời, hoặc chuyển tới nơi có thẩm quyền.',
  },
  'petitions.date-wrong': {
    message: (f) =>
      f.from === null
        ? `Ngày ${day(f.on)} chưa đến.`
        : `Ngày ${day(f.on)} không đúng: phải từ ngày nhận ${day(f.from)} đến hôm nay.`,
    next: () => 'Sửa ngày.',
  },
}

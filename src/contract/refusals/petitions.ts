// Sentences of the refusals of questions, petitions, complaints and denunciations.
import type { RefusalText } from '#contract/refusals.ts'

const day = (on: unknown): string => String(on).split('-').reverse().join('/')

export const petitionRefusals: Record<string, RefusalText> = {
  'petitions.not-open': {
    message: (f) => `Việc này đã xong ngày ${day(f.on)}; không ghi thêm được.`,
    next: () => 'Chưa thỏa đáng thì gửi việc mới, nêu số của việc này.',
  },
  'petitions.still-open': {
    message: (f) => `${f.organisation} còn ${f.open} chất vấn, kiến nghị, đơn thư chưa trả lời.`,
    next: () => 'Trả lời hoặc chuyển nơi có thẩm quyền trước; sắp xếp bằng danh sách thì sang nơi tiếp nhận.',
    ruleId: 'RESP-01',
  },
  'petitions.not-yours': {
    message: () => 'Việc gửi qua phần mềm chỉ người gửi rút được.',
    next: () => 'Trả lời, hoặc chuyển tới nơi có thẩm quyền.',
  },
  'petitions.date-wrong': {
    message: (f) =>
      f.from === null
        ? `Ngày ${day(f.on)} chưa đến.`
        : `Ngày ${day(f.on)} không đúng: phải từ ngày nhận ${day(f.from)} đến hôm nay.`,
    next: () => 'Sửa ngày.',
  },
  'petitions.sender-missing': {
    message: () => 'Chưa ghi của ai. Chỉ tố cáo không ghi tên người gửi.',
    next: () => 'Ghi tên người gửi.',
    ruleId: 'K-19',
  },
  'petitions.about-missing': {
    message: () => 'Khiếu nại, tố cáo cần ghi về quyết định nào hoặc về ai, và ai giải quyết.',
    next: () => 'Ghi đủ hai mục; khiếu nại kỷ luật, xóa tên thì mở từ chính việc ấy.',
  },
  'petitions.own-matter': {
    message: () => 'Người bị tố cáo, khiếu nại không tự vào sổ việc về mình.',
    next: () => 'Đồng chí khác trong cấp ủy, hoặc cấp trên, vào sổ.',
  },
}

// Sentences of the refusals of the reports module.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (fact: RefusalFacts[string] | undefined): string =>
  typeof fact === 'string' ? fact.split('-').reverse().join('/') : ''

export const reportRefusals: Record<string, RefusalText> = {
  'reports.date-in-future': {
    message: (f) => `Chưa thống kê được cho ngày ${day(f.on)}: hôm nay là ${day(f.today)}.`,
    next: () => 'Chọn hôm nay hoặc một ngày đã qua.',
  },
  'reports.organisation-not-there': {
    message: (f) =>
      typeof f.endedOn === 'string'
        ? `Ngày ${day(f.on)} «${f.organisation}» không còn: tổ chức kết thúc hoạt động từ ngày ${day(f.endedOn)}.`
        : `Ngày ${day(f.on)} «${f.organisation}» chưa có: tổ chức được thành lập ngày ${day(f.foundedOn)}.`,
    next: () => 'Chọn một ngày tổ chức đang hoạt động, hoặc thống kê ở tổ chức cấp trên.',
  },
  'reports.period-reversed': {
    message: (f) =>
      `Kỳ thống kê phải bắt đầu trước khi kết thúc: từ ${day(f.from)} đến ${day(f.on)} không phải một kỳ.`,
    next: () => 'Sửa ngày đầu kỳ; kỳ dài nhất là 10 năm.',
  },
  'reports.cell-without-list': {
    message: () => 'Ô này không có trong biểu, hoặc không phải một con số đếm nên không có danh sách.',
    next: () => 'Mở lại biểu rồi chọn một ô có số.',
  },
  'reports.answer-too-wide': {
    message: (f) => `Bảng có ${f.rows} hàng và ${f.columns} cột, rộng quá để đọc được.`,
    next: () => 'Chọn hàng hoặc cột khác, hoặc thu hẹp bộ lọc.',
  },
  'reports.question-saved': {
    message: (f) => `Câu hỏi này đã được lưu, tên là «${f.title}».`,
    next: () =>
      'Mở câu hỏi ấy trong các câu hỏi đã lưu, ở đó đổi tên được; hoặc đổi bộ lọc rồi lưu thành câu hỏi khác.',
  },
  'reports.too-many-questions': {
    message: (f) => `Tổ chức đã lưu ${f.most} câu hỏi thống kê, không lưu thêm được.`,
    next: () => 'Bỏ những câu hỏi không còn dùng rồi lưu lại.',
  },
  'reports.nobody-to-share-with': {
    message: () => 'Không có tổ chức nào để chia sẻ: tổ chức đã chọn không còn hoạt động hoặc chính là tổ chức mình.',
    next: () => 'Chọn một tổ chức khác của tỉnh đang hoạt động.',
  },
  'reports.other-province': {
    message: () => 'Câu hỏi này đếm ở tỉnh khác; chỉ chia sẻ được trong tỉnh của mình.',
    next: () => 'Xuất câu trả lời ra Excel rồi gửi kèm văn bản.',
  },
}

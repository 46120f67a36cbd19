// Sentences of the refusals about documents.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (fact: RefusalFacts[string] | undefined): string =>
  typeof fact === 'string' ? fact.split('-').reverse().join('/') : ''

export const documentRefusals: Record<string, RefusalText> = {
  'documents.classified': {
    message: (f) =>
      `Văn bản có dấu độ ${f.level} nên không đưa vào đây: văn bản mật chỉ soạn và giữ trên máy độc lập hoặc mạng nội bộ riêng.`,
    next: () => 'Tệp không được giữ lại. Lập phiếu của văn bản mật: ký hiệu, độ mật, người giữ, nơi để.',
    ruleId: 'S-04',
    basis: 'Luật Bảo vệ bí mật nhà nước 117/2025/QH15',
  },
  'documents.not-read': {
    message: (f) => `${f.reason}`,
    next: () => 'Chọn tệp khác, hoặc vào sổ bằng tay không kèm tệp.',
  },
  'documents.upload-gone': {
    message: () => 'Tệp vừa tải lên không còn.',
    next: () => 'Chọn lại tệp rồi gửi.',
  },
  'documents.no-text': {
    message: () => 'Văn bản này không kèm tệp có chữ nên không có gì để đọc.',
    next: () => 'Xem phần ghi trong sổ, hoặc đọc lại từ tệp .docx, .pdf, .txt.',
  },
  'documents.may-not-issue': {
    message: (f) => `${f.organisation} không ban hành ${String(f.type).toLowerCase()} theo thẩm quyền của mình.`,
    next: () => 'Chọn loại văn bản khác, hoặc trình cấp có thẩm quyền ban hành.',
    ruleId: '§7.2',
    basis: '399-QĐ/TW ngày 09/01/2026',
  },
  'documents.number-taken': {
    message: (f) => `Số ${f.symbol} đã dùng cho văn bản khác trong nhiệm kỳ này.`,
    next: () => 'Để trống số để lấy số kế tiếp, hoặc ghi đúng số trên văn bản.',
    ruleId: '§7.1',
    basis: '05-HD/VPTW ngày 27/5/2026',
  },
  'documents.date-ahead': {
    message: (f) => `Ngày ${day(f.on)} chưa đến.`,
    next: () => 'Ghi ngày đã qua hoặc hôm nay.',
  },
  'documents.head-missing': {
    message: () => 'Chưa vào sổ được: phần đầu của văn bản còn thiếu mục bắt buộc.',
    next: () => 'Ghi các mục được đánh dấu rồi vào sổ lại.',
  },
  'documents.not-reading': {
    message: () => 'Văn bản này đã vào sổ nên không sửa như văn bản đang đọc được nữa.',
    next: () => 'Mở văn bản trong sổ, bấm «Sửa phần ghi sổ».',
  },
  'documents.not-registered': {
    message: () => 'Văn bản này chưa vào sổ.',
    next: () => 'Xác nhận phần đầu rồi vào sổ; văn bản nơi khác gửi đến thì bấm «Nhận văn bản».',
  },
  'documents.only-outgoing': {
    message: () => 'Chỉ gửi được văn bản đi của chính tổ chức mình.',
    next: () => 'Muốn chuyển nội dung xuống dưới thì ban hành văn bản thực hiện, ghi liên quan tới văn bản này.',
  },
  'documents.nobody-chosen': {
    message: () => 'Chưa có nơi nhận nào.',
    next: () => 'Chọn ít nhất một tổ chức.',
  },
  'documents.nothing-to-acknowledge': {
    message: () => 'Văn bản này không chờ ai nhận.',
    next: () => 'Chỉ văn bản nơi khác gửi đến và chưa nhận mới cần bấm «Nhận văn bản».',
  },
  'documents.link-missing': {
    message: () => 'Chưa chọn văn bản liên quan.',
    next: () => 'Chọn một văn bản trong sổ, hoặc ghi số, ký hiệu, ngày của văn bản ấy.',
  },
  'documents.link-to-itself': {
    message: () => 'Một văn bản không liên quan với chính nó.',
    next: () => 'Chọn văn bản khác.',
  },
  'documents.task-assigned': {
    message: () => 'Việc này đã giao.',
    next: () => 'Mở nhiệm vụ để đổi hạn, giao lại hoặc thôi giao.',
  },
  'documents.task-untitled': {
    message: () => 'Việc chưa có nội dung.',
    next: () => 'Ghi việc phải làm.',
  },
  'documents.no-task-ready': {
    message: () => 'Chưa có việc nào giao được: mỗi việc cần nơi làm và hạn chưa qua.',
    next: () => 'Mở từng việc, chọn nơi làm và ghi hạn, rồi giao.',
  },
}

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
  'documents.text-classified': {
    message: (f) => `Nội dung có dấu độ ${f.level}: văn bản mật không soạn ở đây.`,
    next: () =>
      'Soạn trên máy độc lập hoặc mạng nội bộ riêng; ở đây chỉ lập phiếu: ký hiệu, độ mật, người giữ, nơi để.',
    ruleId: 'S-04',
    basis: 'Luật Bảo vệ bí mật nhà nước 117/2025/QH15',
  },
  'documents.version-empty': {
    message: () => 'Một bản dự thảo là nội dung gõ vào hoặc một tệp, một trong hai.',
    next: () => 'Gõ nội dung, hoặc chọn tệp và để trống phần nội dung.',
  },
  'documents.versions-many': {
    message: (f) => `Dự thảo này đã có ${f.most} bản.`,
    next: () => 'Ban hành một bản, hoặc bỏ dự thảo rồi soạn lại.',
  },
  'documents.not-draft': {
    message: () => 'Văn bản này không còn là dự thảo: đã ban hành thì giữ nguyên.',
    next: () => 'Cần sửa nội dung thì soạn văn bản sửa đổi hoặc thay thế, ghi liên quan tới văn bản này.',
  },
  'documents.issued-frozen': {
    message: () => 'Văn bản ban hành từ dự thảo thì giữ nguyên phần đầu và nội dung.',
    next: () => 'Soạn văn bản sửa đổi hoặc thay thế, ghi liên quan tới văn bản này.',
  },
  'documents.nothing-to-open': {
    message: () => 'Văn bản này không phải nơi khác gửi đến tổ chức của bạn.',
    next: () => 'Xem ngay trên trang của văn bản; chỉ nơi nhận mới bấm «Mở văn bản».',
  },
  'documents.no-file': {
    message: () => 'Văn bản này không kèm tệp nên không có gì để đóng gói.',
    next: () => 'Vào sổ lại kèm tệp, hoặc soạn và ban hành từ dự thảo.',
  },
  'documents.package-refused': {
    message: (f) => `${f.reason}`,
    next: () => 'Không giữ lại gì. Đề nghị nơi gửi xuất và gửi lại gói, hoặc vào sổ bằng tay.',
  },
  'documents.package-known': {
    message: (f) => `Gói này đã có trong sổ hoặc đang đọc: ${f.name}.`,
    next: () => 'Tìm văn bản ấy ở «Chờ xử lý» hoặc «Văn bản đến».',
  },
  'documents.no-layout': {
    message: () => 'Văn bản này là một tệp, không có nội dung gõ vào để trình bày.',
    next: () => 'Tải tệp về để xem và in.',
  },
  'documents.layout-too-large': {
    message: () => 'Văn bản quá dài để trình bày thành tệp PDF.',
    next: () => 'Tải tệp Word của văn bản để in, hoặc chia phần dài thành phụ lục.',
  },
  'documents.already-linked': {
    message: () => 'Mối liên quan này đã ghi.',
    next: () => 'Xem ở phần «Văn bản liên quan».',
  },
  'documents.not-opened': {
    message: () => 'Bạn chưa mở văn bản này: nơi gửi được báo ai mở, lúc nào lần đầu.',
    next: () => 'Bấm «Mở văn bản». Ngoài lần mở đầu tiên, phần mềm không ghi gì về việc đọc.',
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
    message: (f) => {
      const named = typeof f.body === 'string' && f.body !== '' ? `, nhân danh ${f.body},` : ''
      return `${f.organisation}${named} không ban hành ${String(f.type).toLowerCase()} theo thẩm quyền của mình.`
    },
    next: (f) =>
      typeof f.other === 'string' && f.other !== ''
        ? `Chọn nhân danh ${f.other}, nơi ban hành được, hoặc chọn loại văn bản khác.`
        : 'Chọn loại văn bản khác, hoặc trình cấp có thẩm quyền ban hành.',
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

// Why a document is not read, with what to do instead.

export type DocumentRefusalCode =
  | 'document.empty'
  | 'document.too-large'
  | 'document.unknown-kind'
  | 'document.old-word'
  | 'document.encrypted'
  | 'document.macros'
  | 'document.unsafe'
  | 'document.damaged'
  | 'document.scanned'
  | 'document.took-too-long'
  | 'document.busy'

export const DOCUMENT_REFUSALS: Readonly<Record<DocumentRefusalCode, string>> = {
  'document.empty': 'Tệp không có chữ nào.',
  'document.too-large':
    'Tệp lớn hoặc dài hơn mức đọc được (20 MB, 400 trang PDF, 400.000 ký tự). Xóa hình ảnh rồi lưu lại, hoặc chia thành nhiều tệp.',
  'document.unknown-kind': 'Chỉ đọc được tệp văn bản (.txt), Word (.docx) và PDF có chữ.',
  'document.old-word': 'Tệp Word đời cũ (.doc). Mở bằng Word, chọn Lưu thành › Word Document (.docx) rồi đọc lại.',
  'document.encrypted': 'Tệp đặt mật khẩu. Bỏ mật khẩu rồi đọc lại.',
  'document.macros': 'Tệp có macro nên không được đọc. Lưu lại dạng Word Document (.docx) không có macro.',
  'document.unsafe':
    'Tệp nén bất thường hoặc chứa khai báo không an toàn nên không được đọc. Mở bằng Word và lưu lại thành tệp mới.',
  'document.damaged': 'Tệp hỏng hoặc thiếu phần. Mở bằng phần mềm đã tạo ra nó và lưu lại.',
  'document.scanned': 'Tệp PDF chỉ có hình chụp, không có chữ. Cần tệp PDF xuất từ Word, hoặc tệp Word gốc.',
  'document.took-too-long': 'Đọc tệp quá lâu nên đã dừng. Chia thành nhiều tệp nhỏ hơn.',
  'document.busy': 'Đang có nhiều tệp được đọc cùng lúc. Đợi một phút rồi đọc lại.',
}

/** Leaves a reader at once; never crosses the door of this room. */
export class UnreadDocument extends Error {
  readonly code: DocumentRefusalCode
  constructor(code: DocumentRefusalCode) {
    super(code)
    this.code = code
  }
}

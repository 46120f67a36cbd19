// Owns why a file is not read: codes with facts, thrown inside a reader and handed out as values.

export type RefusalCode =
  | 'import.file-too-large'
  | 'import.zip-bomb'
  | 'import.macros'
  | 'import.doctype'
  | 'import.encrypted'
  | 'import.not-a-spreadsheet'
  | 'import.old-excel'
  | 'import.binary-workbook'
  | 'import.open-document'
  | 'import.too-many-columns'
  | 'import.too-many-rows'
  | 'import.too-many-sheets'
  | 'import.time-limit'
  | 'import.memory-limit'
  | 'import.damaged'
  | 'import.empty'
  | 'import.no-member-list'
  | 'import.no-payment-list'
  | 'import.no-reorganisation-list'
  | 'import.cancelled'

export type Refusal = { readonly code: RefusalCode; readonly facts: Readonly<Record<string, string | number>> }

/** Leaves a reader at once; never crosses the door of this room. */
export class RefusedFile extends Error {
  readonly refusal: Refusal
  constructor(code: RefusalCode, facts: Refusal['facts'] = {}) {
    super(code)
    this.refusal = { code, facts }
  }
}

/** Vietnamese sentences: what is wrong with the file and what to do. */
export const REFUSAL_MESSAGES: Readonly<Record<RefusalCode, string>> = {
  'import.file-too-large':
    'Tệp lớn hơn mức cho phép. Xóa hình ảnh và trang không dùng, hoặc chia danh sách thành nhiều tệp.',
  'import.zip-bomb':
    'Tệp nén bất thường, giải nén ra quá lớn nên không được đọc. Mở bằng Excel và lưu lại thành tệp mới.',
  'import.macros': 'Tệp có macro nên không được đọc. Lưu lại dạng “Excel Workbook (.xlsx)” không có macro.',
  'import.doctype': 'Tệp chứa khai báo XML không an toàn nên không được đọc. Mở bằng Excel và lưu lại thành tệp mới.',
  'import.encrypted': 'Tệp đặt mật khẩu. Bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc) rồi nhập lại.',
  'import.not-a-spreadsheet': 'Đây không phải bảng tính. Chọn tệp .xlsx hoặc .csv.',
  'import.old-excel': 'Tệp Excel đời cũ (.xls). Mở bằng Excel, chọn Lưu thành › Excel Workbook (.xlsx) rồi nhập lại.',
  'import.binary-workbook': 'Tệp Excel nhị phân (.xlsb). Lưu lại dạng .xlsx rồi nhập lại.',
  'import.open-document': 'Tệp OpenDocument (.ods). Lưu lại dạng .xlsx rồi nhập lại.',
  'import.too-many-columns': 'Bảng có quá nhiều cột. Xóa các cột ngoài danh sách rồi nhập lại.',
  'import.too-many-rows': 'Bảng có quá nhiều dòng. Chia danh sách thành nhiều tệp.',
  'import.too-many-sheets': 'Tệp có quá nhiều trang tính. Chia thành nhiều tệp.',
  'import.time-limit': 'Đọc tệp quá lâu nên đã dừng. Chia danh sách thành nhiều tệp nhỏ hơn.',
  'import.memory-limit': 'Tệp cần quá nhiều bộ nhớ nên đã dừng. Chia danh sách thành nhiều tệp nhỏ hơn.',
  'import.damaged': 'Tệp hỏng hoặc thiếu phần. Mở bằng Excel và lưu lại thành tệp mới.',
  'import.empty': 'Tệp không có dữ liệu.',
  'import.no-member-list':
    'Không tìm thấy danh sách đảng viên: cần có dòng tiêu đề với cột Họ và tên, hoặc chỉ rõ từng cột.',
  'import.no-payment-list':
    'Không tìm thấy danh sách nộp tiền: cần có dòng tiêu đề với cột Họ và tên (hoặc Số định danh cá nhân) và cột Số tiền.',
  'import.no-reorganisation-list':
    'Không tìm thấy bảng sắp xếp tổ chức: cần có dòng tiêu đề với cột Mã cũ hoặc Tên cũ, cột Hình thức, và cột Mã mới, Tên mới, Cấp trên mới hoặc Loại hình mới.',
  'import.cancelled': 'Đã dừng theo yêu cầu.',
}

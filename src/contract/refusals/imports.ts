// Sentences of the refusals of lists coming in and going out.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

type Fact = RefusalFacts[string] | undefined

const day = (fact: Fact): string => (typeof fact === 'string' ? fact.slice(0, 10).split('-').reverse().join('/') : '')
const list = (fact: Fact): string => (Array.isArray(fact) ? fact.map((name) => `«${name}»`).join(', ') : '')
/** Names shown of a longer list: "«A», «B» và 3 mục khác". */
const some = (names: Fact, total: Fact): string => {
  const shown = Array.isArray(names) ? names.length : 0
  const rest = typeof total === 'number' ? total - shown : 0
  return rest > 0 ? `${list(names)} và ${rest} mục khác` : list(names)
}

export const importRefusals: Record<string, RefusalText> = {
  'imports.upload-gone': {
    message: () => 'Không còn tệp đã tải lên (tệp chỉ được giữ trong 24 giờ).',
    next: () => 'Tải tệp lên lại rồi bắt đầu nhập.',
  },
  'imports.too-many-at-once': {
    message: (f) => `Bạn đang có ${f.count ?? 'một số'} danh sách được đọc cùng lúc.`,
    next: () => 'Đợi một danh sách đọc xong, hoặc dừng bớt, rồi bắt đầu lại.',
  },
  'imports.organisation-ended': {
    message: (f) => `${f.organisation} đã kết thúc hoạt động ngày ${day(f.endedOn)} nên không nhập danh sách vào được.`,
    next: () => 'Chọn tổ chức đang hoạt động.',
  },
  'imports.not-ready': {
    message: (f) =>
      f.state === 'reading'
        ? 'Danh sách đang được đọc, chưa làm việc này được.'
        : 'Danh sách này không còn ở bước xem trước.',
    next: (f) => (f.state === 'reading' ? 'Đợi đọc xong rồi làm lại.' : 'Bắt đầu một lần nhập mới từ tệp đã sửa.'),
  },
  'imports.already-committed': {
    message: (f) => `Danh sách này đã được ${f.by ?? 'người khác'} ghi vào hồ sơ ngày ${day(f.at)}.`,
    next: () => 'Mở lại trang để xem kết quả; nếu ghi nhầm thì rút lại cả lần nhập.',
  },
  'imports.not-committed': {
    message: () => 'Lần nhập này chưa ghi gì vào hồ sơ, hoặc đã được rút lại.',
    next: () => 'Mở lại trang để xem trạng thái mới nhất.',
  },
  'imports.not-a-branch': {
    message: (f) => `${f.organisation} không phải chi bộ đang hoạt động thuộc tổ chức của danh sách.`,
    next: () => 'Chọn một chi bộ trong tổ chức ấy.',
  },
  'imports.no-such-branch-name': {
    message: (f) => `Danh sách không có dòng nào ghi «${f.name ?? ''}».`,
    next: () => 'Mở lại trang để xem các tên đang có.',
  },
  'imports.row-still-wrong': {
    message: (f) => `Dòng ${f.row} vẫn còn vấn đề nên chưa nhập được: ${f.problem}`,
    next: () => 'Sửa giá trị được chỉ ra, hoặc bỏ qua dòng này.',
  },
  'imports.row-is-known': {
    message: () => 'Người này đã có hồ sơ nên không nhập thành hồ sơ thứ hai.',
    next: () => 'Chọn «bổ sung mục còn thiếu» hoặc «bỏ qua».',
    ruleId: 'CARD-01',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục II.2',
  },
  'imports.row-is-not-known': {
    message: () => 'Người này chưa có hồ sơ nên không có gì để bổ sung.',
    next: () => 'Chọn «nhập mới» hoặc «bỏ qua».',
  },
  'imports.branches-unknown': {
    message: (f) =>
      `Chưa ghi được: danh sách có ${f.total} tên chi bộ chưa có trong tổ chức: ${some(f.names, f.total)}.`,
    next: () => 'Chỉ định chi bộ cho từng tên, cho phép lập các chi bộ ấy, hoặc bỏ qua các dòng đó.',
  },
  'imports.branches-not-yours': {
    message: (f) => `Chức vụ bạn đang dùng không lập được chi bộ mới (${some(f.names, f.total)}).`,
    next: () => 'Chỉ định chi bộ đã có cho các tên ấy, hoặc nhờ văn phòng, ban tổ chức cấp ủy cấp trên.',
  },
  'imports.rows-without-branch': {
    message: (f) =>
      `Chưa ghi được: ${f.total} dòng không ghi chi bộ, mà ${f.organisation} không có đảng viên sinh hoạt trực tiếp.`,
    next: () => 'Chỉ định chi bộ cho các dòng không ghi tên chi bộ, hoặc bỏ qua các dòng ấy.',
  },
  'imports.numbers-taken-since': {
    message: (f) =>
      `Chưa ghi gì cả: từ lúc xem trước, ${f.total} người trong danh sách đã có hồ sơ: ${some(f.names, f.total)}.`,
    next: () => 'Đọc lại danh sách để đối chiếu với hồ sơ mới rồi ghi.',
  },
  'imports.nothing-to-write': {
    message: () => 'Không có dòng nào để ghi: mọi người trong danh sách đã có hồ sơ, có vấn đề hoặc được bỏ qua.',
    next: () => 'Sửa các dòng có vấn đề, hoặc đổi quyết định của các dòng bỏ qua.',
  },
  'imports.members-changed-since': {
    message: (f) =>
      `Chưa rút lại được: ${f.total} hồ sơ đã được sửa hoặc dùng sau khi nhập: ${some(f.names, f.total)}.`,
    next: () => 'Các hồ sơ ấy phải giữ lại; sửa hoặc ghi ra khỏi danh sách từng người nếu nhập nhầm.',
  },
  'imports.nothing-to-export': {
    message: () => 'Không có đảng viên nào hợp với bộ lọc.',
    next: () => 'Nới bộ lọc rồi xuất lại.',
  },
  'imports.export-too-large': {
    message: (f) => `Danh sách có ${f.total} người, nhiều hơn mức ${f.limit} người của một tệp.`,
    next: () => 'Xuất theo từng đảng bộ trực thuộc.',
  },
  // Why a list was not read, besides what the reader of files says itself: kept with the import as a code.
  'imports.interrupted': {
    message: () => 'Máy chủ dừng trong lúc đang đọc tệp; chưa có gì được ghi vào hồ sơ.',
    next: () => 'Bắt đầu lại từ tệp ấy.',
  },
  'imports.fault': {
    message: () => 'Có trục trặc khi đọc tệp; chưa có gì được ghi vào hồ sơ.',
    next: () => 'Thử lại; nếu vẫn vậy, gửi tệp cho người quản trị.',
  },
}

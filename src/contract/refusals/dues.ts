// Sentences of the refusals about dues: what is owed, reliefs, the cash book, closing a month.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

type Fact = RefusalFacts[string] | undefined
const monthIn = (fact: Fact): string => (typeof fact === 'string' ? fact.split('-').reverse().join('/') : '')
const monthsIn = (fact: Fact): string =>
  Array.isArray(fact) ? fact.map((one) => monthIn(one)).join(', ') : String(fact ?? '')
const dayIn = (fact: Fact): string => (typeof fact === 'string' ? fact.split('-').reverse().join('/') : '')
const money = (fact: Fact): string =>
  // The manual has «…» for every fact.
  `${typeof fact === 'string' ? fact : Number(fact ?? 0).toLocaleString('vi-VN')} đ`
const names = (fact: Fact): string => (Array.isArray(fact) ? fact.join(', ') : String(fact ?? ''))

export const duesRefusals: Record<string, RefusalText> = {
  'dues.month-closed': {
    message: (f) => `Sổ đảng phí đã khóa đến hết tháng ${monthIn(f.month)}.`,
    next: () => 'Ghi vào tháng chưa khóa, hoặc mở lại tháng đó và nói rõ lý do.',
  },
  'dues.date-ahead': {
    message: (f) => `Ngày ${dayIn(f.on)} chưa đến.`,
    next: () => 'Ghi ngày hôm nay hoặc ngày đã qua.',
  },
  'dues.base-declared-already': {
    message: (f) => `${f.name} đã khai đúng mức này từ tháng ${monthIn(f.from)}; không ghi thêm lần nữa.`,
    next: () => 'Xem mức khai ở trang đảng phí của đảng viên; thu nhập đổi thì khai mức mới và tháng bắt đầu.',
  },
  'dues.relief-too-long': {
    message: (f) => `Mỗi quyết định giảm đảng phí không quá ${f.months} tháng.`,
    next: () => 'Rút ngắn thời gian; hết hạn mà còn khó khăn thì đề nghị lại.',
    ruleId: 'F-02',
    basis: '01-QĐ/TW',
  },
  'dues.relief-not-full': {
    message: () => 'Lý do này là miễn, không phải giảm một phần.',
    next: () => 'Chọn mức 100 %, hoặc chọn lý do hoàn cảnh khó khăn.',
    ruleId: 'F-01',
    basis: '01-QĐ/TW',
  },
  'dues.relief-overlaps': {
    message: (f) => `${f.name} đã có miễn, giảm từ tháng ${monthIn(f.from)} đến tháng ${monthIn(f.to)}.`,
    next: () => 'Chọn các tháng khác, hoặc rút lại lần trước nếu ghi nhầm.',
    ruleId: 'F-02',
    basis: '01-QĐ/TW',
  },
  'dues.relief-not-yours': {
    message: () => 'Chi bộ trực thuộc chỉ đề nghị; cấp trên trực tiếp quyết định miễn, giảm đảng phí.',
    next: () => 'Gửi đề nghị không kèm quyết định, rồi chờ cấp trên quyết định.',
    ruleId: 'F-03',
    basis: '01-QĐ/TW',
  },
  'dues.relief-over': {
    message: () => 'Đề nghị này đã được quyết định, từ chối hoặc rút lại.',
    next: () => 'Mở lại danh sách để xem kết quả.',
  },
  'dues.decision-missing': {
    message: () => 'Đồng ý miễn, giảm thì phải có số quyết định.',
    next: () => 'Ghi số quyết định.',
    ruleId: 'F-02',
    basis: '01-QĐ/TW',
  },
  'dues.book-open': {
    message: () => 'Sổ quỹ của tổ chức này đã mở.',
    next: () => 'Đổi người giữ sổ thì dùng «Bàn giao sổ quỹ»; số tiền ghi sai thì ghi bút toán ngược.',
  },
  'dues.already-collected': {
    message: (f) => `Tháng ${monthsIn(f.months)} đã thu đủ của ${names(f.names)}; không ghi thêm lần nữa.`,
    next: () => 'Xem sổ quỹ để biết ai đã thu, ngày nào.',
  },
  'dues.more-than-owed': {
    message: (f) => `${f.name} chỉ còn phải nộp ${money(f.outstanding)} cho tháng ${monthIn(f.month)}.`,
    next: () => 'Thu đúng số còn thiếu; đảng viên tự nguyện nộp cao hơn thì ghi văn bản đồng ý của cấp trên.',
    ruleId: 'F-07',
    basis: '01-QĐ/TW',
  },
  'dues.nothing-declared': {
    message: (f) => `Chưa tính được đảng phí của ${names(f.names)}: chưa khai thu nhập.`,
    next: () => 'Khai mức thu nhập trước khi thu.',
    ruleId: 'F-08',
    basis: '01-QĐ/TW',
  },
  'dues.not-of-the-branch': {
    message: (f) =>
      `Ngày đầu tháng ${monthIn(f.month)} có người không sinh hoạt ở chi bộ này; tháng đó nộp ở chi bộ của ngày đầu tháng.`,
    next: () => 'Bỏ người đó ra, hoặc thu ở chi bộ nơi người đó sinh hoạt vào ngày đầu tháng.',
  },
  'dues.not-here-now': {
    message: (f) =>
      `Trong danh sách có người không sinh hoạt ở chi bộ này, cả nay lẫn ngày đầu tháng ${monthIn(f.month)}.`,
    next: () =>
      'Bỏ người đó ra, hoặc mở danh sách của một tháng người đó còn ở đây; các tháng ở chi bộ khác thì khai ở chi bộ đó.',
  },
  'dues.countered-already': {
    message: () => 'Dòng này đã có bút toán ngược.',
    next: () => 'Xem dòng bút toán ngược trong sổ.',
  },
  'dues.counter-not-countered': {
    message: () => 'Không ghi bút toán ngược cho một bút toán ngược.',
    next: () => 'Ghi lại khoản thu hoặc nộp như bình thường.',
  },
  'dues.received-above': {
    message: () => 'Cấp trên đã xác nhận nhận khoản này nên không bỏ được ở đây.',
    next: () => 'Đề nghị cấp trên ghi bút toán ngược cho khoản đã nhận trước.',
  },
  'dues.moved-to-book': {
    message: (f) => `Khoản này đã chuyển sang sổ quỹ của ${f.to} nên không bỏ được ở đây.`,
    next: (f) => `Đề nghị người giữ sổ quỹ của ${f.to} ghi bút toán ngược cho khoản đã nhận trước.`,
  },
  'dues.before-entry': {
    message: (f) => `Ngày ghi phải từ ${dayIn(f.on)}, ngày của dòng gốc.`,
    next: () => 'Chọn ngày đó hoặc ngày sau.',
  },
  'dues.not-so-much': {
    message: (f) => `Quỹ chỉ còn ${money(f.balance)}.`,
    next: () => 'Ghi số tiền không quá số còn trong sổ.',
  },
  'dues.sum-collected-already': {
    message: (f) =>
      `Ngày ${dayIn(f.on)} sổ đã ghi thu ${money(f.amount)} của ${f.name} cho tháng ${monthIn(f.month)}; không ghi thêm lần nữa.`,
    next: () =>
      'Xem sổ quỹ; nếu thật sự nộp thêm một khoản nữa đúng như vậy thì chọn «Vẫn ghi, đây là khoản khác» rồi ghi lại.',
  },
  'dues.remitted-already': {
    message: (f) => `Ngày ${dayIn(f.on)} sổ đã ghi một khoản nộp lên ${money(f.amount)}; không ghi thêm lần nữa.`,
    next: () =>
      'Xem sổ quỹ; nếu thật sự nộp thêm một khoản nữa đúng như vậy thì chọn «Vẫn ghi, đây là khoản khác» rồi ghi lại.',
  },
  'dues.received-already': {
    message: () => 'Khoản này đã được xác nhận nhận.',
    next: () => 'Xem sổ quỹ của tổ chức nhận.',
  },
  'dues.not-remitted': {
    message: () => 'Dòng này không phải khoản cấp dưới nộp lên, hoặc đã bị bỏ.',
    next: () => 'Chọn một khoản đang chờ nhận.',
  },
  'dues.nothing-to-move': {
    message: (f) => `Sổ quỹ của ${f.name} không còn tiền để chuyển.`,
    next: () => 'Xem lại sổ quỹ.',
  },
  'dues.same-organisation': {
    message: () => 'Hai tổ chức phải khác nhau.',
    next: () => 'Chọn tổ chức nhận tiền.',
  },
  'dues.closed-already': {
    message: (f) => `Sổ đảng phí tháng ${monthIn(f.month)} đã khóa từ trước; không có gì thay đổi.`,
    next: () => 'Mở lại tháng đó nếu cần sửa, và nói rõ lý do.',
  },
  'dues.too-far-ahead': {
    message: (f) => `Tháng ${monthIn(f.month)} còn quá xa: thu trước đến hết tháng ${monthIn(f.last)}.`,
    next: () => 'Xem lại năm của tháng đã chọn.',
    ruleId: 'F-05',
  },
  'dues.month-ahead': {
    message: (f) => `Tháng ${monthIn(f.month)} chưa đến.`,
    next: () => 'Chọn tháng này hoặc tháng đã qua.',
  },
  'dues.not-closed': {
    message: (f) => `Tháng ${monthIn(f.month)} chưa khóa sổ.`,
    next: () => 'Ghi thẳng vào sổ, không cần mở lại.',
  },
  'dues.later-closed': {
    message: (f) => `Tháng ${monthIn(f.month)} ở sau cũng đã khóa.`,
    next: () => 'Mở lại từ tháng khóa sau cùng trở về trước.',
  },
  'dues.count-differs': {
    message: (f) => `Đếm được ${money(f.counted)} nhưng sổ đến hết ngày ${dayIn(f.on)} còn ${money(f.balance)}.`,
    next: () => 'Tìm chỗ sai, ghi bút toán ngược hoặc khoản còn thiếu rồi bàn giao.',
  },
  'dues.book-handed-over': {
    message: (f) =>
      `Sổ quỹ đã đếm tiền và bàn giao cho ${f.keeper} ngày ${dayIn(f.on)}, không ghi thêm vào ngày trước đó.`,
    next: (f) => `Chọn ngày ${dayIn(f.on)} hoặc ngày sau.`,
  },
  'dues.same-keeper': {
    message: (f) => `${f.keeper} đang giữ sổ.`,
    next: () => 'Ghi tên người nhận sổ.',
  },
  'dues.before-keeper': {
    message: (f) => `Người đang giữ sổ nhận từ ngày ${dayIn(f.on)}.`,
    next: () => 'Chọn ngày đó hoặc ngày sau.',
  },
  'dues.not-a-branch': {
    message: (f) => `${f.name} không thu đảng phí trực tiếp của đảng viên.`,
    next: () => 'Chọn một chi bộ.',
  },
  'dues.no-receipts': {
    message: (f) => `Ngày ${dayIn(f.on)} không có biên lai nào.`,
    next: () => 'Mở sổ quỹ để chọn biên lai của ngày khác.',
  },
  'dues.list-not-read': {
    message: (f) => String(f.why ?? ''),
    next: () => 'Sửa tệp rồi chọn lại.',
  },
  'dues.list-too-long': {
    message: (f) => `Danh sách có hơn ${f.most} dòng nộp tiền.`,
    next: () => 'Chia danh sách theo chi bộ hoặc theo tháng rồi nhập từng phần.',
  },
  'dues.list-over': {
    message: () => 'Danh sách này đã được ghi vào sổ, đã bỏ hoặc đã rút lại.',
    next: () => 'Mở lại danh sách để xem kết quả.',
  },
  'dues.list-not-written': {
    message: () => 'Danh sách này chưa ghi vào sổ hoặc đã rút lại.',
    next: () => 'Mở lại danh sách để xem kết quả.',
  },
  'dues.nothing-to-confirm': {
    message: () => 'Không có dòng nào đang chờ xác nhận người nộp trong các dòng đã chọn.',
    next: () => 'Dòng chưa rõ người nộp thì bấm «Chọn người, tháng».',
  },
  'dues.nothing-to-write': {
    message: () => 'Không có dòng nào ghi được vào sổ.',
    next: () => 'Xem vấn đề ghi ở từng dòng, chọn người nộp hoặc tháng rồi ghi.',
  },
  'dues.balance-left': {
    message: (f) => `Sổ quỹ đảng phí của ${f.name} còn ${money(f.balance)}.`,
    next: () => 'Chuyển số tiền sang tổ chức mới hoặc nộp lên cấp trên, rồi kết thúc hoạt động.',
    basis: '01-QĐ/TW, Điều 6',
  },
}

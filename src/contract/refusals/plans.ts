// Sentences of the refusals about plans.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (fact: RefusalFacts[string] | undefined): string =>
  typeof fact === 'string' ? fact.split('-').reverse().join('/') : ''

export const planRefusals: Record<string, RefusalText> = {
  'plans.days-reversed': {
    message: () => 'Ngày cuối của kế hoạch đứng trước ngày đầu.',
    next: () => 'Sửa lại một trong hai ngày.',
  },
  'plans.date-ahead': {
    message: (f) => `Ngày ${day(f.on)} chưa đến.`,
    next: () => 'Ghi ngày đã qua hoặc hôm nay.',
  },
  'plans.not-a-draft': {
    message: () => 'Kế hoạch đã ban hành nên phần này không xóa được nữa.',
    next: () => 'Việc không làm nữa thì bấm «Không nhận, thôi làm» và ghi lý do.',
  },
  'plans.not-adopted': {
    message: () => 'Chỉ làm được khi kế hoạch đã ban hành và chưa kết thúc.',
    next: () => 'Bản nháp thì bấm «Ban hành» trước.',
  },
  'plans.adopted-already': {
    message: () => 'Kế hoạch này đã ban hành.',
    next: () => 'Mở lại trang để xem bản đang thực hiện.',
  },
  'plans.closed': {
    message: () => 'Kế hoạch này đã kết thúc nên không sửa được nữa.',
    next: () => 'Việc làm tiếp thì đưa vào một kế hoạch mới.',
  },
  'plans.nothing-to-do': {
    message: () => 'Chưa ban hành được: kế hoạch chưa có việc nào.',
    next: () => 'Thêm ít nhất một việc, hoặc nhận một việc cấp trên giao.',
  },
  'plans.due-incomplete': {
    message: () => 'Thời hạn của việc còn thiếu.',
    next: () => 'Ghi đủ các mục được đánh dấu, hoặc chọn loại thời hạn khác.',
  },
  'plans.task-from-above': {
    message: () => 'Việc cấp trên giao không xóa được.',
    next: () => 'Nếu không làm được thì bấm «Không nhận» và ghi lý do.',
  },
  'plans.task-declined': {
    message: () => 'Việc này đã ghi là không nhận.',
    next: () => 'Bấm «Nhận lại» rồi làm tiếp.',
  },
  'plans.task-not-declined': {
    message: () => 'Việc này đang được nhận.',
    next: () => 'Không cần nhận lại.',
  },
  'plans.task-done': {
    message: () => 'Việc này đã báo xong.',
    next: () => 'Còn phải làm thêm thì thêm một việc mới.',
  },
  'plans.task-given': {
    message: (f) => `Việc này đang giao cho ${f.tasks} đảng viên chưa làm xong.`,
    next: () => 'Thôi giao những nhiệm vụ ấy trước, rồi ghi lý do.',
  },
  'plans.task-waits': {
    message: (f) => `Việc này đang chờ: ${f.for}.`,
    next: () => 'Khi đã có thì bấm «Đã có, hết chờ», ghi số văn bản hoặc kết quả.',
  },
  'plans.task-does-not-wait': {
    message: () => 'Việc này không chờ văn bản hay kết quả nào.',
    next: () => 'Báo tiến độ hoặc giao việc như thường.',
  },
  'plans.date-needed': {
    message: () => 'Chưa giao được: việc này chưa có ngày cuối.',
    next: () => 'Ghi hạn cho người được giao.',
  },
  'plans.fact-missing': {
    message: () => 'Chưa chọn số nào được đếm từ hồ sơ.',
    next: () => 'Chọn một số trong danh sách, hoặc chọn cách tính khác.',
  },
  'plans.question-missing': {
    message: () => 'Chưa chọn câu hỏi thống kê để đếm chỉ tiêu này.',
    next: () => 'Chọn một câu hỏi đã lưu của tổ chức; chưa có thì đặt câu hỏi ở trang Thống kê rồi lưu lại.',
  },
  'plans.still-open': {
    message: (f) => `${f.organisation} còn ${f.plans} kế hoạch chưa kết thúc.`,
    next: () =>
      'Kết thúc từng kế hoạch và ghi lý do; sắp xếp bằng danh sách thì kế hoạch tự chuyển sang nơi tiếp nhận.',
  },
  'plans.goal-reversed': {
    message: () => 'Mức cao nhất nhỏ hơn mức phải đạt.',
    next: () => 'Sửa một trong hai số.',
  },
  'plans.share-over-hundred': {
    message: () => 'Số này là một tỷ lệ, không quá 100 %.',
    next: () => 'Ghi mức từ 0 đến 100; muốn đặt mức bằng số người thì chọn «số đảng viên».',
  },
  'plans.share-not-summed': {
    message: () => 'Tỷ lệ của các nơi không cộng lại với nhau được.',
    next: () => 'Chọn số đếm từ hồ sơ, hoặc số nhập tay có nguồn; hay đổi đơn vị thành số đếm.',
  },
  'plans.figure-is-counted': {
    message: () => 'Số của chỉ tiêu này được đếm từ hồ sơ, không nhập tay.',
    next: () => 'Số sai thì sửa ở hồ sơ mà số ấy đếm.',
  },
  'plans.source-missing': {
    message: () => 'Số nhập tay phải có nguồn.',
    next: () => 'Ghi số lấy từ báo cáo, sổ nào.',
  },
  'plans.nobody-chosen': {
    message: () => 'Chưa có nơi nhận nào.',
    next: () => 'Chọn các tổ chức trực thuộc, mọi tổ chức bên dưới, hoặc từng nơi.',
  },
  'plans.not-below': {
    message: () => 'Kế hoạch chỉ gửi cho các tổ chức bên dưới của nơi ban hành.',
    next: () => 'Bỏ những nơi không ở bên dưới. Gửi cho nơi khác thì gửi văn bản ở trang Văn bản.',
  },
  'plans.read-already': {
    message: () => 'Bản này đã báo đọc.',
    next: () => 'Có bản mới thì nơi gửi sẽ gửi lại và ở đây hiện lại.',
  },
  'plans.made-already': {
    message: () => 'Đã lập kế hoạch từ bản cấp trên gửi.',
    next: () => 'Mở kế hoạch ấy để sửa; có bản mới thì bấm «Đưa bản mới vào kế hoạch».',
  },
  'plans.nothing-newer': {
    message: () => 'Cấp trên chưa gửi bản nào mới hơn.',
    next: () => 'Kế hoạch đang đúng theo bản gửi cuối.',
  },
}

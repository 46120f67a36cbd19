// Sentences of the refusals of reviews.
import type { RefusalText } from '#contract/refusals.ts'
import { groundNames, type ReviewGround } from '#rules/reviews/grounds.ts'

const day = (on: unknown): string => String(on).split('-').reverse().join('/')
const SECRET = '02-HD/BTCTW ngày 12/4/2021'

export const reviewRefusals: Record<string, RefusalText> = {
  'reviews.days-reversed': {
    message: () => 'Các ngày không nối tiếp nhau: ngày sau đứng trước ngày đầu.',
    next: () => 'Xem lại ngày bắt đầu, ngày kết thúc.',
  },
  'reviews.no-branches': {
    message: (f) => `${f.organisation} không có chi bộ nào để rà soát.`,
    next: () => 'Chọn tổ chức có chi bộ bên dưới.',
  },
  'reviews.campaign-there': {
    message: (f) =>
      `Mọi chi bộ ở đây đã có cuộc rà soát theo ${f.directive}: đợt «${f.title}», từ ${day(f.from)} đến ${day(f.to)}.`,
    next: () =>
      'Mở đợt ấy để theo dõi, hoặc rút lại nếu mở nhầm; đợt sau của cùng chỉ đạo thì chọn ngày bắt đầu sau ngày kết thúc của đợt ấy.',
  },
  'reviews.taken-back': {
    message: (f) => `Đợt rà soát này đã được rút lại ngày ${day(f.on)}: ${f.reason}`,
    next: () => 'Không còn việc gì phải làm trong đợt này.',
  },
  'reviews.campaign-begun': {
    message: (f) => `Không rút lại được: ${f.branches} chi bộ đã trả lời câu hỏi hoặc đã bỏ phiếu trong đợt này.`,
    next: () =>
      'Để từng chi bộ làm xong và bấm «Kết thúc cuộc rà soát» ở cuộc rà soát của mình; đợt mới theo chỉ đạo khác thì mở riêng.',
  },
  'reviews.closed': {
    message: (f) => `Cuộc rà soát đã kết thúc ngày ${day(f.on)}.`,
    next: () => 'Chỉ còn theo dõi người đang được giúp đỡ; việc mới đưa vào đợt sau.',
  },
  'reviews.wrong-step': {
    message: () => 'Tên này đang ở bước khác; việc vừa chọn không làm được lúc này.',
    next: () => 'Tải lại trang để xem bước tiếp theo.',
  },
  'reviews.gone': {
    message: (f) => `${f.name} không còn sinh hoạt ở chi bộ.`,
    next: () => 'Còn phiếu đang mở thì hủy phiếu ở cuộc họp, rồi rút tên, ghi lý do.',
  },
  'reviews.own-name': {
    message: () => 'Người được xem xét không tự ghi việc này cho mình.',
    next: () => 'Đồng chí khác trong chi ủy ghi; bạn trình bày ở mục của mình.',
  },
  'reviews.own-words': {
    message: () => 'Chính mình thì ghi lời trình bày, không ghi vắng mặt.',
    next: () => 'Chọn «Trình bày».',
  },
  'reviews.date-wrong': {
    message: (f) => `Ngày ${day(f.on)} không đúng: phải từ ${day(f.from)} đến hôm nay.`,
    next: () => 'Sửa ngày.',
  },
  'reviews.ground-not-asked': {
    message: (f) => `Đợt này không rà soát nội dung «${groundNames[f.ground as ReviewGround] ?? f.ground}».`,
    next: () => 'Chọn nội dung có trong đợt.',
  },
  'reviews.not-of-branch': {
    message: () => 'Người này không sinh hoạt ở chi bộ.',
    next: () => 'Chọn đảng viên đang có tên trong danh sách của chi bộ.',
  },
  'reviews.named-already': {
    message: (f) => `${f.name} đã có tên trong cuộc rà soát này.`,
    next: () => 'Mở tên ấy để xem đang ở bước nào.',
  },
  'reviews.already-named': {
    message: (f) => `${f.name} đã được chi bộ đưa ra xem xét; câu trả lời giữ như lúc ấy.`,
    next: () => 'Ghi điều mới vào lời trình bày, hoặc rút tên kèm lý do.',
  },
  'reviews.unanswered': {
    message: (f) => `Còn ${f.questions} câu hỏi về ${f.name} chi bộ chưa trả lời.`,
    next: () => 'Trả lời các câu hỏi ấy trước.',
    ruleId: 'SCR-02',
  },
  'reviews.not-heard': {
    message: (f) => `Chưa nghe ${f.name} trình bày.`,
    next: () => 'Ghi lời trình bày, hoặc ghi đã mời mà không đến.',
  },
  'reviews.not-consulted': {
    message: () => 'Chưa ghi đủ ý kiến phải nghe trước khi lập danh sách.',
    next: () => 'Ghi ý kiến của ban công tác Mặt trận (hoặc đoàn thể) và của cấp ủy cấp trên trực tiếp.',
    ruleId: 'SCR-02',
    basis: SECRET,
  },
  'reviews.meeting-elsewhere': {
    message: () => 'Cuộc họp này không phải cuộc họp của cả chi bộ đang rà soát.',
    next: () => 'Chọn cuộc họp đang mở của chi bộ.',
    ruleId: 'SCR-03',
    basis: SECRET,
  },
  'reviews.helper-unfit': {
    message: () => 'Người giúp đỡ phải là đảng viên chính thức khác của chi bộ.',
    next: () => 'Chọn người khác.',
  },
  'reviews.month-outside': {
    message: (f) => `Tháng ${f.month} không nằm trong thời gian giúp đỡ, hoặc chưa tới.`,
    next: () => 'Chọn tháng khác.',
  },
  'reviews.questions-open': {
    message: (f) => `Còn ${f.questions} câu hỏi chưa trả lời, hoặc chưa lấy dữ kiện.`,
    next: () => 'Trả lời xong rồi kết thúc.',
  },
  'reviews.names-open': {
    message: (f) => `Còn ${f.names} tên chưa bỏ phiếu hoặc chưa có kế hoạch giúp đỡ.`,
    next: () => 'Bỏ phiếu, lập kế hoạch giúp đỡ, hoặc rút tên kèm lý do.',
  },
  'reviews.still-helping': {
    message: (f) => `${f.organisation} còn đảng viên đang được xem xét, giúp đỡ sau rà soát.`,
    next: () =>
      'Làm xong các bước của từng tên trước; sắp xếp bằng danh sách thì việc giúp đỡ sang nơi tiếp nhận, trừ người mà nơi ấy cũng ghi tên.',
    ruleId: 'V-04',
  },
  'reviews.still-open': {
    message: (f) => `${f.organisation} còn cuộc rà soát chưa kết thúc.`,
    next: () => 'Kết thúc cuộc rà soát trước.',
  },
}

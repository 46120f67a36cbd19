// Sentences of the refusals that cases give: what a step lacks, why, and what to do next.
import { lifecycleRuleRefusals } from '#contract/refusals/lifecycle-rules.ts'
import type { RefusalText } from '#contract/refusals.ts'

export const lifecycleRefusals: Record<string, RefusalText> = {
  'lifecycle.step-unknown': {
    message: (f) => `Việc «${f.lifecycle}» không có bước mang mã ${f.step}.`,
    next: () => 'Mở lại trang của việc này rồi chọn một bước đang có.',
  },
  'lifecycle.only-probationary': {
    message: () => 'Việc này chỉ dành cho đảng viên dự bị.',
    next: () => 'Nếu hồ sơ ghi sai diện đảng viên thì sửa hồ sơ trước.',
  },
  'lifecycle.only-official': {
    message: () => 'Việc này chỉ dành cho đảng viên chính thức.',
    next: () =>
      'Với đảng viên dự bị, dùng việc «Đảng viên dự bị và công nhận chính thức» hoặc «Xóa tên đảng viên dự bị».',
  },
  'lifecycle.card-there': {
    message: () => 'Hồ sơ đã có số thẻ đảng viên.',
    next: () => 'Thẻ mất, hỏng hoặc in sai thì dùng việc «Cấp lại, đổi thẻ đảng viên».',
  },
  'lifecycle.card-lacking': {
    message: () => 'Hồ sơ chưa có số thẻ đảng viên.',
    next: () => 'Dùng việc «Phát thẻ đảng viên», hoặc ghi số thẻ vào hồ sơ nếu đã được phát.',
  },
  'lifecycle.belongs-here': {
    message: () => 'Người này đang sinh hoạt ở đây nên không tiếp nhận từ nơi khác đến.',
    next: () => 'Việc tiếp nhận tự mở khi nơi đi giới thiệu đến.',
  },
  'lifecycle.has-left': {
    message: () => 'Người này không còn là đảng viên.',
    next: () => 'Chỉ còn mở được việc khiếu nại trong thời hạn.',
  },
  'lifecycle.is-member-now': {
    message: () => 'Người này đã được kết nạp.',
    next: () => 'Mở việc từ hồ sơ đảng viên của người đó.',
  },
  'lifecycle.case-ended': {
    message: (f) => `Việc này đã xong: ${f.state}.`,
    next: () => 'Nếu cần làm tiếp, mở một việc mới.',
  },
  'lifecycle.wrong-state': {
    message: (f) => `Chưa thể «${f.step}» vì việc đang ở chỗ «${f.state}».`,
    next: () => 'Mở lại trang để xem bước tiếp theo; có thể người khác vừa làm một bước.',
  },
  'lifecycle.wrong-actor': {
    message: (f) => `«${f.step}» không thuộc việc của chức vụ bạn đang dùng.`,
    next: (f) => `Người làm bước này: ${f.who}.`,
  },
  'lifecycle.own-case': {
    message: (f) => `Không tự «${f.step}» trong việc về chính mình.`,
    next: () => 'Để phó bí thư, cấp ủy viên khác hoặc cấp ủy cấp trên làm bước này.',
  },
  'lifecycle.date-invalid': {
    message: (f) => `«${f.on}» không phải một ngày có thật.`,
    next: () => 'Ghi ngày dạng ngày/tháng/năm.',
  },
  'lifecycle.date-in-future': {
    message: (f) => `Ngày ${f.on} chưa đến nên chưa ghi được.`,
    next: () => 'Ghi khi việc đã diễn ra.',
  },
  'lifecycle.date-before-last': {
    message: (f) => `Ngày ${f.on} sớm hơn bước ngay trước (${f.last}).`,
    next: (f) => `Ghi từ ngày ${f.last} trở đi; nếu bước trước ghi sai ngày thì trả lại để làm lại bước đó.`,
  },
  'lifecycle.date-before-member': {
    message: (f) => `Ngày ${f.on} sớm hơn ngày hồ sơ ghi người này là đảng viên ở đây (${f.from}).`,
    next: (f) => `Ghi từ ngày ${f.from} trở đi; nếu ngày trong hồ sơ sai thì sửa hồ sơ trước.`,
  },
  'lifecycle.fact-missing': {
    message: (f) => `Còn thiếu: ${f.label}.`,
    next: (f) => `Ghi «${f.label}» rồi làm tiếp.`,
  },
  'lifecycle.fact-invalid': {
    message: (f) => `«${f.label}» ghi chưa đúng.`,
    next: () => 'Xem lại mục này: đúng dạng ngày, đúng số, hoặc chọn một dòng trong danh sách.',
  },
  'lifecycle.differs-from-record': {
    message: (f) => `«${f.label}»: hồ sơ đang ghi ${f.recorded}, bước này ghi ${f.entered}.`,
    next: () => 'Đối chiếu giấy khai sinh, rồi chọn ngày trong hồ sơ hoặc xác nhận ngày vừa ghi.',
  },
  'lifecycle.choice-not-here': {
    message: (f) => `Ở việc này mục «${f.label}» không có «${f.choice}».`,
    next: () => 'Chọn một trong những dòng mà bước này đưa ra.',
  },
  'lifecycle.fact-unconfirmed': {
    message: (f) => `Chưa làm được vì chưa xác nhận: ${f.label}.`,
    next: () => 'Kiểm tra trên thực tế và trên giấy tờ, đúng như vậy thì đánh dấu xác nhận.',
  },
  'lifecycle.fact-in-future': {
    message: (f) => `«${f.label}»: ngày ${f.on} sau ngày làm bước này.`,
    next: () => 'Ghi ngày đã qua.',
  },
  'lifecycle.fact-too-early': {
    message: (f) => `«${f.label}» không được trước ngày ${f.on}.`,
    next: () => 'Xem lại hai ngày: ngày bắt đầu trước, ngày kết thúc sau.',
  },
  'lifecycle.fact-not-later': {
    message: (f) => `«${f.label}» phải sau ngày đã ghi trước đó (${f.on}).`,
    next: () => 'Gia hạn là kéo dài thêm; kết thúc sớm hơn thì ghi bước trở về.',
  },
  'lifecycle.named-twice': {
    message: (f) => `${f.name} được ghi hai lần ở mục «${f.label}».`,
    next: () => 'Mỗi người ghi một lần; chọn người khác hoặc bỏ dòng thừa.',
  },
  'lifecycle.paper-in-future': {
    message: (f) => `Ngày ${f.on} của «${f.paper}» chưa đến.`,
    next: () => 'Ghi ngày trên văn bản; văn bản chưa ký thì chưa ghi.',
  },
  'lifecycle.fact-unknown': {
    message: (f) => `Bước này không hỏi mục «${f.name}».`,
    next: () => 'Mở lại trang của việc này rồi nhập theo mẫu đang hiện.',
  },
  'lifecycle.paper-missing': {
    message: (f) => `Hồ sơ còn thiếu: ${f.paper}.`,
    next: () => 'Lập, xin hoặc nhập văn bản đã có (số, ngày, nơi giữ).',
  },
  'lifecycle.no-paper-given': {
    message: () => 'Chưa nêu giấy tờ nào.',
    next: () => 'Chọn ít nhất một loại giấy tờ, ghi số và ngày nếu có.',
  },
  'lifecycle.vote-missing': {
    message: () => 'Chưa có kết quả biểu quyết.',
    next: () => 'Ghi cách biểu quyết và số phiếu theo biên bản.',
  },
  'lifecycle.votes-sum': {
    message: (f) => `Cộng lại ${f.cast} phiếu, nhiều hơn ${f.denominator} người được tính.`,
    next: () => 'Đối chiếu với biên bản kiểm phiếu rồi sửa các số.',
  },
  'lifecycle.votes-none': {
    message: () => 'Chưa có phiếu nào: không đồng ý, không phản đối, không ý kiến khác.',
    next: () => 'Ghi số phiếu theo biên bản; hội nghị chưa biểu quyết thì chưa ghi là thiếu tỷ lệ.',
  },
  'lifecycle.vote-reached': {
    message: (f) => `Không ghi là thiếu tỷ lệ được: có ${f.inFavour} phiếu đồng ý, chỉ cần ${f.required}.`,
    next: () => 'Ghi bước biểu quyết đạt tỷ lệ.',
  },
  ...lifecycleRuleRefusals,
}

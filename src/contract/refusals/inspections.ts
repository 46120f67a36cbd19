// Sentences of the refusals of inspection and supervision, each with its rule and the next step.
import type { RefusalText } from '#contract/refusals.ts'

const day = (on: unknown): string => String(on).split('-').reverse().join('/')

export const inspectionRefusals: Record<string, RefusalText> = {
  'inspections.year-taken': {
    message: (f) => `Năm ${f.year} đã có chương trình kiểm tra, giám sát.`,
    next: () => 'Mở chương trình ấy để thêm cuộc.',
    ruleId: 'K-04',
  },
  'inspections.year-ahead': {
    message: (f) => `Chương trình lập vào đầu năm của nó; năm ${f.year} còn xa.`,
    next: (f) => `Ghi năm nay hoặc năm sau (đến ${f.most}).`,
    ruleId: 'K-04',
  },
  'inspections.programme-empty': {
    message: () => 'Chương trình chưa có cuộc kiểm tra, giám sát nào.',
    next: () => 'Thêm ít nhất một cuộc rồi ghi thông qua.',
    ruleId: 'K-04',
  },
  'inspections.adopted-already': {
    message: (f) => `Chương trình đã thông qua ngày ${day(f.on)}.`,
    next: () => 'Thêm, sửa, bỏ từng cuộc; mỗi lần ghi cuộc họp đã đồng ý.',
    ruleId: 'K-04',
  },
  'inspections.not-adopted': {
    message: () => 'Chương trình của năm chưa được thông qua.',
    next: () => 'Ghi thông qua chương trình trước khi ra quyết định.',
    ruleId: 'K-04',
  },
  'inspections.agreement-missing': {
    message: () => 'Chương trình đã thông qua chỉ thay đổi khi cuộc họp đồng ý.',
    next: () => 'Ghi ngày và cuộc họp đã đồng ý.',
    ruleId: 'K-04',
  },
  'inspections.subject-unfit': {
    message: () => 'Đối tượng phải là một đảng viên hoặc một tổ chức bên dưới, trong phạm vi của tổ chức kiểm tra.',
    next: () => 'Chọn lại đối tượng.',
    ruleId: 'K-01',
  },
  'inspections.days-reversed': {
    message: () => 'Thời kỳ hoặc các tháng không nối tiếp nhau: phần sau đứng trước phần đầu.',
    next: () => 'Xem lại ngày và tháng.',
  },
  'inspections.period-too-long': {
    message: (f) => `Thời kỳ được kiểm tra, giám sát dài quá ${f.months} tháng.`,
    next: () => 'Rút ngắn thời kỳ, hoặc tách thành hai cuộc.',
  },
  'inspections.thematic-unfit': {
    message: (f) =>
      `Chi bộ không quá ${f.most} đảng viên, không có chi ủy, không có nhiều tổ đảng thì giám sát thường xuyên, không giám sát chuyên đề.`,
    next: () => 'Chọn hình thức khác; chi bộ có đảng viên ở phân tán thì đánh dấu.',
  },
  'inspections.wrong-step': {
    message: () => 'Cuộc này đang ở bước khác; việc vừa chọn không làm được lúc này.',
    next: () => 'Tải lại trang để xem bước tiếp theo.',
    ruleId: 'K-09',
  },
  'inspections.own-matter': {
    message: () => 'Người được kiểm tra, giám sát không tự ghi việc này cho mình.',
    next: () => 'Đồng chí khác trong cấp ủy ghi; bạn gửi báo cáo và ý kiến của mình.',
  },
  'inspections.date-wrong': {
    message: (f) =>
      f.from === null
        ? `Ngày ${day(f.on)} chưa đến.`
        : f.to === null
          ? `Ngày ${day(f.on)} không đúng: phải từ ${day(f.from)} trở đi.`
          : `Ngày ${day(f.on)} không đúng: phải từ ${day(f.from)} đến ${day(f.to)}.`,
    next: () => 'Sửa ngày.',
  },
  'inspections.team-too-large': {
    message: (f) => `Tổ có ${f.people} người, nhiều hơn ${f.most}.`,
    next: (f) => `Bớt còn nhiều nhất ${f.most} người.`,
  },
  'inspections.team-unfit': {
    message: () =>
      'Người được kiểm tra, giám sát và người không còn trong danh sách đảng viên không ở trong tổ; mỗi người ghi một lần.',
    next: () => 'Sửa danh sách của tổ.',
  },
  'inspections.too-long': {
    message: (f) => `Thời gian ${f.days} ngày dài hơn ${f.most} ngày.`,
    next: () => 'Rút ngắn; khi cần thì gia hạn sau.',
  },
  'inspections.announced-late': {
    message: (f) =>
      `Quyết định phải công bố trong ${f.days} ngày làm việc, đến ngày ${day(f.by)}; ngày ${day(f.on)} là muộn.`,
    next: () => 'Sửa ngày; thực tế muộn thì ghi lý do muộn.',
  },
  'inspections.extended-already': {
    message: (f) => `Đã gia hạn một lần, ngày ${day(f.on)}.`,
    next: () => 'Ghi kết quả; quá hạn thì ghi lý do.',
    ruleId: 'K-07',
  },
  'inspections.extension-too-long': {
    message: (f) => `Gia hạn ${f.days} ngày, nhiều hơn ${f.most} ngày.`,
    next: (f) => `Gia hạn nhiều nhất ${f.most} ngày.`,
  },
  'inspections.statement-missing': {
    message: () => 'Chưa có báo cáo tự kiểm tra của đối tượng.',
    next: () => 'Đối tượng gửi, hoặc ghi lại từ bản giấy; không gửi thì ghi rõ như vậy.',
    ruleId: 'K-10',
  },
  'inspections.over-time': {
    message: (f) => `Thời gian của quyết định hết ngày ${day(f.by)}; ngày ${day(f.on)} là quá hạn.`,
    next: () => 'Gia hạn trước, hoặc ghi lý do muộn.',
    ruleId: 'K-07',
  },
  'inspections.meeting-missing': {
    message: (f) =>
      f.branch === true
        ? 'Kết luận của chi bộ được ghi trong cuộc họp thường kỳ của chi bộ.'
        : 'Chưa ghi ngày kết luận.',
    next: (f) => (f.branch === true ? 'Chọn cuộc họp đã mở hoặc đã họp xong.' : 'Ghi ngày cuộc họp kết luận.'),
    ruleId: 'K-09',
  },
  'inspections.meeting-unfit': {
    message: () => 'Cuộc họp này không phải cuộc họp thường kỳ của chi bộ đã mở sau khi có kết quả.',
    next: () => 'Chọn cuộc họp thường kỳ khác của chi bộ.',
    ruleId: 'K-09',
  },
  'inspections.due-before': {
    message: (f) => `Hạn khắc phục ${day(f.on)} đứng trước ngày kết luận ${day(f.from)}.`,
    next: () => 'Sửa hạn khắc phục.',
    ruleId: 'K-20',
  },
  'inspections.due-passed': {
    message: (f) => `Hạn mới ${day(f.on)} đã qua.`,
    next: () => 'Chọn hạn từ hôm nay trở đi; việc đã xong thì ghi đã khắc phục.',
    ruleId: 'K-20',
  },
  'inspections.due-the-same': {
    message: (f) => `Hạn vẫn là ngày ${day(f.on)}.`,
    next: () => 'Chọn hạn khác, hoặc thôi không đổi.',
    ruleId: 'K-20',
  },
  'inspections.corrected-already': {
    message: (f) => `Việc này đã ghi xong ngày ${day(f.on)}.`,
    next: () => 'Tải lại trang.',
    ruleId: 'K-20',
  },
  'inspections.still-open': {
    message: (f) => `${f.organisation} còn cuộc kiểm tra, giám sát chưa xong.`,
    next: () => 'Kết luận, ghi khắc phục xong trước.',
    ruleId: 'K-20',
  },
}

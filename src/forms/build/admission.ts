// Forms that propose, appraise and decide admission and recognition, and those that take them back.
import {
  addressed,
  decides,
  grounds,
  type Layout,
  layout,
  letterhead,
  line,
  meeting,
  part,
  person,
  remarks,
  resolves,
  ruledList,
  say,
  shortPerson,
  signed,
  title,
  vote,
} from './parts.ts'

const dates = (): string => line('Kết nạp {ngày lễ kết nạp}; hết thời gian dự bị {ngày hết thời gian dự bị}')

interface Matter {
  about: string
  /** What is asked for or granted. */
  act: string
  who: string
  extra: string
}
const AGAIN = '{kết nạp hoặc kết nạp lại}'
/** One form serves who comes for the first time and who comes back; of those only the decision has one of its own (§10, 9C-KNĐ). */
const admission: Matter = {
  about: `${AGAIN} đảng viên`,
  act: `${AGAIN} {họ tên} vào Đảng Cộng sản Việt Nam`,
  who: 'người vào Đảng',
  extra: '',
}
const recognition: Matter = {
  about: 'công nhận đảng viên chính thức',
  act: 'công nhận {họ tên} là đảng viên chính thức',
  who: 'đảng viên dự bị',
  extra: dates(),
}

const ofBranch = (name: string, matter: Matter, to: string): Layout =>
  layout(
    name,
    letterhead(),
    title('NGHỊ QUYẾT', `đề nghị ${matter.about}`),
    grounds(),
    say(`Họp {ngày họp}, {tên tổ chức ban hành} xét ${matter.who} sau:`),
    person(),
    matter.extra,
    meeting('branch'),
    say('Sau khi xem xét hồ sơ và thảo luận, chi bộ nhận xét:'),
    remarks(),
    vote(),
    resolves(`Đề nghị ${to} ${matter.act}.`),
    signed(),
  )

const ofCommittee = (name: string, matter: Matter, act: string, about: string): Layout =>
  layout(
    name,
    letterhead(),
    title('NGHỊ QUYẾT', about),
    grounds(),
    say(`Họp {ngày họp}, {tên tổ chức ban hành} xét đề nghị của {chi bộ} về ${matter.who} sau:`),
    person(),
    matter.extra,
    meeting('committee'),
    remarks(),
    vote(),
    resolves(act),
    signed(),
  )

const proposed = (name: string, matter: Matter): Layout =>
  ofCommittee(name, matter, `Đề nghị {cấp ủy có thẩm quyền} ${matter.act}.`, `đề nghị ${matter.about}`)
const resolved = (name: string, matter: Matter): Layout =>
  ofCommittee(name, matter, `Nhất trí ${matter.act}.`, matter.about)

const appraised = (name: string, matter: Matter): Layout =>
  layout(
    name,
    letterhead(),
    title('BÁO CÁO', `thẩm định nghị quyết của chi bộ đề nghị ${matter.about}`),
    addressed(),
    grounds(),
    say(`{tên tổ chức ban hành} đã thẩm định hồ sơ do {chi bộ} gửi về ${matter.who} sau:`),
    shortPerson(),
    matter.extra,
    line('Về tiêu chuẩn, điều kiện; về thủ tục, hồ sơ: {nhận xét}'),
    line('Ý kiến: {kiến nghị}'),
    signed(),
  )

const decision = (name: string, about: string, first: string, ...rest: readonly string[]): Layout =>
  layout(
    name,
    letterhead(),
    title('QUYẾT ĐỊNH', about),
    grounds(),
    decides(first, ...rest, 'Các tổ chức liên quan, {chi bộ} và {họ tên} thi hành quyết định này.'),
    signed(),
  )

const whom = '{họ tên}, sinh {ngày sinh}, quê quán {quê quán}, nơi cư trú {nơi cư trú}'
const ceremony =
  '{chi bộ} tổ chức lễ kết nạp và phân công đảng viên chính thức giúp đỡ. Thời gian dự bị tính từ ngày tổ chức lễ kết nạp.'
const admitted = (name: string, about: string, ...rest: readonly string[]): Layout =>
  decision(name, about, `Kết nạp ${whom}, vào Đảng Cộng sản Việt Nam.`, ceremony, ...rest)
const recognised = (name: string): Layout =>
  decision(
    name,
    'công nhận đảng viên chính thức',
    `Công nhận ${whom}, kết nạp {ngày lễ kết nạp}, là đảng viên chính thức từ {ngày tính chính thức}.`,
    '{chi bộ} công bố quyết định tại kỳ sinh hoạt gần nhất.',
  )
const struck = (name: string): Layout =>
  decision(
    name,
    'xóa tên đảng viên dự bị',
    `Xóa tên ${whom}, kết nạp {ngày lễ kết nạp}, trong danh sách đảng viên dự bị của {chi bộ}.`,
    'Lý do: {lý do}.',
  )
const annulled = (name: string, what: string): Layout =>
  decision(name, `hủy quyết định ${what}`, `Hủy quyết định ${what} đối với ${whom}.`, 'Lý do: {lý do}.')

const submission = (name: string, withList: boolean): Layout =>
  layout(
    name,
    letterhead(),
    title('TỜ TRÌNH', 'về việc {về việc}'),
    addressed(),
    grounds(),
    withList ? say('Trình xem xét những trường hợp trong danh sách kèm theo:') : say('Trình xem xét trường hợp sau:'),
    withList
      ? ruledList('danh sách đảng viên', [
          { title: 'TT', value: '{số thứ tự}', width: 6, align: 'center' },
          { title: 'Họ và tên', value: '{họ tên}', width: 28 },
          { title: 'Ngày sinh', value: '{ngày sinh ngắn}', width: 14 },
          { title: 'Chi bộ', value: '{chi bộ của đảng viên}', width: 28 },
          { title: 'Ghi chú', value: '{ghi chú}', width: 24 },
        ])
      : shortPerson() + line('Kết quả thẩm định hồ sơ: {nhận xét}'),
    line('Kiến nghị: {kiến nghị}'),
    signed(),
  )

export const admissionForms: readonly Layout[] = [
  ofBranch('6-KNĐ', admission, '{đảng ủy cơ sở}'),
  appraised('7-KNĐ', admission),
  proposed('8A-KNĐ', admission),
  resolved('8B-KNĐ', admission),
  ofBranch('8C-KNĐ', admission, '{cấp ủy có thẩm quyền}'),
  admitted('9A-KNĐ', 'kết nạp đảng viên'),
  decision('9B-KNĐ', admission.about, `Nay ${AGAIN} ${whom}, vào Đảng Cộng sản Việt Nam.`, ceremony),
  decision('9C-KNĐ', 'kết nạp lại người vào Đảng', `Kết nạp lại ${whom}, vào Đảng Cộng sản Việt Nam.`, ceremony),
  admitted('9D-KNĐ', 'kết nạp đảng viên'),
  admitted(
    '9E-KNĐ',
    'kết nạp đảng viên',
    'Hồ sơ do tổ chức đảng nơi {họ tên} chuyển đi lập; nơi chuyển đi: {nơi chuyển đi}.',
  ),
  struck('9F-XTĐV'),
  struck('9G-XTĐV'),
  annulled('9H-HKN', 'kết nạp đảng viên'),
  annulled('9K-HKN', 'kết nạp lại đảng viên'),
  annulled('9L-HCT', 'công nhận đảng viên chính thức'),
  ofBranch('13-KNĐ', recognition, '{đảng ủy cơ sở}'),
  appraised('14-KNĐ', recognition),
  proposed('15A-KNĐ', recognition),
  resolved('15B-KNĐ', recognition),
  ofBranch('15C-KNĐ', recognition, '{cấp ủy có thẩm quyền}'),
  recognised('16-KNĐ'),
  recognised('16B-KNĐ'),
  submission('01-TTr', false),
  submission('02-TTr', true),
  layout(
    '04-TBKL',
    letterhead(),
    title('THÔNG BÁO', 'kết luận về việc {về việc}'),
    addressed(),
    say('Họp {ngày họp}, Ban Thường vụ {cấp ủy có thẩm quyền} xem xét trường hợp sau:'),
    shortPerson(),
    part('có biểu quyết', vote()),
    line('Kết luận: {nội dung}'),
    line('Lý do: {lý do}'),
    signed(),
  ),
]

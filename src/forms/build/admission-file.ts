// Forms of the admission file: application, curriculum vitae, introducers, unions, opinions, the helper's and the probationer's own papers.
import {
  addressed,
  centre,
  dots,
  handwritten,
  heading,
  type Layout,
  layout,
  letterhead,
  line,
  outsideHead,
  part,
  person,
  personalHead,
  remarks,
  ruledList,
  say,
  shortPerson,
  signed,
  signedBy,
  title,
} from './parts.ts'

const application = (name: string, about: string, ...more: readonly string[]): Layout =>
  layout(
    name,
    personalHead(),
    title('ĐƠN XIN VÀO ĐẢNG', ...(about === '' ? [] : [about])),
    addressed('{chi bộ}; {đảng ủy cơ sở}'),
    person(),
    line('Vào Đoàn {ngày vào đoàn}, tại {nơi vào đoàn}'),
    ...more,
    line('Được giúp đỡ bởi: {đảng viên giúp đỡ}'),
    line('Nhận thức của tôi về Đảng, lý do xin vào Đảng:'),
    handwritten(8),
    say('Tôi làm đơn này xin được vào Đảng Cộng sản Việt Nam.'),
    signedBy('NGƯỜI LÀM ĐƠN'),
  )

/** Introducer (3-KNĐ) and helper (11-KNĐ) write alike; who writes is the reader of the paper. */
const writerLines = (label: string, name: string, post: string, unit: string): string =>
  line(`${label}: **${name}**`) + line(`Chức vụ, đơn vị: ${post}; ${unit}`)

const branchOpinion = (name: string, whom: string): Layout =>
  layout(
    name,
    letterhead({ numbered: false }),
    title('Ý KIẾN NHẬN XÉT', `của chi ủy nơi cư trú đối với ${whom}`),
    addressed('{chi bộ}'),
    shortPerson(),
    say('Chi ủy (chi bộ) nơi cư trú nhận xét về phẩm chất chính trị, đạo đức, lối sống, quan hệ nơi cư trú:'),
    handwritten(6),
    line(`Ý kiến về việc đề nghị: ${dots(22)}`),
    signed(),
  )

const unionOpinion = (name: string, whom: string): Layout =>
  layout(
    name,
    outsideHead(false),
    title('Ý KIẾN NHẬN XÉT', `của đoàn thể chính trị - xã hội đối với ${whom}`),
    addressed('{chi bộ}'),
    shortPerson(),
    line(`Đoàn thể nhận xét: ${dots(22)}`),
    line('Ưu điểm, hạn chế:'),
    handwritten(6),
    line(`Số người dự họp: ……; tán thành đề nghị: ……; không tán thành: ……; lý do: ${dots(14)}`),
    signedBy('THAY MẶT ĐOÀN THỂ', dots(12)),
  )

const allOpinions = (name: string, whom: string): Layout =>
  layout(
    name,
    letterhead({ numbered: false }),
    title('TỔNG HỢP Ý KIẾN NHẬN XÉT', `đối với ${whom}`),
    shortPerson(),
    say('{chi ủy} đã lấy ý kiến và tổng hợp như sau:'),
    ruledList('ý kiến nhận xét', [
      { title: 'TT', value: '{số thứ tự}', width: 6, align: 'center' },
      { title: 'Nơi có ý kiến', value: '{nơi có ý kiến + ngày có ý kiến}', width: 26 },
      { title: 'Số người được hỏi', value: '{số người được hỏi}', width: 11, align: 'center' },
      { title: 'Số tán thành', value: '{số người tán thành}', width: 11, align: 'center' },
      { title: 'Nội dung chính', value: '{nội dung ý kiến}', width: 46 },
    ]),
    heading('Đánh giá chung của chi ủy'),
    remarks(),
    signed(),
  )

const unionResolution = (name: string, about: string, voters: string): Layout =>
  layout(
    name,
    outsideHead(true),
    title('NGHỊ QUYẾT', about),
    addressed('{chi bộ}'),
    person(),
    line('Vào Đoàn {ngày vào đoàn}, tại {nơi vào đoàn}'),
    line('Ưu điểm, hạn chế:'),
    handwritten(5),
    line(`Tổng số ${voters}: ……; có mặt: ……; tán thành: ……, bằng ……%; không tán thành: ……, bằng ……%`),
    say(
      'Chúng tôi giới thiệu {họ tên} với chi bộ để xem xét, kết nạp vào Đảng và chịu trách nhiệm về việc giới thiệu.',
    ),
    signedBy('THAY MẶT BAN CHẤP HÀNH', dots(12)),
  )

export const admissionFileForms: readonly Layout[] = [
  application('1A-KNĐ', ''),
  application(
    '1B-KNĐ',
    '(kết nạp lại)',
    line(
      'Đã vào Đảng lần trước {ngày vào đảng lần trước}, tại {nơi vào đảng lần trước}; chính thức {ngày chính thức lần trước}',
    ),
    line('Ra khỏi Đảng {ngày ra khỏi đảng lần trước}; lý do: {lý do ra khỏi đảng lần trước}'),
  ),
  layout(
    '3-KNĐ',
    personalHead(),
    title('GIẤY GIỚI THIỆU', 'người vào Đảng'),
    addressed('{chi bộ}; {đảng ủy cơ sở}'),
    part(
      'người giới thiệu',
      writerLines(
        'Người giới thiệu',
        '{tên người giới thiệu}',
        '{chức vụ người giới thiệu}',
        '{đơn vị người giới thiệu}',
      ),
      line('Cùng công tác, lao động, học tập với người được giới thiệu từ: {cùng công tác từ}'),
    ),
    heading('Người được giới thiệu'),
    person(),
    remarks(),
    say('Tôi giới thiệu {họ tên} với chi bộ để xem xét, kết nạp vào Đảng và chịu trách nhiệm về lời giới thiệu này.'),
    part('người giới thiệu', signedBy('NGƯỜI GIỚI THIỆU', '{tên người giới thiệu}')),
  ),
  unionResolution('4-KNĐ', 'giới thiệu đoàn viên ưu tú vào Đảng', 'người được biểu quyết'),
  unionResolution('4D-KNĐ', 'giới thiệu đoàn viên công đoàn ưu tú vào Đảng', 'ủy viên ban chấp hành'),
  unionOpinion('5A-KNĐ', 'người vào Đảng'),
  branchOpinion('5B-KNĐ', 'người vào Đảng'),
  allOpinions('5D-KNĐ', 'người vào Đảng'),
  layout(
    '10-KNĐ',
    personalHead(),
    title('BẢN TỰ KIỂM ĐIỂM', 'của đảng viên dự bị'),
    addressed('{chi bộ}; {đảng ủy cơ sở}'),
    shortPerson(),
    line('Kết nạp {ngày lễ kết nạp}, tại {nơi vào đảng}'),
    line('Người giúp đỡ: {đảng viên giúp đỡ}'),
    heading('1. Tự kiểm điểm từ ngày kết nạp'),
    line('Ưu điểm: {ưu điểm}'),
    line('Hạn chế và nguyên nhân: {hạn chế}'),
    heading('2. Phương hướng khắc phục'),
    line('{phương hướng}'),
    part('xét xóa tên', heading('3. Về việc chi bộ đang xem xét'), handwritten(3)),
    part('xét công nhận', say('Tôi đề nghị chi bộ xét, công nhận tôi là đảng viên chính thức.')),
    signedBy('NGƯỜI VIẾT'),
  ),
  layout(
    '11-KNĐ',
    personalHead(),
    title('BẢN NHẬN XÉT', 'đảng viên dự bị'),
    addressed('{chi bộ}; {đảng ủy cơ sở}'),
    writerLines(
      'Người được phân công giúp đỡ',
      '{đảng viên giúp đỡ}',
      '{chức vụ người giúp đỡ}',
      '{đơn vị người giúp đỡ}',
    ),
    line('Đảng viên dự bị: **{HỌ TÊN}**, kết nạp {ngày lễ kết nạp}'),
    heading('Nhận xét trong thời gian dự bị'),
    remarks(),
    line('Ý kiến về việc công nhận đảng viên chính thức:'),
    handwritten(2),
    signedBy('NGƯỜI NHẬN XÉT', '{đảng viên giúp đỡ}'),
  ),
  unionOpinion('12A-KNĐ', 'đảng viên dự bị'),
  branchOpinion('12B-KNĐ', 'đảng viên dự bị'),
  allOpinions('12C-KNĐ', 'đảng viên dự bị'),
  layout(
    '3-213',
    letterhead({ numbered: false }),
    title('PHIẾU XIN Ý KIẾN', 'của chi ủy nơi cư trú'),
    addressed('{chi ủy nơi cư trú}'),
    line('Đảng viên: **{HỌ TÊN}**'),
    line('Sinh {ngày sinh}; đang sinh hoạt tại {chi bộ}'),
    line('Nơi cư trú: {nơi cư trú}'),
    say('Đề nghị chi ủy nơi cư trú nhận xét việc đảng viên giữ mối liên hệ và thực hiện nhiệm vụ nơi cư trú.'),
    signed(),
    centre('Ý KIẾN CỦA CHI ỦY NƠI CƯ TRÚ', { bold: true, before: 12 }),
    line('{ý kiến nơi cư trú}'),
    signedBy('THAY MẶT CHI ỦY', dots(12), '………, {ngày ý kiến nơi cư trú}'),
  ),
  layout(
    '1-213',
    letterhead(),
    title('GIẤY GIỚI THIỆU', 'đảng viên giữ mối liên hệ với cấp ủy nơi cư trú'),
    addressed('{đảng ủy nơi cư trú}'),
    say('{tên tổ chức ban hành} giới thiệu đảng viên sau về giữ mối liên hệ với cấp ủy và nhân dân nơi cư trú:'),
    shortPerson(),
    line('Đang sinh hoạt tại: {chi bộ}'),
    line('Chức vụ, đơn vị: {chức vụ}; {đơn vị công tác}'),
    signed(),
    centre('NƠI CƯ TRÚ TIẾP NHẬN', { bold: true, before: 12 }),
    line(`Chi bộ nơi cư trú: ${dots(22)}`),
    signedBy('THAY MẶT CẤP ỦY NƠI CƯ TRÚ', dots(12), '………, ngày …… tháng …… năm ………'),
  ),
]

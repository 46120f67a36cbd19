// Registers and lists: members (§12.5, 14 columns), probationers, transfers, exemptions, file numbers, cards, badges.
import { paragraph } from './ooxml.ts'
import {
  addressed,
  type Column,
  decides,
  grounds,
  type Layout,
  LYING_WIDTH,
  layout,
  letterhead,
  line,
  lying,
  member,
  part,
  personalHead,
  ruledList,
  say,
  signed,
  signedAlone,
  signedBy,
  signedByTwo,
  title,
} from './parts.ts'

const number: Column = { title: 'TT', value: '{số thứ tự}', width: 4, align: 'center' }
const name = (width: number): Column => ({ title: 'Họ và tên', value: '{họ tên}', width })
const born = (width: number): Column => ({ title: 'Ngày sinh', value: '{ngày sinh ngắn}', width })
const branch = (width: number): Column => ({ title: 'Chi bộ', value: '{chi bộ của đảng viên}', width })
const note = (width: number): Column => ({ title: 'Ghi chú', value: '{ghi chú}', width })

const register = (code: string, about: readonly [string, ...string[]], columns: readonly Column[], size = 11): Layout =>
  lying(
    code,
    letterhead({ numbered: false, width: LYING_WIDTH }),
    title(...about),
    ruledList('danh sách đảng viên', columns, LYING_WIDTH, size),
    signedAlone(LYING_WIDTH),
  )

const report = (
  code: string,
  kind: string,
  about: string,
  numbered: boolean,
  columns: readonly Column[],
  ...before: readonly string[]
): Layout =>
  lying(
    code,
    letterhead({ numbered, width: LYING_WIDTH }),
    title(kind, about),
    ...before,
    ruledList('danh sách đảng viên', columns, LYING_WIDTH),
    signed(LYING_WIDTH),
  )

const dates: Column = {
  title: 'Ngày vào Đảng; chính thức',
  value: '{ngày vào đảng ngắn + ngày chính thức ngắn}',
  width: 11,
}
const numbers: Column = { title: 'Số thẻ; số lý lịch', value: '{số thẻ đảng viên + số lý lịch}', width: 13 }

const cardDecision = (code: string, about: string, article: string): Layout =>
  layout(
    code,
    letterhead(),
    title('QUYẾT ĐỊNH', about),
    grounds(),
    decides(article, 'Tổ chức đảng quản lý đảng viên giao thẻ, ghi sổ và báo cáo theo quy định.'),
    signed(),
  )
const whom = '{họ tên}, sinh {ngày sinh}, vào Đảng {ngày vào đảng}, chính thức {ngày chính thức}, {chi bộ}'

export const registerForms: readonly Layout[] = [
  register(
    'members-register',
    ['DANH SÁCH ĐẢNG VIÊN', '{thời kỳ}'],
    [
      number,
      name(17),
      { title: 'Giới tính', value: '{giới tính}', width: 5, align: 'center' },
      born(9),
      { title: 'Quê quán; nơi cư trú', value: '{quê quán + nơi cư trú}', width: 19 },
      { title: 'Nghề nghiệp, chức vụ', value: '{nghề nghiệp + chức vụ}', width: 13 },
      dates,
      numbers,
      branch(11),
      note(7),
    ],
  ),
  register(
    '7-HSĐV',
    ['SỔ DANH SÁCH ĐẢNG VIÊN'],
    [
      { ...number, width: 3 },
      {
        title: 'Họ và tên; tên khai sinh; ngày sinh',
        value: '{họ tên + tên gọi khác + ngày sinh ngắn}',
        width: 13,
      },
      { title: 'Giới tính; dân tộc; tôn giáo', value: '{giới tính + dân tộc + tôn giáo}', width: 7 },
      { title: 'Quê quán', value: '{quê quán}', width: 9 },
      {
        title: 'Học vấn; LLCT; chuyên môn; ngoại ngữ',
        value: '{giáo dục phổ thông + lý luận chính trị + chuyên môn nghiệp vụ + ngoại ngữ}',
        width: 11,
      },
      { title: 'Nghề nghiệp trước; nay', value: '{nghề nghiệp trước đây + nghề nghiệp}', width: 9 },
      { title: 'Ngày vào; chính thức', value: '{ngày vào đảng ngắn + ngày chính thức ngắn}', width: 8 },
      {
        title: 'Số thẻ; số lý lịch; Huy hiệu',
        value: '{số thẻ đảng viên + số lý lịch + huy hiệu đảng}',
        width: 10,
      },
      {
        title: 'Bộ đội; công an; hưu trí',
        value: '{ngày nhập ngũ ngắn + ngày xuất ngũ ngắn + quân hàm}',
        width: 7,
      },
      { title: 'Chuyển đi', value: '{chuyển đi ngày + chuyển đi đâu}', width: 7 },
      { title: 'Chuyển đến', value: '{chuyển đến ngày + chuyển đến từ}', width: 7 },
      { title: 'Từ trần', value: '{từ trần ngày}', width: 6 },
      { title: 'Ra khỏi Đảng (hình thức)', value: '{ra khỏi đảng ngày + hình thức ra khỏi đảng}', width: 7 },
      { ...note(6) },
    ],
    9,
  ),
  register(
    'probationers-register',
    ['DANH SÁCH ĐẢNG VIÊN DỰ BỊ', '{thời kỳ}'],
    [
      number,
      name(19),
      { title: 'Giới tính', value: '{giới tính}', width: 6, align: 'center' },
      born(10),
      { title: 'Quê quán; nơi cư trú', value: '{quê quán + nơi cư trú}', width: 20 },
      { title: 'Quyết định kết nạp', value: '{ngày quyết định kết nạp ngắn + văn bản của đảng viên}', width: 12 },
      { title: 'Ngày kết nạp', value: '{ngày vào đảng ngắn}', width: 10 },
      { title: 'Chi bộ', value: '{chi bộ của đảng viên}', width: 12 },
      note(9),
    ],
  ),
  lying(
    'transfers-register',
    letterhead({ numbered: false, width: LYING_WIDTH }),
    title('SỔ CHUYỂN SINH HOẠT ĐẢNG', '{thời kỳ}'),
    ruledList(
      'danh sách chuyển sinh hoạt',
      [
        number,
        { title: 'Số giấy giới thiệu', value: '{số giấy}', width: 8 },
        { title: 'Họ và tên; ngày sinh', value: '{tên người chuyển + ngày sinh người chuyển}', width: 15 },
        { title: 'Chức vụ', value: '{chức vụ người chuyển}', width: 8 },
        { title: 'Số thẻ; số lý lịch', value: '{số thẻ người chuyển + số lý lịch người chuyển}', width: 12 },
        { title: 'Loại', value: '{loại chuyển}', width: 7 },
        { title: 'Từ', value: '{từ nơi}', width: 11 },
        { title: 'Đến', value: '{đến nơi}', width: 11 },
        { title: 'Ngày; văn bản', value: '{ngày giới thiệu + số văn bản chuyển}', width: 10 },
        { title: 'Đảng phí đến', value: '{đảng phí đến}', width: 7 },
        { title: 'Ngày trả lời', value: '{ngày trả lời}', width: 8 },
        { title: 'Ghi chú', value: '{ghi chú chuyển}', width: 8 },
      ],
      LYING_WIDTH,
      11,
    ),
    signedAlone(LYING_WIDTH),
  ),
  report('03-DSKN', 'DANH SÁCH', '{về việc}', false, [
    number,
    name(20),
    born(10),
    { title: 'Quê quán', value: '{quê quán}', width: 20 },
    { title: 'Nghề nghiệp, đơn vị', value: '{nghề nghiệp + đơn vị công tác}', width: 18 },
    branch(16),
    note(12),
  ]),
  report('1-MSHĐ', 'BIỂU TỔNG HỢP', 'đảng viên miễn công tác và sinh hoạt không vì tuổi cao, sức yếu', false, [
    number,
    name(20),
    born(10),
    branch(20),
    { title: 'Lý do', value: '{lý do của đảng viên}', width: 20 },
    { title: 'Thời gian', value: '{thời gian của đảng viên}', width: 14 },
    { title: 'Văn bản', value: '{văn bản của đảng viên}', width: 12 },
  ]),
  layout(
    '1-SLLĐV',
    letterhead(),
    title('BÁO CÁO', 'sử dụng cụm số lý lịch đảng viên'),
    addressed(),
    ruledList('nội dung vụ việc', [
      { title: 'TT', value: '{số thứ tự}', width: 8, align: 'center' },
      { title: 'Cụm số, nội dung', value: '{nhãn}', width: 46 },
      { title: 'Đã dùng, còn lại', value: '{giá trị}', width: 46 },
    ]),
    line('Đề nghị: {kiến nghị}'),
    signed(),
  ),
  ...(
    [
      ['1-TĐV', 'DANH SÁCH', 'đề nghị phát, cấp lại, đổi thẻ đảng viên'],
      ['2-TĐV', 'DANH SÁCH', 'phát thẻ đảng viên gửi cấp trên'],
    ] as const
  ).map(([code, kind, about]) =>
    report(
      code,
      kind,
      about,
      false,
      [
        number,
        name(18),
        { title: 'Giới tính', value: '{giới tính}', width: 5, align: 'center' },
        born(9),
        { title: 'Quê quán', value: '{quê quán}', width: 17 },
        dates,
        numbers,
        branch(13),
        { title: 'Lý do', value: '{lý do của đảng viên}', width: 10 },
      ],
      addressed(),
    ),
  ),
  layout(
    '3-TĐV',
    letterhead(),
    title('QUYẾT ĐỊNH', 'phát thẻ đảng viên'),
    grounds(),
    decides(
      'Phát thẻ đảng viên cho các đảng viên trong danh sách kèm theo.',
      'Tổ chức đảng quản lý đảng viên giao thẻ, ghi sổ và báo cáo theo quy định.',
    ),
    ruledList('danh sách đảng viên', [
      { ...number, width: 7 },
      name(30),
      born(16),
      { title: 'Số thẻ', value: '{số thẻ đảng viên}', width: 22 },
      branch(25),
    ]),
    signed(),
  ),
  cardDecision('4-TĐV', 'phát thẻ đảng viên', `Phát thẻ đảng viên số {số thẻ đảng viên} cho ${whom}.`),
  cardDecision(
    '5-TĐV',
    'cấp lại thẻ đảng viên bị mất',
    `Cấp lại thẻ đảng viên số {số thẻ đảng viên} cho ${whom}. Lý do: {lý do}.`,
  ),
  cardDecision(
    '6-TĐV',
    'đổi thẻ đảng viên bị hỏng, bị sai',
    `Đổi thẻ đảng viên số {số thẻ đảng viên} cho ${whom}. Lý do: {lý do}.`,
  ),
  layout(
    '7-TĐV',
    letterhead({ numbered: false }),
    title('PHIẾU GIAO NHẬN', 'thẻ đảng viên'),
    say('Giao nhận {ngày họp}, tại {địa điểm họp}:'),
    ruledList('danh sách đảng viên', [
      { ...number, width: 7 },
      name(32),
      { title: 'Số thẻ', value: '{số thẻ đảng viên}', width: 23 },
      branch(22),
      note(16),
    ]),
    signedByTwo(['NGƯỜI GIAO', '……………………'], ['NGƯỜI NHẬN', '……………………']),
  ),
  register(
    '8-TĐV',
    ['SỔ PHÁT THẺ ĐẢNG VIÊN'],
    [
      number,
      name(20),
      born(10),
      { title: 'Số thẻ', value: '{số thẻ đảng viên}', width: 14 },
      { title: 'Ngày cấp', value: '{ngày cấp thẻ ngắn}', width: 10 },
      { title: 'Nơi cấp', value: '{nơi cấp thẻ}', width: 16 },
      branch(16),
      { title: 'Ký nhận; ghi chú', value: '{ghi chú}', width: 14 },
    ],
  ),
  layout(
    'DM-20',
    letterhead(),
    title('QUYẾT ĐỊNH', 'tặng Huy hiệu Đảng'),
    grounds(),
    decides(
      'Tặng Huy hiệu Đảng cho các đảng viên trong danh sách kèm theo.',
      'Tổ chức đảng quản lý đảng viên trao Huy hiệu, ghi sổ và báo cáo theo quy định.',
    ),
    ruledList('danh sách đảng viên', [
      { ...number, width: 7 },
      name(28),
      born(14),
      { title: 'Ngày vào Đảng', value: '{ngày vào đảng ngắn}', width: 14 },
      branch(22),
      { title: 'Huy hiệu', value: '{lý do của đảng viên}', width: 15 },
    ]),
    signed(),
  ),
  layout(
    'DM-103',
    part(
      'từng đảng viên',
      paragraph('', { pageBefore: true }),
      personalHead(),
      title('TỜ KHAI', 'đề nghị tặng Huy hiệu Đảng'),
      addressed('{chi bộ của đảng viên}'),
      member(),
      line('Quyết định kết nạp {ngày quyết định kết nạp}; tuổi Đảng: {tuổi đảng} năm'),
      line('Huy hiệu Đảng đã được tặng: {huy hiệu đảng}'),
      line('Đề nghị: {lý do của đảng viên}'),
      signedBy('NGƯỜI KHAI'),
    ),
  ),
  report(
    'HHĐ',
    'DANH SÁCH',
    'đề nghị về Huy hiệu Đảng',
    false,
    [
      number,
      name(20),
      born(10),
      dates,
      { title: 'Tuổi đảng', value: '{tuổi đảng}', width: 8, align: 'center' },
      numbers,
      branch(16),
      { title: 'Huy hiệu; đề nghị', value: '{huy hiệu đảng + lý do của đảng viên}', width: 15 },
    ],
    addressed(),
  ),
]

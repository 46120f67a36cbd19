// Forms of transfers: the introduction forms with their boxes (§11, boxes as data), notices, going abroad, hand-over.
import { type IntroductionBox, introductionForms } from '../introduction-boxes.ts'
import { paragraph, table } from './ooxml.ts'
import {
  addressed,
  centre,
  confirmed,
  decides,
  factsTable,
  grounds,
  handwritten,
  heading,
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
  shortPerson,
  signed,
  signedBy,
  signedByTwo,
  title,
  WIDTH,
} from './parts.ts'

/** One box: filled by its level, or passed over where the level does not exist. */
function box({ box: number, title: name, then }: IntroductionBox): string {
  const small = (text: string, more = {}): string => paragraph(text, { style: 'Cell', ...more })
  return (
    small(`**${number}. ${name}**`) +
    paragraph(`{#ô ${number} bỏ qua}`) +
    small('//Không qua cấp này.//') +
    paragraph(`{/ô ${number} bỏ qua}`) +
    paragraph(`{#ô ${number}}`) +
    small('{từ ô}') +
    small(`${then}: {gửi ô}`) +
    small('Đã đóng đảng phí đến hết: {đảng phí ô}') +
    small('Hồ sơ kèm theo: {hồ sơ ô}') +
    small('Ghi chú: {ghi chú ô}') +
    small('{ngày ô}', { italic: true, align: 'center' }) +
    small('{THẨM QUYỀN Ô}', { bold: true, align: 'center' }) +
    small('{CHỨC VỤ Ô}', { align: 'center' }) +
    small('{người ký ô}', { bold: true, align: 'center', before: 36 }) +
    paragraph(`{/ô ${number}}`) +
    small('')
  )
}

/** How long somebody is to be away, where the introduction is for a time. */
const TIME: Readonly<Record<string, string>> = {
  'GT-8': 'Thời gian: từ {từ ngày} đến {đến ngày}',
  'GT-2': 'Nước đến: {nước đến}; từ {từ ngày} đến {đến ngày}',
}

function introduction(code: string, about: string, boxes: readonly IntroductionBox[]): Layout {
  const half = Math.round(WIDTH / 2)
  const pairs = Array.from({ length: Math.ceil(boxes.length / 2) }, (_, i) => boxes.slice(i * 2, i * 2 + 2))
  return layout(
    code,
    personalHead(),
    title('GIẤY GIỚI THIỆU SINH HOẠT ĐẢNG', about),
    line('Đảng viên: **{HỌ TÊN}**; sinh {ngày sinh}'),
    line('Quê quán: {quê quán}'),
    line('Vào Đảng {ngày vào đảng}; chính thức {ngày chính thức}'),
    line(
      'Số TĐV: {số thẻ đảng viên}; số LL: {số lý lịch}; số SĐV: {số danh sách}; số GTSHĐ: {số giới thiệu sinh hoạt}',
    ),
    line(
      code === 'GT-2'
        ? 'Từ {nơi giới thiệu đi}; lý do: {lý do}'
        : 'Từ {nơi giới thiệu đi} đến {nơi giới thiệu đến}; lý do: {lý do}',
    ),
    TIME[code] === undefined ? '' : line(TIME[code]),
    line('Đã đóng đảng phí đến hết {đóng đảng phí đến}; hồ sơ kèm theo: {hồ sơ kèm theo}'),
    table(
      [half, WIDTH - half],
      pairs.map((pair) => ({
        whole: true,
        cells: [0, 1].map((i) => {
          const one = pair[i]
          return { content: one === undefined ? paragraph('', { style: 'Cell' }) : box(one) }
        }),
      })),
      true,
    ),
    paragraph(''),
  )
}

const ABOUT: Readonly<Record<string, string>> = {
  'GT-10': 'chính thức (10 ô)',
  'GT-7': 'chính thức trong đảng bộ (7 ô)',
  'GT-8': 'tạm thời (8 ô)',
  'GT-2': 'ra ngoài nước (2 ô)',
}

const abroadSheet = (name: string, about: string): Layout =>
  layout(
    name,
    letterhead({ numbered: false }),
    title('PHIẾU CÔNG TÁC', about),
    member(),
    line('Nước đến: {nước đến}; từ {từ ngày} đến {đến ngày}'),
    line('Diện: {diện ra ngoài nước}; mục đích: {mục đích}'),
    line('Cơ quan quản lý trong nước: {đơn vị công tác}; chi bộ: {chi bộ}'),
    line('Đã đóng đảng phí đến hết {đóng đảng phí đến}'),
    line('Nhận xét của cấp ủy: {nhận xét}'),
    signed(),
  )

const abroadList = (name: string, about: string): Layout =>
  lying(
    name,
    letterhead({ width: LYING_WIDTH }),
    title('BÁO CÁO', `danh sách đảng viên chuyển sinh hoạt ${about} ra ngoài nước`),
    addressed(),
    ruledList(
      'danh sách đảng viên',
      [
        { title: 'TT', value: '{số thứ tự}', width: 4, align: 'center' },
        { title: 'Họ và tên', value: '{họ tên}', width: 16 },
        { title: 'Ngày sinh', value: '{ngày sinh ngắn}', width: 9 },
        { title: 'Ngày vào Đảng; chính thức', value: '{ngày vào đảng ngắn + ngày chính thức ngắn}', width: 10 },
        { title: 'Số thẻ; số lý lịch', value: '{số thẻ đảng viên + số lý lịch}', width: 13 },
        { title: 'Chi bộ', value: '{chi bộ của đảng viên}', width: 14 },
        { title: 'Nước đến', value: '{nước đến của đảng viên}', width: 10 },
        { title: 'Thời gian', value: '{thời gian của đảng viên}', width: 12 },
        { title: 'Lý do', value: '{lý do của đảng viên}', width: 12 },
      ],
      LYING_WIDTH,
    ),
    signed(LYING_WIDTH),
  )

export const transferForms: readonly Layout[] = [
  layout(
    'DM-62',
    personalHead(),
    title('BẢN TỰ KIỂM ĐIỂM', 'khi chuyển sinh hoạt đảng'),
    addressed('{chi bộ}'),
    member(),
    heading('1. Ưu điểm'),
    handwritten(6),
    heading('2. Hạn chế, khuyết điểm và nguyên nhân'),
    handwritten(5),
    heading('3. Phương hướng khắc phục'),
    handwritten(3),
    signedBy('NGƯỜI TỰ KIỂM ĐIỂM'),
    heading('4. Nhận xét của chi bộ'),
    confirmed('T/M CHI BỘ', 5),
  ),
  layout(
    'response-slip',
    letterhead(),
    title(
      'PHIẾU BÁO TRẢ LỜI',
      '{#nơi đến tiếp nhận}xác nhận đã nhận hồ sơ{/nơi đến tiếp nhận}{#nơi đến trả lại}trả lại hồ sơ{/nơi đến trả lại}',
    ),
    addressed(),
    member(),
    line('Chuyển từ: {nơi giới thiệu đi}'),
    heading('1. Giấy giới thiệu, hồ sơ đã nhận'),
    part('giấy tờ kèm theo', line('- {tên giấy tờ}')),
    part(
      'nơi đến tiếp nhận',
      heading('2. Ngày nhận, tổ chức đảng tiếp nhận'),
      line('Tiếp nhận {ngày nhận}, sinh hoạt tại: {chi bộ đã nhận}'),
      heading('3. Giấy tờ còn thiếu, ý kiến của nơi nhận'),
      handwritten(3),
    ),
    part(
      'nơi đến trả lại',
      heading('2. Lý do trả lại'),
      line('{lý do trả lại + nói thêm khi trả lại}'),
      heading('3. Việc cần làm tiếp'),
      handwritten(2),
    ),
    signed(),
  ),
  layout(
    'decline-notice',
    letterhead(),
    title('THÔNG BÁO', 'không đồng ý, nêu lý do'),
    addressed(),
    member(),
    heading('1. Việc đề nghị'),
    handwritten(2),
    heading('2. Lý do không đồng ý'),
    line('{lý do}'),
    heading('3. Việc cần làm tiếp, nơi giải đáp'),
    handwritten(2),
    signed(),
  ),
  ...introductionForms.map((form) => introduction(form.code, ABOUT[form.code] ?? '', form.boxes)),
  layout(
    '1-SHĐ',
    letterhead({ numbered: false }),
    title('PHIẾU BÁO', 'đảng viên chuyển sinh hoạt đảng chính thức'),
    addressed('{nơi nhận phiếu báo}'),
    say('{tên tổ chức ban hành} báo đảng viên sau đã được giới thiệu chuyển sinh hoạt đảng chính thức:'),
    member(),
    line('Chuyển từ: {nơi giới thiệu đi}'),
    part('có đảng ủy bộ phận', line('Thuộc: {đảng bộ bộ phận}')),
    line('Đến: {nơi giới thiệu đến}; lý do: {lý do}'),
    line('Số giới thiệu: {số giới thiệu sinh hoạt}; giới thiệu {ngày giới thiệu sinh hoạt}'),
    line('Hồ sơ kèm theo: {hồ sơ kèm theo}'),
    signed(),
    centre('NƠI ĐẾN TRẢ LỜI', { bold: true, before: 12 }),
    part('nơi đến tiếp nhận', line('Đã tiếp nhận đảng viên và hồ sơ {ngày nhận}; sinh hoạt tại: {chi bộ đã nhận}')),
    part('nơi đến trả lại', line('Trả lại hồ sơ; lý do: {lý do trả lại + nói thêm khi trả lại}')),
    signedByTwo(['NGƯỜI NHẬN', '……………………'], ['THAY MẶT CẤP ỦY', '……………………']),
  ),
  layout(
    '2-SHĐ',
    letterhead({ subject: 'V/v chuyển tiếp sinh hoạt đảng của {họ tên}' }),
    addressed(),
    say('{tên tổ chức ban hành} chuyển tiếp sinh hoạt đảng và hồ sơ của đảng viên sau:'),
    member(),
    line('Nơi đi: {nơi giới thiệu đi}'),
    line('Nơi tiếp nhận: {nơi chuyển đến}'),
    line('Lý do: {lý do}'),
    line('Hồ sơ kèm theo: {hồ sơ kèm theo}'),
    signed(),
  ),
  abroadSheet('3A-SHĐ', 'chính thức ngoài nước'),
  abroadSheet('3B-SHĐ', 'tạm thời ngoài nước'),
  abroadList('3C-SHĐ', 'chính thức'),
  abroadList('3D-SHĐ', 'tạm thời'),
  layout(
    '01-TCĐ',
    letterhead({ numbered: false }),
    title('BIÊN BẢN BÀN GIAO', 'sổ danh sách và hồ sơ đảng viên'),
    grounds(),
    line('Bên giao: {bên giao}'),
    line('Bên nhận: {bên nhận}'),
    line('Bàn giao {ngày họp}, tại {địa điểm họp}'),
    ruledList('danh sách đảng viên', [
      { title: 'TT', value: '{số thứ tự}', width: 6, align: 'center' },
      { title: 'Họ và tên', value: '{họ tên}', width: 26 },
      { title: 'Ngày sinh', value: '{ngày sinh ngắn}', width: 13 },
      { title: 'Số lý lịch', value: '{số lý lịch}', width: 14 },
      { title: 'Chi bộ', value: '{chi bộ của đảng viên}', width: 22 },
      { title: 'Hồ sơ, ghi chú', value: '{ghi chú}', width: 19 },
    ]),
    line('Tổng số: {số đảng viên} đảng viên, {số hồ sơ} hồ sơ'),
    part('giấy tờ kèm theo', line('Giấy tờ kèm theo: {tên giấy tờ}')),
    line('Nội dung khác: {nội dung}'),
    signedByTwo(['THAY MẶT BÊN GIAO', '……………………'], ['THAY MẶT BÊN NHẬN', '……………………']),
  ),
  layout(
    'DM-59',
    letterhead({ numbered: false }),
    title('GIẤY GIỚI THIỆU', 'sinh hoạt đảng nội bộ'),
    addressed('{chi bộ nơi đến}'),
    shortPerson(),
    line('Từ {chi bộ} đến {nơi giới thiệu đến}; lý do: {lý do}'),
    line('Đã đóng đảng phí đến hết {đóng đảng phí đến}'),
    signed(),
  ),
  layout(
    'contents-list',
    letterhead({ numbered: false }),
    title('MỤC LỤC HỒ SƠ ĐẢNG VIÊN'),
    member(),
    factsTable(),
    signed(),
  ),
  layout(
    'move-decision',
    letterhead(),
    title('QUYẾT ĐỊNH', 'chuyển giao đảng viên'),
    grounds(),
    decides(
      'Chuyển giao đảng viên của {bên giao} đến {bên nhận} kể từ {ngày có hiệu lực}. Lý do: {lý do}.',
      'Hai bên lập danh sách, đối chiếu hồ sơ và ký biên bản bàn giao.',
      'Các tổ chức liên quan thi hành quyết định này.',
    ),
    signed(),
  ),
]

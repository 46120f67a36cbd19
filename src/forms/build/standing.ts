// Papers of exemption, deletion, leaving and discipline, and the record of counting votes.
import {
  addressed,
  decides,
  grounds,
  heading,
  type Layout,
  layout,
  letterhead,
  line,
  meeting,
  member,
  part,
  remarks,
  resolves,
  ruledList,
  say,
  shortPerson,
  signed,
  signedByTwo,
  title,
  vote,
} from './parts.ts'

const resolution = (
  name: string,
  who: 'branch' | 'committee',
  about: string,
  what: readonly string[],
  ...points: readonly string[]
): Layout =>
  layout(
    name,
    letterhead(),
    title('NGHỊ QUYẾT', about),
    grounds(),
    say('Họp {ngày họp}, {tên tổ chức ban hành} xét đảng viên sau:'),
    member(),
    meeting(who),
    ...what,
    vote(),
    resolves(...points),
    signed(),
  )

const decision = (name: string, about: string, ...articles: readonly string[]): Layout =>
  layout(
    name,
    letterhead(),
    title('QUYẾT ĐỊNH', about),
    grounds(),
    decides(...articles, 'Các tổ chức liên quan, {chi bộ} và {họ tên} thi hành quyết định này.'),
    signed(),
  )

const whom = '{họ tên}, sinh {ngày sinh}, số thẻ đảng viên {số thẻ đảng viên}, số lý lịch {số lý lịch}, {chi bộ}'
const violation = (): string => line('Nội dung vi phạm: {nội dung vi phạm}')
const deletionGround = (): string => line('Căn cứ xóa tên: {căn cứ xóa tên}') + line('Lý do: {lý do}')

export const standingForms: readonly Layout[] = [
  resolution(
    'DM-81',
    'branch',
    'về việc miễn công tác và sinh hoạt đảng',
    [line('Lý do xin miễn: {lý do}')],
    'Miễn công tác và sinh hoạt đảng cho {họ tên} từ {từ ngày} đến {đến ngày}, hoặc đề nghị {đảng ủy cơ sở} quyết định khi thuộc thẩm quyền của cấp ủy.',
    'Báo cáo {đảng ủy cơ sở}.',
  ),
  decision(
    'exemption-decision',
    'cho đảng viên miễn công tác và sinh hoạt đảng',
    `Cho ${whom}, miễn công tác và sinh hoạt đảng từ {từ ngày} đến {đến ngày}.`,
    'Lý do: {lý do}.',
    'Hết thời hạn, đảng viên báo cáo chi bộ để trở lại sinh hoạt hoặc đề nghị miễn tiếp.',
  ),
  resolution(
    'removal-proposal',
    'branch',
    'đề nghị xóa tên trong danh sách đảng viên',
    [deletionGround(), remarks()],
    'Đề nghị {đảng ủy cơ sở} xem xét, xóa tên {họ tên} trong danh sách đảng viên.',
  ),
  resolution(
    'removal-proposal-committee',
    'committee',
    'đề nghị xóa tên trong danh sách đảng viên',
    [deletionGround()],
    'Đề nghị {cấp ủy có thẩm quyền} xóa tên {họ tên} trong danh sách đảng viên.',
  ),
  decision(
    'DM-16',
    'xóa tên trong danh sách đảng viên',
    `Xóa tên ${whom}, trong danh sách đảng viên kể từ {ngày có hiệu lực}.`,
    'Căn cứ xóa tên: {căn cứ xóa tên}. Lý do: {lý do}.',
    'Thu hồi thẻ đảng viên; {họ tên} có quyền khiếu nại theo quy định của Đảng.',
  ),
  decision(
    'DM-17',
    'cho đảng viên ra khỏi Đảng',
    `Cho ${whom}, ra khỏi Đảng theo nguyện vọng kể từ {ngày có hiệu lực}.`,
    'Xóa tên trong danh sách đảng viên, thu hồi thẻ đảng viên.',
  ),
  resolution(
    'discipline-proposal',
    'branch',
    'đề nghị thi hành kỷ luật đảng viên',
    [violation(), line('Hình thức kỷ luật được biểu quyết: {hình thức kỷ luật}')],
    'Đề nghị {cấp ủy có thẩm quyền} thi hành kỷ luật {họ tên} bằng hình thức {hình thức kỷ luật}.',
  ),
  resolution(
    'discipline-proposal-committee',
    'committee',
    'đề nghị thi hành kỷ luật đảng viên',
    [violation(), line('Hình thức kỷ luật được biểu quyết: {hình thức kỷ luật}')],
    'Đề nghị {cấp ủy có thẩm quyền} thi hành kỷ luật {họ tên} bằng hình thức {hình thức kỷ luật}.',
  ),
  decision(
    'DM-22',
    'thi hành kỷ luật đảng viên',
    `Thi hành kỷ luật ${whom}, bằng hình thức {hình thức kỷ luật}.`,
    'Nội dung vi phạm: {nội dung vi phạm}',
    'Quyết định có hiệu lực từ {ngày có hiệu lực}; {họ tên} có quyền khiếu nại theo quy định của Đảng.',
  ),
  layout(
    'vote-minutes',
    letterhead({ numbered: false }),
    title('BIÊN BẢN KIỂM PHIẾU', '{về việc}'),
    say('Họp {ngày họp}, từ {giờ bắt đầu họp}, tại {địa điểm họp}, {tên tổ chức ban hành} biểu quyết về trường hợp:'),
    shortPerson(),
    heading('1. Số người được biểu quyết'),
    line('Tổng số {người được biểu quyết}: {tổng số được biểu quyết} ({tổng số được biểu quyết bằng chữ})'),
    line(
      '- Miễn công tác và sinh hoạt: vắng mặt {miễn sinh hoạt vắng mặt}; có mặt, biểu quyết {miễn sinh hoạt có biểu quyết}',
    ),
    line(
      '- Sinh hoạt tạm thời nơi khác: vắng mặt {sinh hoạt nơi khác vắng mặt}; có mặt, biểu quyết {sinh hoạt nơi khác có biểu quyết}',
    ),
    line('- Đình chỉ sinh hoạt, bị truy tố, tạm giam: {đình chỉ}'),
    line('Số để tính tỷ lệ: **{số để tính tỷ lệ}** ({số để tính tỷ lệ bằng chữ}); số tán thành cần có: {số cần có}'),
    heading('2. Kết quả'),
    line('Hình thức: {hình thức biểu quyết}'),
    part(
      'có phiếu kín',
      line(
        'Số phiếu phát ra: {số phiếu phát ra}; thu về: {số phiếu thu về}; hợp lệ: {số phiếu hợp lệ}; không hợp lệ: {số phiếu không hợp lệ}',
      ),
    ),
    line('- Tán thành: **{số tán thành}** ({số tán thành bằng chữ}), bằng {tỷ lệ tán thành}%'),
    line('- Không tán thành: {số không tán thành} ({số không tán thành bằng chữ}), bằng {tỷ lệ không tán thành}%'),
    line('- Ý kiến khác: {số ý kiến khác} ({số ý kiến khác bằng chữ}), bằng {tỷ lệ ý kiến khác}%'),
    line('Kết luận: {kết quả biểu quyết}.'),
    heading('3. Danh sách người được biểu quyết'),
    ruledList('người biểu quyết', [
      { title: 'TT', value: '{số thứ tự}', width: 8, align: 'center' },
      { title: 'Họ và tên', value: '{tên người biểu quyết}', width: 40 },
      { title: 'Vào mẫu số', value: '{được tính}', width: 18, align: 'center' },
      { title: 'Lý do không tính', value: '{lý do không tính}', width: 34 },
    ]),
    line('Biên bản lập xong lúc {giờ kết thúc họp}.'),
    part('ban kiểm phiếu', line('Kiểm phiếu: {tên người kiểm phiếu}, {chức vụ người kiểm phiếu}')),
    signedByTwo(['THƯ KÝ', '{thư ký}'], ['CHỦ TRÌ', '{chủ trì}']),
  ),
  layout(
    'DM-101',
    letterhead({ numbered: false }),
    title('PHIẾU BÁO', 'đảng viên ra khỏi Đảng'),
    addressed(),
    member(),
    line('Chi bộ: {chi bộ}; {đảng bộ cơ sở}'),
    line('Ra khỏi Đảng {ngày có hiệu lực}; hình thức, lý do: {lý do}'),
    signed(),
  ),
  layout(
    'DM-102',
    letterhead({ numbered: false }),
    title('PHIẾU BÁO', 'đảng viên từ trần'),
    addressed(),
    member(),
    line('Chi bộ: {chi bộ}; {đảng bộ cơ sở}'),
    line('Từ trần {ngày có hiệu lực}'),
    signed(),
  ),
  layout(
    'DM-100',
    letterhead({ numbered: false }),
    title('PHIẾU BÁO', 'đảng viên được công nhận chính thức'),
    addressed(),
    member(),
    line('Chi bộ: {chi bộ}; {đảng bộ cơ sở}'),
    line('Công nhận chính thức từ {ngày tính chính thức}'),
    signed(),
  ),
]

// Forms of the pool: resolutions on sympathisers and helpers, parents' opinion, the class and its certificate.
import { paragraph } from './ooxml.ts'
import {
  addressed,
  dots,
  grounds,
  handwritten,
  type Layout,
  layout,
  letterhead,
  line,
  meeting,
  outsideHead,
  person,
  remarks,
  resolves,
  say,
  shortPerson,
  signed,
  signedBy,
  title,
  vote,
} from './parts.ts'

const resolution = (name: string, about: string, before: string, ...points: readonly string[]): Layout =>
  layout(
    name,
    letterhead(),
    title('NGHỊ QUYẾT', about),
    grounds(),
    say(`Họp {ngày họp}, {tên tổ chức ban hành} ${before}:`),
    person(),
    meeting('branch'),
    remarks(),
    vote(),
    resolves(...points),
    signed(),
  )

const listing = (name: string, to: string): Layout =>
  resolution(
    name,
    'đưa quần chúng ưu tú vào danh sách cảm tình Đảng, phân công đảng viên giúp đỡ',
    'xét quần chúng ưu tú sau',
    'Đưa {họ tên} vào danh sách cảm tình Đảng của chi bộ.',
    'Phân công {đảng viên giúp đỡ} theo dõi, giúp đỡ.',
    `Báo cáo ${to}.`,
  )

const helper = (name: string, to: string): Layout =>
  resolution(
    name,
    'phân công đảng viên chính thức theo dõi, giúp đỡ',
    'xét việc giúp đỡ người sau',
    'Phân công {đảng viên giúp đỡ}, {chức vụ người giúp đỡ}, theo dõi, giúp đỡ {họ tên}.',
    `Báo cáo ${to}.`,
  )

const course = (name: string, to: string): Layout =>
  resolution(
    name,
    'đề nghị cho học lớp bồi dưỡng nhận thức về Đảng',
    'xét cảm tình Đảng sau',
    `Đề nghị ${to} cho {họ tên} học lớp bồi dưỡng nhận thức về Đảng.`,
  )

export const poolForms: readonly Layout[] = [
  listing('1A-TN', '{đảng ủy cơ sở}'),
  listing('1B-TN', '{cấp ủy cấp trên}'),
  layout(
    '2-TN',
    letterhead({ numbered: false }),
    title('PHIẾU LẤY Ý KIẾN', 'cha mẹ học sinh trung học phổ thông'),
    line('Học sinh: **{HỌ TÊN}**'),
    line('Sinh {ngày sinh}'),
    line('Nơi cư trú: {nơi cư trú}'),
    line('{tên tổ chức ban hành} xin ý kiến gia đình về việc theo dõi, giúp đỡ học sinh phấn đấu vào Đảng.'),
    line(`Họ tên cha hoặc mẹ: ${dots(20)}`),
    line('Ý kiến (đồng ý, không đồng ý; lý do):'),
    handwritten(4),
    signedBy('CHA HOẶC MẸ HỌC SINH', dots(12)),
  ),
  helper('3A-TN', '{đảng ủy cơ sở}'),
  helper('3B-TN', '{cấp ủy cấp trên}'),
  course('4A-TN', '{đảng ủy cơ sở}'),
  course('4B-TN', '{cấp ủy cấp trên}'),
  resolution(
    '5-TN',
    'đề nghị cho làm thủ tục xem xét kết nạp',
    'xét cảm tình Đảng sau',
    'Đề nghị {đảng ủy cơ sở} cho {họ tên} được làm thủ tục xem xét kết nạp vào Đảng.',
    'Giấy chứng nhận lớp bồi dưỡng nhận thức số {số giấy chứng nhận}, cấp {ngày cấp giấy chứng nhận}.',
  ),
  layout(
    '6-TN',
    letterhead(),
    title('NGHỊ QUYẾT', 'cho cảm tình Đảng được làm thủ tục xem xét kết nạp'),
    grounds(),
    say('Họp {ngày họp}, {tên tổ chức ban hành} xét đề nghị của {chi bộ} về người sau:'),
    person(),
    meeting('committee'),
    vote(),
    resolves(
      'Đồng ý cho {họ tên} được làm thủ tục xem xét kết nạp vào Đảng.',
      'Giao {chi bộ} hướng dẫn làm hồ sơ và phân công đảng viên chính thức giới thiệu.',
    ),
    signed(),
  ),
  layout(
    'CN-NTVĐ',
    outsideHead(true),
    title('GIẤY CHỨNG NHẬN', 'học lớp bồi dưỡng nhận thức về Đảng'),
    shortPerson(),
    line('Đã học lớp: {tên lớp}; mở tại: {nơi mở lớp}'),
    line('Từ {từ ngày} đến {đến ngày}; kết quả: {kết quả học tập}'),
    line('Số giấy chứng nhận: {số giấy chứng nhận}'),
    paragraph(''),
    signedBy('GIÁM ĐỐC', dots(12)),
  ),
  layout(
    'DM-53',
    letterhead(),
    title('GIẤY CHỨNG NHẬN', 'người vào Đảng đang được tổ chức đảng giúp đỡ, xem xét kết nạp'),
    addressed(),
    say('{tên tổ chức ban hành} chứng nhận người có tên sau đang được giúp đỡ, xem xét kết nạp vào Đảng:'),
    person(),
    line('Chi bộ theo dõi: {chi bộ}; người giúp đỡ: {đảng viên giúp đỡ}'),
    line('Giấy chứng nhận lớp bồi dưỡng nhận thức số {số giấy chứng nhận}, cấp {ngày cấp giấy chứng nhận}'),
    line('Hồ sơ kèm theo: {hồ sơ kèm theo}'),
    signed(),
  ),
]

// Expressions of time that count days or hours from an event: "trong 10 ngày", "ít nhất 05 ngày trước hội nghị", "sau khi họp 03 ngày".
import { regular, type Shape } from './time-parts.ts'

const COUNT = '(?<n>\\d{1,3})\\s+(?<unit>ngày làm việc|ngày|giờ)(?![\\p{L}])'
const EVENT =
  '(?:khi|ngày|kỳ|buổi|cuộc|hội nghị|đại hội|lễ|thời điểm|đợt|lúc|hạn|thời hạn|khai mạc|bế mạc|bế giảng|bầu cử|kết thúc|mỗi)(?!\\p{L})(?:\\s+(?!trước|sau|và|phải|để|báo cáo|gửi)[\\p{L}]+){0,4}?'

/** In the order they are tried. */
export const SPANS: readonly Shape[] = [
  {
    pattern: regular(
      `(?:(?:ít nhất|chậm nhất|muộn nhất|tối thiểu)(?:\\s+là)?\\s+)?${COUNT}\\s+trước\\s+(?=(?:khi|ngày|kỳ|buổi|cuộc|hội nghị|đại hội|lễ|đợt|mỗi)(?!\\p{L}))(?:khi\\s+)?[\\p{L}]+(?:\\s+(?:nghị|hội|họp|làm việc))?`,
    ),
    read: ({ n, unit }) => ({ kind: 'before', norm: `${n} ${unit}` }),
  },
  {
    pattern: regular(`sau\\s+(?=${EVENT})${EVENT}\\s+(?:(?:chậm nhất|không quá|tối đa)\\s+)?${COUNT}`),
    read: ({ n, unit }) => ({ kind: 'within', norm: `${n} ${unit}` }),
  },
  {
    pattern: regular(
      '(?:trong|sau|chậm nhất|không quá)\\s+(?:vòng\\s+|thời hạn\\s+|thời gian\\s+|là\\s+)?(?:không quá\\s+|tối đa\\s+)?(?<n>\\d{1,3})\\s+(?<unit>ngày làm việc|ngày|tuần|tháng)(?![\\p{L}]|\\s+(?:không|chưa|nếu|mà)(?!\\p{L}))',
    ),
    read: ({ n, unit }) => ({ kind: 'within', norm: `${n} ${unit}` }),
  },
  // "trước Tết Nguyên đán 2026": the day of the lunar year is nobody's to reckon here.
  {
    pattern: regular(
      `(?:hoàn thành\\s+|xong\\s+)?trước\\s+(?<what>tết\\s+(?:nguyên đán|dương lịch|trung thu|cổ truyền)(?:\\s+(?!năm)\\p{L}+\\s\\p{L}+(?=\\s+(?:năm\\s+)?(?:19|20)\\d{2}))?)(?:\\s+(?:năm\\s+)?(?<y1>(?:19|20)\\d{2}))?`,
    ),
    read: ({ what = '', y1 }) => ({
      kind: 'before',
      norm:
        /dương lịch$/iu.test(what) && y1 !== undefined ? `${y1}-01-01` : `${what}${y1 === undefined ? '' : ` ${y1}`}`,
    }),
  },
  // "Thẩm tra, xác minh: 15 ngày làm việc kể từ ngày nhận báo cáo"
  {
    pattern: regular(`${COUNT}\\s*,?\\s+(?:tính\\s+|kể\\s+){0,2}từ\\s+(?:khi|ngày|lúc|thời điểm)(?!\\s*\\d|\\p{L})`),
    read: ({ n, unit }) => ({ kind: 'within', norm: `${n} ${unit}` }),
  },
  // "30 ngày làm việc, kể từ ngày 06/4/2026": so long, and from when.
  {
    pattern: regular(`${COUNT}(?=\\s*,?\\s+(?:tính\\s+|kể\\s+)từ\\s+ngày\\s*\\d)`),
    read: ({ n, unit }) => ({ kind: 'within', norm: `${n} ${unit}` }),
  },
  {
    pattern: regular(
      '(?<!\\d\\s(?:ngày|ngày làm việc|tháng|giờ),?\\s(?:tính\\s|kể\\s){0,2})(?:kể\\s+)?từ\\s+(?<what>ngày\\s+(?:thông qua|ban hành|công bố|được phê duyệt))',
    ),
    read: ({ what }) => ({ kind: 'from', norm: what ?? '' }),
  },
  {
    pattern: regular(
      'trước\\s+(?:đại hội\\s+|hội nghị\\s+|khi họp\\s+|(?:kỳ|buổi|cuộc|hội nghị|đại hội|lễ|đợt|ngày|khi)\\s+[^,.;:()\\d]{1,30}?|(?:cho|đến|tới)\\s+[^,.;:()\\d]{3,50}?\\s(?=ít nhất))?(?:ít nhất\\s+)?(?<n>\\d{1,2})\\s+(?<unit>ngày làm việc|ngày)(?![\\p{L}])',
    ),
    read: ({ n, unit }) => ({ kind: 'before', norm: `${n} ${unit}` }),
  },
  {
    pattern: regular(
      '(?:trong|sau|không quá)\\s+(?:vòng\\s+|thời hạn\\s+)?(?<n>\\d{1,3})\\s+giờ(?![\\p{L}]|\\s*\\d|\\s+(?:ngày|sáng|chiều|tối|hằng|hàng))',
    ),
    read: ({ n }) => ({ kind: 'within', norm: `${n} giờ` }),
  },
]

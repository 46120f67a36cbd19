// Expressions of time that come again and again: "hằng quý", "6 tháng một lần", "định kỳ hai năm một lần".
import { EVERY, every, regular, type Shape } from './time-parts.ts'

/** In the order they are tried. */
export const RECURRING: readonly Shape[] = [
  {
    pattern: regular(
      `(?:trước|đầu|cuối)\\s+mùa\\s+(?:mưa(?: bão| lũ)?|bão|lũ|khô|đông)\\s+${EVERY}\\s+năm(?![\\p{L}])`,
    ),
    read: () => every('năm'),
  },
  {
    pattern: regular('(?:định kỳ\\s+)?(?<n>0?2|hai|0?4|bốn)\\s+tháng\\s*(?:/|\\s(?:một|1|01))\\s*lần'),
    read: ({ n }) => ({ kind: 'periodic', norm: `${n} tháng` }),
  },
  {
    pattern: regular(
      `(?:định kỳ\\s+)?(?:mỗi\\s+)?(?:06|6|sáu)\\s+tháng(?:\\s*(?:/|\\s)\\s*(?:một|1|01)?\\s*lần)(?![\\p{L}])`,
    ),
    read: () => ({ kind: 'periodic', norm: '6-monthly' }),
  },
  {
    pattern: regular('(?:định kỳ|hằng|hàng)\\s+(?:06|6|sáu)\\s+tháng'),
    read: () => ({ kind: 'periodic', norm: '6-monthly' }),
  },
  {
    pattern: regular('(?<=quý\\s*,\\s*)(?:06|6|sáu)\\s+tháng(?=\\s*,|\\s+và|\\s+báo|\\s+tổng)'),
    read: () => ({ kind: 'periodic', norm: '6-monthly' }),
  },
  {
    pattern: regular(
      '(?:06|6|sáu)\\s+tháng(?=\\s*(?:,|và)\\s*(?:(?:cả|hằng|hàng|một|1|01|cuối)\\s+)?năm(?!\\s*\\d|\\p{L})|\\s+\\(?(?:sơ kết|tổng kết|gửi\\s|trước ngày|chậm nhất)|\\s*(?:,|và)\\s*tổng kết)',
    ),
    read: () => ({ kind: 'periodic', norm: '6-monthly' }),
  },
  {
    pattern: regular(
      '(?:(?<=(?:06|6|sáu)\\s+tháng\\s*(?:,|và)\\s*)(?:cả\\s+|hằng\\s+|hàng\\s+|một\\s+|0?1\\s+)?|cả\\s+(?=năm\\s+\\(?(?:trước ngày|chậm nhất)))năm(?!\\s*\\d|\\p{L})',
    ),
    read: () => every('năm'),
  },
  {
    pattern: regular('(?:định kỳ\\s+)?(?:03|3|ba)\\s+tháng(?:\\s*/\\s*|\\s+(?=một|1|01))(?:(?:một|1|01)\\s+)?lần'),
    read: () => every('quý'),
  },
  {
    pattern: regular('(?:định kỳ\\s+)?(?<n>\\d{1,2}|hai|ba|năm)\\s+năm\\s+(?:một|1|01)\\s+lần'),
    read: ({ n }) => ({ kind: 'periodic', norm: `${n} năm` }),
  },
  {
    pattern: regular(
      '(?:vào\\s+)?ngày\\s+(?:làm việc\\s+)?cuối\\s+(?:cùng\\s+)?(?:của\\s+)?(?:mỗi\\s+)?(?<unit>tuần|tháng|quý)(?![\\p{L}])(?!\\s*\\d)',
    ),
    read: ({ unit }) => every(unit),
  },
  {
    pattern: regular(
      `(?<!cây\\s)(?:định kỳ\\s+)?${EVERY}\\s+(?<unit>ngày|tuần|tháng|quý|năm)(?:\\s+(?:ít nhất\\s+)?(?:một|1|01|hai|02|2)\\s+(?:lần|chuyên đề|kỳ|buổi|cuộc))?(?![\\p{L}])`,
    ),
    read: ({ unit }) => every(unit),
  },
  {
    pattern: regular(
      '(?:một|01|1|hai|02|2)\\s+lần\\s*(?:/|trong\\s+(?:một\\s+)?|mỗi\\s+|một\\s+)\\s*(?<unit>tuần|tháng|quý|năm)',
    ),
    read: ({ unit }) => every(unit),
  },
  {
    pattern: regular(
      'năm(?:(?=\\s*\\()(?<=tháng\\s*\\([^()]{3,30}\\)\\s*(?:,|và)\\s*năm)|(?!\\s*\\d)(?<=báo cáo\\s+6\\s+tháng\\s*(?:,|và)\\s*năm))',
    ),
    read: () => every('năm'),
  },
  // "06 đoàn viên ưu tú/năm"; "triệu đồng/người/năm" is a unit.
  {
    pattern: regular(
      '(?<=(?:đồng chí|đảng viên(?: mới)?|đoàn viên|ưu tú|quần chúng|cuộc|lớp|buổi|mô hình|chuyên đề|kỳ|lượt|công trình|chi bộ|hội viên|tổ chức|đơn vị|hội nghị|bài)\\s*/\\s*)(?<unit>năm|quý|tháng|tuần)(?![\\p{L}]|\\s*\\d)',
    ),
    read: ({ unit }) => every(unit),
  },
  { pattern: regular('định kỳ\\s+theo\\s+(?<unit>tháng|quý|năm)'), read: ({ unit }) => every(unit) },
]

// Sentences of the refusals of the rules about dues.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'
import { dongInWords } from '#rules/dues/money.ts'

const monthInWords = (month: RefusalFacts[string] | undefined): string => String(month).split('-').reverse().join('/')

export const duesRuleRefusals: Record<string, RefusalText> = {
  'dues.month-without-rates': {
    message: (f) => `Chưa có mức đóng đảng phí của tháng ${monthInWords(f.month)} trong sổ quy định.`,
    next: () =>
      'Mức của 01-QĐ/TW áp dụng từ 02/2026; tháng trước đó thì theo số đã ghi trong sổ đảng phí của tháng ấy.',
  },
  'dues.base-missing': {
    message: () => 'Chưa có tiền lương, trợ cấp hoặc lương hưu để tính đảng phí.',
    next: () => 'Ghi thu nhập mà đảng viên đã kê khai.',
  },
  'dues.region-missing': {
    message: () => 'Chưa có vùng lương tối thiểu để tính đảng phí.',
    next: () => 'Ghi vùng 1, 2, 3 hoặc 4 của nơi chi bộ sinh hoạt.',
  },
  'dues.wage-of-year-missing': {
    message: (f) => `Chưa có bảng lương tối thiểu vùng của năm ${f.year}.`,
    next: (f) => `Nhập lương tối thiểu vùng của năm ${f.year} vào sổ quy định.`,
  },
  'dues.reduction-unknown': {
    message: (f) => `Không có mức giảm ${f.reduction} %; các mức là ${f.known} %.`,
    next: () => 'Xem lại quyết định giảm đảng phí.',
  },
  'dues.levels-out-of-order': {
    message: () => 'Các cấp giữ lại đảng phí không thể đứng như vậy.',
    next: () => 'Ghi chi bộ trước, rồi đảng ủy cơ sở của chi bộ; chi bộ cơ sở đứng một mình.',
  },
  'dues.report-sum-wrong': {
    message: (f) =>
      `Cột ${f.column}: dòng ${f.row} ghi ${dongInWords(Number(f.is))} nhưng ${f.parts} cộng lại là ${dongInWords(Number(f.sum))}.`,
    next: () => 'Đối chiếu với sổ thu, nộp đảng phí rồi sửa dòng sai.',
  },
  'dues.report-part-missing': {
    message: (f) => `Cột ${f.column} thiếu dòng ${f.missing}, nên chưa kiểm tra được ${f.of}.`,
    next: () => 'Ghi dòng còn thiếu; không có thì ghi 0.',
  },
  'dues.report-total-wrong': {
    message: (f) => `Cột 4, dòng ${f.row} ghi ${f.is} nhưng ba cột cộng lại là ${f.sum}.`,
    next: () => 'Cộng lại ba cột rồi sửa.',
  },
  'dues.report-year-below-period': {
    message: (f) => `Cột ${f.column}: dòng ${f.row} từ đầu năm nhỏ hơn dòng ${f.period} của kỳ này.`,
    next: () => 'Số từ đầu năm gồm cả kỳ này; sửa dòng sai.',
  },
}

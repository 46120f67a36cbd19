// Biểu 2B: who was admitted in a period, by ethnic group and by religion: the rows of biểu 4 over the admissions of biểu 2.
import type { TableDefinition } from './table.ts'
import { type AdmissionCriterion, periodColumns } from './table-2.ts'
import { table4 } from './table-4.ts'

const labels: Record<string, string> = {
  total: 'Tổng số đảng viên mới kết nạp',
  minority: 'Cộng người dân tộc thiểu số',
  religious: 'Cộng người có tôn giáo',
}

export const table2b: TableDefinition<AdmissionCriterion> = {
  form: '2B',
  name: 'Biểu 2B-BTCTW',
  title: 'Đảng viên mới kết nạp theo dân tộc, tôn giáo',
  basis: 'Hướng dẫn 11-HD/BTCTW năm 2021',
  source: 'organisation-rules §5.1: tên biểu; các dòng như biểu 4, các cột như biểu 2',
  confidence: 'C',
  note:
    'Thứ tự dòng lấy theo biểu 4, các cột theo biểu 2: chưa đối chiếu với bản in. Cách tính dòng người gốc nước ngoài chưa được xác nhận. ' +
    'Dân tộc và tôn giáo lấy theo hồ sơ hiện nay.',
  columns: periodColumns,
  rows: table4.rows.map((row) => ({
    ...row,
    label: labels[row.code] ?? row.label,
    criterion: row.criterion === null ? null : { kind: 'people', condition: row.criterion },
  })),
  sums: table4.sums.map((sum) => ({ ...sum, text: sum.text.replaceAll('đảng viên', 'người mới kết nạp') })),
  chart: {
    ...table4.chart,
    title: 'Người dân tộc thiểu số mới kết nạp, các dân tộc đông nhất',
    columns: ['this', 'last'],
  },
}

// Biểu 3: the members of an organisation by status, sex, age, schooling, training, theory, occupation and party age.
import { type Condition, type FigureGroup, figureGroups, figures } from '../figures.ts'
import { roman, type TableColumn, type TableDefinition, type TableRow, type TableSum } from './table.ts'

/** Whom a row of biểu 3 or 4 counts, among those who belong on the day. */
export type StockCriterion = Condition

/** The columns of biểu 3 and 4; `female` narrows the row to women. */
export const stockColumns: readonly TableColumn[] = [
  { key: 'total', label: 'Tổng số', group: 'Đảng viên', kind: 'count' },
  { key: 'female', label: 'Trong đó: nữ', group: 'Đảng viên', kind: 'count' },
]

const titles: Partial<Record<FigureGroup, string>> = {
  status: 'Theo tư cách đảng viên',
  sex: 'Theo giới tính',
  age: 'Theo tuổi đời',
  education: 'Theo trình độ giáo dục phổ thông',
  professional: 'Theo trình độ chuyên môn',
  title: 'Trong đó có học hàm',
  theory: 'Theo trình độ lý luận chính trị',
  occupation: 'Theo nghề nghiệp, việc làm',
  'party-age': 'Theo tuổi đảng',
}

/** The groups that everybody falls into exactly once. */
const complete: readonly FigureGroup[] = [
  'status',
  'sex',
  'age',
  'education',
  'professional',
  'theory',
  'occupation',
  'party-age',
]

const people = figures.filter((figure) => !figure.womenOnly)
const keysOf = (group: FigureGroup): string[] => people.filter((f) => f.group === group).map((f) => f.key)

function rowsOf(): TableRow<StockCriterion>[] {
  const rows: TableRow<StockCriterion>[] = []
  let groups = 1
  for (const group of Object.keys(figureGroups) as FigureGroup[]) {
    const inTotal = group === 'total' || group === 'minority' || group === 'religious'
    if (!inTotal) {
      groups += 1
      rows.push({
        code: group,
        number: roman(groups),
        label: titles[group] ?? figureGroups[group],
        level: 0,
        kind: 'heading',
        criterion: null,
      })
    }
    people
      .filter((figure) => figure.group === group)
      .forEach((figure, i) => {
        const total = group === 'total'
        rows.push({
          code: figure.key,
          number: total ? 'I' : inTotal ? '' : String(i + 1),
          label: total ? 'Tổng số đảng viên' : inTotal ? `Trong đó: ${figure.label.toLowerCase()}` : figure.label,
          level: total ? 0 : 1,
          kind: total ? 'sum' : 'figure',
          criterion: figure.condition,
        })
      })
  }
  return rows
}

const sums: readonly TableSum[] = complete.map((group) => ({
  text: `Cộng các dòng «${titles[group] ?? group}» bằng tổng số đảng viên`,
  total: 'total',
  parts: keysOf(group),
}))

export const table3: TableDefinition<StockCriterion> = {
  form: '3',
  name: 'Biểu 3-BTCTW',
  title: 'Đội ngũ đảng viên',
  basis: 'Hướng dẫn 11-HD/BTCTW năm 2021',
  source: 'organisation-rules §5.1, §5.3: tên biểu và các tiêu chí; thứ tự dòng lấy theo biểu 2',
  confidence: 'C',
  note:
    'Tên biểu và các tiêu chí theo danh mục biểu; thứ tự và tên từng dòng chưa đối chiếu với bản in. ' +
    'Tuổi đời tính từ ngày đầu tiên mà ngày sinh đã ghi có thể chỉ, tuổi đảng tính từ quyết định kết nạp. ' +
    'Tại một ngày đã qua: nơi sinh hoạt và tư cách lấy theo ngày ấy, trình độ và nghề nghiệp lấy theo hồ sơ hiện nay.',
  columns: stockColumns,
  rows: rowsOf(),
  sums,
  chart: {
    kind: 'bars',
    title: 'Đảng viên theo tuổi đời',
    rows: keysOf('age'),
    columns: ['total', 'female'],
  },
}

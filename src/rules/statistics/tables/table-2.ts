// Biểu 2: who was admitted in a period, beside the same period of the year before.
import { organisationTypes } from '../../code-lists/organisation-types.ts'
import { type Condition, type FigureGroup, figures } from '../figures.ts'
import type { TableColumn, TableDefinition, TableRow } from './table.ts'

/**
 * Whom a row counts among the admissions of a period. Codes are those of the record, ages those of the day of admission.
 * `grassroots` counts organisations that stand at the end of the period; `admitting`: with an admission at or below them.
 */
export type AdmissionCriterion =
  | { kind: 'people'; condition: Condition }
  /** Who had been a member before and had left. */
  | { kind: 'readmitted' }
  | { kind: 'mean-age' }
  | { kind: 'grassroots'; types: readonly string[]; admitting: boolean }

/** The columns of the forms about a period. */
export const periodColumns: readonly TableColumn[] = [
  { key: 'this', label: 'Kỳ này', group: 'Thực hiện', kind: 'count' },
  { key: 'last', label: 'Cùng kỳ năm trước', group: 'Thực hiện', kind: 'count' },
  { key: 'percent', label: '% so với cùng kỳ', kind: 'percent' },
]

type Row = TableRow<AdmissionCriterion>
const people = (condition: Condition): AdmissionCriterion => ({ kind: 'people', condition })
const figuresOf = (group: FigureGroup) => figures.filter((figure) => figure.group === group && !figure.womenOnly)

const heading = (code: string, number: string, label: string, level = 0): Row => ({
  code,
  number,
  label,
  level,
  kind: 'heading',
  criterion: null,
})
const figure = (code: string, label: string, level: number, criterion: AdmissionCriterion, added = false): Row => ({
  code,
  number: '',
  label,
  level,
  criterion,
  kind: 'figure',
  ...(added ? { added } : {}),
})
const unrecorded = (code: string, label: string, level = 1): Row => ({
  code,
  number: '',
  label,
  level,
  kind: 'unrecorded',
  criterion: null,
})

/** The rows of one group of the catalogue; what the printed form does not have shows only when it counts something. */
const rowsOf = (group: FigureGroup, added: readonly string[]): Row[] =>
  figuresOf(group).map(({ key, label, condition }) => figure(key, label, 2, people(condition), added.includes(key)))

/** The three occupations of an enterprise stand under a sum of their own. */
function occupationRows(): Row[] {
  const rows = rowsOf('occupation', ['occupation.retired', 'occupation.unknown'])
  const inside = rows.filter(({ code }) => code.startsWith('occupation.enterprise-'))
  const codes = inside.map(({ code }) => code.slice('occupation.'.length))
  const sum: Row = {
    code: 'occupation.enterprise',
    number: '',
    label: 'Trong doanh nghiệp, chia ra',
    level: 2,
    kind: 'sum',
    criterion: people({ kind: 'codes', field: 'occupationCode', codes }),
  }
  return rows.flatMap((row) => {
    if (!inside.includes(row)) return [row]
    return row === inside[0] ? [sum, { ...row, level: 3 }] : [{ ...row, level: 3 }]
  })
}

const grassroots = (isBranch: boolean): string[] =>
  organisationTypes.items.filter((type) => type.isGrassroots && type.isBranch === isBranch).map((type) => type.code)

function organisationRows(code: string, label: string, types: readonly string[]): Row[] {
  return [
    { ...figure(code, label, 1, { kind: 'grassroots', types, admitting: false }), kind: 'sum' },
    figure(`${code}.admitting`, 'Trong đó: có kết nạp đảng viên trong kỳ', 2, {
      kind: 'grassroots',
      types,
      admitting: true,
    }),
    unrecorded(`${code}.exhausted`, 'Trong đó: không còn quần chúng để kết nạp', 2),
  ]
}

const inTotal = (key: string, label: string): Row => {
  const found = figures.find((one) => one.key === key)
  if (found === undefined) throw new Error(`no figure ${key}`)
  return figure(key, label, 1, people(found.condition))
}

const rows: readonly Row[] = [
  {
    code: 'total',
    number: 'I',
    label: 'Tổng số đảng viên mới kết nạp',
    level: 0,
    kind: 'sum',
    criterion: people({ kind: 'all' }),
  },
  inTotal('sex.female', 'Trong đó: nữ'),
  inTotal('religious', 'Có tôn giáo'),
  inTotal('minority', 'Dân tộc thiểu số'),
  unrecorded('youth-union', 'Đoàn viên Đoàn TNCS Hồ Chí Minh'),
  unrecorded('private-owner', 'Chủ doanh nghiệp tư nhân'),
  unrecorded('population-policy', 'Vi phạm chính sách dân số, kế hoạch hóa gia đình'),
  unrecorded('foreign-marriage', 'Có quan hệ hôn nhân với người nước ngoài'),
  figure('readmitted', 'Kết nạp lại', 1, { kind: 'readmitted' }),
  heading('analysis', 'II', 'Phân tích đảng viên mới kết nạp'),
  heading('occupation', '1', 'Nghề nghiệp', 1),
  ...occupationRows(),
  heading('age', '2', 'Tuổi đời khi kết nạp', 1),
  ...rowsOf('age', ['age.unknown']),
  { ...figure('age.mean', 'Tuổi bình quân', 2, { kind: 'mean-age' }), kind: 'mean' },
  heading('education', '3', 'Trình độ giáo dục phổ thông', 1),
  ...rowsOf('education', ['education.unknown']),
  heading('professional', '4', 'Trình độ chuyên môn', 1),
  ...rowsOf('professional', ['professional.unknown']),
  ...rowsOf('title', []),
  heading('organisations', 'III', 'Tổ chức cơ sở đảng'),
  ...organisationRows('committees', 'Đảng bộ cơ sở', grassroots(false)),
  ...organisationRows('branches', 'Chi bộ cơ sở', grassroots(true)),
]

const codesUnder = (prefix: string): string[] =>
  rows.filter(({ code, criterion }) => criterion?.kind === 'people' && code.startsWith(`${prefix}.`)).map((r) => r.code)

const sumsTo = (title: string, parts: readonly string[]) => ({
  text: `Cộng các dòng «${title}» bằng tổng số mới kết nạp`,
  total: 'total',
  parts,
})
const enterprises = codesUnder('occupation').filter((code) => code.startsWith('occupation.enterprise-'))

export const table2: TableDefinition<AdmissionCriterion> = {
  form: '2',
  name: 'Biểu 2-BTCTW',
  title: 'Đảng viên mới kết nạp',
  basis: 'Hướng dẫn 11-HD/BTCTW năm 2021',
  source: 'organisation-rules §5.3: các nhóm dòng; các cột như biểu 1',
  confidence: 'B',
  note:
    'Tuổi đời tính tại ngày kết nạp; dân tộc, tôn giáo, trình độ và nghề nghiệp lấy theo hồ sơ hiện nay. ' +
    'Dòng «không có trong hồ sơ»: hồ sơ không ghi nội dung này (ngày vào Đoàn có ghi, còn là đoàn viên khi kết nạp hay không thì không), cơ quan tự điền. ' +
    'Kết nạp lại là người đã từng ra khỏi Đảng theo biến động trong hệ thống này. Các dòng «Chưa rõ» và hưu trí chỉ hiện khi có số: mẫu in không có. ' +
    'Người chuyển đến cùng chi bộ được sắp xếp về không tính là kết nạp.',
  columns: periodColumns,
  rows,
  sums: [
    sumsTo(
      'Nghề nghiệp',
      codesUnder('occupation').filter((code) => code !== 'occupation.enterprise'),
    ),
    { text: 'Cộng các dòng trong doanh nghiệp', total: 'occupation.enterprise', parts: enterprises },
    sumsTo('Tuổi đời khi kết nạp', codesUnder('age')),
    sumsTo('Trình độ giáo dục phổ thông', codesUnder('education')),
    sumsTo('Trình độ chuyên môn', codesUnder('professional')),
  ],
  chart: {
    kind: 'bars',
    title: 'Đảng viên mới kết nạp theo tuổi đời',
    rows: codesUnder('age'),
    columns: ['this', 'last'],
  },
}

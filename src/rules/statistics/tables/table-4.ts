// Biểu 4: the members of an organisation by ethnic group and by religion.
import { ethnicGroups, religions } from '../../code-lists/people-lists.ts'
import { figureByKey } from '../figures.ts'
import type { TableDefinition, TableRow } from './table.ts'
import { type StockCriterion, stockColumns } from './table-3.ts'

const faiths = religions.items.filter((item) => item.code !== 'none')
const minorities = ethnicGroups.items.filter((item) => item.minority)

/** The condition that the catalogue of figures gives a key; the two lists of codes must not part ways. */
function conditionOf(key: string): StockCriterion {
  const figure = figureByKey(key)
  if (figure === undefined) throw new Error(`no figure ${key}`)
  return figure.condition
}

const figure = (
  code: string,
  number: string,
  label: string,
  field: 'ethnicityCode' | 'religionCode',
): TableRow<StockCriterion> => ({
  code,
  number,
  label,
  level: 1,
  kind: 'figure',
  criterion: { kind: 'codes', field, codes: [code.split('.')[1] ?? ''] },
})

export const table4: TableDefinition<StockCriterion> = {
  form: '4',
  name: 'Biểu 4-BTCTW',
  title: 'Đảng viên là người dân tộc và đảng viên trong các tôn giáo',
  basis: 'Hướng dẫn 11-HD/BTCTW năm 2021',
  source: 'organisation-rules §5.1: 54 dân tộc, dân tộc khác và người gốc nước ngoài; các tôn giáo',
  confidence: 'C',
  note:
    'Danh mục biểu có bản ghi biểu này là biểu 3. Cách tính dòng người gốc nước ngoài chưa được xác nhận. ' +
    'Dân tộc và tôn giáo lấy theo hồ sơ hiện nay, nơi sinh hoạt lấy theo ngày thống kê.',
  columns: stockColumns,
  rows: [
    { code: 'total', number: '', label: 'Tổng số đảng viên', level: 0, kind: 'sum', criterion: { kind: 'all' } },
    { code: 'ethnicity', number: 'I', label: 'Theo dân tộc', level: 0, kind: 'heading', criterion: null },
    {
      code: 'minority',
      number: '',
      label: 'Cộng đảng viên là người dân tộc thiểu số',
      level: 1,
      kind: 'sum',
      criterion: conditionOf('minority'),
    },
    ...ethnicGroups.items.map((item, i) => figure(`ethnicity.${item.code}`, String(i + 1), item.name, 'ethnicityCode')),
    {
      code: 'ethnicity.unknown',
      number: String(ethnicGroups.items.length + 1),
      label: 'Dân tộc khác, chưa rõ',
      level: 1,
      kind: 'figure',
      criterion: { kind: 'unlisted', field: 'ethnicityCode', codes: ethnicGroups.items.map((item) => item.code) },
    },
    { code: 'religion', number: 'II', label: 'Theo tôn giáo', level: 0, kind: 'heading', criterion: null },
    {
      code: 'religious',
      number: '',
      label: 'Cộng đảng viên có tôn giáo',
      level: 1,
      kind: 'sum',
      criterion: conditionOf('religious'),
    },
    ...faiths.map((item, i) => figure(`religion.${item.code}`, String(i + 1), item.name, 'religionCode')),
    {
      code: 'religion.none',
      number: '',
      label: 'Không theo tôn giáo',
      level: 1,
      kind: 'figure',
      criterion: { kind: 'codes', field: 'religionCode', codes: ['none'] },
    },
    {
      code: 'religion.unknown',
      number: '',
      label: 'Chưa rõ',
      level: 1,
      kind: 'figure',
      criterion: { kind: 'unlisted', field: 'religionCode', codes: religions.items.map((item) => item.code) },
    },
  ],
  sums: [
    {
      text: 'Cộng các dân tộc bằng tổng số đảng viên',
      total: 'total',
      parts: [...ethnicGroups.items.map((item) => `ethnicity.${item.code}`), 'ethnicity.unknown'],
    },
    {
      text: 'Cộng các dân tộc thiểu số bằng số đảng viên là người dân tộc thiểu số',
      total: 'minority',
      parts: minorities.map((item) => `ethnicity.${item.code}`),
    },
    {
      text: 'Cộng các tôn giáo bằng số đảng viên có tôn giáo',
      total: 'religious',
      parts: faiths.map((item) => `religion.${item.code}`),
    },
    {
      text: 'Có tôn giáo, không theo tôn giáo và chưa rõ cộng lại bằng tổng số đảng viên',
      total: 'total',
      parts: ['religious', 'religion.none', 'religion.unknown'],
    },
  ],
  chart: {
    kind: 'bars',
    title: 'Đảng viên là người dân tộc thiểu số, các dân tộc đông nhất',
    rows: minorities.map((item) => `ethnicity.${item.code}`),
    columns: ['total', 'female'],
    largest: 10,
  },
}

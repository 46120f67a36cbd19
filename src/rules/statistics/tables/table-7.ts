// Biểu 7: cards, dossiers, transfers and badges of an organisation in a period.
import type { TableDefinition, TableRow } from './table.ts'
import { type MovementCriterion, table1 } from './table-1.ts'
import { periodColumns } from './table-2.ts'

/**
 * What a row counts. `stock`: who belongs on the last day of the period, by what the record holds today (`moved`: the record lies out of
 * reach now); `issued`: records with a card of a day in the period; `dossiers`: gone through in the period, or with papers found missing;
 * `away`: introductions to another place that begin in the period; `badges`: awarded in the period.
 */
export type BusinessCriterion =
  | { kind: 'stock'; of: StockOf }
  | { kind: 'issued'; changed: boolean }
  | { kind: 'dossiers'; state: 'checked' | 'lacking' }
  | Extract<MovementCriterion, { kind: 'movements' }>
  | { kind: 'away'; purposes: readonly ('work' | 'study' | 'abroad')[] }
  | { kind: 'badges'; years: number | 'all' | 'other' }

export type StockOf = 'all' | 'full' | 'card' | 'no-card' | 'card-moved' | 'file' | 'no-file' | 'file-moved'

/** Party ages with a badge of their own (AGE-01). */
export const badgeYears = [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90] as const

type Row = TableRow<BusinessCriterion>
const row = (code: string, number: string, label: string, level: number, criterion: BusinessCriterion): Row => ({
  code,
  number,
  label,
  level,
  criterion,
  kind: level === 1 && (number === '' || code === 'away') ? 'sum' : 'figure',
})
const heading = (code: string, number: string, label: string): Row => ({
  code,
  number,
  label,
  level: 0,
  kind: 'heading',
  criterion: null,
})
const added = (one: Row): Row => ({ ...one, added: true })
const stock = (of: StockOf): BusinessCriterion => ({ kind: 'stock', of })

/** Their running numbers here, in place of those of biểu 1. */
const numbers: Readonly<Record<string, string>> = { B2: '1', C5: '2' }

/** The transfers of biểu 1, with their rows by where the other end lies. */
const transfers: Row[] = table1.rows
  .filter(({ code }) => code.startsWith('B2') || code.startsWith('C5'))
  .flatMap((one): Row[] =>
    one.criterion?.kind === 'movements'
      ? [
          {
            ...one,
            number: numbers[one.code] ?? one.number,
            kind: one.level === 1 ? 'sum' : 'figure',
            criterion: one.criterion,
          },
        ]
      : [],
  )

export const table7: TableDefinition<BusinessCriterion> = {
  form: '7',
  name: 'Biểu 7-BTCTW',
  title: 'Nghiệp vụ công tác đảng viên',
  basis: 'Hướng dẫn 11-HD/BTCTW năm 2021',
  source:
    'organisation-rules §5.1: tên biểu và bốn nội dung (thẻ, hồ sơ, chuyển sinh hoạt, huy hiệu); các dòng là của phần mềm',
  confidence: 'C',
  note:
    'Danh mục biểu chỉ cho tên biểu và bốn nội dung; các dòng ở đây chưa đối chiếu với bản in. ' +
    'Có thẻ, có số lý lịch, tình trạng hồ sơ và ngày cấp thẻ lấy theo hồ sơ hiện nay, nên cùng kỳ năm trước không có số. ' +
    'Hồ sơ chỉ giữ ngày cấp của thẻ đang có: thẻ cấp lại do mất, hỏng không tách được. ' +
    'Thẻ phát, hồ sơ, huy hiệu tính ở nơi hồ sơ đang thuộc về hôm nay. Giới thiệu đi nơi khác tính cả đi học, đi làm, ra nước ngoài, người đó vẫn thuộc chi bộ.',
  columns: periodColumns,
  rows: [
    heading('cards', 'I', 'Thẻ đảng viên'),
    row('cards.full', '', 'Đảng viên chính thức có đến cuối kỳ', 1, stock('full')),
    row('cards.held', '1', 'Đã có số thẻ trong hồ sơ', 2, stock('card')),
    row('cards.without', '2', 'Chưa có số thẻ trong hồ sơ', 2, stock('no-card')),
    added(row('cards.moved', '', 'Hồ sơ nay ngoài phạm vi, không rõ', 2, stock('card-moved'))),
    row('cards.issued', '3', 'Thẻ có ngày cấp trong kỳ', 1, { kind: 'issued', changed: false }),
    row('cards.changed', '', 'Trong đó: hồ sơ có số thẻ cũ', 2, { kind: 'issued', changed: true }),
    {
      code: 'cards.lost',
      number: '',
      label: 'Trong đó: cấp lại do mất, hỏng',
      level: 2,
      kind: 'unrecorded',
      criterion: null,
    },
    { code: 'cards.withdrawn', number: '4', label: 'Thẻ thu hồi', level: 1, kind: 'unrecorded', criterion: null },
    heading('files', 'II', 'Hồ sơ đảng viên'),
    row('files.all', '', 'Đảng viên có đến cuối kỳ', 1, stock('all')),
    row('files.numbered', '1', 'Đã có số lý lịch', 2, stock('file')),
    row('files.unnumbered', '2', 'Chưa có số lý lịch', 2, stock('no-file')),
    added(row('files.moved', '', 'Hồ sơ nay ngoài phạm vi, không rõ', 2, stock('file-moved'))),
    row('files.checked', '3', 'Hồ sơ được kiểm tra trong kỳ', 1, { kind: 'dossiers', state: 'checked' }),
    row('files.lacking', '4', 'Hồ sơ đã ghi nhận còn thiếu giấy tờ', 1, { kind: 'dossiers', state: 'lacking' }),
    heading('transfers', 'III', 'Chuyển sinh hoạt đảng'),
    ...transfers,
    row('away', '3', 'Giới thiệu đi nơi khác, vẫn thuộc chi bộ', 1, {
      kind: 'away',
      purposes: ['work', 'study', 'abroad'],
    }),
    row('away.inside', 'a', 'Đi làm, đi học trong nước', 2, { kind: 'away', purposes: ['work', 'study'] }),
    row('away.abroad', 'b', 'Ra nước ngoài', 2, { kind: 'away', purposes: ['abroad'] }),
    heading('badges', 'IV', 'Huy hiệu Đảng'),
    row('badges.all', '', 'Huy hiệu trao trong kỳ', 1, { kind: 'badges', years: 'all' }),
    ...badgeYears.map((years, i) =>
      row(`badges.${years}`, String(i + 1), `${years} năm tuổi Đảng`, 2, { kind: 'badges', years }),
    ),
    added(row('badges.other', '', 'Mức khác', 2, { kind: 'badges', years: 'other' })),
    { code: 'badges.returned', number: '', label: 'Huy hiệu thu hồi', level: 1, kind: 'unrecorded', criterion: null },
  ],
  sums: [
    {
      text: 'Đã có, chưa có thẻ cộng lại bằng số đảng viên chính thức',
      total: 'cards.full',
      parts: ['cards.held', 'cards.without', 'cards.moved'],
    },
    {
      text: 'Đã có, chưa có số lý lịch cộng lại bằng số đảng viên',
      total: 'files.all',
      parts: ['files.numbered', 'files.unnumbered', 'files.moved'],
    },
    { text: 'Cộng các dòng chuyển đến', total: 'B2', parts: ['B2a', 'B2b', 'B2c'] },
    { text: 'Cộng các dòng chuyển đi', total: 'C5', parts: ['C5a', 'C5b', 'C5c'] },
    { text: 'Cộng các dòng giới thiệu đi nơi khác', total: 'away', parts: ['away.inside', 'away.abroad'] },
    {
      text: 'Cộng các mức huy hiệu',
      total: 'badges.all',
      parts: [...badgeYears.map((years) => `badges.${years}`), 'badges.other'],
    },
  ],
  chart: {
    kind: 'bars',
    title: 'Huy hiệu Đảng trao trong kỳ',
    rows: badgeYears.map((years) => `badges.${years}`),
    columns: ['this', 'last'],
  },
}

/** Whether a row can be counted for the period of the year before: what the record holds only as of today cannot. */
export const knownLastYear = ({ kind }: BusinessCriterion): boolean =>
  kind === 'movements' || kind === 'away' || kind === 'badges'

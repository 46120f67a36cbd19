// What goes over the wire for comparing the list of members with the dossiers every six months, and what has to be put right.
import { z } from 'zod'
import { allowed, cursor, date, id, limit, optionalText, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const seq = z.int().min(1)
/** As the list says; something differs; no file; a file of somebody who is not on the list. */
export const rowResult = z.enum(['same', 'different', 'no-dossier', 'not-on-list'])

export const startReconciliation = command({
  name: 'reconciliations.start',
  title: 'Mở một đợt đối chiếu danh sách đảng viên với hồ sơ',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), on: date }),
  output: z.object({ id, version, members: z.int() }),
  refusals: [
    'reconciliations.not-here',
    'reconciliations.already-open',
    'reconciliations.nobody',
    'reconciliations.date-wrong',
  ],
})

export const checkRows = command({
  name: 'reconciliations.check',
  title: 'Ghi kết quả đối chiếu của từng hồ sơ: khớp, khác, không có hồ sơ, hồ sơ ngoài danh sách',
  input: z.strictObject({
    ...inProvince,
    id,
    on: date,
    rows: z
      .array(
        z.strictObject({
          seq,
          result: z.enum(['same', 'different', 'no-dossier']),
          note: optionalText(300).optional(),
        }),
      )
      .max(500)
      .default([]),
    /** Files that nobody on the list belongs to. */
    extra: z
      .array(z.strictObject({ fullName: text(120), note: text(300) }))
      .max(50)
      .default([]),
  }),
  output: z.object({ id, version, unchecked: z.int(), differences: z.int() }),
  refusals: [
    'reconciliations.closed',
    'reconciliations.note-missing',
    'reconciliations.row-not-found',
    'reconciliations.row-settled',
    'reconciliations.date-wrong',
  ],
})

export const settleDifference = command({
  name: 'reconciliations.settle',
  title: 'Ghi đã xử lý một điểm khác nhau giữa danh sách và hồ sơ',
  input: z.strictObject({ ...inProvince, id, seq, on: date, how: text(300) }),
  output: z.object({ id, open: z.int() }),
  refusals: [
    'reconciliations.row-not-found',
    'reconciliations.no-difference',
    'reconciliations.row-settled',
    'reconciliations.date-wrong',
  ],
})

export const closeReconciliation = command({
  name: 'reconciliations.close',
  title: 'Kết thúc đợt đối chiếu bằng biên bản',
  input: z.strictObject({
    ...inProvince,
    id,
    version,
    on: date,
    minutesNo: text(60),
    note: optionalText(500).optional(),
  }),
  output: z.object({ id, version, differences: z.int(), nextOn: date.nullable() }),
  refusals: ['reconciliations.closed', 'reconciliations.unchecked', 'reconciliations.date-wrong'],
})

const round = z.object({
  id,
  startedOn: date,
  closedOn: date.nullable(),
  minutesNo: z.string().nullable(),
  members: z.int(),
  unchecked: z.int(),
  /** Differences found, and those of them that nobody has put right yet. */
  differences: z.int(),
  openDifferences: z.int(),
})
export type Round = z.output<typeof round>

const row = z.object({
  seq,
  memberId: id.nullable(),
  fullName: z.string(),
  branchName: z.string().nullable(),
  result: rowResult.nullable(),
  note: z.string().nullable(),
  checkedOn: date.nullable(),
  settledOn: date.nullable(),
  settledHow: z.string().nullable(),
})
export type ReconciliationRow = z.output<typeof row>

export const getReconciliation = query({
  name: 'reconciliations.get',
  title: 'Xem một đợt đối chiếu và từng hồ sơ trong đợt',
  input: z.strictObject({
    ...inProvince,
    id,
    show: z.enum(['all', 'unchecked', 'differences']).default('all'),
    after: cursor.optional(),
    limit,
  }),
  output: page(row).extend({
    round: round.extend({ organisationId: id, organisationName: z.string(), version, note: z.string().nullable() }),
    allowed,
  }),
})

const standing = z.object({
  organisationId: id,
  organisationName: z.string(),
  lastClosedOn: date.nullable(),
  /** When the next one has to be done; null: never compared yet. */
  dueOn: date.nullable(),
  overdue: z.boolean(),
  openRoundId: id.nullable(),
  openSince: date.nullable(),
  openDifferences: z.int(),
})
export type Standing = z.output<typeof standing>

export const listReconciliations = query({
  name: 'reconciliations.list',
  title: 'Các tổ chức phải đối chiếu hồ sơ sáu tháng một lần: đã làm khi nào, đến hạn khi nào, còn bao nhiêu điểm khác',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), after: cursor.optional(), limit }),
  output: page(standing).extend({
    counts: z.object({ organisations: z.int(), overdue: z.int(), openDifferences: z.int() }),
    /** Where one organisation is asked for that compares by itself: its rounds, the newest first. */
    rounds: z.array(round),
    basis: z.string(),
    allowed,
  }),
})

export const listDifferences = query({
  name: 'reconciliations.list-differences',
  title: 'Những điểm khác nhau giữa danh sách và hồ sơ còn phải xử lý',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    /** Only what the organisation of the seat found itself and the seat has to put right: its work. */
    mine: z.boolean().default(false),
    after: cursor.optional(),
    limit,
  }),
  output: page(row.extend({ reconciliationId: id, organisationName: z.string() })),
})

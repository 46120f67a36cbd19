// What goes over the wire for the rulebook: instruments, values with their versions, holidays of a year.
import { z } from 'zod'
import { cursor, date, id, limit, optionalText, page, provinceCode, text } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

/**
 * Only a seat of the centre names the province. Without one it works on the rules of the country; with one, and from every seat of a
 * province, on what that province has laid down for itself.
 */
const inProvince = { provinceCode: provinceCode.optional() }
const ruleId = z
  .string()
  .regex(/^[A-Za-z]+(-\d{2})?$/, { error: 'Mã quy định có dạng ADM-13.' })
  .max(20)
const parameterName = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Tên mức chỉ gồm chữ thường, số và dấu gạch ngang.' })
  .max(60)
/** `number|day of issue`, as in `294-QĐ/TW|2025-05-26`. */
const instrumentKey = text(120)
/** How often the record was changed, as the caller last saw it; 0 where nothing is recorded yet. */
const revision = z.int().min(0)
const confidence = z.enum(['A', 'B', 'C', 'L', 'U'])
const unit = z.enum([
  'working-day',
  'day',
  'month',
  'year',
  'count',
  'fraction',
  'percent',
  'dong',
  'text',
  'flag',
  'list',
])
const value = z.union([z.number(), z.boolean(), text(200), z.array(text(200)).max(60)])

// ---- instruments ------------------------------------------------------------------------------------------------------------

const instrument = z.object({
  key: z.string(),
  issuer: z.string(),
  number: z.string(),
  issuedOn: date,
  subject: z.string(),
  inForceFrom: date.nullable(),
  /** The first day it no longer holds. */
  inForceTo: date.nullable(),
  replaces: z.array(z.string()),
  replacedBy: z.string().nullable(),
  /** What came after it, one after the other; the last one holds today (or none does). */
  chain: z.array(z.string()),
  /** Whether it holds on the day asked. */
  inForce: z.boolean(),
  /** What the program has of its text. */
  reading: z.enum(['full', 'partial', 'quotes', 'citation', 'none']),
  note: z.string().nullable(),
  /** How many values rest on it on the day asked. */
  parameters: z.int(),
  /** Who entered it; null when it came with the program. */
  recordedBy: z.string().nullable(),
})
export type ShownInstrument = z.output<typeof instrument>

export const listInstruments = query({
  name: 'rulebook.list-instruments',
  title: 'Sổ văn bản: số, ngày, cơ quan ban hành, văn bản nào thay văn bản nào và từ ngày nào',
  input: z.strictObject({
    ...inProvince,
    text: text(120).optional(),
    /** Only what holds on that day. */
    inForceOn: date.optional(),
    /** The day asked for; today when not given. */
    on: date.optional(),
  }),
  output: z.object({ on: date, rows: z.array(instrument), allowed: z.array(z.string()) }),
})

export const recordInstrument = command({
  name: 'rulebook.record-instrument',
  title: 'Ghi một văn bản mới vào sổ, và văn bản nó thay thế',
  description:
    'Cơ quan của Trung ương ghi văn bản của cả nước, cơ quan của tỉnh ghi văn bản của tỉnh. Văn bản bị thay thế hết hiệu lực từ ngày văn bản này có hiệu lực. Các mức dựa trên văn bản cũ vẫn áp dụng cho đến khi được đổi.',
  input: z.strictObject({
    issuer: text(200),
    number: text(60).refine((v) => !v.includes('|'), { error: 'Số văn bản không có dấu gạch đứng.' }),
    issuedOn: date,
    subject: text(300),
    inForceFrom: date,
    replaces: z.array(instrumentKey).max(20).default([]),
    reading: z.enum(['full', 'partial', 'quotes', 'citation', 'none']),
    note: optionalText(500).optional(),
  }),
  output: z.object({ key: z.string() }),
  refusals: [
    'rulebook.not-at-this-level',
    'rulebook.instrument-known',
    'rulebook.instrument-unknown',
    'rulebook.instrument-already-replaced',
    'rulebook.instrument-of-the-centre',
    'rulebook.validity-empty',
  ],
})

// ---- values -----------------------------------------------------------------------------------------------------------------

const parameterVersion = z.object({
  id,
  /** Of the country or of the province asked for. */
  place: z.enum(['national', 'province']),
  value,
  unit,
  /** The value in words, with its unit: `30 ngày làm việc, tính từ khi nhận quyết định`. */
  words: z.string(),
  /** What the term counts from, as a code; null where nothing is counted. */
  trigger: z.string().nullable(),
  /** Null: as far as is known. */
  validFrom: date.nullable(),
  /** The first day it no longer holds. */
  validTo: date.nullable(),
  instrument: z.string().nullable(),
  clause: z.string(),
  /** Of what holds: its instrument holds no more on the day asked, since when and what came instead (null: nothing known). */
  outlived: z.object({ since: date, by: z.string().nullable() }).nullable(),
  /** Number of the instrument and clause, as cited. */
  basis: z.string(),
  /** A read in the text, B one secondary source, C weak or conflicting sources, L a local rule, U unconfirmed: off until confirmed. */
  confidence,
  confirmed: z.object({ at: z.string(), by: z.string(), basis: z.string() }).nullable(),
  /** Taken back: counts for nothing and is kept to be read. */
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  /** A province's own value ended by an act of its own: from `to` on the country's holds again. */
  ended: z.object({ at: z.string(), by: z.string(), reason: z.string(), to: date }).nullable(),
  /** On the day asked: holds, will hold, held, is off until confirmed, stands behind the province's own value, taken back. */
  state: z.enum(['in-force', 'coming', 'ended', 'unconfirmed', 'overridden', 'withdrawn']),
  note: z.string().nullable(),
  /** Who laid it down and why; null when it came with the program. */
  author: z.string().nullable(),
  reason: z.string().nullable(),
  recordedAt: z.string(),
  /** What the caller may do with this version: confirm it, take it back, end it. */
  allowed: z.array(z.string()),
})
export type ShownVersion = z.output<typeof parameterVersion>

const parameter = z.object({
  ruleId: z.string(),
  name: z.string(),
  title: z.string(),
  /** To be sent back with a change; counts the changes in the place the caller works on. */
  version: revision,
  /** Versions in use, the country's and the province's, the newest first. */
  versions: z.array(parameterVersion),
  /** The version that holds on the day asked; null when none does. */
  inForce: id.nullable(),
  /** What may be changed: units the program understands here, choices where the value is a word or a list, starts of the term. */
  choices: z.object({
    units: z.array(unit),
    values: z.array(z.string()).nullable(),
    triggers: z.array(z.string()),
    /** The codes of `values` and `triggers` in words. */
    words: z.record(z.string(), z.string()),
  }),
  /** Whether and what the caller may change. */
  allowed: z.array(z.string()),
})
export type ShownParameter = z.output<typeof parameter>

export const listParameters = query({
  name: 'rulebook.list-parameters',
  title: 'Sổ quy định: các mức theo quy định, văn bản, độ chắc chắn hoặc chữ, áp dụng cho một ngày',
  input: z.strictObject({
    ...inProvince,
    /** The day asked for; today when not given. */
    on: date.optional(),
    /** The beginning of an id of a rule: `ADM`, `ADM-13`. */
    rule: z
      .string()
      .regex(/^[A-Za-z]{1,10}(-\d{0,2})?$/, { error: 'Mã quy định có dạng ADM hoặc ADM-13.' })
      .optional(),
    instrument: instrumentKey.optional(),
    confidence: confidence.optional(),
    /** Only what was changed here, not what came with the program. */
    changed: z.stringbool().or(z.boolean()).optional(),
    /** Words of the title, the name, the rule or the basis, with or without accents. */
    text: text(120).optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(parameter).extend({ on: date }),
})

export const getParameter = query({
  name: 'rulebook.get-parameter',
  title: 'Xem một mức của sổ quy định với mọi lần đổi, kể cả những lần đã rút lại',
  input: z.strictObject({ ...inProvince, ruleId, name: parameterName, on: date.optional() }),
  output: parameter.extend({ on: date }),
})

const ofParameter = { ...inProvince, ruleId, name: parameterName, version: revision }
const changed = z.object({ ruleId: z.string(), name: z.string(), version: revision })
const common = ['rulebook.not-at-this-level', 'kernel.not-found'] as const

export const changeParameter = command({
  name: 'rulebook.change-parameter',
  title: 'Đổi một mức của sổ quy định từ một ngày',
  description:
    'Mức đang áp dụng hết hiệu lực từ ngày đó. Nếu ghi ngày hết, mức cũ áp dụng lại từ ngày ấy. Ban của Trung ương đổi mức của cả nước, cơ quan của tỉnh đặt mức riêng của tỉnh. Mọi thời hạn, việc cần làm được tính lại ngay sau đó.',
  input: z.strictObject({
    ...ofParameter,
    value,
    unit,
    /** What the term counts from; as before when not given. */
    trigger: parameterName.nullable().optional(),
    validFrom: date,
    /** The first day it no longer holds. */
    validTo: date.nullable().default(null),
    instrument: instrumentKey.nullable(),
    clause: text(200),
    /** Of a value of the country; a province's own is always L. */
    confidence: z.enum(['A', 'B', 'C']).default('A'),
    reason: text(500),
    note: optionalText(500).optional(),
  }),
  output: changed.extend({ id }),
  refusals: [
    ...common,
    'rulebook.value-of-wrong-kind',
    'rulebook.value-not-understood',
    'rulebook.unit-not-understood',
    'rulebook.trigger-not-understood',
    'rulebook.instrument-unknown',
    'rulebook.instrument-needed',
    'rulebook.instrument-not-in-force',
    'rulebook.validity-empty',
    'rulebook.validity-overlaps',
    'rulebook.nothing-changed',
  ],
})

export const confirmParameter = command({
  name: 'rulebook.confirm-parameter',
  title: 'Xác nhận một mức chưa xác nhận sau khi đối chiếu với văn bản, để áp dụng',
  input: z.strictObject({
    ...ofParameter,
    id,
    instrument: instrumentKey,
    clause: text(200),
    /** What was compared with what. */
    reason: text(500),
  }),
  output: changed,
  refusals: [...common, 'rulebook.not-unconfirmed', 'rulebook.instrument-unknown'],
})

export const takeBackParameter = command({
  name: 'rulebook.take-back-parameter',
  title: 'Rút lại một mức chưa đến ngày áp dụng, mức riêng của tỉnh bắt đầu từ hôm nay, hoặc việc xác nhận',
  description: 'Mức trước đó áp dụng tiếp. Bước đã xét theo mức ấy giữ nguyên. Mức đã rút vẫn xem được trong lịch sử.',
  input: z.strictObject({ ...ofParameter, id, reason: text(500) }),
  output: changed,
  refusals: [...common, 'rulebook.already-in-force'],
})

export const endParameter = command({
  name: 'rulebook.end-parameter',
  title: 'Thôi áp dụng mức riêng của tỉnh từ một ngày; từ ngày đó theo mức của cả nước',
  input: z.strictObject({ ...ofParameter, id, validTo: date, reason: text(500) }),
  output: changed,
  refusals: [...common, 'rulebook.value-needed', 'rulebook.validity-empty', 'rulebook.ends-already'],
})

// ---- holidays ---------------------------------------------------------------------------------------------------------------

const year = z.int().min(1968).max(2149)
const dayOff = z.strictObject({ on: date, name: text(120) })

const holidayYear = z.object({
  year: z.int(),
  source: z.string(),
  announced: z.boolean(),
  off: z.array(z.object({ on: date, name: z.string() })),
  /** Saturdays and Sundays worked instead of a day off. */
  worked: z.array(date),
})

const storedHolidayYear = holidayYear.extend({
  version: revision,
  /** Who entered it, when and why; null when it came with the program. */
  author: z.string().nullable(),
  reason: z.string().nullable(),
  recordedAt: z.string(),
  /** Holidays of the law and the lunar calendar that the table lacks. */
  missing: z.array(z.object({ on: date, name: z.string() })),
})
export type ShownHolidayYear = z.output<typeof storedHolidayYear>

export const listHolidayYears = query({
  name: 'rulebook.list-holiday-years',
  title: 'Các năm đã có bảng ngày nghỉ lễ, tết',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(storedHolidayYear),
    /** Years from this one to the next but one that have no table: no working day can be counted into them. */
    missingYears: z.array(z.int()),
    allowed: z.array(z.string()),
  }),
})

export const getHolidayYear = query({
  name: 'rulebook.get-holiday-year',
  title: 'Bảng ngày nghỉ của một năm, với các lần sửa',
  input: z.strictObject({ year }),
  output: z.object({
    /** Null: the year has no table yet. */
    table: storedHolidayYear.nullable(),
    /** What stood before, the newest first. */
    earlier: z.array(storedHolidayYear),
    allowed: z.array(z.string()),
  }),
})

export const proposeHolidayYear = query({
  name: 'rulebook.propose-holiday-year',
  title: 'Tính bảng ngày nghỉ của một năm theo luật và âm lịch (Tết, Giỗ Tổ), chưa có ngày hoán đổi',
  input: z.strictObject({ year }),
  output: holidayYear,
})

export const setHolidayYear = command({
  name: 'rulebook.set-holiday-year',
  title: 'Ghi bảng ngày nghỉ, ngày hoán đổi của một năm',
  input: z.strictObject({
    year,
    version: revision,
    off: z.array(dayOff).min(1).max(60),
    worked: z.array(date).max(30).default([]),
    source: text(500),
    announced: z.boolean(),
    /** Needed when a holiday of the law or the lunar calendar is left out. */
    reason: optionalText(500).default(null),
  }),
  output: z.object({ year: z.int(), version: revision }),
  refusals: [
    'rulebook.not-at-this-level',
    'rulebook.day-outside-the-year',
    'rulebook.day-named-twice',
    'rulebook.worked-day-not-weekend',
    'rulebook.lawful-holidays-missing',
  ],
})

// Shows recorded facts as a person reads them; the entries of a list each with the labels of their fields.
import { formatDate, isIsoDate } from '#rules/calendar/dates.ts'
import { formatPartialDate } from '#rules/calendar/partial-date.ts'
import type { FactValue, RecordedStep } from '#rules/lifecycle/case.ts'
import { factsAskedOf } from '#rules/lifecycle/check-input.ts'
import type { FactSpec, Step } from '#rules/lifecycle/types.ts'

const yesNo = (value: boolean): string => (value ? 'có' : 'không')

/** Whoever was chosen stands in the record; whoever was written in does not, and the case says so. */
function personInWords({ person }: FactSpec, name: string, beside: Readonly<Record<string, unknown>>): string {
  if (person === undefined || typeof beside[person.id] === 'string') return name
  const at = beside[person.activeAt ?? '']
  return `${name} (ghi tay, không lấy từ hồ sơ${typeof at === 'string' ? `; sinh hoạt tại ${at}` : ''})`
}

/**
 * `Họ tên: Lê Văn Một, Là đảng viên chính thức: có`; what was left open is not named, and of a list of names alone each stands without
 * its label.
 */
function entryInWords(spec: FactSpec | undefined, entry: Readonly<Record<string, unknown>>): string {
  const fields = spec?.fields ?? []
  const known = fields.flatMap((field) => {
    const text = inPlainWords(field, entry[field.name] as FactValue, entry)
    return text === '' ? [] : [fields.length === 1 ? text : `${field.label}: ${text}`]
  })
  return known.join(', ')
}

/** A recorded fact as a person reads it; empty when nothing was given. */
function inPlainWords(
  spec: FactSpec | undefined,
  value: FactValue | undefined,
  beside: Readonly<Record<string, unknown>>,
): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return yesNo(value)
  if (typeof value === 'string') {
    if (spec?.person !== undefined) return personInWords(spec, value, beside)
    const choice = spec?.choices?.find(({ code }) => code === value)
    return choice?.title ?? (isIsoDate(value) ? formatDate(value) : value)
  }
  if (Array.isArray(value)) return value.map((entry) => entryInWords(spec, entry)).join('; ')
  if (typeof value === 'object' && 'inFavour' in value) {
    return `tán thành ${value.inFavour}, không tán thành ${value.against}, ý kiến khác hoặc phiếu không hợp lệ ${value.other} (${value.ballot === 'secret' ? 'bỏ phiếu kín' : 'biểu quyết'})`
  }
  return String(value)
}

/** The facts of one recorded step with their labels, in the order of the form (the database keeps none). A reference to a record is not shown: its name is. */
export function shownFacts(step: Step, { facts }: RecordedStep): { label: string; value: string }[] {
  const specs = factsAskedOf(step, false)
  const besideNames = new Set(specs.flatMap(({ person }) => [person?.id ?? [], person?.activeAt ?? []].flat()))
  const seen = new Map(
    specs.flatMap(({ onRecord }) => (onRecord === undefined ? [] : [[onRecord.seen, onRecord.label]])),
  )
  const place = (name: string): number => {
    const at = specs.findIndex((spec) => spec.name === name)
    return at === -1 ? specs.length : at
  }
  const ordered = Object.entries(facts).toSorted(([a], [b]) => place(a) - place(b))
  return ordered.flatMap(([name, value]) => {
    const spec = specs.find((s) => s.name === name)
    const text = besideNames.has(name)
      ? ''
      : seen.has(name) && typeof value === 'string'
        ? `hồ sơ lúc đó ghi ${formatPartialDate(value)}`
        : inPlainWords(spec, value, facts)
    const label = name === 'vote' ? 'Kết quả biểu quyết' : (spec?.label ?? seen.get(name) ?? name)
    return text === '' ? [] : [{ label, value: text }]
  })
}

// What the lines of a sheet want, each with the organisation it means, before they are taken together; and how a cell is understood.
import { organisationSearchKey } from '../organisations/keys.ts'
import type { ReorganisationKind } from './columns.ts'
import type { Area, Founding, Giving, KnownOrganisation, Part, Reference } from './plan.ts'
import type { ReorganisationLine } from './sheet.ts'
import { type Hinder, kindNames, typeWords } from './words.ts'

/** A line that is understood. */
export interface Wanted {
  line: ReorganisationLine
  kind: ReorganisationKind
  old: KnownOrganisation
}

type Group = ReadonlyMap<string, KnownOrganisation[]>

/** What a cell is understood by, and what is said when it is not. */
interface Understanding {
  area: Area
  /** Those that have not ended, by their code and by the key of their name. */
  living: { byCode: Group; byKey: Group }
  hinders: Hinder[]
}

/** What is known on the way from the lines to the plan. */
export interface Draft extends Understanding {
  wanted: Wanted[]
  /** Ids of those that end. */
  ending: ReadonlySet<string>
  /** What is founded, by its reference. */
  founds: Map<Reference, Founding>
  /** Who gives its people away, by its id. */
  gives: Map<string, Giving & { parts: Part[] }>
}

/** Kinds after which the organisation of the line is no more. */
const ENDS: readonly ReorganisationKind[] = ['merge', 'consolidate', 'divide', 'dissolve']

/** Kinds that take a line for each part. */
const IN_PARTS: readonly ReorganisationKind[] = ['divide', 'detach']

export function hinder({ hinders }: { hinders: Hinder[] }, row: number, code: string, message: string): void {
  hinders.push({ row, code, message })
}

/** Says that a type is not known, and which there are. */
export function typeUnknown(draft: { hinders: Hinder[] }, row: number, text: string): void {
  hinder(draft, row, 'type-unknown', `Không hiểu loại hình «${text}»: ghi ${typeWords.join(', ')}.`)
}

/** What a cell means: by code, else by name; says why when it means nothing. */
function find({ area, living, hinders }: Understanding, row: number, code: string, name: string) {
  const key = organisationSearchKey(name)
  const [one, another] = (code === '' ? living.byKey.get(key) : living.byCode.get(code)) ?? []
  if (one === undefined) {
    const closed = area.known.find((gone) =>
      code === '' ? organisationSearchKey(gone.name) === key : gone.code === code,
    )
    const said = code === '' ? name : code
    const [named, more] = code === '' ? [] : (living.byKey.get(key) ?? [])
    const none = `Không có tổ chức nào là «${said}» trong phạm vi của bảng này`
    // Of a wrong code beside a name only one has, the code is what has to be mended.
    const what =
      named === undefined || more !== undefined
        ? ': ghi mã hoặc tên như trong bảng lấy từ chương trình.'
        : `; «${named.name}» mang mã ${named.code}: sửa lại mã.`
    if (closed === undefined) hinder({ hinders }, row, 'unknown', none + what)
    else hinder({ hinders }, row, 'closed', `«${closed.name}» đã kết thúc hoạt động, không sắp xếp được nữa.`)
    return undefined
  }
  if (another !== undefined) {
    const many = living.byKey.get(key)?.length ?? 0
    hinder({ hinders }, row, 'ambiguous', `Có ${many} tổ chức cùng tên «${name}»: ghi thêm mã.`)
    return undefined
  }
  if (code === '' || name === '' || organisationSearchKey(one.name) === key) return one
  hinder(
    { hinders },
    row,
    'name-differs',
    `Mã ${code} là của «${one.name}», không phải «${name}»: sửa lại mã hoặc tên.`,
  )
  return undefined
}

/**
 * Where a cell of the sheet points to afterwards: names of this sheet first, for a merger may go into what the sheet itself founds. `own`: whose
 * line it is, who cannot take over from itself.
 */
export function refer(draft: Draft, row: number, code: string, name: string, own?: string): Reference | undefined {
  const key = organisationSearchKey(name)
  const made = [...draft.founds.values()].find((one) =>
    code === '' ? organisationSearchKey(one.name) === key : one.code === code,
  )
  if (made !== undefined) return made.ref
  const one = find(draft, row, code, name)
  if (one === undefined) return undefined
  if (!draft.ending.has(one.id)) return one.id
  const why = one.id === own ? 'không tiếp nhận chính mình' : 'cũng kết thúc trong bảng này nên không tiếp nhận được'
  hinder(draft, row, 'target-ends', `«${one.name}» ${why}: ghi nơi tiếp nhận còn hoạt động sau sắp xếp.`)
  return undefined
}

/** The superior a line names, by its code or its name. */
export function superiorOf(draft: Draft, { row, parent }: ReorganisationLine): Reference | undefined {
  const isCode = draft.area.known.some(({ code }) => code === parent) || draft.founds.has(`new:${parent}`)
  return isCode ? refer(draft, row, parent, '') : refer(draft, row, '', parent)
}

/** The line as it is wanted; undefined, with the reason said, where it cannot be. */
function understand(
  draft: Understanding,
  line: ReorganisationLine,
  used: Map<string, ReorganisationLine>,
): Wanted | undefined {
  const { row, kind, kindText } = line
  if (kind === null) {
    const kinds = Object.values(kindNames).join(', ')
    hinder(draft, row, 'kind-unknown', `Không hiểu hình thức «${kindText}»: ghi ${kinds}.`)
    return undefined
  }
  const old = find(draft, row, line.oldCode, line.oldName)
  if (old === undefined) return undefined
  if (old.id === draft.area.rootId) {
    hinder(draft, row, 'own', `«${old.name}» là tổ chức lập bảng này; cấp trên của nó mới sắp xếp được.`)
    return undefined
  }
  const earlier = used.get(old.id)
  if (earlier !== undefined && !(earlier.kind === kind && IN_PARTS.includes(kind))) {
    const message = `«${old.name}» đã có ở dòng ${earlier.row}: mỗi tổ chức chỉ sắp xếp một lần trong một bảng; bỏ một trong hai dòng.`
    hinder(draft, row, 'twice', message)
    return undefined
  }
  used.set(old.id, line)
  if (old.since >= draft.area.effectiveOn) {
    const since = old.since.split('-').reverse().join('/')
    const message = `«${old.name}» có thay đổi từ ngày ${since}: ngày hiệu lực phải sau ngày đó.`
    hinder(draft, row, 'before-last-change', message)
  }
  return { line, kind, old }
}

export function beginDraft(lines: readonly ReorganisationLine[], area: Area): Draft {
  const there = area.known.filter(({ endedOn }) => endedOn === null)
  const byCode = Map.groupBy(there, ({ code }) => code)
  const byKey = Map.groupBy(there, ({ name }) => organisationSearchKey(name))
  const understanding: Understanding = { area, living: { byCode, byKey }, hinders: [] }
  const used = new Map<string, ReorganisationLine>()
  const wanted = lines.flatMap((line) => understand(understanding, line, used) ?? [])
  const ending = new Set(wanted.filter(({ kind }) => ENDS.includes(kind)).map(({ old }) => old.id))
  return { ...understanding, wanted, ending, founds: new Map(), gives: new Map() }
}

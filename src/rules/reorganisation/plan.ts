// Owns what a sheet of reorganisations comes to: which organisations are founded, placed anew, ended, where their people go, and what hinders
// (organisation-rules, operations on the tree; O-09 for types). Pure: what is known of the organisations is given.
import { type OrganisationTypeCode, organisationTypes } from '../code-lists/organisation-types.ts'
import { checkChildType, checkUnitType, typeName } from '../organisations/child-types.ts'
import { organisationSearchKey } from '../organisations/keys.ts'
import type { ReorganisationKind } from './columns.ts'
import type { ReorganisationLine } from './sheet.ts'
import { type Hinder, kindNames, typeOf } from './words.ts'

/** An organisation within the area of the sheet, ended ones too. */
export interface KnownOrganisation {
  id: string
  code: string
  name: string
  typeCode: OrganisationTypeCode
  unitType: string | null
  parentId: string | null
  endedOn: string | null
  /** The day of the last change of its name, code, place or term. */
  since: string
}

/** An organisation that is there, by its id, or one the sheet founds: `new:` and its code. */
export type Reference = string

export interface Founding {
  ref: Reference
  row: number
  code: string
  name: string
  parent: Reference
  typeCode: OrganisationTypeCode
  unitType: string | null
}

/** Changes of one that goes on; what is absent stays. */
export interface Placing {
  id: string
  row: number
  parent?: Reference
  typeCode?: OrganisationTypeCode
  code?: string
  name?: string
}

export interface Part {
  row: number
  to: Reference
  moved: readonly string[]
  rest: boolean
}

/** One that gives its people away: all of them to one (merge, consolidate, dissolve), or to parts; `ends` says whether it goes on. */
export interface Giving {
  id: string
  row: number
  kind: ReorganisationKind
  ends: boolean
  /** Who takes what nobody else takes: the successor; null when it has none. */
  to: Reference | null
  parts: readonly Part[]
}

export interface Plan {
  founds: Founding[]
  places: Placing[]
  gives: Giving[]
  hinders: Hinder[]
}

interface Area {
  /** The committee whose area it is: it cannot itself be reorganised. */
  rootId: string
  known: readonly KnownOrganisation[]
  effectiveOn: string
}

const holdsMembers = (type: string): boolean => organisationTypes.byCode(type)?.holdsMembers === true

/** Reads the lines of a sheet together. Nothing may be carried out while something hinders. */
export function planReorganisation(lines: readonly ReorganisationLine[], { rootId, known, effectiveOn }: Area): Plan {
  const plan: Plan = { founds: [], places: [], gives: [], hinders: [] }
  const hinder = (row: number, code: string, message: string): void => void plan.hinders.push({ row, code, message })
  const byId = new Map(known.map((one) => [one.id, one]))
  const living = known.filter(({ endedOn }) => endedOn === null)
  const byKey = Map.groupBy(living, ({ name }) => organisationSearchKey(name))

  /** What a cell means: by code, else by name; says why when it means nothing. */
  const find = (row: number, code: string, name: string): KnownOrganisation | undefined => {
    const said = code === '' ? name : code
    const key = organisationSearchKey(name)
    const found = code === '' ? (byKey.get(key) ?? []) : living.filter((one) => one.code === code)
    const [one] = found
    if (found.length > 1) {
      hinder(row, 'ambiguous', `Có ${found.length} tổ chức cùng tên «${name}»: ghi thêm mã.`)
      return undefined
    }
    if (one !== undefined) {
      if (code === '' || name === '' || organisationSearchKey(one.name) === key) return one
      hinder(row, 'name-differs', `Mã ${code} là của «${one.name}», không phải «${name}»: sửa lại mã hoặc tên.`)
      return undefined
    }
    const closed = known.find((ended) =>
      code === '' ? organisationSearchKey(ended.name) === key : ended.code === code,
    )
    if (closed === undefined) hinder(row, 'unknown', `Không có tổ chức nào là «${said}» trong phạm vi của bảng này.`)
    else hinder(row, 'closed', `«${closed.name}» đã kết thúc hoạt động, không sắp xếp được nữa.`)
    return undefined
  }

  const used = new Map<string, ReorganisationLine>()
  const found = new Map<Reference, Founding>()
  const gives = new Map<string, Giving & { parts: Part[] }>()
  const wanted: { line: ReorganisationLine; old: KnownOrganisation }[] = []

  for (const line of lines) {
    const { row, kind } = line
    if (kind === null) {
      hinder(
        row,
        'kind-unknown',
        `Không hiểu hình thức «${line.kindText}»: ghi ${Object.values(kindNames).join(', ')}.`,
      )
      continue
    }
    const old = find(row, line.oldCode, line.oldName)
    if (old === undefined) continue
    if (old.id === rootId) {
      hinder(row, 'own', `«${old.name}» là tổ chức lập bảng này; cấp trên của nó mới sắp xếp được.`)
      continue
    }
    const earlier = used.get(old.id)
    const together = earlier?.kind === kind && (kind === 'divide' || kind === 'detach')
    if (earlier !== undefined && !together) {
      hinder(row, 'twice', `«${old.name}» đã có ở dòng ${earlier.row}: mỗi tổ chức chỉ sắp xếp một lần trong một bảng.`)
      continue
    }
    used.set(old.id, line)
    if (old.since >= effectiveOn) {
      const since = old.since.split('-').reverse().join('/')
      hinder(row, 'before-last-change', `«${old.name}» có thay đổi từ ngày ${since}: ngày hiệu lực phải sau ngày đó.`)
    }
    wanted.push({ line, old })
  }
  const ending = new Set(
    wanted
      .filter(({ line: { kind } }) => ['merge', 'consolidate', 'divide', 'dissolve'].includes(kind ?? ''))
      .map(({ old }) => old.id),
  )

  /** The new organisation of a line; the first line that names it lays down what it is. */
  const founding = (line: ReorganisationLine, old: KnownOrganisation): Reference | undefined => {
    const { row, newCode, newName } = line
    if (newCode === '') {
      hinder(row, 'code-missing', 'Thiếu mã của tổ chức mới.')
      return undefined
    }
    const ref = `new:${newCode}`
    const before = found.get(ref)
    if (before !== undefined) {
      if (newName === '' || organisationSearchKey(newName) === organisationSearchKey(before.name)) return ref
      hinder(row, 'name-differs', `Mã mới ${newCode} ở dòng ${before.row} là của «${before.name}».`)
      return undefined
    }
    if (newName === '') {
      hinder(row, 'name-missing', `Thiếu tên của tổ chức mới mang mã ${newCode}.`)
      return undefined
    }
    const typeCode = line.type === '' ? old.typeCode : typeOf(line.type)
    if (typeCode === null) {
      hinder(row, 'type-unknown', `Không hiểu loại hình «${line.type}».`)
      return undefined
    }
    const unitType = checkUnitType(old.unitType, typeCode, effectiveOn) === null ? old.unitType : null
    found.set(ref, { ref, row, code: newCode, name: newName, parent: old.parentId ?? rootId, typeCode, unitType })
    return ref
  }

  const successors: { line: ReorganisationLine; old: KnownOrganisation; code: string; name: string }[] = []
  for (const { line, old } of wanted) {
    const { row, kind } = line
    if (kind === null) continue
    if (kind === 'consolidate') {
      const to = founding(line, old)
      if (to !== undefined) gives.set(old.id, { id: old.id, row, kind, ends: true, to, parts: [] })
    } else if (kind === 'divide' || kind === 'detach') {
      const stays = kind === 'detach' && line.newCode === old.code
      const to = stays ? old.id : founding(line, old)
      const giving = gives.get(old.id) ?? { id: old.id, row, kind, ends: kind === 'divide', to: null, parts: [] }
      gives.set(old.id, giving)
      if (to === undefined || stays) continue
      giving.parts.push({ row, to, moved: line.moved, rest: line.rest })
      if (kind === 'divide' && (giving.to === null || line.rest)) giving.to = to
    } else if (kind === 'merge' || kind === 'dissolve') {
      if (kind === 'merge' || line.newCode !== '' || line.newName !== '') {
        successors.push({ line, old, code: line.newCode, name: line.newName })
      } else gives.set(old.id, { id: old.id, row, kind, ends: true, to: null, parts: [] })
    } else plan.places.push({ id: old.id, row })
  }
  // Names of this sheet first: a merger may go into what the sheet itself founds.
  const refer = (row: number, code: string, name: string): Reference | undefined => {
    const key = organisationSearchKey(name === '' ? code : name)
    const made = [...found.values()].find((one) =>
      code !== '' && one.code === code ? true : organisationSearchKey(one.name) === key && code === '',
    )
    if (made !== undefined) return made.ref
    const one = find(row, code, name)
    if (one === undefined) return undefined
    if (!ending.has(one.id)) return one.id
    hinder(row, 'target-ends', `«${one.name}» cũng kết thúc trong bảng này nên không tiếp nhận được.`)
    return undefined
  }
  for (const { line, old, code, name } of successors) {
    const to = refer(line.row, code, name)
    if (to !== undefined)
      gives.set(old.id, { id: old.id, row: line.row, kind: line.kind ?? 'merge', ends: true, to, parts: [] })
  }
  const parentOf = (line: ReorganisationLine): Reference | undefined => {
    const asCode = known.some(({ code }) => code === line.parent) || found.has(`new:${line.parent}`)
    return asCode ? refer(line.row, line.parent, '') : refer(line.row, '', line.parent)
  }
  for (const { line } of wanted) {
    const made = found.get(`new:${line.newCode}`)
    if (made?.row !== line.row || line.parent === '') continue
    const parent = parentOf(line)
    if (parent !== undefined) made.parent = parent
  }
  // What the sheet founds under one that ends stands under whoever takes over from it.
  for (const made of found.values()) {
    if (!ending.has(made.parent)) continue
    const to = gives.get(made.parent)?.to ?? null
    if (to !== null) made.parent = to
    else hinder(made.row, 'target-ends', `Cấp trên của «${made.name}» kết thúc trong bảng này: ghi cấp trên mới.`)
  }
  for (const place of plan.places) {
    const entry = wanted.find(({ old }) => old.id === place.id)
    if (entry === undefined) continue
    const { line, old } = entry
    if (line.newName !== '' && line.newName !== old.name) place.name = line.newName
    if (line.newCode !== '' && line.newCode !== old.code) place.code = line.newCode
    const parent = line.parent === '' ? undefined : parentOf(line)
    if (parent !== undefined && parent !== old.parentId) place.parent = parent
    const type = line.type === '' ? undefined : typeOf(line.type)
    if (type === null) hinder(line.row, 'type-unknown', `Không hiểu loại hình «${line.type}».`)
    else if (type !== undefined && type !== old.typeCode) place.typeCode = type
    const { name, code, typeCode } = place
    const needed =
      line.kind === 'reparent'
        ? (place.parent ?? (line.parent === '' ? undefined : parent))
        : line.kind === 'retype'
          ? typeCode
          : (name ?? code)
    if (needed === undefined)
      hinder(line.row, 'nothing-new', `Dòng ${kindNames[line.kind ?? 'rename'].toLowerCase()} không ghi điều gì mới.`)
  }
  plan.founds = [...found.values()]
  plan.gives = [...gives.values()]
  checkTogether(plan, { rootId, known, effectiveOn })
  for (const { id, kind, row, parts } of plan.gives) {
    if (kind === 'consolidate') {
      const to = gives.get(id)?.to
      const all = plan.gives.filter((one) => one.to === to)
      if (all.length < 2) hinder(row, 'alone', 'Hợp nhất cần ít nhất hai tổ chức cùng vào một tổ chức mới.')
    }
    if ((kind === 'divide' && parts.length < 2) || (kind === 'detach' && parts.length < 1)) {
      hinder(row, 'parts-missing', `«${byId.get(id)?.name}»: thiếu dòng cho các tổ chức được lập ra.`)
    }
  }
  plan.hinders.sort((a, b) => a.row - b.row)
  return plan
}

/** What shows only when all lines are taken together: codes, types, cycles, what does not fit whom. */
function checkTogether(plan: Plan, { rootId, known, effectiveOn }: Area): void {
  const hinder = (row: number, code: string, message: string): void => void plan.hinders.push({ row, code, message })
  const placing = new Map(plan.places.map((place) => [place.id, place]))
  const founds = new Map(plan.founds.map((one) => [one.ref, one]))
  const byId = new Map(known.map((one) => [one.id, one]))
  const giving = new Map(plan.gives.map((one) => [one.id, one]))
  const nameOf = (ref: Reference): string =>
    founds.get(ref)?.name ?? placing.get(ref)?.name ?? byId.get(ref)?.name ?? ''
  const typeAfter = (ref: Reference): OrganisationTypeCode | undefined =>
    founds.get(ref)?.typeCode ?? placing.get(ref)?.typeCode ?? byId.get(ref)?.typeCode
  /** The superior of an organisation afterwards; children of one that ends go where it goes. */
  const parentAfter = (ref: Reference): Reference | null => {
    const made = founds.get(ref)
    if (made !== undefined) return made.parent
    const stated = placing.get(ref)?.parent ?? byId.get(ref)?.parentId ?? null
    const gone = stated === null ? undefined : giving.get(stated)
    return gone?.ends === true && placing.get(ref)?.parent === undefined ? gone.to : stated
  }

  const codes = new Map<string, number>()
  const free = new Set(plan.gives.filter(({ ends }) => ends).map(({ id }) => byId.get(id)?.code ?? ''))
  for (const { id, code } of plan.places) if (code !== undefined) free.add(byId.get(id)?.code ?? '')
  for (const { code, row } of [...plan.founds, ...plan.places]) {
    if (code === undefined) continue
    const holder = known.find((one) => one.endedOn === null && one.code === code)
    if (codes.has(code) || (holder !== undefined && !free.has(code)))
      hinder(row, 'code-taken', `Mã ${code} đang được «${holder?.name ?? `dòng ${codes.get(code)}`}» dùng.`)
    codes.set(code, row)
  }

  for (const { id, to, row, kind } of plan.gives) {
    const [from, into] = [typeAfter(id), to === null ? undefined : typeAfter(to)]
    if (from === undefined || into === undefined || kind === 'dissolve') continue
    if (holdsMembers(from) !== holdsMembers(into))
      hinder(
        row,
        'different-kinds',
        `«${nameOf(id)}» là ${typeName(from, effectiveOn).toLowerCase()} nên không vào «${nameOf(to ?? '')}» được: chỉ chi bộ với chi bộ, đảng bộ với đảng bộ.`,
      )
  }

  const looked = [
    ...plan.founds.map(({ ref, row }) => ({ ref, row })),
    ...plan.places.map(({ id, row }) => ({ ref: id, row })),
  ]
  for (const { ref, row } of looked) {
    const seen = new Set<Reference>([ref])
    for (let up = parentAfter(ref); up !== null && up !== rootId; up = parentAfter(up)) {
      if (seen.has(up)) {
        hinder(row, 'cycle', `«${nameOf(ref)}» sẽ trực thuộc chính mình: sửa lại cột cấp trên mới.`)
        break
      }
      seen.add(up)
    }
  }
  const stays = known.filter(({ id, endedOn }) => endedOn === null && giving.get(id)?.ends !== true)
  const rowOf = (id: string, parent: Reference): number | undefined =>
    placing.get(id)?.row ?? placing.get(parent)?.row ?? giving.get(byId.get(id)?.parentId ?? '')?.row
  const below = [
    ...plan.founds.map(({ ref, row }) => ({ ref, row: row as number | undefined })),
    ...stays.map(({ id }) => ({ ref: id, row: rowOf(id, parentAfter(id) ?? '') })),
  ]
  for (const { ref, row } of below) {
    const parent = parentAfter(ref)
    const [type, above] = [typeAfter(ref), parent === null ? undefined : typeAfter(parent)]
    if (row === undefined || type === undefined || above === undefined || ref === rootId) continue
    const forbidden = checkChildType(type, above, effectiveOn)
    if (forbidden !== null)
      hinder(
        row,
        'type-forbidden',
        `«${nameOf(ref)}» (${forbidden.childType}) không đứng dưới «${nameOf(parent ?? '')}» (${forbidden.parentType}) được (O-09).`,
      )
  }
}

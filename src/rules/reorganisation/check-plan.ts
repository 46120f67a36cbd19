// What shows only when all lines of a sheet are taken together: codes, types, cycles, what does not fit whom, parts that are missing.
import { type OrganisationTypeCode, organisationTypes } from '../code-lists/organisation-types.ts'
import { checkChildType, typeName } from '../organisations/child-types.ts'
import { hinder } from './draft.ts'
import type { Area, KnownOrganisation, Plan, Reference } from './plan.ts'

/** The organisations as they will be. */
interface Afterwards extends Area {
  byId: ReadonlyMap<string, KnownOrganisation>
  nameOf: (ref: Reference) => string
  typeOf: (ref: Reference) => OrganisationTypeCode | undefined
  /** The superior; children of one that ends go where it goes. */
  parentOf: (ref: Reference) => Reference | null
}

function afterwards(plan: Plan, area: Area): Afterwards {
  const placing = new Map(plan.places.map((place) => [place.id, place]))
  const founds = new Map(plan.founds.map((one) => [one.ref, one]))
  const byId = new Map(area.known.map((one) => [one.id, one]))
  const giving = new Map(plan.gives.map((one) => [one.id, one]))
  return {
    ...area,
    byId,
    nameOf: (ref) => founds.get(ref)?.name ?? placing.get(ref)?.name ?? byId.get(ref)?.name ?? '',
    typeOf: (ref) => founds.get(ref)?.typeCode ?? placing.get(ref)?.typeCode ?? byId.get(ref)?.typeCode,
    parentOf: (ref) => {
      const made = founds.get(ref)
      if (made !== undefined) return made.parent
      const stated = placing.get(ref)?.parent ?? byId.get(ref)?.parentId ?? null
      const gone = stated === null ? undefined : giving.get(stated)
      return gone?.ends === true && placing.get(ref)?.parent === undefined ? gone.to : stated
    },
  }
}

/** A code belongs to one; that of one that ends, or takes another, is free. */
function checkCodes(plan: Plan, { byId, known }: Afterwards): void {
  const codes = new Map<string, number>()
  const given = [
    ...plan.gives.filter(({ ends }) => ends).map(({ id }) => id),
    ...plan.places.filter(({ code }) => code !== undefined).map(({ id }) => id),
  ]
  const free = new Set(given.map((id) => byId.get(id)?.code ?? ''))
  for (const { code, row } of [...plan.founds, ...plan.places]) {
    if (code === undefined) continue
    const holder = known.find((one) => one.endedOn === null && one.code === code)
    if (codes.has(code) || (holder !== undefined && !free.has(code)))
      hinder(
        plan,
        row,
        'code-taken',
        `Mã ${code} đang được «${holder?.name ?? `dòng ${codes.get(code)}`}» dùng: ghi một mã khác.`,
      )
    codes.set(code, row)
  }
}

const holdsMembers = (type: string): boolean => organisationTypes.byCode(type)?.holdsMembers === true

/** Branches go into branches, what has branches into what has branches. */
function checkKinds(plan: Plan, { nameOf, typeOf, effectiveOn }: Afterwards): void {
  for (const { id, to, row, kind } of plan.gives) {
    const [from, into] = [typeOf(id), to === null ? undefined : typeOf(to)]
    if (from === undefined || into === undefined || kind === 'dissolve') continue
    if (holdsMembers(from) === holdsMembers(into)) continue
    const what = typeName(from, effectiveOn).toLowerCase()
    const message = `«${nameOf(id)}» là ${what} nên không vào «${nameOf(to ?? '')}» được: chỉ chi bộ với chi bộ, đảng bộ với đảng bộ.`
    hinder(plan, row, 'different-kinds', message)
  }
}

function checkCycles(plan: Plan, { rootId, nameOf, parentOf }: Afterwards): void {
  const looked = [
    ...plan.founds.map(({ ref, row }) => ({ ref, row })),
    ...plan.places.map(({ id, row }) => ({ ref: id, row })),
  ]
  for (const { ref, row } of looked) {
    const seen = new Set<Reference>([ref])
    for (let up = parentOf(ref); up !== null && up !== rootId; up = parentOf(up)) {
      if (seen.has(up)) {
        hinder(plan, row, 'cycle', `«${nameOf(ref)}» sẽ trực thuộc chính mình: sửa lại cột cấp trên mới.`)
        break
      }
      seen.add(up)
    }
  }
}

/** O-09: who may stand under whom, of all that is founded and all whose superior, or whose superior's type, is another. */
function checkTypes(plan: Plan, { rootId, known, effectiveOn, byId, nameOf, typeOf, parentOf }: Afterwards): void {
  const placing = new Map(plan.places.map((place) => [place.id, place]))
  const giving = new Map(plan.gives.map((one) => [one.id, one]))
  const rowOf = (id: string, parent: Reference): number | undefined =>
    placing.get(id)?.row ?? placing.get(parent)?.row ?? giving.get(byId.get(id)?.parentId ?? '')?.row
  const stays = known.filter(({ id, endedOn }) => endedOn === null && giving.get(id)?.ends !== true)
  const looked: { ref: Reference; row: number | undefined }[] = [
    ...plan.founds,
    ...stays.map(({ id }) => ({ ref: id, row: rowOf(id, parentOf(id) ?? '') })),
  ]
  for (const { ref, row } of looked) {
    const parent = parentOf(ref)
    const [type, above] = [typeOf(ref), parent === null ? undefined : typeOf(parent)]
    if (row === undefined || type === undefined || above === undefined || ref === rootId) continue
    const forbidden = checkChildType(type, above, effectiveOn)
    if (forbidden === null) continue
    const [own, superior] = [forbidden.childType, forbidden.parentType].map(
      (name) => name.charAt(0).toLowerCase() + name.slice(1),
    )
    const message = `«${nameOf(ref)}» là ${own} nên không đứng dưới «${nameOf(parent ?? '')}» (${superior}) được (O-09): sửa cột «Cấp trên mới» hoặc «Loại hình mới».`
    hinder(plan, row, 'type-forbidden', message)
  }
}

/** Two become one, one becomes two: whoever is alone has forgotten a line. */
function checkParts({ gives, hinders }: Plan, { nameOf }: Afterwards): void {
  for (const { id, kind, row, parts, to, partsUnread } of gives) {
    if (kind === 'consolidate' && gives.filter((one) => one.to === to).length < 2) {
      hinder(
        { hinders },
        row,
        'alone',
        'Hợp nhất cần ít nhất hai tổ chức cùng vào một tổ chức mới: thêm dòng của tổ chức kia, cùng mã mới; nếu nhập vào tổ chức đang có thì ghi «Sáp nhập».',
      )
    }
    if (partsUnread) continue
    if ((kind === 'divide' && parts.length < 2) || (kind === 'detach' && parts.length < 1)) {
      const lines = kind === 'divide' ? ', ít nhất hai dòng' : ''
      const message = `«${nameOf(id)}» thiếu dòng cho các tổ chức được lập ra: ghi mỗi tổ chức mới một dòng${lines}, mỗi dòng có mã cũ, mã mới, tên mới.`
      hinder({ hinders }, row, 'parts-missing', message)
    }
  }
}

/** Says of a plan that was read whole what still hinders. */
export function checkPlan(plan: Plan, area: Area): void {
  const after = afterwards(plan, area)
  for (const check of [checkCodes, checkKinds, checkCycles, checkTypes, checkParts]) check(plan, after)
}

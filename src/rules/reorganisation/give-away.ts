// Who gives its people to whom, and what is founded for it.
import { checkUnitType } from '../organisations/child-types.ts'
import { organisationSearchKey } from '../organisations/keys.ts'
import { type Draft, hinder, refer, superiorOf, typeUnknown, type Wanted } from './draft.ts'
import type { Reference } from './plan.ts'
import { typeOf } from './words.ts'

/** The new organisation of a line; the first line that names it lays down what it is. */
function founded(draft: Draft, { line, old }: Wanted): Reference | undefined {
  const { row, newCode, newName } = line
  if (newCode === '') {
    hinder(
      draft,
      row,
      'code-missing',
      'Thiếu mã của tổ chức mới: ghi vào cột «Mã mới»; các dòng về cùng một tổ chức ghi cùng một mã.',
    )
    return undefined
  }
  const ref = `new:${newCode}`
  const before = draft.founds.get(ref)
  if (before !== undefined) {
    if (newName === '' || organisationSearchKey(newName) === organisationSearchKey(before.name)) return ref
    hinder(
      draft,
      row,
      'name-differs',
      `Mã mới ${newCode} ở dòng ${before.row} là của «${before.name}»: ghi cùng tên ở hai dòng, hoặc một mã khác.`,
    )
    return undefined
  }
  if (newName === '') {
    hinder(draft, row, 'name-missing', `Thiếu tên của tổ chức mới mang mã ${newCode}: ghi vào cột «Tên mới».`)
    return undefined
  }
  const typeCode = line.type === '' ? old.typeCode : typeOf(line.type)
  if (typeCode === null) {
    typeUnknown(draft, row, line.type)
    return undefined
  }
  const { rootId, effectiveOn } = draft.area
  const unitType = checkUnitType(old.unitType, typeCode, effectiveOn) === null ? old.unitType : null
  draft.founds.set(ref, { ref, row, code: newCode, name: newName, parent: old.parentId ?? rootId, typeCode, unitType })
  return ref
}

/** One line of a division: the part it founds, or what stays with the old one where that goes on. */
function givePart(draft: Draft, wanted: Wanted): void {
  const { line, kind, old } = wanted
  const { row, moved, rest } = line
  const ends = kind === 'divide'
  const giving = draft.gives.get(old.id) ?? { id: old.id, row, kind, ends, to: null, parts: [] }
  draft.gives.set(old.id, giving)
  if (!ends && line.newCode === old.code) return
  const to = founded(draft, wanted)
  if (to === undefined) {
    giving.partsUnread = true
    return
  }
  giving.parts.push({ row, to, moved, rest })
  if (ends && (giving.to === null || rest)) giving.to = to
}

function giveAll(draft: Draft, { line: { row }, kind, old: { id } }: Wanted, to: Reference | null | undefined): void {
  if (to !== undefined) draft.gives.set(id, { id, row, kind, ends: true, to, parts: [] })
}

/** Founds what the lines found, then gives away: a merger may go into what a later line founds. */
export function foundAndGive(draft: Draft): void {
  for (const wanted of draft.wanted) {
    if (wanted.kind === 'consolidate') giveAll(draft, wanted, founded(draft, wanted))
    else if (wanted.kind === 'divide' || wanted.kind === 'detach') givePart(draft, wanted)
  }
  for (const wanted of draft.wanted) {
    const { row, newCode, newName } = wanted.line
    const intoNothing = wanted.kind === 'dissolve' && newCode === '' && newName === ''
    if (wanted.kind !== 'merge' && wanted.kind !== 'dissolve') continue
    giveAll(draft, wanted, intoNothing ? null : refer(draft, row, newCode, newName, wanted.old.id))
  }
}

/** Where the founded ones stand: as their line says; under one that ends, under whoever takes over from it. */
export function placeFounded(draft: Draft): void {
  for (const { line } of draft.wanted) {
    const made = draft.founds.get(`new:${line.newCode}`)
    if (made?.row !== line.row || line.parent === '') continue
    made.parent = superiorOf(draft, line) ?? made.parent
  }
  for (const made of draft.founds.values()) {
    if (!draft.ending.has(made.parent)) continue
    const to = draft.gives.get(made.parent)?.to ?? null
    if (to !== null) made.parent = to
    else {
      const message = `Cấp trên của «${made.name}» kết thúc trong bảng này: ghi cấp trên mới.`
      hinder(draft, made.row, 'target-ends', message)
    }
  }
}

// What changes of an organisation that goes on: its superior, type, code and name.
import type { ReorganisationKind } from './columns.ts'
import { type Draft, hinder, superiorOf, typeUnknown, type Wanted } from './draft.ts'
import type { Placing } from './plan.ts'
import { kindNames, typeOf } from './words.ts'

/** Where a line of a kind says what is new. */
const COLUMNS: Readonly<Partial<Record<ReorganisationKind, string>>> = {
  reparent: 'cột «Cấp trên mới»',
  retype: 'cột «Loại hình mới»',
  rename: 'cột «Tên mới» hoặc «Mã mới»',
}

/** What the kind of the line is about; a line that names it and finds nothing has said why. */
function saysSomething({ kind, line }: Wanted, { parent, typeCode, code, name }: Placing, named: string | undefined) {
  if (kind === 'reparent') return (parent ?? (line.parent === '' ? undefined : named)) !== undefined
  return (kind === 'retype' ? typeCode : (name ?? code)) !== undefined
}

export function placeAnew(draft: Draft, wanted: Wanted): Placing {
  const { line, kind, old } = wanted
  const place: Placing = { id: old.id, row: line.row }
  if (line.newName !== '' && line.newName !== old.name) place.name = line.newName
  if (line.newCode !== '' && line.newCode !== old.code) place.code = line.newCode
  const parent = line.parent === '' ? undefined : superiorOf(draft, line)
  if (parent !== undefined && parent !== old.parentId) place.parent = parent
  const type = line.type === '' ? undefined : typeOf(line.type)
  if (type === null) typeUnknown(draft, line.row, line.type)
  else if (type !== undefined && type !== old.typeCode) place.typeCode = type
  const hasSaidWhy = draft.hinders.some(({ row }) => row === line.row)
  if (!(hasSaidWhy || saysSomething(wanted, place, parent))) {
    const message = `Dòng ${kindNames[kind].toLowerCase()} không ghi điều gì mới: ghi ${COLUMNS[kind]}.`
    hinder(draft, line.row, 'nothing-new', message)
  }
  return place
}

// Owns who goes where when an organisation is divided or a part of it is detached: every member and every branch goes to exactly one place.
import { wordKey } from '../text/search-key.ts'
import type { Giving, Reference } from './plan.ts'
import type { Hinder } from './words.ts'

/** A member or an organisation below, with everything a sheet may name it by. */
export interface Movable {
  id: string
  name: string
  /** Number of the card, code of the organisation. */
  numbers: readonly string[]
}

/**
 * Where each goes, by its id; whoever is not in the answer stays (only where the organisation goes on). Two of one name must be named by
 * number; whoever is named twice, by nobody, or is not there hinders.
 */
export function assignParts(
  giving: Giving,
  name: string,
  movables: readonly Movable[],
): { to: Map<string, Reference>; hinders: Hinder[] } {
  const to = new Map<string, Reference>()
  const hinders: Hinder[] = []
  const byNumber = new Map(movables.flatMap((one) => one.numbers.map((number) => [number, one] as const)))
  const byName = Map.groupBy(movables, (one) => wordKey(one.name))
  for (const { row, to: part, moved } of giving.parts) {
    for (const token of moved) {
      const bare = token.replace(/\s+/g, '')
      const named = byName.get(wordKey(token)) ?? []
      const one = byNumber.get(bare) ?? (named.length === 1 ? named[0] : undefined)
      const hinder = (code: string, message: string): void => void hinders.push({ row, code, message })
      if (one === undefined && named.length > 1)
        hinder('ambiguous', `«${name}» có ${named.length} người hoặc tổ chức tên «${token}»: ghi số thẻ đảng hoặc mã.`)
      else if (one === undefined) hinder('not-there', `«${token}» không thuộc «${name}».`)
      else if (to.has(one.id)) hinder('twice', `«${one.name}» được ghi chuyển hai lần.`)
      else to.set(one.id, part)
    }
  }
  const rests = giving.parts.filter(({ rest }) => rest)
  const [rest] = rests
  if (rests.length > 1)
    hinders.push({ row: rests[1]?.row ?? 0, code: 'twice', message: '«Còn lại» chỉ ghi ở một dòng.' })
  const left = movables.filter(({ id }) => !to.has(id))
  if (rest !== undefined) for (const { id } of left) to.set(id, rest.to)
  else if (giving.ends && left.length > 0) {
    const names = left.slice(0, 5).map((one) => `«${one.name}»`)
    const more = left.length > 5 ? ` và ${left.length - 5} mục khác` : ''
    const message = `Chưa ghi ${names.join(', ')}${more} của «${name}» về đâu: ghi tên, số thẻ, mã, hoặc «còn lại» ở một dòng.`
    hinders.push({ row: giving.row, code: 'left-over', message })
  }
  return { to, hinders }
}

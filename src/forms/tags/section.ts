// Owns what a repeated or optional part of a template is: {#tên}…{/tên}, with the tags its lines know.
import type { PartialDate } from '#rules/calendar/partial-date.ts'
import { clean } from '../blanks.ts'
import type { PaperContext, Place } from './tag.ts'

/** One line: what stands in a tag's place; undefined for a tag that is none of its own. */
export type Row = (key: string) => Place | undefined

export interface Section {
  /** As it stands between the braces. */
  name: string
  /** Tags its lines know. */
  tags: readonly string[]
  rows: (context: PaperContext) => readonly Row[]
}

type Value = string | number | PartialDate | null | undefined
type Column<T> = readonly [tag: string, read: (item: T) => Value, blank?: string]

/** A list: one line an item, numbered; where there are none, `least` dotted lines to write on. */
export function list<T>(
  name: string,
  items: (context: PaperContext) => readonly T[] | undefined,
  columns: readonly Column<T>[],
  { least = 1, blank = '…………' }: { least?: number; blank?: string } = {},
): Section {
  const byTag = new Map(columns.map((column) => [column[0], column]))
  const row = (item: T | undefined, index: number): Row => {
    return (key) => {
      if (key === 'số thứ tự') return { value: String(index + 1), blank: '' }
      const column = byTag.get(key)
      if (column === undefined) return undefined
      return {
        value: (item === undefined ? undefined : clean(column[1](item))) ?? null,
        blank: column[2] ?? blank,
      }
    }
  }
  return {
    name,
    tags: ['số thứ tự', ...byTag.keys()],
    rows: (context) => {
      const found = items(context) ?? []
      return Array.from({ length: found.length === 0 ? least : found.length }, (_, i) => row(found[i], i))
    },
  }
}

const nothingOfItsOwn: Row = () => undefined

/** A part that is there or not. */
export const condition = (name: string, holds: (context: PaperContext) => boolean): Section => ({
  name,
  tags: [],
  rows: (context) => (holds(context) ? [nothingOfItsOwn] : []),
})

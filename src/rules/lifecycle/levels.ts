// Owns the places a case knows: the organisations that act in it, by their level as seen from the case.
import type { Facts, Place, Places } from './case.ts'

export type Level =
  | 'branch'
  | 'intermediate'
  | 'grassroots'
  | 'superior'
  | 'province'
  | 'central'
  | 'receiving-branch'
  | 'receiving-intermediate'
  | 'receiving-grassroots'
  | 'receiving-superior'
  | 'receiving-province'
  | 'residence-branch'
  | 'residence-grassroots'
  | 'foreign-affairs'
  | 'deciding'
  | 'handling'

/** How a level is called where no organisation is known by name yet. */
export const levelTitles: Readonly<Record<Level, string>> = {
  branch: 'chi bộ',
  intermediate: 'đảng ủy bộ phận',
  grassroots: 'đảng ủy cơ sở',
  superior: 'cấp ủy cấp trên trực tiếp của tổ chức cơ sở đảng',
  province: 'tỉnh ủy, thành ủy',
  central: 'cơ quan Trung ương',
  'receiving-branch': 'chi bộ nơi đến',
  'receiving-intermediate': 'đảng ủy bộ phận nơi đến',
  'receiving-grassroots': 'đảng ủy cơ sở nơi đến',
  'receiving-superior': 'cấp ủy cấp trên trực tiếp nơi đến',
  'receiving-province': 'tỉnh ủy, thành ủy nơi đến',
  'residence-branch': 'chi bộ nơi cư trú',
  'residence-grassroots': 'đảng ủy nơi cư trú',
  'foreign-affairs': 'Đảng ủy Bộ Ngoại giao',
  deciding: 'cấp ủy có thẩm quyền quyết định',
  handling: 'cấp đang giải quyết',
}

/**
 * The organisation of a level in this case; undefined where the level does not exist. Two levels are found through others:
 * `deciding` is what the caller says, else the direct superior of the grassroots organisation, and in the three-level model (ADM-04,
 * ADM-07) the grassroots committee itself or the province; `handling` is the level the case names in its fact `handlerLevel`.
 */
export function placeOf(level: Level, places: Places, facts: Facts): Place | undefined {
  if (level === 'deciding') return places.deciding ?? places.superior ?? places.grassroots ?? places.province
  if (level === 'handling') {
    const at = facts.handlerLevel
    return places.handling ?? (isLevel(at) && at !== 'handling' ? placeOf(at, places, facts) : undefined)
  }
  return places[level]
}

/** The branch that is the grassroots organisation itself: it stands where the committee of that level would; undefined where there is one. */
export function branchAlone(level: Level, known: Readonly<Partial<Record<Level, unknown>>>): Level | undefined {
  const branch = level.replace(/grassroots$/, 'branch') as Level
  return branch !== level && known[level] === undefined && known[branch] !== undefined ? branch : undefined
}

const lines: readonly (readonly Level[])[] = [
  ['branch', 'intermediate', 'grassroots', 'superior', 'province', 'central'],
  ['deciding', 'province', 'central'],
  ['receiving-branch', 'receiving-intermediate', 'receiving-grassroots', 'receiving-superior', 'receiving-province'],
  ['residence-branch', 'residence-grassroots'],
]

/** The levels above one, the nearest first; none where nothing is said of them. */
export function levelsAbove(level: Level): readonly Level[] {
  const line = lines.find((one) => one.includes(level)) ?? []
  return line.slice(line.indexOf(level) + 1)
}

export const isLevel = (value: unknown): value is Level =>
  typeof value === 'string' && Object.hasOwn(levelTitles, value)

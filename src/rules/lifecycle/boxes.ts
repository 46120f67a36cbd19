// The boxes of the introduction forms as data: which level signs which box, in which direction (lifecycle-rules §11).
import type { Facts, Places } from './case.ts'
import { type Level, placeOf } from './levels.ts'

export interface Box {
  no: number
  level: Level
  /** Away from home, or back. */
  direction: 'out' | 'back'
}

export interface BoxForm {
  code: 'GT-10' | 'GT-7' | 'GT-8' | 'GT-2'
  title: string
  colour: string
  boxes: readonly Box[]
}

const box = (no: number, level: Level, direction: Box['direction'] = 'out'): Box => ({ no, level, direction })

export const boxForms: readonly BoxForm[] = [
  {
    code: 'GT-10',
    title: 'Chính thức, ra khỏi đảng bộ cấp trên trực tiếp',
    colour: 'lá mạ',
    boxes: [
      box(1, 'branch'),
      box(2, 'intermediate'),
      box(3, 'grassroots'),
      box(4, 'superior'),
      box(5, 'province'),
      box(6, 'receiving-province'),
      box(7, 'receiving-superior'),
      box(8, 'receiving-grassroots'),
      box(9, 'receiving-intermediate'),
      box(10, 'receiving-branch'),
    ],
  },
  {
    // Boxes 2 and 6 are an inference (§11): the two đảng ủy bộ phận.
    code: 'GT-7',
    title: 'Chính thức, trong một đảng bộ cấp trên trực tiếp',
    colour: 'nõn chuối',
    boxes: [
      box(1, 'branch'),
      box(2, 'intermediate'),
      box(3, 'grassroots'),
      box(4, 'superior'),
      box(5, 'receiving-grassroots'),
      box(6, 'receiving-intermediate'),
      box(7, 'receiving-branch'),
    ],
  },
  {
    code: 'GT-8',
    title: 'Tạm thời',
    colour: 'vàng chanh',
    boxes: [
      box(1, 'branch'),
      box(2, 'grassroots'),
      box(3, 'receiving-grassroots'),
      box(4, 'receiving-branch'),
      box(5, 'receiving-branch', 'back'),
      box(6, 'receiving-grassroots', 'back'),
      box(7, 'grassroots', 'back'),
      box(8, 'branch', 'back'),
    ],
  },
  {
    code: 'GT-2',
    title: 'Ra ngoài nước qua Đảng ủy Bộ Ngoại giao',
    colour: 'hồng đào',
    boxes: [box(1, 'foreign-affairs'), box(2, 'foreign-affairs', 'back')],
  },
]

/** A box and whether it is left empty because nobody stands at its level. */
export interface PlacedBox extends Box {
  skipped: boolean
}

/** The boxes of a form in a case. In the three-level model the province signs the superior's box of the 7-box form. */
export function boxesOf(code: string, places: Places, facts: Facts): PlacedBox[] {
  const form = boxForms.find((f) => f.code === code)
  const standIn = code === 'GT-7' && placeOf('superior', places, facts) === undefined
  return (form?.boxes ?? []).map((b) => {
    const level = standIn && b.level === 'superior' ? 'province' : b.level
    return { ...b, level, skipped: placeOf(level, places, facts) === undefined }
  })
}

/** The number of the box a level signs, or null when the form has none for it. */
export const boxNumber = (code: string, level: Level, direction: Box['direction'] = 'out'): number | null =>
  boxForms.find((f) => f.code === code)?.boxes.find((b) => b.level === level && b.direction === direction)?.no ?? null

// Owns cells seen as text: lines, emptiness, and characters that show a text was damaged or typed in an old font.
import { normalise, normaliseLines } from '../text/normalise.ts'
import type { Cell } from './types.ts'

/** A number as Excel's reader would print it, without exponent for whole numbers. */
export function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}

/** The cell as one line of text; a date serial or an error has its own forms and gives ''. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return normalise(cell)
  if (typeof cell === 'number') return Number.isFinite(cell) ? numberText(cell) : ''
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  return ''
}

export function cellLines(cell: Cell): string[] {
  return typeof cell === 'string' ? normaliseLines(cell) : [cellText(cell)]
}

/** True when nothing visible stands in the cell. */
export function isBlank(cell: Cell): boolean {
  if (cell === null || cell === undefined) return true
  return typeof cell === 'string' && normalise(cell) === ''
}

/** A cell as a short text for recognising rows, dates and errors included. */
export function anyText(cell: Cell): string {
  if (cell !== null && typeof cell === 'object') {
    if (cell instanceof Date) return cell.toISOString().slice(0, 10)
    return 'error' in cell ? cell.error : String(cell.serial)
  }
  return cellText(cell)
}

export const FORMULA_ERROR =
  /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|####*)$|^#{3,}$/i

// TCVN3 (.VnTime) leaves signs and letters of Latin-1 that Vietnamese does not use; VNI writes the tone as a letter after its vowel.
const TCVN3 = /[¡-¬®-¾ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]/
const VNI = /[aA][âáàåãäêéèúüëùøûõï]|[eE][âáàåãäùøûõï]|[oO][âåäùøûõï]|[ôÔöÖ][ùøûõï]|[uUyY][øûõï]|[ñÑ](?=[aeiouy])/u

export type Damage = 'tcvn3' | 'vni' | 'lost-letters'

/** What is wrong with the letters of a name or place; null when nothing is. */
export function damageOf(text: string): Damage | null {
  if (/\ufffd|\p{L}\?\p{L}|\p{L}\?(?=\s|$)|(?:^|\s)\?\p{L}/u.test(text)) return 'lost-letters'
  if (/á»|áº|Ã[\u0080-\u00bf¡-¿]|Ä‘|Æ°|Æ¡/.test(text)) return 'lost-letters'
  if (VNI.test(text)) return 'vni'
  return TCVN3.test(text) ? 'tcvn3' : null
}

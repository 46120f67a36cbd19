// Owns the numbers of a member: personal id, card, file; zeros that Excel dropped come back only when nothing else is possible.
import { normalise } from '../text/normalise.ts'
import { finding } from './messages.ts'
import type { Cell, Finding } from './types.ts'

const SCIENTIFIC = /^\d(?:[.,]\d+)?e\+?\d+$/i

/** "987654321012.0": a whole number as a program for tables writes it. */
const whole = (text: string): string => text.replace(/^(['’`]?\d{7,})[.,]0$/, '$1')

function digitsOnly(text: string): string {
  return whole(normalise(text))
    .replace(/^['’`]/, '')
    .replace(/[\s.\-_'’]/g, '')
}

/** Province codes of personal numbers run from 001 to 096. Basis: 12 digits = place, century and gender, year, six more. */
function plausibleProvince(id: string): boolean {
  const code = Number(id.slice(0, 3))
  return code >= 1 && code <= 96
}

function birthYearAgrees(id: string, birthDate: string): boolean {
  return birthDate !== '' && id.slice(4, 6) === birthDate.slice(2, 4)
}

/** The personal id: twelve digits, or what was printed together with a problem. Rule: CARD-01. */
export function personalId(cell: Cell, text: string, birthDate: string, findings: Finding[]): string {
  if (text === '') return ''
  if (SCIENTIFIC.test(text) || (typeof cell === 'number' && (!Number.isInteger(cell) || cell >= 1e12))) {
    findings.push(finding('number-unreadable', 'personalId', { text }))
    return ''
  }
  const id = digitsOnly(text)
  if (/^\d{12}$/.test(id)) return id
  if (!/^\d+$/.test(id)) {
    findings.push(finding('personal-id-format', 'personalId', { text }))
    return normalise(text)
  }
  const padded = id.padStart(12, '0')
  // A number cell cannot hold a leading zero; a text that starts with one still has its zeros and lacks others. Two are lost by the
  // provinces 001 to 009: a text (CSV) also shows the century, 0 to 3, where it must stand.
  const two = id.length === 10 && (typeof cell === 'number' || /^00[1-9][0-3]/.test(padded))
  const lost = two || (id.length === 11 && (typeof cell === 'number' || !id.startsWith('0')))
  const sure = typeof cell === 'number' || birthYearAgrees(padded, birthDate)
  if (lost && sure && plausibleProvince(padded)) {
    findings.push(finding('leading-zero-restored', 'personalId', { value: padded }))
    return padded
  }
  findings.push(finding('personal-id-length', 'personalId', { text, digits: String(id.length) }))
  return id
}

/** The card number as printed: twelve digits, those of the personal id, or eight of the older card with its point. */
export function cardNumber(cell: Cell, text: string, id: string, findings: Finding[]): string {
  if (text === '') return ''
  if (SCIENTIFIC.test(text)) {
    findings.push(finding('number-unreadable', 'cardNo', { text }))
    return ''
  }
  if (/^(?:chưa(?: có| cấp)?|không|ko|-+|\/+)$/iu.test(text)) return ''
  if (typeof cell === 'number' && !Number.isInteger(cell) && cell < 100) {
    const restored = cell.toFixed(6).padStart(9, '0')
    if (restored !== text) findings.push(finding('leading-zero-restored', 'cardNo', { value: restored }))
    return restored
  }
  if (typeof cell === 'number' && /^\d{7}$/.test(text)) {
    findings.push(finding('leading-zero-restored', 'cardNo', { value: `0${text}` }))
    return `0${text}`
  }
  if (typeof cell === 'number' && /^\d{10,11}$/.test(text)) {
    const restored = text.padStart(12, '0')
    findings.push(finding('leading-zero-restored', 'cardNo', { value: restored }))
    return restored
  }
  const compact = digitsOnly(text)
  // What a list saved as text keeps of a number cell: the older card begins with two digits, the new one is the personal id.
  const older = /^\d[.,]\d{6}$/.test(text)
  if (older || (compact.length >= 10 && compact.length < 12 && compact.padStart(12, '0') === id)) {
    const restored = older ? `0${text.replace(',', '.')}` : id
    findings.push(finding('leading-zero-restored', 'cardNo', { value: restored }))
    return restored
  }
  if (!/^\d{8}$|^\d{12}$/.test(compact)) findings.push(finding('card-number-format', 'cardNo', { text }))
  if (/^\d{12}$/.test(compact)) return compact
  // The older card begins with two digits and a point, whatever a list parts them with.
  if (/^\d{8}$/.test(compact) && /^['’`]?\d[\d\s.-]*[\s.-][\d\s.-]*$/.test(text))
    return `${compact.slice(0, 2)}.${compact.slice(2)}`
  return text.replace(/^['’`]/, '').replace(/\s*([.-])\s*/g, '$1')
}

/** The file number without inner spaces, letters in capitals; other shapes stay and are named. Rule: NUM-01. */
export function fileNumber(text: string, findings: Finding[]): string {
  if (text === '' || /^(?:chưa(?: có)?|không|-+)$/iu.test(text)) return ''
  const compact = digitsOnly(text).toUpperCase()
  if (/^\d{6}\p{L}{2,3}$/u.test(compact)) return compact
  findings.push(finding('file-number-format', 'fileNo', { text }))
  return normalise(text)
}

/** A telephone as it is dialled within the country; two numbers in one cell stay as printed. */
export function phoneNumber(text: string): string {
  if (/^(?:chưa(?: có)?|không(?: có)?|ko|-+)$/iu.test(text)) return ''
  const plain = plainNumber(whole(text).replace(/^\(?(?:\+|00)84\)?[\s.-]*0?/, '0'))
  if (plain.length > 12) return text
  return plain.replace(/^(?:84)?(?=[35789]\d{8}$)/, '0')
}

/** A number kept as printed, without the apostrophe and the spaces people put into it. */
export function plainNumber(text: string): string {
  return /^['’`]?[\d\s.+-]+$/.test(text) ? whole(text).replace(/['’`\s.-]/g, '') : text
}

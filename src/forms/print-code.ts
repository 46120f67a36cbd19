// Owns what can be printed: every form and paper of a case, the registers of ours, and how their files are called.
import { documentPapers } from '#rules/lifecycle/document-papers.ts'
import { forms } from '#rules/lifecycle/forms.ts'
import type { PaperCode } from '#rules/lifecycle/papers.ts'

/** Printed here, but no paper of a case: registers, and the decision of a committee that no list gives a code. */
export const ownPrints = {
  'exemption-decision': 'Quyết định cho đảng viên miễn công tác và sinh hoạt đảng',
  'members-register': 'Danh sách đảng viên',
  'probationers-register': 'Danh sách đảng viên dự bị',
  'transfers-register': 'Sổ chuyển sinh hoạt đảng',
} as const

export type PrintCode = PaperCode | keyof typeof ownPrints

const titles: Readonly<Record<string, string>> = { ...forms, ...documentPapers, ...ownPrints }

/** Papers that only others write (a court, a hospital, an employer) or that are no sheet at all: nothing to print. */
const notOurs: readonly string[] = ['DM-66', 'DM-68', 'DM-74', 'DM-76', 'DM-80', 'competent-decision', 'sealed-dossier']

export const isPrintCode = (code: string): code is PrintCode => Object.hasOwn(titles, code) && !notOurs.includes(code)

export const printCodes: readonly PrintCode[] = Object.keys(titles).filter(isPrintCode)

export const printTitle = (code: PrintCode): string => titles[code] ?? ''

/** The words of a text with one hyphen between them. */
export const wordsStem = (text: string): string => fileStem(text).replaceAll(/-+/g, '-').replaceAll(/^-|-$/g, '')

/** So many letters of a title go into the name of a file, in whole words. */
const SHORT = 48

/** A title as the name of a file begins: what stands before a bracket, few words, no diacritics. */
export function shortStem(title: string): string {
  const [head = ''] = title.split('(')
  const words = wordsStem(head)
  return words.length <= SHORT ? words : words.slice(0, words.lastIndexOf('-', SHORT))
}

/** How the file of a paper begins: its title; before it the code where it is a form, by which people know it. */
export const paperStem = (code: PrintCode): string =>
  Object.hasOwn(forms, code) ? `${fileStem(code)}-${shortStem(printTitle(code))}` : shortStem(printTitle(code))

/** A code without signs that trouble a file system: 6-KNĐ → 6-KND. */
export const fileStem = (code: string): string =>
  code
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('Đ', 'D')
    .replaceAll('đ', 'd')
    .replace(/[^A-Za-z0-9-]/g, '-')

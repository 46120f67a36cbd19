// Owns how a paper of a case is named: a form by its code, a document type by its number, or a plain paper of ours.
import { type DocumentPaperCode, documentPapers } from './document-papers.ts'
import { type FormCode, forms } from './forms.ts'

export type PaperCode = FormCode | DocumentPaperCode

const titles: Readonly<Record<PaperCode, string>> = { ...forms, ...documentPapers }

export const isPaperCode = (code: string): code is PaperCode => Object.hasOwn(titles, code)
export const isFormCode = (code: string): code is FormCode => Object.hasOwn(forms, code)

/** The title alone. */
export const paperTitle = (code: PaperCode): string => titles[code]

/** As a sentence names it: a form with its code, any other paper by its title. */
export const paperName = (code: PaperCode): string =>
  isFormCode(code) ? `${titles[code]} (mẫu ${code})` : titles[code]

// Fills forms: one paper as a Word file, or all papers of a case as one archive.
import { nameParts } from '#rules/text/proper-name.ts'
import { clean } from './blanks.ts'
import type { FormData } from './form-data.ts'
import { archive, pack } from './pack.ts'
import { type PrintCode, paperStem, shortStem, wordsStem } from './print-code.ts'
import { specOf } from './specs.ts'
import { paperScope } from './tags/all.ts'
import type { Gap } from './tags/gaps.ts'
import { shippedTemplates, type Templates } from './templates.ts'

/**
 * One paper as a Word file. What the data lack is a dotted line. Throws TemplateError when the office has put a template there that cannot
 * be used; nothing else is refused. `onGap` is told of each dotted line.
 */
export function renderForm(
  code: PrintCode,
  data: FormData,
  templates: Templates = shippedTemplates,
  onGap?: (gap: Gap) => void,
): Uint8Array {
  const spec = specOf(code)
  const own = data.papers?.findLast((paper) => paper.code === code)
  return templates.find(code).fill(paperScope({ code, spec, data, own }, onGap))
}

/** Whom the papers are about, after a line under the name of the file; empty where nobody is named. */
function aboutWhom(data: FormData): string {
  const { surname, middle, given } = nameParts(clean(data.person?.fullName) ?? '')
  const name = wordsStem([surname, middle, given].join(' ')).slice(0, 60)
  return name === '' ? '' : `_${name}`
}

/** A name for the file: what the paper is and whom it is about, without signs that trouble a file system. */
export const formFileName = (code: PrintCode, data: FormData): string => `${paperStem(code)}${aboutWhom(data)}.docx`

/** A name for all papers of a case together: the case by its title, whom it is about, the day. */
export const archiveName = (title: string, data: FormData, on: string): string =>
  `Giay-to-${shortStem(title)}${aboutWhom(data)}_${on}.zip`

/**
 * Several papers at once, as a ZIP archive in the order given, each code once, of the day of the data. A number belongs to one paper: only numbers of
 * `data.papers` are printed here, never `data.number`. `of`: what one paper says, where that is not the same for all.
 */
export function renderAll(
  codes: readonly PrintCode[],
  data: FormData,
  templates: Templates = shippedTemplates,
  of: (code: PrintCode) => FormData = () => data,
): Uint8Array {
  // Word files are compressed already.
  const files = [...new Set(codes)].map((code) => {
    const { number: _number, ...own } = of(code)
    return pack(formFileName(code, data), renderForm(code, own, templates), true)
  })
  return archive(files, data.on ?? undefined)
}

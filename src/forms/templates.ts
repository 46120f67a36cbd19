// Owns where templates lie: the office's own folder first, then the shipped one; a form's own file first, then the generic one of its kind.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkTemplate, TemplateError } from './check-template.ts'
import { fileStem, type PrintCode } from './print-code.ts'
import { genericOf } from './specs.ts'
import { type WordTemplate, wordTemplate } from './word-template.ts'

export const shippedFolder = fileURLToPath(new URL('../../templates/', import.meta.url))

/** Larger than any form: whoever puts pictures in a template should make them small. */
const LARGEST = 5_000_000

export interface Templates {
  /** The template of a form, read. Throws TemplateError when the office's file cannot be used. */
  find: (code: PrintCode) => WordTemplate
  /** The file it would be read from. */
  fileOf: (code: PrintCode) => string
}

interface Kept {
  template: WordTemplate
  /** Size and time of the file when it was read: another one is read anew. */
  mark: string
}

/** A read template takes some 0.3 MB: those used last stay, enough for all papers of a case. */
const MOST_KEPT = 24
const kept = new Map<string, Kept>()

function keep(path: string, one: Kept): WordTemplate {
  kept.delete(path)
  kept.set(path, one)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return one.template
}

/** Read when it is asked for the first time, and again when the file has changed. */
function read(path: string): WordTemplate {
  const about = statSync(path)
  const mark = `${about.size} ${about.mtimeMs}`
  const before = kept.get(path)
  if (before?.mark === mark) return keep(path, before)
  const ours = path.startsWith(shippedFolder)
  if (!ours && about.size > LARGEST) throw new TemplateError(path, [`Tệp lớn hơn ${LARGEST / 1_000_000} MB.`])
  const bytes = new Uint8Array(readFileSync(path))
  const problems = ours ? [] : checkTemplate(bytes)
  if (problems.length > 0) throw new TemplateError(path, problems)
  return keep(path, { template: wordTemplate(bytes), mark })
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/** Templates of an office (`templates` in the data folder) before the shipped ones; without a folder the shipped ones alone. */
export function templatesIn(officeFolder: string | null): Templates {
  const folders = officeFolder === null ? [shippedFolder] : [officeFolder, shippedFolder]
  const fileOf = (code: PrintCode): string => {
    const files = [`${fileStem(code)}.docx`, `generic-${genericOf(code)}.docx`]
    const found = files.flatMap((file) => folders.map((folder) => join(folder, file))).find(isFile)
    if (found === undefined) throw new Error(`no template for ${code}`)
    return found
  }
  return { fileOf, find: (code) => read(fileOf(code)) }
}

/** Of the data folder that the settings name. */
export const officeTemplates = (dataFolder: string): Templates => templatesIn(join(dataFolder, 'templates'))
export const shippedTemplates: Templates = templatesIn(null)

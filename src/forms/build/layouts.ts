// All templates we lay out, and the bytes of each.
import { fileStem } from '../print-code.ts'
import { admissionForms } from './admission.ts'
import { admissionFileForms } from './admission-file.ts'
import { dossierForms } from './dossier.ts'
import { genericForms } from './generic.ts'
import { wordFile } from './package.ts'
import type { Layout } from './parts.ts'
import { poolForms } from './pool.ts'
import { registerForms } from './registers.ts'
import { standingForms } from './standing.ts'
import { transferForms } from './transfer.ts'

export const layouts: readonly Layout[] = [
  ...poolForms,
  ...admissionFileForms,
  ...admissionForms,
  ...dossierForms,
  ...transferForms,
  ...standingForms,
  ...registerForms,
  ...genericForms,
]

/** File name and content of every template. */
export function* builtTemplates(): Generator<{ file: string; bytes: Uint8Array }> {
  for (const { name, page, body } of layouts) yield { file: `${fileStem(name)}.docx`, bytes: wordFile(body, page) }
}

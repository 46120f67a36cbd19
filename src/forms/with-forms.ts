// Fills forms where a server does it: the engine is loaded when it is first asked for, and the office's own templates go first.
import { basename } from 'node:path'

export interface Forms {
  render: typeof import('./render.ts')
  preview: typeof import('./preview.ts')
  templates: import('./templates.ts').Templates
}

/** Of a Word file. */
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * What `work` makes with the forms. A template of the office (in the data folder) that cannot be used is what `unusable` answers, told why
 * in Vietnamese sentences.
 */
export async function withForms<T, R>(
  officeFolder: string | null,
  work: (forms: Forms) => T,
  unusable: (problems: string) => R,
): Promise<T | R> {
  const [render, preview, templates, check] = await Promise.all([
    import('./render.ts'),
    import('./preview.ts'),
    import('./templates.ts'),
    import('./check-template.ts'),
  ])
  const found = officeFolder === null ? templates.shippedTemplates : templates.officeTemplates(officeFolder)
  try {
    return work({ render, preview, templates: found })
  } catch (error) {
    if (!(error instanceof check.TemplateError)) throw error
    // Of many papers made at once it is said which file is meant.
    return unusable(`tệp «${basename(error.file)}». ${error.problems.join(' ')}`)
  }
}

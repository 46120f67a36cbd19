// Serves the papers of a case: which can be printed, one to look at, and the Word files. The engine is loaded when it is first asked for.
import { listPrintable, previewPaper, printPapers } from '#contract/case-papers.ts'
import { isPrintCode, type PrintCode, printTitle } from '#forms/print-code.ts'
import { WORD, withForms } from '#forms/with-forms.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { formDataOf } from '#modules/cases/papers/form-data.ts'
import { leavesMinutes } from '#modules/cases/papers/issuer.ts'
import { missingOn } from '#modules/cases/papers/missing.ts'
import { printCases } from '#modules/cases/scope.ts'
import { findCase, type LoadedCase } from '#modules/cases/store/cases.ts'
import { papersOf } from '#rules/lifecycle/fold.ts'
import { papersOfWay, wayOf } from '#rules/lifecycle/papers-of.ts'

const BYTES_LIMIT = 32 * 1024 * 1024

/**
 * The papers of the case that are ours to print: those it has first, then those of its steps, taken or still to come. `inSet`: goes along when all are taken at once.
 */
function printable({ lifecycle, given }: LoadedCase): { code: PrintCode; there: boolean; inSet: boolean }[] {
  const { steps, facts } = wayOf(lifecycle, given)
  const there = new Set<string>(papersOf(lifecycle, given).map((paper) => paper.code))
  const counting = steps.some(leavesMinutes) ? ['vote-minutes'] : []
  // POOL-04: a guard asks for it, and only where the province has the rule.
  const parents = facts.pupil === true ? ['2-TN'] : []
  // EXM-02: the committee decides by a paper that no list gives a code; where it has not and will not, there is none.
  const decides = lifecycle.code === 'exemption' && steps.some(({ code }) => code === 'decide' || code === 'renew')
  const decided = decides && facts.route === 'other' ? ['exemption-decision'] : []
  const way = papersOfWay(steps, facts, given.places)
  const apart = new Set<string>(way.flatMap(({ code, inSet }) => (inSet ? [] : [code])))
  const codes = new Set<string>([...there, ...way.map(({ code }) => code), ...counting, ...parents, ...decided])
  return [...codes].filter(isPrintCode).map((code) => {
    const isThere = there.has(code)
    return { code, there: isThere, inSet: isThere || !apart.has(code) }
  })
}

const unusable = (problems: string): Refusal => refuse('cases.template-unusable', { problems })

export const serveListPapers = serveQuery(listPrintable, {
  scope: printCases,
  run: async (context, input) => {
    const loaded = await findCase(context, printCases, input.id, 'read')
    if (loaded === undefined) return notFound()
    return { papers: printable(loaded).map((paper) => ({ ...paper, title: printTitle(paper.code) })) }
  },
})

export const servePreviewPaper = serveQuery(previewPaper, {
  scope: printCases,
  run: async (context, input) => {
    const loaded = await findCase(context, printCases, input.id, 'read')
    if (loaded === undefined) return notFound()
    const found = printable(loaded).find(({ code }) => code === input.code)
    if (found === undefined) return refuse('cases.not-printable', { code: input.code })
    const { data, of } = await formDataOf(context, loaded, false)
    const seen = await withForms(
      context.officeFolder,
      ({ preview, templates }) => preview.formPreview(found.code, of(found.code), templates),
      unusable,
    )
    if (seen instanceof Refusal) return seen
    const fields = new Set([...Object.keys(data.person ?? {}), ...(data.career === undefined ? [] : ['career'])])
    return {
      code: found.code,
      title: printTitle(found.code),
      html: seen.html,
      missing: missingOn(found.code, seen.gaps, loaded, fields),
    }
  },
})

export const servePrintPapers = serveCommand(printPapers, {
  scope: printCases,
  run: async (context, input) => {
    const loaded = await findCase(context, printCases, input.id, 'read')
    if (loaded === undefined) return notFound()
    const known = new Map<string, PrintCode>(printable(loaded).map(({ code }) => [code, code]))
    const codes: PrintCode[] = []
    for (const asked of new Set(input.codes)) {
      const code = known.get(asked)
      if (code === undefined) return refuse('cases.not-printable', { code: asked })
      codes.push(code)
    }
    const { data, numbers, of } = await formDataOf(context, loaded, true)
    const [only] = codes
    const file = await withForms(
      context.officeFolder,
      ({ render, templates }) =>
        codes.length === 1 && only !== undefined
          ? { name: render.formFileName(only, data), type: WORD, bytes: render.renderForm(only, of(only), templates) }
          : {
              name: render.archiveName(loaded.lifecycle.title, data, context.today),
              type: 'application/zip',
              bytes: render.renderAll(codes, data, templates, of),
            },
      unusable,
    )
    if (file instanceof Refusal) return file
    const { actor, files } = context
    const kept = await files.keep(actor.accountId, {
      name: file.name,
      mediaType: file.type,
      body: Buffer.from(file.bytes),
      limit: BYTES_LIMIT,
    })
    if (kept === null) return refuse('kernel.too-large', { limit: '32 MB' })
    const { row, lifecycle } = loaded
    context.audit({
      organisationId: row.organisation_id,
      path: row.path,
      subjectType: 'case',
      subjectId: row.id,
      summary: `In ${codes.length} giấy tờ của việc «${lifecycle.title}», ${row.subject_name}${numbers ? ', có số đầy đủ của hồ sơ' : ''}: ${codes.join(', ')}.`,
    })
    return { downloadId: kept.id, fileName: file.name, papers: codes.length }
  },
})

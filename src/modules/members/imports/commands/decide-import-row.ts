// Decides one row, and corrects its values: a corrected row is judged anew by the rules that read the file.
import { decideImportRow as contract, type ImportDecision } from '#contract/imports.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { branchBook } from '#modules/members/imports/branches.ts'
import { about, checkReady, heldImport, stopped } from '#modules/members/imports/checks.ts'
import { decisionNames } from '#modules/members/imports/commands/decide-import-rows.ts'
import { corrected, repeated } from '#modules/members/imports/correct.ts'
import { matchPeople } from '#modules/members/imports/match.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { firstDecision, openContent, stateOf } from '#modules/members/imports/staged.ts'
import { changeImport, findImport, recount } from '#modules/members/imports/store/imports.ts'
import { lockRow, type NewRow, planOf, updateRow } from '#modules/members/imports/store/rows.ts'
import { countsOf, shownRows } from '#modules/members/imports/view.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { FIELD_LABELS } from '#rules/member-list/messages.ts'

export const decideImportRow = serveCommand(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const { tx, province, secrets, today } = context
    const record = await heldImport(context, { importId: input.importId }, checkReady)
    if (stopped(record)) return record
    const row = await lockRow(tx, province, record.id, input.seq)
    if (row === undefined) return notFound()
    if (input.decision === undefined && input.correct === undefined) {
      return refuse('kernel.invalid-input', {}, [
        { path: 'decision', message: 'Cần một quyết định hoặc một sửa chữa.' },
      ])
    }
    let next: NewRow = {
      seq: row.seq,
      sheet: row.sheet,
      sheetRow: row.sheet_row,
      state: row.state,
      decision: row.decision,
      corrected: row.corrected,
      organisationId: row.organisation_id,
      matchedId: row.matched_member_id,
      content: openContent(row.values_sealed, secrets),
    }
    const corrections = input.correct
    if (corrections !== undefined) {
      const organisation = await organisationById(tx, province, record.organisation_id)
      if (organisation === undefined) return notFound()
      const book = await branchBook(tx, province, organisation)
      const content = corrected(next.content, corrections, today, book.names)
      const findings = [...content.findings, ...(await repeated(context, record.id, row, content.values))]
      const [matched] = await matchPeople(tx, secrets, province, { importId: record.id, path: record.path }, [
        { values: content.values, findings },
      ])
      if (matched === undefined) throw new Error('one person in, none out')
      const branchCorrected = corrections.some((c) => c.field === 'branch')
      next = {
        ...next,
        state: stateOf(matched.findings, matched.matchedId !== null),
        decision: firstDecision(matched.state),
        corrected: true,
        organisationId: branchCorrected ? book.find(content.values.branch).organisationId : next.organisationId,
        matchedId: matched.matchedId,
        content: { values: content.values, findings: matched.findings },
      }
    }
    const decision: ImportDecision = input.decision ?? next.decision
    if (next.state === 'problem' && decision !== 'skip') {
      const problem = next.content.findings.find((f) => f.severity === 'problem')?.message ?? ''
      return refuse('imports.row-still-wrong', { row: row.sheet_row, problem })
    }
    if (next.state === 'match' && decision === 'import') return refuse('imports.row-is-known')
    if (next.state === 'new' && decision === 'update') return refuse('imports.row-is-not-known')
    const written = await updateRow(tx, province, record.id, { ...next, decision }, secrets)
    await recount(tx, province, record.id)
    const version = await changeImport(tx, province, record, {})
    const fields = corrections?.map((c) => FIELD_LABELS[c.field]) ?? []
    context.audit({
      ...about(record),
      summary: `Danh sách «${record.file_name}», dòng ${row.sheet_row}: ${fields.length === 0 ? '' : `sửa ${fields.join(', ')}; `}quyết định «${decisionNames[decision]}».`,
    })
    const after = await findImport(context, record.id)
    const [shown] = await shownRows(context, [written])
    if (after === undefined || shown === undefined) throw new Error('an import went away under a lock')
    return { version, row: shown, counts: countsOf(after), plan: await planOf(tx, province, record.id) }
  },
})

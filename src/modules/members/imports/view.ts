// An import and its rows as they are shown: numbers masked, matches compared with the records.
import { sql } from 'kysely'
import type { ImportDetail, ImportRow } from '#contract/imports.ts'
import { explainRefusal, refusalCatalogue } from '#contract/refusals.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { differences } from '#modules/members/imports/fill.ts'
import { layoutShown } from '#modules/members/imports/layout.ts'
import { openContent, shownMessage, shownValues } from '#modules/members/imports/staged.ts'
import type { ImportRecord } from '#modules/members/imports/store/imports.ts'
import { branchesNamed, findingsCounted, planOf, type StagedRow } from '#modules/members/imports/store/rows.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import { organisationsByIds } from '#modules/organisations/public.ts'
import { REFUSAL_MESSAGES, type RefusalCode } from '#readers/refusal.ts'

/** What may be done with an import in a state, by whoever may see it. */
const STEPS: Record<ImportRecord['state'], readonly string[]> = {
  reading: ['members.cancel-import'],
  ready: [
    'members.map-import-columns',
    'members.choose-import-branch',
    'members.found-import-branches',
    'members.decide-import-row',
    'members.decide-import-rows',
    'members.commit-import',
    'members.cancel-import',
  ],
  failed: [],
  cancelled: [],
  committed: ['members.undo-import'],
  undone: [],
}

/** Names of operations; founding branches is a right of its own. */
export function allowedWith(context: QueryContext, state: ImportRecord['state']): string[] {
  const found = context.operations.get('organisations.found')
  const mayFound = state === 'ready' && found !== undefined && mayUse(found.scope, context.actor)
  return [...STEPS[state], ...(mayFound ? ['organisations.found'] : [])]
}

/** The sentence for a failure: of the catalogue, or of the reader of files. */
export function failureOf(code: string): ImportDetail['failure'] {
  if (code in refusalCatalogue) {
    const { message, next } = explainRefusal(code, {})
    return { code, message, next }
  }
  return { code, message: REFUSAL_MESSAGES[code as RefusalCode], next: null }
}

export const countsOf = (record: ImportRecord): ImportDetail['counts'] => ({
  new: record.rows_new,
  match: record.rows_match,
  problem: record.rows_problem,
  notice: record.rows_notice,
  total: record.rows_new + record.rows_match + record.rows_problem,
})

/** A branch that is not known is said once for the whole list, by its name among `branches`. */
export const saidOfRows = ({ code }: { code: string }): boolean => code !== 'unknown-branch'

const instant = (at: Date | null): string | null => (at === null ? null : at.toISOString())

/** The part of an import that a list shows. */
export const summaryOf = (context: QueryContext, record: ImportRecord) => ({
  id: record.id,
  fileName: record.file_name,
  organisation: { id: record.organisation_id, name: record.organisation_name },
  state: record.state,
  counts: countsOf(record),
  createdBy: record.created_by,
  createdAt: record.created_at.toISOString(),
  committedAt: instant(record.committed_at),
  undoneAt: instant(record.undone_at),
  version: record.version,
  allowed: allowedWith(context, record.state),
})

export async function detailOf(context: QueryContext, record: ImportRecord): Promise<ImportDetail> {
  const { tx, province, secrets } = context
  const looked = record.state === 'ready' || record.state === 'committed'
  const [plan, counted, named] = looked
    ? [
        await planOf(tx, province, record.id),
        await findingsCounted(tx, province, record.id),
        await branchesNamed(tx, province, record.id),
      ]
    : [{ created: 0, updated: 0, skipped: 0 }, [], []]
  return {
    ...summaryOf(context, record),
    createBranches: record.create_branches,
    failure: record.failure_code === null ? null : failureOf(record.failure_code),
    progress: { rowsRead: record.rows_read, rowsExpected: record.rows_expected },
    layout: layoutShown(record.layout),
    plan,
    findings: counted.filter(saidOfRows).map(({ code, count, sealed }) => {
      const one = sealed === null ? undefined : openContent(sealed, secrets).findings.find((f) => f.code === code)
      return { code, severity: one?.severity ?? 'notice', count, example: shownMessage(one?.message ?? '') }
    }),
    branches: named.map(({ name, organisationId, organisationName, rows }) => ({
      name,
      organisationId,
      organisationName,
      rows,
    })),
    rowsLeftOut: record.rows_left_out,
    committedBy: record.committed_by,
    undoneReason: record.undone_reason,
  }
}

/** Rows as they are shown. Two statements for any number of them. */
export async function shownRows(context: QueryContext, rows: readonly StagedRow[]): Promise<ImportRow[]> {
  const { tx, province, secrets, today } = context
  const matchedIds = rows.map((row) => row.matched_member_id).filter((id) => id !== null)
  const matched =
    matchedIds.length === 0
      ? []
      : (
          await sql<MemberRow>`select m.* from members m
              where m.province_code = ${province} and m.id = any(${matchedIds}::uuid[])`.execute(tx)
        ).rows
  const members = new Map(matched.map((member) => [member.id, member]))
  const organisations = await organisationsByIds(tx, province, [
    ...rows.flatMap((row) => row.organisation_id ?? []),
    ...matched.map((member) => member.organisation_id),
  ])
  const nameOf = (id: string | null): string | null => (id === null ? null : (organisations.get(id)?.name ?? null))
  return rows.map((row) => {
    const { values, findings } = openContent(row.values_sealed, secrets)
    const member = row.matched_member_id === null ? undefined : members.get(row.matched_member_id)
    return {
      seq: row.seq,
      sheet: row.sheet,
      row: row.sheet_row,
      state: row.state,
      decision: row.decision,
      corrected: row.corrected,
      values: shownValues(values),
      branch: {
        name: row.branch_name,
        organisationId: row.organisation_id,
        organisationName: nameOf(row.organisation_id),
      },
      findings: findings.filter(saidOfRows).map(({ field, code, severity, message }) => ({
        field,
        code,
        severity,
        message: shownMessage(message),
      })),
      matched:
        member === undefined
          ? null
          : {
              id: member.id,
              fullName: member.full_name,
              branchName: nameOf(member.organisation_id) ?? '',
              differs: differences(member, values, today, secrets),
            },
      result: row.result as ImportRow['result'],
      memberId: row.member_id,
    }
  })
}

// Writes a whole list into the records in one transaction: all of it or nothing.
import { commitImport as contract } from '#contract/imports.ts'
import type { CommandContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { keptPaths } from '#modules/members/figures/deltas.ts'
import { foundBranches, isBranchType } from '#modules/members/imports/branches.ts'
import { about, checkReady, heldImport, stopped } from '#modules/members/imports/checks.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import {
  fillingRows,
  holdFigures,
  incomingRows,
  markRestSkipped,
  takeTurns,
} from '#modules/members/imports/store/commit.ts'
import { changeImport, type ImportRecord } from '#modules/members/imports/store/imports.ts'
import { branchesNamed, placeManyRows, planOf } from '#modules/members/imports/store/rows.ts'
import { writeMissing, writeNew } from '#modules/members/imports/write.ts'
import { tellOfArrivals } from '#modules/members/store/followers.ts'
import { type OrganisationRow, organisationById, organisationsByIds } from '#modules/organisations/public.ts'

/** Gives every incoming row its branch, founding those wanted. Answers the branches founded. */
async function settleBranches(
  context: CommandContext,
  record: ImportRecord,
  organisation: OrganisationRow,
  createBranches: boolean,
): Promise<OrganisationRow[] | Refusal> {
  const { tx, province, actor } = context
  const incoming = (await branchesNamed(tx, province, record.id)).filter((b) => b.incoming > 0)
  const nameless = incoming.find((b) => b.organisationId === null && b.key === '')
  if (nameless !== undefined) {
    return refuse('imports.rows-without-branch', { total: nameless.incoming, organisation: organisation.name })
  }
  const chosen = incoming.flatMap((b) => b.organisationId ?? [])
  const known = await organisationsByIds(tx, province, chosen, 'hold')
  for (const id of chosen) {
    const place = known.get(id)
    if (place === undefined || place.endedOn !== null || !isBranchType(place.typeCode)) {
      return refuse('imports.not-a-branch', { organisation: place?.name ?? 'Chi bộ đã chọn' })
    }
  }
  const unknown = incoming.filter((b) => b.organisationId === null)
  if (unknown.length === 0) return []
  const facts = { total: unknown.length, names: unknown.slice(0, 10).map((b) => b.name) }
  if (!createBranches) return refuse('imports.branches-unknown', facts)
  const found = context.operations.get('organisations.found')
  if (found === undefined || !mayUse(found.scope, actor)) return refuse('imports.branches-not-yours', facts)
  const names = unknown.map((b) => b.name)
  const founded = await foundBranches(context, organisation, names, `Danh sách «${record.file_name}»`)
  if (founded instanceof Refusal) return founded
  const places = founded.map((branch, i) => ({ key: unknown[i]?.key ?? '', id: branch.id }))
  await placeManyRows(tx, province, record.id, places)
  return founded
}

export const commitImport = serveCommand(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const { tx, province, actor, now } = context
    const record = await heldImport(context, input, checkReady)
    if (stopped(record)) return record
    await takeTurns(tx, province)
    const plan = await planOf(tx, province, record.id)
    if (plan.created + plan.updated === 0) return refuse('imports.nothing-to-write')
    const organisation = await organisationById(tx, province, record.organisation_id)
    if (organisation === undefined) throw new Error('an import without its organisation')
    if (organisation.endedOn !== null) {
      return refuse('imports.organisation-ended', { organisation: organisation.name, endedOn: organisation.endedOn })
    }
    const createBranches = input.createBranches ?? record.create_branches
    const founded = await settleBranches(context, record, organisation, createBranches)
    if (founded instanceof Refusal) return founded

    const incoming = await incomingRows(tx, province, record.id)
    const filling = await fillingRows(tx, province, record.id)
    await holdFigures(
      tx,
      province,
      [...incoming, ...filling].flatMap((place) => keptPaths(place.branchPath)),
    )
    const created = await writeNew(context, record, incoming)
    if (created instanceof Refusal) return created
    const updated = await writeMissing(context, record, filling)
    if (updated instanceof Refusal) return updated
    const skipped = await markRestSkipped(tx, province, record.id)
    const version = await changeImport(tx, province, record, {
      state: 'committed',
      committed_by: actor.displayName,
      committed_at: now,
      founded: JSON.stringify(founded.map((branch) => branch.id)),
      create_branches: createBranches,
    })
    const parts = [
      `thêm ${created} đảng viên`,
      ...(updated > 0 ? [`bổ sung ${updated} hồ sơ`] : []),
      ...(founded.length > 0 ? [`lập ${founded.length} chi bộ`] : []),
      `bỏ qua ${skipped} dòng`,
    ]
    context.audit({
      ...about(record),
      summary: `Nhập danh sách «${record.file_name}» vào ${organisation.name}: ${parts.join(', ')}.`,
    })
    context.effects.after = [({ files }) => files.discard(record.upload_account_id, record.upload_id)]
    tellOfArrivals(context)
    return { importId: record.id, version, created, updated, skipped, branchesFounded: founded.length }
  },
})

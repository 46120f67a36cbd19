// Takes a whole import back: the members it brought, the facts it filled in, the branches it founded that are empty again.
import { undoImport as contract } from '#contract/imports.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { membersWithAccount } from '#modules/identity/public.ts'
import { keptPaths } from '#modules/members/figures/deltas.ts'
import { about, heldImport, stopped } from '#modules/members/imports/checks.ts'
import { emptyAgain } from '#modules/members/imports/fill.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { holdFigures, planAnew, takeTurns, writtenRows } from '#modules/members/imports/store/commit.ts'
import { changeImport } from '#modules/members/imports/store/imports.ts'
import { deleteRows } from '#modules/members/imports/store/rows.ts'
import { tellOfWithdrawal, workedOn } from '#modules/members/store/followers.ts'
import { withdrawImported } from '#modules/members/store/register.ts'
import { withdrawOrganisation } from '#modules/organisations/public.ts'

const changedSince = (names: readonly string[]): Refusal =>
  refuse('imports.members-changed-since', { total: names.length, names: names.slice(0, 10) })

/** A case of a later module points at a member: it refuses the deletion, which is the refusal wanted. */
const isStillUsed = (error: unknown): boolean => (error as { code?: string }).code === '23503'

export const undoImport = serveCommand(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const { tx, province, actor, now } = context
    const record = await heldImport(context, input, (r) =>
      r.state === 'committed' ? null : refuse('imports.not-committed', { state: r.state }),
    )
    if (stopped(record)) return record
    await takeTurns(tx, province)
    await planAnew(tx)
    const written = await writtenRows(tx, province, record.id)
    const created = written.filter((row) => row.result === 'created')
    const ids = created.map((row) => row.memberId)
    const withAccount = await membersWithAccount(tx, province, ids)
    const busy = await workedOn(context, ids)
    const changed = written.filter((row) => !row.unchanged || withAccount.has(row.memberId) || busy.has(row.memberId))
    if (changed.length > 0) return changedSince(changed.map((row) => row.fullName))

    await holdFigures(
      tx,
      province,
      written.flatMap((row) => (row.path === null ? [] : keptPaths(row.path))),
    )
    try {
      const { withdrawn, kept } = await withdrawImported(context, record.id)
      if (kept.length > 0) return changedSince(kept.map((member) => member.fullName))
      if (withdrawn.length !== created.length) return changedSince(created.map((row) => row.fullName))
      await tellOfWithdrawal(context, withdrawn)
    } catch (error) {
      if (!isStillUsed(error)) throw error
      return changedSince(created.map((row) => row.fullName))
    }
    const filled = written.flatMap((row) =>
      row.result === 'updated' && row.filled !== null
        ? [{ memberId: row.memberId, version: 0, fields: row.filled }]
        : [],
    )
    for (let at = 0; at < filled.length; at += 1000) await emptyAgain(context, filled.slice(at, at + 1000))
    let branchesRemoved = 0
    for (const id of JSON.parse(record.founded ?? '[]') as string[]) {
      if (await withdrawOrganisation(context, id)) branchesRemoved += 1
    }
    await deleteRows(tx, province, record.id)
    const version = await changeImport(tx, province, record, {
      state: 'undone',
      undone_by: actor.displayName,
      undone_at: now,
      undone_reason: input.reason,
    })
    const parts = [
      `${created.length} hồ sơ được rút`,
      ...(filled.length > 0 ? [`${filled.length} hồ sơ trở lại như trước`] : []),
      ...(branchesRemoved > 0 ? [`${branchesRemoved} chi bộ trống được rút`] : []),
    ]
    context.audit({
      ...about(record),
      summary: `Rút lại danh sách «${record.file_name}» đã nhập: ${parts.join(', ')}. Lý do: ${input.reason}.`,
    })
    return { importId: record.id, version, removed: created.length, restored: filled.length, branchesRemoved }
  },
})

// Going through a file: every line said to be there, missing or not needed, with the summary put anew in the same transaction.
import type { z } from 'zod'
import { markPapers } from '#contract/dossiers.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditDossier } from '#modules/dossiers/history.ts'
import { shownDossier } from '#modules/dossiers/queries/shown-dossier.ts'
import { markDossiers } from '#modules/dossiers/scope.ts'
import { findDossier, type LoadedDossier, missingOf, summarise } from '#modules/dossiers/store/dossiers.ts'
import { refusedBy } from '#modules/dossiers/store/setting.ts'
import { refuseGap } from '#rules/dossiers/checklist.ts'
import { type DossierItem, itemByCode } from '#rules/dossiers/papers.ts'

type Mark = z.output<typeof markPapers.input>['marks'][number]

/** Why a line cannot be marked like this; null when it can. */
function refuseMark(item: DossierItem, mark: Mark, loaded: LoadedDossier): Refusal | null {
  const there = loaded.papers.filter((paper) => paper.item === item.code)
  if (mark.state === 'have') return null
  if (there.length > 0) return refuse('dossiers.paper-is-there', { item: item.title })
  if (mark.state !== 'not-needed') return null
  if (mark.reason === undefined) return refuse('dossiers.reason-missing', { item: item.title })
  const { decision_on, admitted_on } = loaded.member
  const known = { admittedOn: decision_on ?? admitted_on, document: mark.document ?? null }
  const wrong = refuseGap(item, mark.reason, known)
  return wrong === null ? null : refusedBy(wrong)
}

/** Writes one line: its paper when it is there, else its mark. */
async function writeMark(context: CommandContext, item: DossierItem, mark: Mark, loaded: LoadedDossier, on: string) {
  const { tx, province, newId } = context
  const { member } = loaded
  const there = loaded.papers.filter((paper) => paper.item === item.code)
  const [only] = there
  if (mark.state === 'have') {
    const columns = {
      ...(mark.no === undefined ? {} : { no: mark.no }),
      ...(mark.datedOn === undefined ? {} : { dated_on: mark.datedOn }),
      ...(mark.keptAt === undefined ? {} : { kept_at: mark.keptAt }),
    }
    if (only === undefined) {
      // A line of one document type is of that type.
      const type = item.types.length === 1 ? (item.types[0] ?? null) : null
      const row = { province_code: province, id: newId(), member_id: member.id, path: member.path, item: item.code }
      await tx
        .insertInto('dossier_papers')
        .values({ ...row, document_type: type, ...columns })
        .execute()
    } else if (there.length === 1 && Object.keys(columns).length > 0) {
      await tx
        .updateTable('dossier_papers')
        .set({ ...columns, version: only.version + 1 })
        .where('province_code', '=', province)
        .where('id', '=', only.id)
        .execute()
    }
  }
  await tx
    .deleteFrom('dossier_marks')
    .where('province_code', '=', province)
    .where('member_id', '=', member.id)
    .where('item', '=', item.code)
    .execute()
  if (mark.state !== 'missing' && mark.state !== 'not-needed') return
  await tx
    .insertInto('dossier_marks')
    .values({
      province_code: province,
      member_id: member.id,
      item: item.code,
      path: member.path,
      state: mark.state,
      reason: mark.state === 'not-needed' ? (mark.reason ?? null) : null,
      document: mark.state === 'not-needed' ? (mark.document ?? null) : null,
      marked_on: on,
    })
    .execute()
}

const words: Record<Mark['state'], string> = {
  have: 'có',
  missing: 'thiếu',
  'not-needed': 'không cần',
  open: 'chưa rõ',
}

export const serveMarkPapers = serveCommand(markPapers, {
  scope: markDossiers,
  run: async (context, input) => {
    const loaded = await findDossier(context, markDossiers, input.memberId, 'lock')
    if (loaded === undefined) return notFound()
    if (loaded.row.version !== input.version) return new Stale(await shownDossier(context, loaded))
    if (input.on > context.today) return refuse('dossiers.date-ahead', { on: input.on })
    const lines: { item: DossierItem; mark: Mark }[] = []
    for (const mark of input.marks) {
      const item = itemByCode(mark.item)
      if (item === undefined) return refuse('dossiers.unknown-item', { item: mark.item })
      if (mark.datedOn != null && mark.datedOn > context.today)
        return refuse('dossiers.date-ahead', { on: mark.datedOn })
      const wrong = refuseMark(item, mark, loaded)
      if (wrong instanceof Refusal) return wrong
      lines.push({ item, mark })
    }
    for (const { item, mark } of lines) await writeMark(context, item, mark, loaded, input.on)
    const { member } = loaded
    await summarise(context, [member], {
      checkedOn: input.on,
      ...(input.note === undefined ? {} : { note: input.note }),
    })
    const after = await findDossier(context, markDossiers, member.id, 'read')
    if (after === undefined) throw new Error('a dossier that was just written is gone')
    const missing = missingOf(after)
    auditDossier(
      context,
      member,
      `Kiểm kê hồ sơ của ${member.full_name}: ${missing === 0 ? 'đủ giấy tờ' : `còn thiếu ${missing} mục`}.`,
      Object.fromEntries(lines.map(({ item, mark }) => [item.code, [null, words[mark.state]] as const])),
    )
    return { memberId: member.id, version: after.row.version, missing }
  },
})

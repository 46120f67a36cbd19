// Single papers of a dossier: recorded by line or by document type, corrected, withdrawn when written by mistake; and filled from cases.
import { correctPaper, fillFromCases, recordPaper, withdrawPaper } from '#contract/dossiers.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { fillDossiers } from '#modules/dossiers/flow/fill.ts'
import { auditDossier } from '#modules/dossiers/history.ts'
import { shownDossier, shownPaper } from '#modules/dossiers/queries/shown-dossier.ts'
import { markDossiers } from '#modules/dossiers/scope.ts'
import {
  findDossier,
  type LoadedDossier,
  missingOf,
  type PaperRow,
  summarise,
} from '#modules/dossiers/store/dossiers.ts'
import { membersUnder } from '#modules/dossiers/store/people.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { itemByCode, itemForType, paperTitle } from '#rules/dossiers/papers.ts'

/** So many dossiers are filled at once. */
const FILL_LIMIT = 2000

async function saved(context: CommandContext, loaded: LoadedDossier) {
  const versions = await summarise(context, [loaded.member])
  const after = await findDossier(context, markDossiers, loaded.member.id, 'read')
  const version = versions.get(loaded.member.id) ?? loaded.row.version
  return { memberId: loaded.member.id, version, missing: after === undefined ? 0 : missingOf(after) }
}

export const serveRecordPaper = serveCommand(recordPaper, {
  scope: markDossiers,
  run: async (context, input) => {
    const { tx, province, newId, today } = context
    const loaded = await findDossier(context, markDossiers, input.memberId, 'lock')
    if (loaded === undefined) return notFound()
    if (loaded.row.version !== input.version) return new Stale(await shownDossier(context, loaded))
    const type = input.type ?? null
    // Of a known type the line follows; a type the checklist does not name stands beside it.
    const item = type === null ? (input.item ?? null) : itemForType(type)
    if (item === null && type === null) {
      return refuse('kernel.invalid-input', {}, [{ path: 'item', message: 'Chọn mục của hồ sơ hoặc loại tài liệu.' }])
    }
    if (type === null && item !== null && itemByCode(item) === undefined)
      return refuse('dossiers.unknown-item', { item })
    const datedOn = input.datedOn ?? null
    if (datedOn !== null && datedOn > today) return refuse('dossiers.date-ahead', { on: datedOn })
    const { member } = loaded
    const id = newId()
    await tx
      .insertInto('dossier_papers')
      .values({
        province_code: province,
        id,
        member_id: member.id,
        path: member.path,
        item,
        document_type: type,
        no: input.no ?? null,
        dated_on: datedOn,
        kept_at: input.keptAt ?? null,
        note: input.note ?? null,
      })
      .execute()
    if (item !== null) {
      await tx
        .deleteFrom('dossier_marks')
        .where('province_code', '=', province)
        .where('member_id', '=', member.id)
        .where('item', '=', item)
        .execute()
    }
    auditDossier(context, member, `Ghi vào hồ sơ của ${member.full_name}: ${paperTitle(item, type)}.`, {
      no: [null, input.no ?? null],
      keptAt: [null, input.keptAt ?? null],
    })
    return { ...(await saved(context, loaded)), paperId: id }
  },
})

interface FoundPaper {
  paper: PaperRow
  loaded: LoadedDossier
}

/** The paper with the dossier it belongs to, both held; or why it cannot be changed. */
async function paperToChange(
  context: CommandContext,
  input: { id: string; version: number },
): Promise<FoundPaper | Refusal | Stale> {
  const { tx, province } = context
  const paper = await tx
    .selectFrom('dossier_papers')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (paper === undefined) return notFound()
  const loaded = await findDossier(context, markDossiers, paper.member_id, 'lock')
  if (loaded === undefined) return notFound()
  if (paper.withdrawn_on !== null) return refuse('dossiers.paper-withdrawn')
  const now = loaded.papers.find(({ id }) => id === paper.id)
  if (now === undefined) return notFound()
  if (now.version !== input.version) return new Stale(shownPaper(now, false))
  return { paper: now, loaded }
}

export const serveCorrectPaper = serveCommand(correctPaper, {
  scope: markDossiers,
  run: async (context, input) => {
    const { tx, province, today } = context
    const found = await paperToChange(context, input)
    if (!('paper' in found)) return found
    const { paper, loaded } = found
    if (input.datedOn != null && input.datedOn > today) return refuse('dossiers.date-ahead', { on: input.datedOn })
    const { no, datedOn, keptAt, note } = input
    const columns = Object.fromEntries(
      Object.entries({ no, dated_on: datedOn, kept_at: keptAt, note }).filter(([, value]) => value !== undefined),
    )
    await tx
      .updateTable('dossier_papers')
      .set({ ...columns, version: paper.version + 1 })
      .where('province_code', '=', province)
      .where('id', '=', paper.id)
      .execute()
    const { member } = loaded
    const before: Record<string, unknown> = { ...paper }
    auditDossier(
      context,
      member,
      `Sửa giấy tờ trong hồ sơ của ${member.full_name}: ${paperTitle(paper.item, paper.document_type)}.`,
      Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, [before[name], value] as const])),
    )
    return { id: paper.id, version: paper.version + 1 }
  },
})

export const serveWithdrawPaper = serveCommand(withdrawPaper, {
  scope: markDossiers,
  run: async (context, input) => {
    const { tx, province, today } = context
    const found = await paperToChange(context, input)
    if (!('paper' in found)) return found
    const { paper, loaded } = found
    // The version goes up also so that the case it came from does not bring it back.
    await tx
      .updateTable('dossier_papers')
      .set({ withdrawn_on: today, withdrawn_reason: input.reason, version: paper.version + 1 })
      .where('province_code', '=', province)
      .where('id', '=', paper.id)
      .execute()
    const { member } = loaded
    const title = paperTitle(paper.item, paper.document_type)
    auditDossier(context, member, `Rút khỏi hồ sơ của ${member.full_name}: ${title}. Lý do: ${input.reason}.`)
    return saved(context, loaded)
  },
})

export const serveFillFromCases = serveCommand(fillFromCases, {
  scope: markDossiers,
  run: async (context, input) => {
    const place = input.memberId === undefined ? await placeAsked(context, markDossiers, input.organisationId) : null
    if (place === undefined) return notFound()
    const members = await membersUnder(context, markDossiers, {
      path: place?.path ?? null,
      memberIds: input.memberId === undefined ? null : [input.memberId],
      limit: FILL_LIMIT + 1,
    })
    if (members.length === 0 && input.memberId !== undefined) return notFound()
    if (members.length > FILL_LIMIT)
      return refuse('dossiers.too-many', { total: `hơn ${FILL_LIMIT}`, limit: FILL_LIMIT })
    const filled = await fillDossiers(context, members)
    const [first] = members
    const about = place ?? { id: first?.organisation_id ?? '', path: first?.path ?? '', name: first?.full_name ?? '' }
    context.audit({
      organisationId: about.id,
      path: about.path,
      ...(input.memberId === undefined ? {} : { subjectType: 'member' as const, subjectId: input.memberId }),
      summary: `Điền ${filled.papers} giấy tờ từ các việc đã ghi vào ${filled.members} hồ sơ (${about.name}).`,
    })
    return filled
  },
})

// Reads a sheet in a process of its own, tries it and keeps what would follow; tries it again; gives it up. Nothing of the record changes.
import { cancelReorganisation, checkReorganisation, startReorganisation } from '#contract/reorganisations.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { readShortList } from '#readers/read-short-list.ts'
import type { ReorganisationLine } from '#rules/reorganisation/sheet.ts'
import { tryOut } from '../flow/trial.ts'
import { reorganise } from '../scope.ts'
import { about, change, documentOf, held, isAnswer, ownOf } from '../store/kept.ts'

/** Lines of one sheet: so many are tried within the command. */
const MOST = 500

export const serveStart = serveCommand(startReorganisation, {
  scope: reorganise,
  ahead: async (context, { uploadId }) => {
    context.progress.expect('Đang đọc bảng', null)
    const file = await context.takeUpload(uploadId)
    return file === null ? null : { file, read: await readShortList('reorganisations', file.path, MOST) }
  },
  run: async (context, input, uploaded) => {
    context.progress.expect('Đang thử', null)
    const { tx, province, actor, now, today } = context
    const place = await placeAsked(context, reorganise, input.organisationId)
    if (place === undefined) return notFound()
    if (place.endedOn !== null) return refuse('organisations.ended', { name: place.name, endedOn: place.endedOn })
    for (const date of [input.decidedOn, input.effectiveOn]) {
      if (date > today) return refuse('organisations.date-in-future', { date, today })
    }
    if (uploaded === null) return refuse('imports.upload-gone')
    const { file, read } = uploaded
    if ('tooLong' in read) {
      if (read.tooLong) return refuse('reorganisations.list-too-long', { most: MOST })
      return refuse('reorganisations.list-not-read', { why: read.why })
    }
    const lines = read.rows
    if (lines.length === 0) return refuse('reorganisations.nothing-to-do')
    const id = context.newId()
    const decision = { decision_no: input.decisionNo, decided_on: input.decidedOn, issuer: input.issuer }
    const own = { id, path: place.path, organisationId: place.id, effectiveOn: input.effectiveOn }
    const report = await tryOut(context, { ...own, document: documentOf(decision) }, lines)
    await tx
      .insertInto('reorganisations')
      .values({
        province_code: province,
        id,
        path: place.path,
        organisation_id: place.id,
        file_name: file.name,
        state: 'ready',
        ...decision,
        effective_on: input.effectiveOn,
        lines: JSON.stringify(lines),
        report: JSON.stringify(report),
        created_at: now.toISOString(),
        created_by: actor.displayName,
      })
      .execute()
    context.audit({
      ...about({ id, organisation_id: place.id, path: place.path }),
      summary: `Tải lên bảng sắp xếp tổ chức «${file.name}» để thử trước: ${lines.length} dòng, ${report.hinders.length} điều vướng.`,
    })
    return { id }
  },
})

export const serveCheck = serveCommand(checkReorganisation, {
  scope: reorganise,
  run: async (context, input) => {
    const row = await held(context, input, 'ready')
    if (isAnswer(row)) return row
    context.progress.expect('Đang thử', null)
    const report = await tryOut(context, ownOf(row), row.lines as unknown as ReorganisationLine[])
    const version = await change(context, row, { report: JSON.stringify(report) })
    const summary = `Thử lại bảng sắp xếp tổ chức «${row.file_name}»: ${report.hinders.length} điều vướng.`
    context.audit({ ...about(row), summary })
    return { version, hinders: report.hinders.length }
  },
})

export const serveCancel = serveCommand(cancelReorganisation, {
  scope: reorganise,
  run: async (context, input) => {
    const row = await held(context, input, 'ready')
    if (isAnswer(row)) return row
    const ended = { state: 'cancelled', ended_at: context.now.toISOString(), ended_by: context.actor.displayName }
    const version = await change(context, row, ended)
    context.audit({ ...about(row), summary: `Bỏ bảng sắp xếp tổ chức «${row.file_name}», chưa thay đổi gì.` })
    return { version }
  },
})

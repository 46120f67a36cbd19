// Serves the lists of people made from open cases, and the papers made of them: 02-TTr with 03-DSKN, 1-MSHĐ.
import { z } from 'zod'
import { type CaseListKind, listProposed, printProposed } from '#contract/case-lists.ts'
import { id } from '#contract/fields.ts'
import type { FormData } from '#forms/form-data.ts'
import { printTitle } from '#forms/print-code.ts'
import { WORD, withForms } from '#forms/with-forms.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { caseLists } from '#modules/cases/lists/kinds.ts'
import { listedPeople } from '#modules/cases/lists/people.ts'
import { listPeople, printLists } from '#modules/cases/scope.ts'
import { letterheadsOf, type OrganisationRow, organisationById, superiorsOf } from '#modules/organisations/public.ts'

const cursor = z.tuple([z.string(), z.string(), id])
/** As a register of that many lines. */
const WORD_LIMIT = 1_500
const BYTES_LIMIT = 32 * 1024 * 1024

/** The organisation asked about: the seat's own, or the province for the centre, when none is named. */
async function placeOf(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  organisationId: string | undefined,
): Promise<OrganisationRow | undefined> {
  const found = await tx
    .selectFrom('organisations')
    .select('id')
    .where('province_code', '=', province)
    .where((on) =>
      organisationId === undefined && actor.national
        ? on('path', '=', `${province}/`)
        : on('id', '=', organisationId ?? actor.seat.organisationId),
    )
    .where(scope.rows(actor, province, 'organisations'))
    .executeTakeFirst()
  return found === undefined ? undefined : organisationById(tx, province, found.id)
}

export const serveListPeople = serveQuery(listProposed, {
  scope: listPeople,
  run: async (context, input) => {
    const place = await placeOf(context, listPeople, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor<[string, string, string]>(input.after, cursor)
    if (after instanceof Refusal) return after
    const list = caseLists[input.register]
    const people = await listedPeople(context, listPeople, list, place.path, after, input.limit + 1)
    const { rows, next } = cutPage(people, input.limit, (one) => one.key)
    return {
      rows: rows.map(({ caseId, person }) => ({
        id: caseId,
        caseId,
        cells: list.columns.map(({ text }) => text(person)),
      })),
      next,
      total: null,
      title: list.title,
      organisationName: place.name,
      columns: list.columns.map(({ title }) => title),
      papers: list.papers.map((code) => ({ code, title: printTitle(code) })),
    }
  },
})

const ASKING = 'đề nghị '

/** The office of the organisation writes to its own committee; a summary stands in the name of the organisation. */
async function dataOf(context: QueryContext, kind: CaseListKind, place: OrganisationRow): Promise<FormData> {
  const { tx, province, today } = context
  const { subject } = caseLists[kind]
  const superior = (await superiorsOf(tx, province, place.path, today)).at(-1)?.name
  return {
    on: today,
    organisations: { superior: place.name, ...(superior === undefined ? {} : { province: superior }) },
    offices: await letterheadsOf(context, { superior: place.id }),
    facts: {
      subject,
      ...(subject.startsWith(ASKING) && {
        proposal: `xem xét, quyết định ${subject.slice(ASKING.length)} đối với những người trong danh sách`,
      }),
    },
  }
}

export const servePrintList = serveCommand(printProposed, {
  scope: printLists,
  run: async (context, input) => {
    const place = await placeOf(context, printLists, input.organisationId)
    if (place === undefined) return notFound()
    const list = caseLists[input.register]
    const people = await listedPeople(context, printLists, list, place.path, null, WORD_LIMIT + 1)
    if (people.length === 0) return refuse('cases.list-empty', { list: list.title })
    if (people.length > WORD_LIMIT) return refuse('cases.list-too-long', { limit: WORD_LIMIT })
    const data = { ...(await dataOf(context, input.register, place)), members: people.map(({ person }) => person) }
    const [only, ...others] = list.papers
    const file = await withForms(
      context.officeFolder,
      ({ render, templates }) =>
        others.length === 0 && only !== undefined
          ? { name: render.formFileName(only, data), type: WORD, bytes: render.renderForm(only, data, templates) }
          : {
              name: render.archiveName(list.title, data, context.today),
              type: 'application/zip',
              bytes: render.renderAll(list.papers, data, templates),
            },
      (problems) => refuse('cases.template-unusable', { problems }),
    )
    if (file instanceof Refusal) return file
    const kept = await context.files.keep(context.actor.accountId, {
      name: file.name,
      mediaType: file.type,
      body: Buffer.from(file.bytes),
      limit: BYTES_LIMIT,
    })
    if (kept === null) return refuse('kernel.too-large', { limit: '32 MB' })
    context.audit({
      organisationId: place.id,
      path: place.path,
      subjectType: 'export',
      subjectId: context.newId(),
      summary: `Lập «${list.title}» của ${place.name}, ${people.length} người: ${list.papers.join(', ')}.`,
    })
    return { downloadId: kept.id, fileName: file.name, rows: people.length }
  },
})

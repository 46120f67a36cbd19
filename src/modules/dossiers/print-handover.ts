// Prints a record of handing over as a Word file (form 01-TCĐ) from what was recorded. The engine is loaded when it is first asked for.
import { printHandover } from '#contract/dossier-custody.ts'
import type { FormData } from '#forms/form-data.ts'
import { WORD, withForms } from '#forms/with-forms.ts'
import type { QueryContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { keepDossiers } from '#modules/dossiers/scope.ts'
import { findHandover, type HandedRow, type HandoverHead } from '#modules/dossiers/store/handovers.ts'
import { letterheadsOf } from '#modules/organisations/public.ts'

const CODE = '01-TCĐ'
const BYTES_LIMIT = 32 * 1024 * 1024

/** Birth dates and numbers of the dossiers' covers, as far as the reach goes today. */
async function coversOf({ tx, province }: QueryContext, rows: readonly HandedRow[]) {
  const found = await tx
    .selectFrom('members')
    .select(['id', 'birth_date', 'file_no'])
    .where('province_code', '=', province)
    .where(
      'id',
      'in',
      rows.map((row) => row.member_id),
    )
    .execute()
  return new Map(found.map((member) => [member.id, member]))
}

const issuerOf = ({ direction }: HandoverHead) => (direction === 'out' ? 'grassroots' : 'receiving-grassroots')

function formData(
  head: HandoverHead,
  rows: readonly HandedRow[],
  covers: Awaited<ReturnType<typeof coversOf>>,
  offices: FormData['offices'] & object,
): FormData {
  const [giving, receiving] =
    head.direction === 'out' ? [head.organisation_name, head.other_side] : [head.other_side, head.organisation_name]
  const people = [head.giver && `Người giao: ${head.giver}`, head.receiver && `Người nhận: ${head.receiver}`]
  const content = [head.sealed ? 'Hồ sơ đã niêm phong' : null, ...people, head.note].filter((part) => part)
  return {
    on: head.handed_on,
    number: head.no,
    organisations: { grassroots: giving, 'receiving-grassroots': receiving },
    issuer: issuerOf(head),
    offices,
    meetings: [{ on: head.handed_on }],
    facts: { content: content.join('; ') },
    members: rows.map((row) => ({
      fullName: row.full_name,
      birthDate: covers.get(row.member_id)?.birth_date ?? null,
      fileNo: covers.get(row.member_id)?.file_no ?? null,
      branch: row.branch_name,
      note: [`${row.papers} giấy tờ`, head.sealed ? 'niêm phong' : null, row.note].filter((part) => part).join(', '),
    })),
  }
}

export const servePrintHandover = serveCommand(printHandover, {
  scope: keepDossiers,
  run: async (context, input) => {
    const found = await findHandover(context, keepDossiers, input.id)
    if (found === undefined) return notFound()
    const offices = await letterheadsOf(context, { [issuerOf(found.head)]: found.head.organisation_id })
    const { officeFolder, files, actor } = context
    const data = formData(found.head, found.rows, await coversOf(context, found.rows), offices)
    const bytes = await withForms(
      officeFolder,
      ({ render, templates }) => render.renderForm(CODE, data, templates),
      (problems) => refuse('dossiers.printing-failed', { problems }),
    )
    if (bytes instanceof Refusal) return bytes
    const fileName = `Bien-ban-giao-nhan-ho-so-${found.head.handed_on}.docx`
    const kept = await files.keep(actor.accountId, {
      name: fileName,
      mediaType: WORD,
      body: Buffer.from(bytes),
      limit: BYTES_LIMIT,
    })
    if (kept === null) return refuse('kernel.too-large', { limit: '32 MB' })
    context.audit({
      organisationId: found.head.organisation_id,
      path: found.head.path,
      summary: `In biên bản giao nhận ${found.rows.length} hồ sơ đảng viên (mẫu ${CODE}).`,
    })
    return { downloadId: kept.id, fileName }
  },
})

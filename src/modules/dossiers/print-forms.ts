// Prints papers about a member from the record alone, without a case: curriculum, member's sheet, and the notice that goes up with the file of who left.
import { previewForm, printForm } from '#contract/dossiers.ts'
import type { FormData, FormPerson } from '#forms/form-data.ts'
import { type PrintCode, printTitle } from '#forms/print-code.ts'
import { WORD, withForms } from '#forms/with-forms.ts'
import type { QueryContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { homePlaces } from '#modules/cases/public.ts'
import { markDossiers } from '#modules/dossiers/scope.ts'
import type { MemberRow } from '#modules/dossiers/store/dossiers.ts'
import { findMember, printedRecord } from '#modules/members/public.ts'
import { letterheadsOf } from '#modules/organisations/public.ts'

const BYTES_LIMIT = 32 * 1024 * 1024

/** Why a member is off the list, as the notice says it; of a transfer the slips of the case tell (1-SHĐ). */
const LEFT: Readonly<Record<string, string>> = {
  expelled: 'Khai trừ',
  'name-deleted': 'Xóa tên',
  resigned: 'Xin ra khỏi Đảng',
}

type Left = Pick<MemberRow, 'status' | 'left_kind' | 'left_on'>

/** DOS-05: of who died or had to leave a notice goes up with the file. */
export function formsFor({ status, left_kind: kind }: Left): PrintCode[] {
  const notice: PrintCode[] = kind === 'died' ? ['DM-102'] : kind !== null && kind in LEFT ? ['DM-101'] : []
  return ['1-HSĐV', '2-HSĐV', ...(status === 'left' ? notice : [])]
}

async function dataOf(context: QueryContext, member: MemberRow, whole: boolean) {
  const places = await homePlaces(context, member.organisation_id)
  const known = Object.entries(places).flatMap(([level, place]) => (place === undefined ? [] : [{ level, place }]))
  const offices = await letterheadsOf(context, Object.fromEntries(known.map(({ level, place }) => [level, place.id])))
  const record = await printedRecord(context, member.id, whole)
  const data: FormData = {
    on: context.today,
    organisations: Object.fromEntries(known.map(({ level, place }) => [level, place.name])),
    offices,
    person: (record?.fields ?? {}) as FormPerson,
    career: (record?.career ?? []) as FormData['career'] & object,
    facts: {
      ...(member.left_on === null ? {} : { leftOn: member.left_on }),
      ...(member.left_kind === null ? {} : { leftHow: LEFT[member.left_kind] }),
    },
  }
  return { data, numbers: record?.numbers === true }
}

const unusable = (problems: string): Refusal => refuse('dossiers.printing-failed', { problems })

/** The member in reach and the form, or why there is none. */
async function asked(context: QueryContext, memberId: string, code: string) {
  const member = await findMember(context, markDossiers, memberId, 'read')
  if (member === undefined) return notFound()
  const form = formsFor(member).find((one) => one === code)
  return form === undefined ? refuse('dossiers.no-such-form', { code }) : { member, form }
}

export const servePreviewForm = serveQuery(previewForm, {
  scope: markDossiers,
  run: async (context, input) => {
    const found = await asked(context, input.memberId, input.code)
    if (found instanceof Refusal) return found
    const { data } = await dataOf(context, found.member, false)
    const seen = await withForms(
      context.officeFolder,
      ({ preview, templates }) => preview.formPreview(found.form, data, templates),
      unusable,
    )
    if (seen instanceof Refusal) return seen
    return {
      memberId: found.member.id,
      fullName: found.member.full_name,
      code: found.form,
      title: printTitle(found.form),
      html: seen.html,
      missing: seen.gaps.map(({ label }) => label),
    }
  },
})

export const servePrintForm = serveCommand(printForm, {
  scope: markDossiers,
  run: async (context, input) => {
    const found = await asked(context, input.memberId, input.code)
    if (found instanceof Refusal) return found
    const { member, form } = found
    const { data, numbers } = await dataOf(context, member, true)
    const file = await withForms(
      context.officeFolder,
      ({ render, templates }) => ({
        name: render.formFileName(form, data),
        bytes: render.renderForm(form, data, templates),
      }),
      unusable,
    )
    if (file instanceof Refusal) return file
    const kept = await context.files.keep(context.actor.accountId, {
      name: file.name,
      mediaType: WORD,
      body: Buffer.from(file.bytes),
      limit: BYTES_LIMIT,
    })
    if (kept === null) return refuse('kernel.too-large', { limit: '32 MB' })
    context.audit({
      organisationId: member.organisation_id,
      path: member.path,
      subjectType: 'member',
      subjectId: member.id,
      summary: `In «${printTitle(form)}» của ${member.full_name}${numbers ? ', có số đầy đủ của hồ sơ' : ''} (mẫu ${form}).`,
    })
    return { downloadId: kept.id, fileName: file.name }
  },
})

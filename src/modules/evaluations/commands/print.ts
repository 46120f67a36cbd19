// Prints the review of a subject by its form (E-14: Mẫu 01, 2A, 2B, 2C of 43-HD/BTCTW) from the record as a Word file.
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { print } from '#contract/evaluations.ts'
import { textPaper } from '#forms/text-paper.ts'
import { WORD } from '#forms/with-forms.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditEvaluation } from '#modules/evaluations/history.ts'
import { shownEvaluation } from '#modules/evaluations/queries/shown.ts'
import { viewEvaluations } from '#modules/evaluations/scope.ts'
import { findEvaluation } from '#modules/evaluations/store/rows.ts'
import { letterheadsOf, superiorsOf } from '#modules/organisations/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { causeNames } from '#rules/evaluations/causes.ts'
import { levelNames } from '#rules/evaluations/levels.ts'
import { periodInWords } from '#rules/evaluations/period.ts'

const BYTES_LIMIT = 8 * 1024 * 1024
const comma = (points: number | null): string => (points === null ? '……' : String(points).replace('.', ','))
const named = (level: EvaluationDetail['level']): string => (level === null ? '……' : levelNames[level])
const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`# ${heading}`, ...lines]

/** The blocks in the order of the cycle; what nobody has written yet is a dotted line or left out. */
function draw(e: EvaluationDetail): string[] {
  const { vote } = e
  return [
    `${e.role === 'collective' ? 'Tập thể' : 'Họ và tên'}: ${e.subjectName}.`,
    `Nơi đánh giá: ${e.organisationName}. Kỳ đánh giá: ${periodInWords(e.period)}.`,
    ...section(
      'Sản phẩm, công việc đã đăng ký',
      e.products.map(({ title, weight }) => `${title}: tỷ trọng ${comma(weight)}.`),
    ),
    ...section('Tự kiểm điểm', (e.selfText ?? '……').split('\n')),
    ...section(
      'Điểm theo tiêu chí',
      e.lines
        .filter(({ max }) => max !== null)
        .flatMap((line) => [
          `${line.no}. ${line.title} (tối đa ${comma(line.max)}): tự chấm ${comma(line.selfPoints)}; chi bộ, tập thể ${comma(line.branchPoints)}; thẩm định ${comma(line.appraisedPoints)}.`,
          ...line.evidence.map(({ text }) => `Căn cứ: ${text}`),
        ]),
    ),
    ...section(
      'Kế hoạch tu dưỡng, rèn luyện, phấn đấu',
      e.commitment === null
        ? []
        : [
            ...e.commitment.items.map(({ text }) => text),
            ...e.commitment.reviews.flatMap(({ quarter, memberText, branchText }) => [
              ...(memberText === null ? [] : [`Quý ${quarter}, đảng viên: ${memberText}`]),
              ...(branchText === null ? [] : [`Quý ${quarter}, chi bộ: ${branchText}`]),
            ]),
          ],
    ),
    ...section('Tự nhận mức xếp loại', [`${named(e.selfLevel)}, ${comma(e.selfScore)} điểm.`]),
    ...section(
      'Ý kiến nhận xét',
      e.opinions.map(({ author, body, content }) => `${body ?? author}: ${content}`),
    ),
    ...section('Đánh giá của chi bộ, tập thể', [
      ...(vote === null
        ? ['……']
        : [
            `Được bỏ phiếu ${vote.eligible}, thu về ${vote.ballots}, không hợp lệ ${vote.invalid}; hoàn thành xuất sắc ${vote.votes.HTXS}, hoàn thành tốt ${vote.votes.HTT}, hoàn thành ${vote.votes.HT}, không hoàn thành ${vote.votes.KHT}.`,
            `Đề nghị: ${named(e.branchLevel)}, ${comma(e.branchScore)} điểm.`,
          ]),
      ...(e.branchText === null ? [] : [e.branchText]),
    ]),
    ...section(
      'Ý kiến của người được đánh giá và trả lời',
      e.reply === null ? [] : [e.reply.text, e.reply.answer ?? '……'],
    ),
    ...section('Quyết định của cấp có thẩm quyền', [
      e.decidedOn === null
        ? '……'
        : `${named(e.level)}, ngày ${formatDate(e.decidedOn)}${e.decisionNo === null ? '' : `, số ${e.decisionNo}`}.`,
      ...e.causes.map((cause) => `Nguyên nhân: ${causeNames[cause].toLowerCase()}.`),
    ]),
    ...section('Khiếu nại và trả lời', e.appeal === null ? [] : [e.appeal.text, e.appeal.answer ?? '……']),
  ]
}

export const servePrint = serveCommand(print, {
  scope: viewEvaluations,
  run: async (context, input) => {
    const { tx, province, files, actor, today } = context
    const found = await findEvaluation(context, viewEvaluations, input.id)
    if (found === undefined) return notFound()
    const { round, row } = found
    const shown = await shownEvaluation(context, found)
    if (shown.form === null || !row.due) return refuse('evaluations.no-form')
    const laidDown = (await letterheadsOf(context, { branch: round.organisation_id })).branch
    const above = (await superiorsOf(tx, province, round.path, round.opened_on)).at(-1)
    const bytes = textPaper({
      superior: (laidDown?.superiorName ?? above?.name ?? '').toUpperCase(),
      issuer: (laidDown?.issuingName ?? round.organisation_name).toUpperCase(),
      number: null,
      place: laidDown?.place ?? null,
      on: row.self_on ?? today,
      kind: row.role === 'collective' ? 'BÁO CÁO KIỂM ĐIỂM TẬP THỂ' : 'BẢN KIỂM ĐIỂM CÁ NHÂN',
      about: `${periodInWords(round.period)} (Mẫu ${shown.form}-HD KĐ.ĐG 2025)`,
      text: draw(shown).join('\n'),
      recipients: [],
      signers: [
        {
          post: row.role === 'collective' ? 'T/M TẬP THỂ' : 'NGƯỜI TỰ KIỂM ĐIỂM',
          name: row.member_id === null ? '' : row.subject_name,
        },
      ],
    })
    const fileName = `Mau-${shown.form}-${round.period}.docx`
    const stored = await files.keep(actor.accountId, {
      name: fileName,
      mediaType: WORD,
      body: Buffer.from(bytes),
      limit: BYTES_LIMIT,
    })
    if (stored === null) return refuse('kernel.too-large', { limit: '8 MB' })
    auditEvaluation(context, round, row, 'In bản kiểm điểm')
    return { downloadId: stored.id, fileName }
  },
})

// What goes over the wire for evaluations: opening a round, rating oneself, opinions, the vote, appraisal, reply, decision, announcement (E-15).
import { z } from 'zod'
import {
  cause,
  count,
  deadlines,
  decidedLevel,
  evaluationDetail,
  evaluationRow,
  gateFacts,
  group,
  groupReview,
  inProvince,
  level,
  period,
  quotaShape,
  roundShape,
  scheme,
  scoredLines,
  selfLines,
  waitedStep,
} from '#contract/evaluation-shapes.ts'
import { allowed, cursor, date, id, limit, optionalText, page, text, version } from '#contract/fields.ts'
import { command, type OutputOf, query } from '#contract/operation.ts'
import { failingCauses } from '#rules/evaluations/causes.ts'

const year = z.coerce.number({ error: 'Cần năm.' }).int().min(2000).max(2099)
const one = { ...inProvince, id, version }
const stepped = z.object({ id, version, state: evaluationRow.shape.state })
const steps = ['evaluations.wrong-step', 'evaluations.round-closed', 'evaluations.not-due']
const scored = ['evaluations.line-missing', 'evaluations.line-unknown', 'evaluations.line-above']

export const listSchemes = query({
  name: 'evaluations.list-schemes',
  title: 'Các bộ tiêu chí đánh giá áp dụng cho một kỳ',
  input: z.strictObject({ ...inProvince, period }),
  output: z.object({
    rows: z.array(z.object({ code: scheme, title: z.string(), scope: z.string(), note: z.string() })),
  }),
})

export const openRound = command({
  name: 'evaluations.open-round',
  title: 'Mở kỳ đánh giá: ai phải đánh giá, ai chưa và vì sao, hạn của từng bước',
  description: 'Mở cho một tổ chức, hoặc cho mọi chi bộ bên dưới chưa mở kỳ ấy (nhiều nhất 300 chi bộ một lần).',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    scheme,
    period,
    deadlines: deadlines.default({}),
    /** In each branch below instead of the organisation itself. */
    branches: z.boolean().default(false),
  }),
  output: z.object({ ids: z.array(id), due: count, notDue: count }),
  refusals: [
    'evaluations.scheme-not-for-period',
    'evaluations.period-ahead',
    'evaluations.quarter-with-year',
    'evaluations.not-evaluated-here',
    'evaluations.round-exists',
    'evaluations.no-branches',
    'evaluations.too-many-branches',
    'evaluations.deadlines-reversed',
  ],
})

export const setGroup = command({
  name: 'evaluations.set-group',
  title: 'Đổi nhóm đối tượng đánh giá của một người trước khi tự đánh giá',
  input: z.strictObject({ ...one, group }),
  output: stepped,
  refusals: [...steps, 'evaluations.group-not-fitting'],
})

export const registerProducts = command({
  name: 'evaluations.register-products',
  title: 'Đăng ký sản phẩm, công việc chính của kỳ đánh giá',
  input: z.strictObject({
    ...one,
    products: z.array(z.strictObject({ title: text(300), weight: z.number().min(0).max(100) })).max(20),
  }),
  output: stepped,
  refusals: [...steps, 'evaluations.no-products', 'evaluations.products-wrong', 'evaluations.not-yours'],
})

export const selfRate = command({
  name: 'evaluations.self-rate',
  title: 'Tự đánh giá, tự nhận mức xếp loại',
  input: z.strictObject({ ...one, lines: selfLines, text: text(6000), level }),
  output: stepped,
  refusals: [...steps, ...scored, 'evaluations.not-yours'],
})

export const addOpinion = command({
  name: 'evaluations.add-opinion',
  title: 'Ghi ý kiến nhận xét của cơ quan, tổ chức, cá nhân',
  input: z.strictObject({ ...one, content: text(4000), body: optionalText(200).optional() }),
  output: stepped,
  refusals: [...steps, 'evaluations.own-evaluation'],
})

export const recordVote = command({
  name: 'evaluations.record-vote',
  title: 'Ghi điểm và kết quả bỏ phiếu của chi bộ, tập thể (chỉ tổng số phiếu)',
  input: z.strictObject({
    ...one,
    meetingOn: date,
    chair: text(120),
    eligible: count,
    ballots: count,
    invalid: count.default(0),
    votes: z.strictObject({ HTXS: count, HTT: count, HT: count, KHT: count }),
    lines: scoredLines,
    level,
    text: optionalText(4000).optional(),
    /** Of a collective: when its draft report was sent (the day of its self-rating where none is named), how long the review took. */
    reportSentOn: date.optional(),
    reviewDays: z.number({ error: 'Cần số ngày.' }).min(0.25, { error: 'Ít nhất một buổi.' }).max(30).optional(),
    /** Of a member, where the review was held in a party group and reported to the branch. */
    groupReview: groupReview.optional(),
  }),
  output: stepped,
  refusals: [
    ...steps,
    ...scored,
    'evaluations.report-late',
    'evaluations.review-short',
    'evaluations.no-party-groups',
    'evaluations.group-without-committee',
    'evaluations.votes-sum',
    'evaluations.vote-short',
    'evaluations.date-wrong',
    'evaluations.own-chair',
    'evaluations.words-missing',
  ],
})

export const appraise = command({
  name: 'evaluations.appraise',
  title: 'Thẩm định: điểm, điều kiện, mức đề nghị của cấp trên',
  input: z.strictObject({
    ...one,
    lines: scoredLines,
    level,
    facts: gateFacts.default({}),
    text: optionalText(4000).optional(),
  }),
  output: stepped,
  refusals: [
    ...steps,
    ...scored,
    'evaluations.not-above',
    'evaluations.own-evaluation',
    'evaluations.words-missing',
    'evaluations.above-ceiling',
  ],
})

export const decide = command({
  name: 'evaluations.decide',
  title: 'Quyết định mức xếp loại',
  input: z.strictObject({
    ...one,
    level: decidedLevel,
    on: date,
    decisionNo: optionalText(60).optional(),
    reason: optionalText(2000).optional(),
    /** E-21: of a member who failed the year. */
    causes: z.array(cause).max(failingCauses.length).default([]),
  }),
  output: stepped,
  refusals: [
    ...steps,
    'evaluations.cause-missing',
    'evaluations.cause-without-failure',
    'evaluations.already-decided',
    'evaluations.not-above',
    'evaluations.own-evaluation',
    'evaluations.reply-unanswered',
    'evaluations.collective-first',
    'evaluations.above-ceiling',
    'evaluations.words-missing',
    'evaluations.date-wrong',
    'evaluations.too-many-excellent',
  ],
})

export const takeBackDecision = command({
  name: 'evaluations.take-back-decision',
  title: 'Rút quyết định xếp loại chưa thông báo để xét lại',
  input: z.strictObject({ ...one, reason: text(1000) }),
  output: stepped,
  refusals: [...steps, 'evaluations.not-above', 'evaluations.own-evaluation'],
})

export const reply = command({
  name: 'evaluations.reply',
  title: 'Đảng viên, tổ chức có ý kiến về kết quả trước khi quyết định',
  input: z.strictObject({ ...one, text: text(4000) }),
  output: stepped,
  refusals: [...steps, 'evaluations.not-yours', 'evaluations.replied'],
})

export const answerReply = command({
  name: 'evaluations.answer-reply',
  title: 'Trả lời ý kiến của đảng viên, tổ chức',
  input: z.strictObject({ ...one, text: text(4000) }),
  output: stepped,
  refusals: [...steps, 'evaluations.not-above', 'evaluations.own-evaluation', 'evaluations.no-reply'],
})

export const appeal = command({
  name: 'evaluations.appeal',
  title: 'Đảng viên, tổ chức khiếu nại mức xếp loại đã thông báo',
  input: z.strictObject({ ...one, text: text(4000) }),
  output: stepped,
  refusals: ['evaluations.wrong-step', 'evaluations.not-due', 'evaluations.not-yours', 'evaluations.appealed'],
})

export const answerAppeal = command({
  name: 'evaluations.answer-appeal',
  title: 'Trả lời khiếu nại về mức xếp loại: giữ nguyên, hoặc nâng mức',
  input: z.strictObject({
    ...one,
    text: text(4000),
    /** The better level; not given where the level stays. */
    level: z.enum(['HTXS', 'HTT', 'HT'], { error: 'Chọn HTXS, HTT hoặc HT.' }).optional(),
  }),
  output: stepped,
  refusals: [
    'evaluations.wrong-step',
    'evaluations.not-due',
    'evaluations.not-above',
    'evaluations.own-evaluation',
    'evaluations.no-appeal',
    'evaluations.appeal-lowers',
    'evaluations.collective-first',
    'evaluations.above-ceiling',
    'evaluations.too-many-excellent',
  ],
})

export const announce = command({
  name: 'evaluations.announce',
  title: 'Thông báo kết quả xếp loại của cả kỳ',
  input: z.strictObject({ ...one, on: date }),
  output: z.object({ id, version, announced: count }),
  refusals: [
    'evaluations.round-closed',
    'evaluations.not-above',
    'evaluations.undecided',
    'evaluations.nothing-to-announce',
    'evaluations.date-wrong',
    'evaluations.above-ceiling',
    'evaluations.too-many-excellent',
  ],
})

export const closeRound = command({
  name: 'evaluations.close-round',
  title: 'Kết thúc kỳ đánh giá và lưu hồ sơ',
  input: z.strictObject(one),
  output: z.object({ id, version }),
  refusals: ['evaluations.round-closed', 'evaluations.not-announced'],
})

export const print = command({
  name: 'evaluations.print',
  title: 'In bản kiểm điểm theo mẫu 01, 2A, 2B, 2C ra tệp Word',
  input: z.strictObject({ ...inProvince, id }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
  refusals: ['evaluations.no-form'],
})

export const listRounds = query({
  name: 'evaluations.list-rounds',
  title: 'Các kỳ đánh giá của tổ chức và cấp dưới, mỗi kỳ đang chờ ai',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    period: period.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(roundShape),
})

export const getRound = query({
  name: 'evaluations.get-round',
  title: 'Một kỳ đánh giá: từng người ở bước nào, chờ ai, tỷ lệ xuất sắc',
  input: z.strictObject({ ...inProvince, id }),
  output: roundShape.extend({
    note: z.string(),
    rows: z.array(evaluationRow.extend({ allowed })),
    quota: z.array(quotaShape),
    allowed,
  }),
})

export const listEvaluations = query({
  name: 'evaluations.list',
  title: 'Bảng thẩm định: mọi bản đánh giá của một kỳ ở tổ chức và cấp dưới',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    period,
    scheme: scheme.optional(),
    show: z
      .enum(['all', 'self', 'branch', 'above', 'replies', 'announced', 'failed', 'not-due', 'collectives'])
      .default('all'),
    after: cursor.optional(),
    limit,
  }),
  output: page(evaluationRow),
})

export const countWaitingEvaluations = query({
  name: 'evaluations.count-waiting',
  title: 'Việc đánh giá đang chờ: bản của mình, và từng bước chờ tổ chức mình, hạn gần nhất',
  input: z.strictObject(inProvince),
  output: z.object({
    mine: z.array(evaluationRow),
    steps: z.array(
      z.object({
        period,
        step: z.enum([...waitedStep.options, 'appeal']),
        people: count,
        /** The round, where one alone waits. */
        roundId: id.nullable(),
        dueOn: date.nullable(),
        /** E-06: by when the draft report of the collective is to be sent. */
        reportBy: date.nullable(),
        late: z.boolean(),
      }),
    ),
  }),
})
export type EvaluationsWaiting = OutputOf<typeof countWaitingEvaluations>

export const countLevels = query({
  name: 'evaluations.count-levels',
  title: 'Kết quả xếp loại đã thông báo của một năm: từng mức, nguyên nhân không hoàn thành (số liệu cho biểu 6)',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), year }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    year,
    rows: z.array(
      z.object({
        kind: z.enum(['members', 'organisations']),
        /** Everybody in a round of the year. */
        present: count,
        exempt: count,
        /** Not exempt, and without an announced level. */
        notYet: count,
        levels: z.object({ HTXS: count, HTT: count, HT: count, KHT: count }),
        /** Of those who failed; one may have several causes. */
        causes: z.array(z.object({ cause, people: count })),
      }),
    ),
  }),
})

export const listMyEvaluations = query({
  name: 'evaluations.list-mine',
  title: 'Các bản đánh giá của chính mình, mới nhất trước',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(evaluationRow) }),
})

export const getEvaluation = query({
  name: 'evaluations.get',
  title: 'Một bản đánh giá: điểm từng dòng, minh chứng, ý kiến, phiếu, quyết định',
  input: z.strictObject({ ...inProvince, id }),
  output: evaluationDetail,
})

// What goes over the wire for campaigns of review: opening one, questions and answers, names, the secret ballot, help, and counts by level (I1, I2).
import { z } from 'zod'
import { allowed, cursor, date, id, limit, page, text, version } from '#contract/fields.ts'
import { command, type OutputOf, query } from '#contract/operation.ts'
import {
  branchReviewRow,
  campaignCounts,
  campaignRow,
  consultedBody,
  ground,
  inProvince,
  nameDetail,
  nameRow,
  nameState,
  reviewDetail,
  statementHow,
  weighed,
} from '#contract/review-shapes.ts'
import { reviewGrounds } from '#rules/reviews/grounds.ts'

const one = { ...inProvince, id, version }
const stepped = z.object({ id, version })
const ofName = z.object({ id, version, state: nameState })
/** Why nothing more is entered in a review. */
const closedOnes = ['reviews.closed', 'reviews.taken-back']
const nameSteps = ['reviews.wrong-step', 'reviews.own-name', 'reviews.gone']

export const openCampaign = command({
  name: 'reviews.open',
  title: 'Mở đợt rà soát theo chỉ đạo: thời gian, phạm vi, nội dung; mỗi chi bộ trong phạm vi có một cuộc rà soát',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    title: text(200),
    /** Symbol and day of what directs it, as printed. */
    directive: text(200),
    startsOn: date,
    endsOn: date,
    /** Since when the record is looked at. */
    factsFrom: date,
    grounds: z
      .array(ground)
      .min(1, { error: 'Chọn ít nhất một nội dung rà soát.' })
      .max(reviewGrounds.length)
      .refine((all) => new Set(all).size === all.length, { error: 'Có nội dung được chọn hai lần.' }),
  }),
  output: z.object({ id, branches: z.int() }),
  refusals: ['reviews.days-reversed', 'reviews.no-branches', 'reviews.campaign-there'],
})

export const takeCampaignBack = command({
  name: 'reviews.take-back',
  title: 'Rút lại một đợt rà soát mở nhầm, ghi lý do, khi chưa chi bộ nào trả lời câu hỏi hay bỏ phiếu',
  input: z.strictObject({ ...inProvince, id, reason: text(1000) }),
  output: z.object({ id, branches: z.int() }),
  refusals: ['reviews.taken-back', 'reviews.campaign-begun'],
})

export const bringFacts = command({
  name: 'reviews.bring-facts',
  title: 'Lấy dữ kiện đã ghi (đảng phí, sinh hoạt, chuyển sinh hoạt, quyết định) thành câu hỏi để chi bộ trả lời',
  input: z.strictObject(one),
  output: z.object({ id, version, questions: z.int() }),
  refusals: closedOnes,
})

export const answerQuestion = command({
  name: 'reviews.answer',
  title: 'Chi bộ trả lời một câu hỏi của cuộc rà soát',
  input: z.strictObject({ ...one, answer: text(2000), weighed }),
  output: stepped,
  refusals: [...closedOnes, 'reviews.already-named', 'reviews.own-name'],
})

export const recordConsultation = command({
  name: 'reviews.record-consulted',
  title: 'Ghi ý kiến đã nghe trước khi lập danh sách (Mặt trận; cấp trên trực tiếp)',
  input: z.strictObject({ ...one, body: consultedBody, on: date, said: text(2000) }),
  output: stepped,
  refusals: [...closedOnes, 'reviews.date-wrong'],
})

export const nameMember = command({
  name: 'reviews.name-member',
  title: 'Ghi tên một đảng viên để chi bộ xem xét, với sự việc đã ghi và nơi ghi',
  input: z.strictObject({ ...inProvince, reviewId: id, memberId: id, ground, reason: text(2000), source: text(300) }),
  output: ofName,
  refusals: [
    ...closedOnes,
    'reviews.ground-not-asked',
    'reviews.not-of-branch',
    'reviews.named-already',
    'reviews.unanswered',
    'reviews.own-name',
  ],
})

export const recordStatement = command({
  name: 'reviews.state',
  title: 'Đảng viên trình bày; chi bộ ghi giúp, hoặc ghi đã mời mà không đến',
  input: z.strictObject({ ...one, how: statementHow, text: text(4000) }),
  output: ofName,
  refusals: ['reviews.wrong-step', 'reviews.own-words', 'reviews.gone'],
})

export const openNameVote = command({
  name: 'reviews.open-vote',
  title:
    'Đưa ra bỏ phiếu kín trong cuộc họp chi bộ đang mở: vào danh sách cần giáo dục, giúp đỡ; hoặc công nhận tiến bộ',
  input: z.strictObject({ ...one, meetingId: id }),
  output: ofName.extend({ voteId: id }),
  refusals: [
    ...nameSteps,
    'reviews.not-heard',
    'reviews.not-consulted',
    'reviews.meeting-elsewhere',
    'meetings.not-open',
    'meetings.attendance-open',
    'votes.branch-too-small',
    'votes.nobody-counts',
    'votes.contradict',
  ],
})

export const planHelp = command({
  name: 'reviews.plan-help',
  title: 'Lập kế hoạch giúp đỡ: ai giúp, làm gì, từ ngày nào đến ngày nào',
  input: z.strictObject({ ...one, helperId: id, plan: text(4000), from: date, until: date }),
  output: ofName,
  refusals: [...nameSteps, 'reviews.helper-unfit', 'reviews.days-reversed'],
})

export const noteHelp = command({
  name: 'reviews.note-help',
  title: 'Ghi một tháng giúp đỡ: đã làm gì, chuyển biến ra sao',
  input: z.strictObject({
    ...one,
    month: z.string({ error: 'Chọn tháng.' }).regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: 'Tháng có dạng 2026-11.' }),
    said: text(2000),
  }),
  output: ofName,
  refusals: [...nameSteps, 'reviews.month-outside'],
})

export const reportHelp = command({
  name: 'reviews.report-help',
  title: 'Báo cáo kết quả giúp đỡ để chi bộ bỏ phiếu công nhận tiến bộ',
  input: z.strictObject({ ...one, result: text(4000) }),
  output: ofName,
  refusals: nameSteps,
})

export const withdrawName = command({
  name: 'reviews.withdraw-name',
  title: 'Rút tên khỏi cuộc rà soát, ghi lý do',
  input: z.strictObject({ ...one, reason: text(1000) }),
  output: ofName,
  refusals: ['reviews.wrong-step', 'reviews.own-name'],
})

export const closeReview = command({
  name: 'reviews.close',
  title: 'Kết thúc cuộc rà soát của chi bộ; người đang được giúp đỡ vẫn theo dõi tiếp',
  input: z.strictObject(one),
  output: stepped,
  refusals: [...closedOnes, 'reviews.questions-open', 'reviews.names-open'],
})

export const listCampaigns = query({
  name: 'reviews.list-campaigns',
  title: 'Các đợt rà soát của tổ chức và cấp dưới, bao nhiêu chi bộ đã xong',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), after: cursor.optional(), limit }),
  output: page(campaignRow),
})

export const getCampaign = query({
  name: 'reviews.get-campaign',
  title: 'Một đợt rà soát: tiến độ và số lượng theo từng cấp dưới, không nêu tên',
  input: z.strictObject({ ...inProvince, id, organisationId: id.optional() }),
  output: campaignRow.extend({
    total: campaignCounts,
    allowed,
    rows: z.array(campaignCounts.extend({ organisationId: id, organisationName: z.string(), isBranch: z.boolean() })),
  }),
})

export const printCampaign = command({
  name: 'reviews.print-campaign',
  title: 'In báo cáo của một đợt rà soát theo từng cấp dưới ra Word, không nêu tên',
  input: z.strictObject({ ...inProvince, id, organisationId: id.optional() }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
})

export const listReviews = query({
  name: 'reviews.list',
  title: 'Các cuộc rà soát của chi bộ mình',
  input: z.strictObject({ ...inProvince }),
  output: z.object({ rows: z.array(branchReviewRow) }),
})

export const getReview = query({
  name: 'reviews.get',
  title: 'Cuộc rà soát của chi bộ: câu hỏi, ý kiến đã nghe, tên đang xem xét',
  input: z.strictObject({ ...inProvince, id }),
  output: reviewDetail,
})

export const getName = query({
  name: 'reviews.get-name',
  title: 'Một tên trong cuộc rà soát: sự việc, trình bày, phiếu, giúp đỡ, kết quả',
  input: z.strictObject({ ...inProvince, id }),
  output: nameDetail,
})

export const listMyReviews = query({
  name: 'reviews.list-mine',
  title: 'Chi bộ đang xem xét, giúp đỡ tôi về việc gì',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(nameRow.extend({ organisationName: z.string() })) }),
})

export const countWaitingReviews = query({
  name: 'reviews.count-waiting',
  title: 'Việc rà soát đang chờ: câu hỏi chưa trả lời, tên chờ chi bộ, hạn giúp đỡ; trình bày của chính mình',
  input: z.strictObject(inProvince),
  output: z.object({
    /** Names about the person who has not spoken yet. */
    mine: z.array(nameRow.extend({ organisationName: z.string() })),
    reviews: z.array(
      z.object({
        id,
        title: z.string(),
        endsOn: date,
        late: z.boolean(),
        factsBrought: z.boolean(),
        unanswered: z.int(),
        waiting: z.int(),
        /** Help whose last day has passed without a result. */
        helpOver: z.int(),
      }),
    ),
  }),
})
export type ReviewsWaiting = OutputOf<typeof countWaitingReviews>

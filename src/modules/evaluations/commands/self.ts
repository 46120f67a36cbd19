// What the subject does: registers products, rates itself, replies before the decision, appeals after it was announced.
import { appeal, registerProducts, reply, selfRate } from '#contract/evaluations.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { heldFor, scoreOf } from '#modules/evaluations/flow/held.ts'
import { auditEvaluation } from '#modules/evaluations/history.ts'
import { writeOwnEvaluation } from '#modules/evaluations/scope.ts'
import { isSubject } from '#modules/evaluations/sides.ts'
import { changeEvaluation, type Found, putLines } from '#modules/evaluations/store/rows.ts'
import { schemeOf } from '#rules/evaluations/schemes.ts'

/** A branch writes for its members; a committee above does not. */
const notYours = ({ actor }: CommandContext, { row }: Found): Refusal | null =>
  isSubject(actor, { memberId: row.member_id, path: row.path })
    ? null
    : refuse('evaluations.not-yours', { name: row.subject_name })

export const serveRegisterProducts = serveCommand(registerProducts, {
  scope: writeOwnEvaluation,
  run: async (context, input) => {
    const found = await heldFor(context, writeOwnEvaluation, input, ['waiting'])
    if (!('row' in found)) return found
    const { round, row } = found
    const wrong = notYours(context, found)
    if (wrong !== null) return wrong
    const { products: rule } = schemeOf(round.scheme)
    if (rule === null || row.role === 'collective') return refuse('evaluations.no-products')
    const sum = Math.round(input.products.reduce((all, { weight }) => all + weight, 0) * 100) / 100
    const { length } = input.products
    if (length < rule.least || length > rule.most || sum !== rule.weights)
      return refuse('evaluations.products-wrong', { ...rule, sum })
    auditEvaluation(context, round, row, 'Đăng ký sản phẩm của bản đánh giá')
    return changeEvaluation(context, row, { products: JSON.stringify(input.products) })
  },
})

export const serveSelfRate = serveCommand(selfRate, {
  scope: writeOwnEvaluation,
  run: async (context, input) => {
    const found = await heldFor(context, writeOwnEvaluation, input, 'self')
    if (!('row' in found)) return found
    const { round, row } = found
    const wrong = notYours(context, found)
    if (wrong !== null) return wrong
    const scored = scoreOf(found, input.lines)
    if (scored instanceof Refusal) return scored
    await putLines(context, row, 'self_points', input.lines)
    auditEvaluation(context, round, row, 'Ghi tự đánh giá')
    return changeEvaluation(context, row, {
      state: 'self-rated',
      self_words: input.text,
      self_level: input.level,
      self_on: context.today,
      self_score: scored.total?.score ?? null,
    })
  },
})

export const serveReply = serveCommand(reply, {
  scope: writeOwnEvaluation,
  run: async (context, input) => {
    const found = await heldFor(context, writeOwnEvaluation, input, ['voted', 'appraised'])
    if (!('row' in found)) return found
    const { round, row } = found
    const wrong = notYours(context, found)
    if (wrong !== null) return wrong
    if (row.reply_answer !== null) return refuse('evaluations.replied')
    auditEvaluation(context, round, row, 'Có ý kiến về kết quả đánh giá')
    return changeEvaluation(context, row, { reply: input.text, replied_on: context.today })
  },
})

export const serveAppeal = serveCommand(appeal, {
  scope: writeOwnEvaluation,
  run: async (context, input) => {
    const found = await heldFor(context, writeOwnEvaluation, input, ['announced'])
    if (!('row' in found)) return found
    const { round, row } = found
    const wrong = notYours(context, found)
    if (wrong !== null) return wrong
    if (row.appeal !== null) return refuse('evaluations.appealed', { on: row.appealed_on })
    auditEvaluation(context, round, row, 'Khiếu nại về kết quả đánh giá')
    return changeEvaluation(context, row, { appeal: input.text, appealed_on: context.today })
  },
})

// Facts of the rules with dates: admission, probation, recognition, transfers, exemption, appeals, and any value or term of the rulebook.
import { z } from 'zod'
import { date } from '#contract/fields.ts'
import { flag, given } from '#contract/rules/shapes.ts'
import { ruleIds } from '#rules/rulebook/rule-ids.ts'
import { appealSubjects } from '#rules/standing/appeal.ts'
import { exemptionCauses, exemptionRoutes } from '#rules/standing/exemption.ts'
import { temporaryPurposes } from '#rules/transfer/temporary.ts'

/** Refused when nothing at all is given: a rule needs something to answer from. */
const someFact = (facts: Record<string, unknown>): boolean =>
  Object.values(facts).some((v) => v !== null && v !== undefined)

export const admissionDeadlineFacts = z
  .strictObject({
    branchResolvedOn: given(date, 'ngày nghị quyết của chi bộ đề nghị kết nạp'),
    decisionIssuedOn: given(date, 'ngày ban hành quyết định kết nạp'),
    decisionReceivedOn: given(date, 'ngày chi bộ nhận quyết định kết nạp'),
  })
  .refine(someFact, {
    error: 'Cần ít nhất một ngày: branchResolvedOn, decisionIssuedOn hoặc decisionReceivedOn.',
  })
  .refine((f) => !(f.branchResolvedOn && f.decisionIssuedOn) || f.branchResolvedOn <= f.decisionIssuedOn, {
    path: ['decisionIssuedOn'],
    error: 'Ngày ban hành quyết định không được trước ngày nghị quyết của chi bộ.',
  })
  .refine((f) => !(f.branchResolvedOn && f.decisionReceivedOn) || f.branchResolvedOn <= f.decisionReceivedOn, {
    path: ['decisionReceivedOn'],
    error: 'Ngày chi bộ nhận quyết định không được trước ngày nghị quyết của chi bộ.',
  })
  .refine((f) => !(f.decisionIssuedOn && f.decisionReceivedOn) || f.decisionIssuedOn <= f.decisionReceivedOn, {
    path: ['decisionReceivedOn'],
    error: 'Ngày chi bộ nhận quyết định không được trước ngày ban hành quyết định.',
  })

export const probationFacts = z.strictObject({ ceremonyOn: date.describe('ngày tổ chức lễ kết nạp') })

export const recognitionDeadlineFacts = z.strictObject({
  branchResolvedOn: date.describe('ngày nghị quyết của chi bộ đề nghị công nhận'),
})

export const formalTransferFacts = z
  .strictObject({
    effectiveOn: given(date, 'ngày quyết định điều động, nghỉ hưu, đổi nơi ở… có hiệu lực'),
    introducedOn: given(date, 'ngày được giới thiệu chuyển sinh hoạt'),
    underInspection: given(flag, 'đang được kiểm tra, thanh tra hoặc giải quyết khiếu nại, tố cáo'),
    contentsListConfirmed: given(flag, 'hồ sơ có mục lục được xác nhận'),
  })
  .refine(someFact, {
    error: 'Cần ít nhất một dữ kiện: effectiveOn, introducedOn, underInspection hoặc contentsListConfirmed.',
  })

export const temporaryTransferFacts = z
  .strictObject({
    from: date.describe('ngày bắt đầu'),
    to: date.describe('ngày kết thúc'),
    purpose: z
      .enum(temporaryPurposes, { error: 'Chọn work (công tác, nơi ở) hoặc study (học tập trung trong nước).' })
      .describe('công tác, nơi ở hay học tập trung'),
  })
  .refine((f) => f.from <= f.to, { path: ['to'], error: 'Ngày kết thúc không được trước ngày bắt đầu.' })

export const exemptionFacts = z
  .strictObject({
    route: z
      .enum(exemptionRoutes, { error: 'Chọn age-health (tuổi cao, sức yếu) hoặc other (lý do khác).' })
      .describe('tuổi cao, sức yếu hay lý do khác'),
    months: given(
      z
        .int({ error: 'Cần số tháng, là số nguyên.' })
        .min(1, { error: 'Cần ít nhất 1 tháng.' })
        .max(1200, { error: 'Không được quá 100 năm.' }),
      'số tháng xin miễn',
    ),
    cause: given(z.enum(exemptionCauses), 'lý do khác là gì'),
  })
  .refine(({ route, cause }) => route === 'other' || (cause ?? null) === null, {
    path: ['cause'],
    error: 'Chỉ nêu khi route là other (lý do khác).',
  })

export const appealFacts = z.strictObject({
  against: z
    .enum(appealSubjects, { error: 'Chọn name-deletion (xóa tên) hoặc discipline (kỷ luật).' })
    .describe('khiếu nại xóa tên hay kỷ luật'),
  receivedOn: date.describe('ngày nhận quyết định; với answerBy là ngày cấp giải quyết nhận đơn'),
})

const known = new Set(ruleIds.map((rule) => rule.id))
const ruleId = z
  .string({ error: 'Cần mã quy định, ví dụ ADM-13.' })
  .refine((id) => known.has(id), { error: 'Không có quy định mang mã này.' })
  .describe('mã quy định, ví dụ ADM-13')
const name = z
  .string({ error: 'Cần tên của mức.' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Tên của mức gồm chữ thường, số và gạch nối, ví dụ ceremony-within.' })
  .describe('tên của mức trong sổ quy định, ví dụ ceremony-within')

export const parameterFacts = z.strictObject({ ruleId, name })
export const termFacts = z.strictObject({ ruleId, name, from: date.describe('ngày bắt đầu, không tính') })

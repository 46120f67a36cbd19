// Facts of the rules about dues: what is owed, what is left unpaid, what each level keeps, whether a report adds up.
import { z } from 'zod'
import { count, dong, flag, given, month, percent, year } from '#contract/rules/shapes.ts'
import { duesMemberTypes } from '#rules/dues/dues.ts'
import { type ReportRow, reportRows } from '#rules/dues/report.ts'
import { duesKeepers } from '#rules/dues/split.ts'

export const duesFacts = z.strictObject({
  memberType: z
    .enum(duesMemberTypes, { error: 'Chọn một loại đảng viên đóng đảng phí.' })
    .describe(
      'loại: đóng BHXH, hưởng trợ cấp, lương hưu, ngoài BHXH dưới hoặc từ tuổi nghỉ hưu, học sinh, trợ cấp khác',
    ),
  base: given(dong, 'tiền lương đóng BHXH tháng trước, trợ cấp hoặc lương hưu (đồng)'),
  extraPay: given(dong, 'thu nhập thêm của người hưởng lương hưu (đồng)'),
  month: month.describe('tháng phải đóng'),
  region: given(z.literal([1, 2, 3, 4], { error: 'Chọn vùng 1, 2, 3 hoặc 4.' }), 'vùng lương tối thiểu'),
  partyAgeYears: given(count.max(100, { error: 'Không được quá 100 năm.' }), 'tuổi đảng, số năm đủ'),
  reductionPct: given(percent, 'mức giảm theo quyết định (%)'),
  probationary: given(flag, 'là đảng viên dự bị: không khác'),
  socialPension: given(flag, 'hưởng trợ cấp hưu trí xã hội'),
  detained: given(flag, 'bị đình chỉ sinh hoạt vì tạm giam'),
})

export const duesDefaultFacts = z.strictObject({
  year: year.describe('năm xét'),
  unpaid: z
    .array(z.strictObject({ month, excused: given(flag, 'có lý do chính đáng') }), { error: 'Cần danh sách tháng.' })
    .max(100, { error: 'Không được quá 100 tháng.' })
    .describe('các tháng không đóng'),
})

export const duesSplitFacts = z.strictObject({
  month: month.describe('tháng thu'),
  collected: z
    .int({ error: 'Cần số đồng, là số nguyên.' })
    .min(0, { error: 'Không được nhỏ hơn 0.' })
    .max(100_000_000_000, { error: 'Không được quá 100 tỷ đồng.' })
    .describe('số đã thu (đồng)'),
  levels: z
    .array(z.strictObject({ type: z.enum(duesKeepers, { error: 'Chọn một loại tổ chức.' }) }), {
      error: 'Cần danh sách cấp.',
    })
    .min(1, { error: 'Cần ít nhất một cấp.' })
    .max(5, { error: 'Không được quá 5 cấp.' })
    .describe('các cấp giữ lại, từ chi bộ thu trở lên'),
})

const amount = z.int({ error: 'Cần một số nguyên.' }).min(0, { error: 'Không được nhỏ hơn 0.' }).nullable().optional()
const column = z.strictObject(
  Object.fromEntries(reportRows.map((row) => [row, amount])) as Record<ReportRow, typeof amount>,
)

export const duesReportFacts = z.strictObject({
  columns: z
    .strictObject({
      1: given(column, 'đảng bộ xã, phường'),
      2: given(column, 'đảng bộ doanh nghiệp'),
      3: given(column, 'đảng bộ khác'),
      4: given(column, 'cộng'),
    })
    .refine((columns) => Object.values(columns).some((one) => Object.values(one ?? {}).some((n) => n !== null)), {
      error: 'Cần ít nhất một số.',
    })
    .describe('số của từng cột, theo mã dòng 01–13'),
})

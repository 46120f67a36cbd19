// What goes over the wire for the calendar of meetings: laying out a year, the year of a branch, the list of an organisation and all below it.
import { z } from 'zod'
import { allowed, cursor, date, id, limit, optionalText, page, provinceCode } from '#contract/fields.ts'
import { head, meetingKind, meetingState, month, time, year } from '#contract/meeting-shapes.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }

export const layOutYear = command({
  name: 'meetings.lay-out-year',
  title: 'Lập lịch sinh hoạt cả năm của một chi bộ',
  description:
    'Tháng nào chưa có cuộc họp thường kỳ thì thêm một, theo ngày chung (M-02); tháng ghi trong thematicMonths có thêm chuyên đề, mỗi quý ít nhất một (M-03). Cuộc họp đã có giữ nguyên.',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    year,
    time,
    place: optionalText(200).optional(),
    thematicMonths: z.array(z.int().min(1).max(12)).max(12).default([3, 6, 9, 12]),
  }),
  output: z.object({ added: z.int(), kept: z.int() }),
  refusals: ['meetings.not-a-branch', 'meetings.year-over', 'meetings.quarter-without-thematic'],
})

export const listMeetings = query({
  name: 'meetings.list',
  title: 'Danh sách cuộc họp của tổ chức mình và cấp dưới',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    from: date.optional(),
    to: date.optional(),
    state: meetingState.optional(),
    kind: meetingKind.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(head),
})

export const getCalendar = query({
  name: 'meetings.get-calendar',
  title: 'Lịch sinh hoạt trong năm của một chi bộ',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), year }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    isBranch: z.boolean(),
    year: z.int(),
    meetings: z.array(head),
    /** The common day of each month (M-02), so that the screen says which are moved. */
    commonDays: z.array(z.object({ month, on: date })),
    /** Quarters without a thematic meeting (M-03). */
    quartersWithoutThematic: z.array(z.int()),
    /** Of how many somebody says how many cannot gather (M-13): members of today without those exempt and suspended; for whoever may plan. */
    gathering: z.int().nullable(),
    allowed,
  }),
})

/** What a meeting asks of the branch now. */
export const meetingStep = z.enum(['notify', 'open', 'close', 'sign', 'publish'])
export type MeetingStep = z.output<typeof meetingStep>

export const listWaitingMeetings = query({
  name: 'meetings.list-waiting',
  title: 'Các cuộc họp của chi bộ mình đang chờ một việc: thông báo, mở, kết thúc, ký biên bản, công bố',
  input: z.strictObject({ ...inProvince }),
  output: z.object({
    rows: z.array(head.extend({ step: meetingStep, by: date.nullable(), late: z.boolean() })),
  }),
})

export const listComing = query({
  name: 'meetings.list-notified',
  title: 'Cuộc họp đã thông báo, chưa họp, của chi bộ mình và chi bộ mình phụ trách: lời nhắc ở chuông',
  description: 'Cuộc họp mở hoặc qua ngày thì thôi nhắc. Đảng viên không thấy họp chi ủy.',
  input: z.strictObject({ ...inProvince }),
  output: z.object({
    rows: z.array(
      head.extend({
        /** Not of the own branch: one is its committee member in charge. */
        inCharge: z.boolean(),
      }),
    ),
  }),
})

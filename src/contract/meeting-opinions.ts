// What goes over the wire for who spoke in a meeting and what was said.
import { z } from 'zod'
import { id, optionalText, provinceCode, text, version } from '#contract/fields.ts'
import { command } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }

export const addOpinion = command({
  name: 'meetings.add-opinion',
  title: 'Ghi một ý kiến phát biểu',
  input: z.strictObject({
    ...inProvince,
    id,
    memberId: id.optional(),
    /** Somebody who is not on the list: a guest, the committee member in charge. */
    speaker: optionalText(120).optional(),
    itemId: id.optional(),
    content: text(2000),
  }),
  output: z.object({ id }),
  refusals: ['meetings.not-open', 'meetings.person-unknown', 'meetings.speaker-missing', 'meetings.classified-text'],
})

export const changeOpinion = command({
  name: 'meetings.change-opinion',
  title: 'Sửa hoặc bỏ một ý kiến đã ghi',
  input: z.strictObject({
    ...inProvince,
    id,
    opinionId: id,
    version,
    content: text(2000).optional(),
    withdraw: z.boolean().default(false),
  }),
  output: z.object({ id, version: z.int() }),
  refusals: ['meetings.not-open', 'meetings.classified-text'],
})

export const markSpeakers = command({
  name: 'meetings.mark-speakers',
  title: 'Ghi những người đã phát biểu mà chưa ghi lời',
  description: 'Ai đã có ý kiến thì giữ nguyên. Ghi lời sau bằng việc sửa ý kiến.',
  input: z.strictObject({ ...inProvince, id, memberIds: z.array(id).min(1).max(500) }),
  output: z.object({ id, added: z.int() }),
  refusals: ['meetings.not-open', 'meetings.person-unknown'],
})

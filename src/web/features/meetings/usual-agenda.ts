// Owns the agenda a meeting is offered by its kind, to be changed afterwards; headings of our own.
import type { MeetingDetail } from '#contract/meetings.ts'

type Item = Pick<MeetingDetail['items'][number], 'part' | 'heading' | 'minutes'>

/** What the branch does every month (§1.3): the month gone, the month to come, what members say. */
const regular: readonly Item[] = [
  { part: 'last-month', heading: 'Thông tin thời sự, chính trị tư tưởng', minutes: 15 },
  { part: 'last-month', heading: 'Kết quả tháng trước, nhiệm vụ đã giao', minutes: 20 },
  { part: 'last-month', heading: 'Biểu dương, nhắc nhở; hạn chế, nguyên nhân', minutes: 10 },
  { part: 'next-month', heading: 'Nhiệm vụ tháng tới', minutes: 25 },
  { part: 'other', heading: 'Thảo luận, tự phê bình và phê bình', minutes: 20 },
]

/** The committee prepares the meeting of the branch: what it is about and the draft of the resolution (§1.3). */
const committee: readonly Item[] = [
  { part: 'last-month', heading: 'Kết quả tháng qua, việc còn tồn', minutes: 20 },
  { part: 'next-month', heading: 'Nội dung, định hướng buổi sinh hoạt chi bộ sắp tới', minutes: 30 },
  { part: 'next-month', heading: 'Dự thảo nghị quyết của chi bộ, phân công chuẩn bị', minutes: 20 },
  { part: 'other', heading: 'Việc khác của chi ủy', minutes: 10 },
]

const about = (subject: string | null): string => (subject === null ? '' : `: ${subject}`)

/** A subject is presented, discussed and concluded (§1.3); M-04 asks for no length of it alone. */
const thematic = (subject: string | null): Item[] => [
  { part: 'thematic', heading: `Trình bày chuyên đề${about(subject)}`, minutes: 30 },
  { part: 'thematic', heading: 'Thảo luận chuyên đề', minutes: 45 },
  { part: 'thematic', heading: 'Kết luận chuyên đề, việc phải làm', minutes: 15 },
]

/** What is offered, and how the button says it; null where nothing is usual: an extraordinary meeting, a congress. */
export function usualAgenda({
  kind,
  subject,
}: Pick<MeetingDetail, 'kind' | 'subject'>): { label: string; items: readonly Item[] } | null {
  if (kind === 'thematic') return { label: 'Dùng chương trình chuyên đề', items: thematic(subject) }
  if (kind === 'branch-committee') return { label: 'Dùng chương trình họp chi ủy', items: committee }
  if (kind === 'extraordinary' || kind === 'congress') return null
  const label = 'Dùng chương trình thường kỳ'
  if (kind !== 'regular-with-thematic') return { label, items: regular }
  const theme: Item = { part: 'thematic', heading: `Chuyên đề${about(subject)}`, minutes: 30 }
  return { label, items: [...regular.slice(0, 3), theme, ...regular.slice(3)] }
}

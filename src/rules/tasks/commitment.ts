// The yearly plan of a member: its headings, when it is written and when a quarter of it is looked at.

/** As the name of the plan has them. */
export const commitmentHeadings = [
  { code: 'cultivation', title: 'Tu dưỡng' },
  { code: 'training', title: 'Rèn luyện' },
  { code: 'striving', title: 'Phấn đấu' },
  { code: 'other', title: 'Nội dung khác' },
] as const
export type CommitmentHeading = (typeof commitmentHeadings)[number]['code']

/** A plan is written for this year or the next one. */
export const mayWriteFor = (year: number, today: string): boolean => {
  const now = Number(today.slice(0, 4))
  return year === now || year === now + 1
}

/** The first day of a quarter. */
export const quarterBegins = (year: number, quarter: number): string =>
  `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`

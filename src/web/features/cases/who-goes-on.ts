// Says above the steps whose turn it is: somebody else's, or one's own where nothing but ways out or back remain.
import type { CaseDetail } from '#contract/cases.ts'
import { namesOf } from './words.ts'

const waitsFor = (holder: readonly string[]): string =>
  holder.length === 0 ? 'Đang chờ nơi khác.' : `Đang chờ: ${namesOf(holder)}.`

/** Null where a step of mine leads on. */
export function whoGoesOn({ next, ahead, holder }: Pick<CaseDetail, 'next' | 'ahead' | 'holder'>): string | null {
  const mine = next.filter((step) => step.mine)
  if (mine.some(({ kind }) => kind === 'forward')) return null
  const out = mine.filter(({ kind }) => kind === 'exit' || kind === 'return')
  // What was entered leaves no way forward to anybody (EXIT-01: a breach, so discipline first): the case waits for one of these.
  const nothingElse = ahead.length === 0 && next.every(({ kind }) => kind !== 'forward')
  if (nothingElse && out.length > 0) {
    const titles = out.map(({ title }) => `«${title}»`).join(', ')
    return `Theo những gì đã ghi, việc này không còn bước đi tiếp. Bạn chọn một trong các bước còn lại: ${titles}.`
  }
  return `Bước tiếp theo không phải của bạn. ${waitsFor(holder)}`
}

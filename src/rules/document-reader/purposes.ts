// Tells from its headings what a part of a document is for: work to do, targets, or what was and why.
import { searchKey } from '../text/search-key.ts'
import { isReporting } from './document-kinds.ts'
import type { Section } from './sections.ts'

export type Purpose = 'work' | 'targets' | 'facts'

const FACTS =
  /\b(ket qua|danh gia|uu diem|han che|ton tai|khuyet diem|nguyen nhan|bai hoc|thuan loi|kho khan|dac diem|thuc trang|tinh hinh|muc dich|quan diem|can cu|pham vi|doi tuong|boi canh|nhan xet|khai quat|su can thiet|nhung viec da lam|dien bien|yeu cau|nguyen tac)\b/
const TARGETS = /\b(chi tieu|muc tieu)\b/
const WORK =
  /\b(nhiem vu|giai phap|to chuc thuc hien|phuong huong|trong tam|phan cong|trach nhiem|thoi gian toi|kien nghi|de xuat|noi dung thuc hien|tien do|lo trinh|ke hoach thuc hien|bien phap|chuong trinh cong tac|noi dung)\b/
/** Coming work even where the heading also speaks of a situation: "phương hướng khắc phục hạn chế". */
const COMING = /\b(phuong huong|thoi gian toi|nhiem vu trong tam|giai phap|khac phuc)\b/

const ofHeading = (heading: string): Purpose | null => {
  const key = searchKey(heading)
  if (COMING.test(key) && !/\b(ket qua)\b/.test(key)) return 'work'
  // "Tổ chức thực hiện" is work; "kết quả tổ chức thực hiện" is not.
  if (/^to chuc thuc hien/.test(key) || /^noi dung, nhiem vu/.test(key)) return 'work'
  if (FACTS.test(key)) return 'facts'
  if (TARGETS.test(key)) return 'targets'
  return WORK.test(key) ? 'work' : null
}

/** A section may be named by a short opening of its paragraph: "1. Mục đích: …". */
const headingOf = ({ title, run }: Section): string | null => {
  if (title !== '') return title
  const opening = /^([^.:;]{3,40}):\s/u.exec(run.text)?.[1]
  return opening ?? null
}

/** What a section is for; null: the text before the first section. */
export function purposeOf(section: Section | null, docType: string | null, hasSections: boolean): Purpose {
  for (let one = section; one !== null; one = one.parent) {
    const heading = headingOf(one)
    const found = heading === null ? null : ofHeading(heading)
    if (found !== null) return found
  }
  if (section === null && hasSections) return 'facts'
  return isReporting(docType) ? 'facts' : 'work'
}

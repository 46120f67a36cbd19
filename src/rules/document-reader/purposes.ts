// Tells from its headings what a part of a document is for: work to do, targets, or what was and why.
import { searchKey } from '../text/search-key.ts'
import { isReporting } from './document-kinds.ts'
import { latin } from './letters.ts'
import type { Section } from './sections.ts'

export type Purpose = 'work' | 'targets' | 'facts'

const FACTS =
  /\b(ket qua|uu diem|han che|ton tai|khuyet diem|nguyen nhan|bai hoc|thuan loi|kho khan|dac diem|thuc trang|tinh hinh|muc dich|quan diem|can cu|pham vi|boi canh|khai quat|su can thiet|nhung viec da lam|da (?:thuc hien|trien khai|lam duoc|dat duoc|hoan thanh)|dien bien|nguyen tac)\b|^doi tuong\b/
/** What is asked for; a conclusion answers under the same heading what it grants, and to whom it gives it. */
const ASKED = /\b(kien nghi|de xuat)\b|^(?:(?:cac|nhung|mot so) )?(?:y kien )?de nghi(?:,? (?:voi|doi voi|cua)\b.*)?$/
const ANSWERS = new Set(['KẾT LUẬN', 'THÔNG BÁO'])
/** In a report also these look back. */
const PAST = /\b(danh gia|nhan xet)\b/
const TARGETS = /\b(chi tieu|muc tieu|ty le)\b/
const WORK =
  /\b(nhiem vu|giai phap|trinh tu|quy trinh|cac buoc|cach lam|to chuc thuc hien|phuong huong|trong tam|phan cong|trach nhiem|noi dung|tien do|lo trinh|bien phap|chuong trinh cong tac)\b/
/** Coming work even where the heading also speaks of a situation; a letter or two may be lost in it. */
const COMING = /\b(phu.{0,2}ng hu.{0,2}ng|thoi gian toi|nhiem vu trong tam|giai phap|khac phuc)\b/
/** Openings of a paragraph that tell what, whom, where and when, and give nothing to do. */
const FRAME =
  /^(chu de|quan diem|can cu|tinh hinh|thuc trang|ket qua|han che|nguyen nhan|uu diem|thuan loi|kho khan|su can thiet|dai bieu|khach moi|muc dich|noi dung|doi tuong|thoi gian|dia diem|thanh phan|pham vi|hinh thuc|kinh phi|nguon kinh phi|dia ban|quy mo|phuong thuc|phuong cham|nguyen tac|san pham|ten goi|khau hieu|moc)\b/

/** Headings under which stands what work is framed by: only who is named there with a deed has to act. */
const FRAMING =
  /^(?:chu de|hinh thuc|thoi luong|dia diem|thoi gian,? (?:va )?dia diem|thanh phan|(?:nguon )?kinh phi|khau hieu|ten goi|chuong trinh(?: (?:hoi nghi|buoi le|le|dai hoi|lam viec))?$|giai thich tu ngu|khai niem|tieu chuan|dieu kien|ho so|tham quyen|luu y|do tuoi|so luong|co cau|noi dung (?:dai hoi|hoi nghi|sinh hoat|kiem tra|giam sat|kiem diem|khao sat|tu phe binh|buoi|cuoc))(?![a-z])/

const ASIDE =
  /^(?:dia diem|dia ban|kinh phi|nguon kinh phi|thanh phan|doi tuong|hinh thuc|phuong thuc|quy mo|san pham|khau hieu|ten goi)\b/

/** "Thời gian thực hiện: …" of a plan sets when it is done, also where it is told beside the subject. */
export const tellsWhen = (text: string, docType: string | null): boolean =>
  !isReporting(docType) && latin(/^thời gian(?: \p{L}+){0,7}\s*:/iu).test(text)

function ofHeading(heading: string, docType: string | null, isTop: boolean): Purpose | null {
  const key = searchKey(heading)
  const isReport = isReporting(docType)
  if (COMING.test(key) && !/\bket qua\b/.test(key)) return 'work'
  if (/^to chuc thuc hien/.test(key)) return 'work'
  // "Quan điểm, mục tiêu": its numbers are to be reached.
  if (
    !isReport &&
    TARGETS.test(key) &&
    /\b(?:quan diem|muc dich|yeu cau|can cu)\b/.test(key) &&
    !/\bket qua\b/.test(key)
  )
    return 'targets'
  if (FACTS.test(key) || (isReport && PAST.test(key))) return 'facts'
  if (ASKED.test(key)) return ANSWERS.has(docType ?? '') ? 'work' : 'facts'
  // "Nhiệm vụ và chỉ tiêu": its numbers are targets all the same.
  if (TARGETS.test(key) && !/\bnhiem vu\b/.test(key)) return 'targets'
  // "Lãnh đạo nhiệm vụ chuyên môn" under the results of a report is a result; a section of its own is work.
  return WORK.test(key) && (!isReport || isTop) ? 'work' : null
}

/** Requirements at the head of a plan frame it; later ones are work. */
const isFirstDemand = (section: Section): boolean =>
  /^yeu cau/.test(searchKey(section.title)) &&
  section.parent === null &&
  latin(/^(?:1|I|A)(?![\d\p{L}])/u).test(section.path)

/** A section may be framed by a short opening of its paragraph: "1. Đối tượng: …", "1. Chỉ tiêu chủ yếu: …". */
function framedBy({ title, run }: Section, isReport: boolean): Purpose | null {
  const opening = title === '' ? /^([^.:;]{3,40}):\s/u.exec(run.text)?.[1] : undefined
  if (opening === undefined) return null
  const key = searchKey(opening)
  // "1. Đánh giá tháng 5: …" of minutes or a report.
  if (isReport && PAST.test(key)) return 'facts'
  return FRAME.test(key) ? 'facts' : /^(?:(?:cac )?chi tieu|muc tieu)\b/.test(key) ? 'targets' : null
}

/** "IV. Kinh phí", "3. Hình thức, thời lượng". */
export const isFraming = (heading: string): boolean => FRAMING.test(searchKey(heading).replace(/[\s:.]+$/, ''))

/** "Địa điểm: …", "Kinh phí: …": said of work, and none itself. */
export const framesWork = (text: string): boolean => {
  const opening = /^([^.:;]{3,40}):\s/u.exec(text)?.[1]
  return opening !== undefined && ASIDE.test(searchKey(opening))
}

/** What a section is for; null: the text before the first section. */
export function purposeOf(section: Section | null, docType: string | null, hasSections: boolean): Purpose {
  const isReport = isReporting(docType)
  // A proposal to those above gives nobody below anything to do.
  if (docType === 'TỜ TRÌNH') return 'facts'
  for (let one = section; one !== null; one = one.parent) {
    if (isFirstDemand(one)) return 'facts'
    const frame = framedBy(one, isReport)
    if (frame === 'facts' || (frame === 'targets' && !isReport)) return frame
    const isTop = one.parent === null || one.parent.style === 'part'
    const found = one.title === '' ? null : ofHeading(one.title, docType, isTop)
    if (found !== null) return found
  }
  if (section === null && hasSections) return 'facts'
  return isReport ? 'facts' : 'work'
}

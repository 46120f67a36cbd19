// Finds who has to act: the bodies and people a sentence, a heading or an order names.
import { headLength, verbLength } from './body-heads.ts'
import { DESCRIBES, type Names, namesAt, tidy } from './body-names.ts'
import { latin } from './letters.ts'

/** After a name these begin no deed: what follows describes the body. */
const NO_DEED = new Set([
  'đi',
  'ở',
  'bị',
  'chưa',
  'còn',
  'mới',
  'cũ',
  'này',
  'đó',
  'khi',
  'nếu',
  'để',
  'trên',
  'tại',
  'mà',
  'thì',
  'theo',
  'về',
  'với',
  'cho',
  'từ',
  'sau',
  'trước',
  'trong',
  'nhằm',
  'vào',
  'do',
  'bằng',
  'rất',
  'hơn',
  'cùng',
  'gồm',
  'như',
  'nào',
  'có',
])

/** What may stand between a body and its deed. */
const ASIDE =
  /^theo\s+(?:lĩnh vực|chức năng|nhiệm vụ|thẩm quyền|địa bàn)(?:(?:,|\s+và)\s*(?:nhiệm vụ|thẩm quyền|lĩnh vực|địa bàn))?(?:\s+(?:được\s+)?(?:phụ trách|phân công|giao))?\s+/iu

/** Only who is given a duty stands before these, whatever it is called. */
const CHARGED = latin(
  /^(\p{Lu}(?:[^\s,;.:()]*\s+){0,9}?[^\s,;.:()]+)\s+(?=(?:chủ trì|có trách nhiệm|chịu trách nhiệm|làm đầu mối|là đầu mối|phối hợp (?:chặt chẽ )?(?:với|cùng))(?!\p{L}))/u,
)

/** A body no list knows, by what it has to do. */
function charged(clause: string): Names {
  const name = CHARGED.exec(clause)?.[1]
  if (name === undefined || ADVERBIAL.test(name)) return { names: [], end: 0 }
  const words = [...name.matchAll(latin(/(?<=^|\s)\p{L}/gu))].map(({ index }) => name.slice(index))
  const acts = words.some((word, i) => verbLength(i === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : word) > 0)
  return acts || words.some((word) => NOT_IN_NAME.test(word) || DESCRIBES.test(word))
    ? { names: [], end: 0 }
    : { names: [tidy(name)], end: name.length }
}

/** What is still wanting of a body, and what it has to do about it. */
const WANTING =
  /^(?:chưa|còn|không)\s(?:đạt|hoàn thành|có|bảo đảm|đảm bảo|nộp|gửi|báo cáo|thực hiện|tồn đọng|nợ|để)\s[^;.,]{3,90}?\s(?:phải|cần|khẩn trương|có (?:giải pháp|biện pháp|kế hoạch|trách nhiệm)|tập trung|nghiêm túc|rút kinh nghiệm|chịu trách nhiệm|kiểm điểm)\s/u

/** The bodies of which a clause says that they act: its subject. */
export function subjectOf(clause: string): Names {
  const known = namesAt(clause)
  const found = known.names.length > 0 ? known : charged(clause)
  if (found.names.length === 0) return { names: [], end: 0 }
  // "Phòng Tổ chức (Ban Tổ chức Tỉnh ủy) theo dõi": where a body belongs to stands behind it in a bracket.
  const rest = clause
    .slice(found.end)
    .replace(latin(/^\s*\([^()]{2,60}\)(?=\s*,?\s*\p{Ll})/u), '')
    .replace(/^[\s,]+/, '')
    .replace(ASIDE, '')
  // "Người đứng đầu để xảy ra … phải kiểm điểm"
  if (/^(?:để xảy ra|vi phạm)\s[^;.]{3,110}?\s(?:phải|chịu trách nhiệm)\s/u.test(rest)) return found
  // "Các đảng ủy chưa đạt chỉ tiêu có giải pháp khắc phục": who is told by what is wanting.
  if (/^(?:các|những)\s/iu.test(clause) && WANTING.test(rest)) return found
  const deed = latin(/^\p{Ll}[\p{L}]*/u).exec(rest)?.[0]
  if (deed === undefined || DESCRIBES.test(rest) || (NO_DEED.has(deed) && verbLength(rest) === 0))
    return { names: [], end: 0 }
  return found
}

const ADVERBIAL = latin(
  /^(?:trên cơ sở|căn cứ|sau khi|sau (?:phần|đó|hội nghị|cuộc|buổi|mỗi|kỳ|đợt|ngày|lễ|khai mạc)|trước khi|khi|định kỳ|hằng|hàng|từ|đến|trước|trước mắt|trong|năm|quý|tháng|qua|thông qua|đồng thời|ngoài ra|bên cạnh đó|nhằm|để|theo|cuối|đầu|hết|nếu|trường hợp|nhân dịp|kết thúc|ngay|bên cạnh|ngoài|với|chậm nhất|thường xuyên|riêng|đối với|trong đó|song song|hoàn thành|cùng với)(?![\p{L}])/iu,
)

/** "Thứ nhất, các cấp ủy …", "Hai là: …": the number of a paragraph in words. */
const ORDINAL =
  /^(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín) là)\s*[,:.]\s*/iu

/** "Đảng viên chuyển đi dưới sáu tháng do chi bộ nơi đến đánh giá": of whom something is done, and who does it. */
function doneBy(clause: string): string[] {
  const by =
    /^(?:các\s+|những\s+|mỗi\s+|mọi\s+)?(?:đảng viên|quần chúng|cán bộ|đoàn viên|hội viên|người|hồ sơ|chi bộ|đơn vị)\s[^,;.:()]{0,90}?\sdo\s+(?=\S)/iu.exec(
      clause,
    )
  if (by === null) return []
  const rest = clause.slice(by[0].length)
  const { names, end } = namesAt(rest)
  return names.length > 0 && verbLength(rest.slice(end).trimStart()) > 0 ? names : []
}

/** So many commas in, no subject comes any more. */
const MOST_BREAKS = 60

/** The subject of a clause that may begin with a time or a ground: "Định kỳ hằng tháng, chi bộ phải …". */
export function subjectAnywhere(clause: string, timesEnd: number): string[] {
  const text = clause.replace(ORDINAL, '').replace(/^[\s,]*(?:riêng\s+)?/iu, '')
  const skipped = clause.length - text.length
  const doing = doneBy(text)
  if (doing.length > 0) return doing
  const first = subjectOf(text)
  if (first.names.length > 0) return first.names
  if (timesEnd > 0) {
    const after = subjectOf(clause.slice(timesEnd).replace(/^[\s,:]+/, ''))
    if (after.names.length > 0) return after.names
  }
  // "Hồ sơ thiếu thì chi ủy lập biên bản"
  const then = latin(/(?<!\p{L})thì\s+/u).exec(clause)
  const acting = then === null ? [] : subjectOf(clause.slice(then.index + then[0].length)).names
  if (acting.length > 0) return acting
  // "Kiểm tra theo chuyên đề: mỗi chi bộ tiến hành …"
  const opening = /^[^:;.]{3,70}:\s+/u.exec(text)?.[0].length ?? 0
  if (!ADVERBIAL.test(text) && opening === 0) return []
  let tried = 0
  for (const match of clause.slice(skipped).matchAll(/[,:]\s+/g)) {
    tried += 1
    if (tried > MOST_BREAKS) return []
    // "100% thôn, tổ dân phố có …" goes on with what is counted.
    if (/\d\s*%[^,:]*$/u.test(text.slice(0, match.index))) continue
    const after = subjectOf(text.slice(match.index + match[0].length))
    if (after.names.length > 0) return after.names
  }
  return []
}

/** Whom an order is given to: "Giao Ban Tổ chức …", "Ban Thường vụ yêu cầu các chi bộ …". */
export function orderedIn(clause: string): string[] {
  const order =
    /(?:^|[\s,(])(?:(?<=^\s*)phân công(?=\s+(?:đồng chí|đ\/c|các đồng chí|mỗi|từng))|giao cho|giao trách nhiệm cho|giao|yêu cầu|đề nghị|ủy quyền cho|uỷ quyền cho)\s+(?=\S)/giu
  for (const match of clause.matchAll(order)) {
    const before = clause.slice(0, match.index).trim()
    // Only where it opens the clause, or stands after who gives the order or after what it is about.
    const giver = before.slice(before.lastIndexOf(',') + 1).trimStart()
    if (giver !== '' && !/:$/.test(before) && namesAt(giver).end < giver.length - 1) continue
    const rest = clause.slice(match.index + match[0].length)
    const names = [namesAt(rest), charged(rest)].find((one) => one.names.length > 0)?.names
    if (names !== undefined) return names
  }
  return []
}

/** Who does what is said of the thing done: "được Ban Tổ chức … thẩm định", "do Sở Nội vụ tổng hợp", "giao cho Ban Tổ chức …". */
export function agentsIn(clause: string): string[] {
  for (const match of clause.matchAll(/(?:^|[\s,])(được giao cho|giao cho|được|do|giao)\s+(?=\S)/giu)) {
    const rest = clause.slice(match.index + match[0].length)
    const { names, end } = namesAt(rest)
    if (names.length === 0) continue
    const deed = rest.slice(end).replace(/^[\s,]+/, '')
    const isGiven = /giao/iu.test(match[1] ?? '')
    if (isGiven || latin(/^\p{Ll}/u).test(deed)) return names
  }
  return []
}

/** Who is told after a deed: "In ấn tài liệu: đ/c Thảo (kế toán).", "Sơ kết 6 tháng (Văn phòng Đảng ủy tham mưu)". */
export function toldBehind(text: string): string[] {
  const person = /:\s+((?:đồng chí|đ\/c)\s[^.;:]{2,90}?)\s*(?:\([^()]*\))?[.;]?$/iu.exec(text)?.[1]
  if (person !== undefined) {
    const { names, end } = namesAt(person)
    if (end === person.length) return names
  }
  const [whole = '', inner = ''] = /\(([^()]{4,110})\)\s*[.;]?$/u.exec(text) ?? []
  if (!latin(/^(?:\p{Lu}|đồng chí\s|đ\/c\s)/u).test(inner)) return []
  const { names, end } = namesAt(inner)
  const rest = inner.slice(end).replace(/^[\s,:]+/, '')
  if (/^(?:chuẩn bị|tham mưu|chủ trì|thực hiện|phụ trách|soạn thảo|trình bày|xây dựng|báo cáo)/u.test(rest))
    return names
  return rest === '' && !latin(/(?:gửi|nộp|trình|qua|về|cho|gồm|của)(?!\p{L})/iu).test(text.slice(0, -whole.length))
    ? names
    : []
}

/** With whom: the names after "phối hợp với". */
export function partnersIn(clause: string): string[] {
  const found: string[] = []
  for (const match of clause.matchAll(
    /(?:phối hợp|phối kết hợp|kết hợp|cùng)\s+(?:chặt chẽ\s+)?(?:với|cùng)?\s*(?=\S)/giu,
  )) {
    const { names } = namesAt(clause.slice(match.index + match[0].length))
    for (const name of names) if (!found.includes(name)) found.push(name)
  }
  return found
}

const OPENS_HEADING =
  /^(?:(?:đối )?với|về phía|ở|tại|giao(?: cho)?|phân công(?: cho)?|đề nghị|yêu cầu|(?:trách nhiệm|nhiệm vụ|phần việc|công việc|nội dung công việc)(?: cụ thể)? (?:của|đối với))\s+(?=\S)/iu
const WORK_OF = /^(?:(?:công tác|việc|hoạt động|chương trình|các cuộc|cuộc|phần)\s+)?(?:tự\s+)?/iu
/** Words no name of a body holds in a heading. */
const NOT_IN_NAME = latin(
  /^(?:là|được|bị|trong|về|với|theo|có|không|chưa|còn|cần|để|khi|do|bằng|đi|ở|tại|mới|trẻ|tốt|mạnh|vững)(?!\p{L})/u,
)

/** Where the name begins of whose deed a heading tells: "Kiểm tra của Đảng ủy", "Công tác giám sát của các chi bộ"; 0: it tells none. */
function afterDeedOf(heading: string): number {
  let at = WORK_OF.exec(heading)?.[0].length ?? 0
  for (let deeds = 0; deeds < 3; deeds += 1) {
    const rest = heading.slice(at)
    const length = verbLength(rest.charAt(0).toLowerCase() + rest.slice(1))
    if (length === 0) return 0
    const [gap = '', of] = /^\s*(?:(của)\s+|,\s*(?:và\s+)?|và\s+)/u.exec(rest.slice(length)) ?? []
    at += length + gap.length
    if (of !== undefined) return at
    if (gap === '') return 0
  }
  return 0
}

/** Whether part of a heading names a body by words no sentence would: it begins like one and does nothing. */
function isBodyAlone(part: string): boolean {
  const head = headLength(part)
  if (head === 0 || part.length > 90) return false
  const words = [...part.slice(head).matchAll(latin(/(?<=\s)\p{Ll}/gu))].map(({ index }) => part.slice(head + index))
  return words.every((word) => verbLength(word) === 0 && !NOT_IN_NAME.test(word))
}

/** The bodies a heading consists of, and of nothing else but that it is their work. */
export function bodiesOfHeading(title: string): string[] {
  const plain = title
    .replace(/[\s:.;,]+$/u, '')
    .replace(/\s*\([^()]*\)$/u, '')
    .replace(OPENS_HEADING, '')
  const bare = plain.slice(afterDeedOf(plain))
  const { names, end } = namesAt(bare)
  if (end >= bare.length) return names
  const parts = bare.split(latin(/\s*[,;]\s*|\s+và\s+(?=\p{Lu})/u))
  return parts.every(isBodyAlone) ? parts.map(tidy) : []
}

/** The bodies whose duty something is said to be: "… là nhiệm vụ của các cấp ủy". */
export function dutyOf(sentence: string): string[] {
  const match = /là\s+(?:nhiệm vụ|trách nhiệm)[^.;]*?\scủa\s+(?=\S)/iu.exec(sentence)
  if (match === null) return []
  const rest = sentence.slice(match.index + match[0].length)
  const { names, end } = namesAt(rest)
  return /^[\s.;]*$/.test(rest.slice(end)) ? names : []
}

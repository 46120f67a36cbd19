// Owns the name of a branch as lists print it: capitals, "CB", counts behind it, and the names the caller knows.
import { normalise } from '../text/normalise.ts'
import { isAllCapitals, titleCase } from '../text/proper-name.ts'
import { searchKey, wordKey } from '../text/search-key.ts'

const PREFIX = /^(?:chi bộ|cb|c\.b\.?|chi-bộ|chibộ)(?=[\s.:–-]|\d|$)\s*[.:–-]?\s*/iu
const ORGANISATION = /^(?:chi bo|cb|chi dang bo|dang bo|dang uy|dbbp|dbcs|cbcs|cbtt|chi uy)(?:\s|\d|$)/
// Before a heading of a group: "I.", "II –", "1)", "A/", "* ".
const ENUMERATION = /^(?:[*+•-]\s*|\(?(?:[ivxlc]{1,6}|\d{1,3}|[a-h])\s*(?:[.)/:]|\s[-–]|[-–]\s)+\s*)+/iu
const LOWER_WORDS = new Set(
  'thôn bản làng ấp xóm khóm buôn bon sóc phum khu phố tổ dân đội cơ quan trường học tiểu mầm non trung sở thông mẫu giáo quân sự công an nông dân hội phụ nữ cựu chiến binh y tế hợp tác xã doanh nghiệp ban chỉ huy văn phòng số khối phường xã và của các cấp'.split(
    ' ',
  ),
)
const UNIT = /^(?:truong|tram|cong an|quan su|benh vien|hop tac xa|htx|tdp|kp|tieu hoc|mam non|thcs|thpt)\b/
const LOCALITY = /^(?:thôn|bản|làng|ấp|xóm|khóm|buôn|bon|sóc|phum|khu|tổ|cơ quan|số|khối|đội)(?:\s|$)/u

/** "CHI BỘ TRẠM Y TẾ" → "Chi bộ Trạm y tế": capitals carry no spelling, so places get capitals and common words do not. */
function fromCapitals(name: string): string {
  const words = name.split(' ').map((word) => {
    const lower = word.toLowerCase()
    if (LOWER_WORDS.has(lower)) return lower
    if (/^[ivxlc]+$/i.test(word) || !/[aeiouy]/.test(searchKey(word)) || /\d/.test(word)) return word
    return titleCase(word)
  })
  const joined = words.join(' ')
  return LOCALITY.test(joined) ? joined : joined.charAt(0).toUpperCase() + joined.slice(1)
}

/** The name without numbering in front and without counts behind ("I. CHI BỘ THÔN 1 (25 đảng viên)"). */
export function bareGroupName(text: string): string {
  return normalise(text)
    .replace(/^(?:phần|mục)\s+(?=(?:thứ\s+)?[ivxlc\d]+\s*[.:–-])/iu, '')
    .replace(ENUMERATION, '')
    .replace(/^(?:danh sách\s+)?(?:các\s+)?(?:đảng viên\s+)?(?:của\s+)?(?=chi bộ\s+\S)/iu, '')
    .replace(/^(?:tên\s+)?(?:chi bộ|đơn vị)\s*:\s*(?=\S)/iu, (prefix) => (/chi bộ/iu.test(prefix) ? 'Chi bộ ' : ''))
    .replace(/^chi bộ\s+(?=chi bộ|đảng bộ)/iu, '')
    .replace(
      /\s*[(:–-]?\s*(?:có|gồm|tổng số)?\s*:?\s*\d+\s*(?:đ\/?c|đồng chí|đảng viên|đv|người|đ\.?v)(?!\p{L}).*$/iu,
      '',
    )
    .replace(/\s*[-–,;(]\s*(?:phó\s+)?bí thư(?!\p{L}).*$/iu, '')
    .replace(/\s*\([^)]*\)\s*$/u, '')
    .replace(/[\s:.;,–-]+$/u, '')
}

/** True when a text begins as the name of a party organisation does. */
export function namesOrganisation(text: string): boolean {
  return ORGANISATION.test(wordKey(bareGroupName(text)))
}

/** Words by which two writings of one branch are equal. */
export function branchKey(name: string): string {
  return wordKey(normalise(name).replace(PREFIX, ''))
    .replace(/^(?:cb|chi bo)\s+/, '')
    .replace(/\b0+(?=\d)/g, '')
}

export type BranchNames = {
  readonly known: ReadonlyMap<string, string>
  readonly given: boolean
  /** Answers already found, by the words printed. */
  readonly answers: Map<string, { value: string; known: boolean }>
}

export function branchNamesOf(names: readonly string[] | undefined): BranchNames {
  return {
    known: new Map((names ?? []).map((name) => [branchKey(name), name])),
    given: names !== undefined,
    answers: new Map(),
  }
}

/** The branch in one spelling. `isBranch` says that the place itself (heading or title) means a chi bộ. */
export function branchName(text: string, names: BranchNames, isBranch: boolean): { value: string; known: boolean } {
  const key = `${isBranch}${text}`
  const before = names.answers.get(key)
  if (before !== undefined) return before
  const answer = findBranch(text, names, isBranch)
  if (names.answers.size < 5000) names.answers.set(key, answer)
  return answer
}

function findBranch(text: string, names: BranchNames, isBranch: boolean): { value: string; known: boolean } {
  const printed = bareGroupName(text)
  if (printed === '') return { value: '', known: true }
  const official = names.known.get(branchKey(printed))
  if (official !== undefined) return { value: official, known: true }
  const prefixed = PREFIX.test(printed)
  const rest = prefixed ? printed.replace(PREFIX, '') : printed
  const other = !prefixed && ORGANISATION.test(wordKey(printed))
  const spelled = isAllCapitals(rest) && /\p{L}{2}/u.test(rest) ? fromCapitals(rest) : rest
  if (other)
    return {
      value: isAllCapitals(printed) ? `${printed.charAt(0)}${fromCapitals(printed).slice(1)}` : printed,
      known: !names.given,
    }
  // A group headed by a place or a unit is that place's branch.
  const place = LOCALITY.test(rest.toLowerCase()) || UNIT.test(wordKey(rest))
  const value = prefixed || isBranch || place ? `Chi bộ ${spelled}`.trim() : spelled
  return { value, known: !names.given }
}

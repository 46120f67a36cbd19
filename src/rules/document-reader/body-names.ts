// Owns where the names of bodies and people end: one name, and a list of them.
import { headLength, lengthInName, verbLength } from './body-heads.ts'
import { latin } from './letters.ts'

/** After these a sentence only describes. */
export const DESCRIBES = latin(
  /^(?:phải là|là(?!\s+(?:đầu mối|cơ quan (?:thường trực|chủ trì|đầu mối)))|được|có thể|đã|đang|vẫn|còn|luôn|ngày càng|mới|không|trở thành|đều)(?![\p{L}])/iu,
)

/** Small words that go on with a name: "cấp ủy chi bộ trực thuộc", "các cơ quan tham mưu của Đảng ủy". */
const GOES_ON = new Set(
  `cấp trên dưới trực thuộc cơ sở xã phường tỉnh huyện quận thành phố thôn bản buôn làng khu xóm ấp tổ dân các của và tham mưu giúp việc chuyên môn phụ trách có liên quan
   thẩm quyền trong ngoài toàn đảng đoàn thể chính trị hội nhân dự bị thức viên bộ ban ngành ủy uỷ chi bí thư phó trưởng chủ tịch đồng chí cán công chức người đứng đầu đại diện
   cha mẹ học sinh giáo văn phòng mặt trận quốc doanh nghiệp nhà nước đơn vị địa phương trường quan số chủ chốt lãnh đạo quần chúng ưu tú hạn chế khối vụ nội nông phụ nữ thanh niên
   khoa lớp viện bệnh cụm nhánh phân xưởng thường vụ chấp hành tuyên dân vận tổ chức kiểm tra thuộc lực lượng vũ trang quân sự công an biên phòng y tế giáo dục thị trấn đặc riêng chung nơi cư trú công tác xóm ngành
   tiểu đại trung đội đoàn sư lữ hải vực khu phố liên gia truyền thanh hữu trí lao động nghề cơ quan hành chính cộng mạng mỗi từng nhiều đủ điều kiện nêu trên này tiếp ty cổ phần tnhh giám đốc văn hóa hoá rừng hộ di tích lâm sàng nòng cốt cửa khẩu chợ nghề nghiệp đầu mối`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** A post after a name, between commas: "Đồng chí …, Bí thư chi bộ, …". */
const POST = latin(
  /^,\s*(?:ủy viên|uỷ viên|bí thư|phó bí thư|phó|trưởng|chủ tịch|chủ nhiệm|chi ủy viên|chánh|tổ trưởng|tổ phó|giám đốc|hiệu trưởng|đảng ủy viên|thành viên)(?![\p{L}])[^,;.:]{0,70},\s*/iu,
)

const SEPARATOR = /^\s*(?:,\s*(?:và\s+|(?:nhất|trước hết|đặc biệt) là\s+)?|;\s*|và\s+|cùng\s+(?:với\s+)?|hoặc\s+)/iu

/** How a name begins says what may go on with it. */
interface Kind {
  isMany: boolean
  isPerson: boolean
}

/** Letters of what goes on with the name before it as a whole, whatever it looks like; 0: nothing does. */
function wholeInName(name: string, word: string, { isPerson }: Kind): number {
  const own = isPerson && /^phụ trách/iu.test(word) ? 0 : lengthInName(word)
  if (own > 0) return own
  // "Chi bộ cũ chốt danh sách, chi bộ mới tiếp nhận"
  if (latin(/^(?:cũ|mới)(?!\p{L})/u).test(word) && /(?:chi bộ|đảng bộ|tổ đảng|đảng ủy)$/iu.test(name))
    return word.search(latin(/(?!\p{L})/u))
  // "Sở Khoa học và Công nghệ": one body, where what follows is none by itself.
  const joined = latin(/^và\s+(?=\p{Lu}\p{Ll})/u).exec(word)?.[0].length ?? 0
  const isOne =
    joined > 0 && latin(/\s\p{Lu}\p{L}+(?:\s+\p{Ll}+)?$/u).test(name) && headLength(word.slice(joined)) === 0
  return isOne ? joined : 0
}

/** Whether a word behind a blank no longer belongs to the name before it. */
function endsName(name: string, word: string, { isMany, isPerson }: Kind): boolean {
  if (isPerson && latin(/^phụ trách(?!\p{L})/u).test(word)) return true
  // "những chi bộ có khó khăn" is a name, "tổ dân phố có tổ hòa giải" a sentence.
  if (latin(/^có (?:ít nhất|tối thiểu|không dưới|từ|trên|\d)/u).test(word)) return true
  if (!isMany && latin(/^có(?!\p{L})(?! (?:liên quan|thẩm quyền|chức năng|đủ điều kiện|điều kiện|uy tín))/u).test(word))
    return true
  if ((verbLength(word) > 0 && !/Hậu$/u.test(name)) || DESCRIBES.test(word)) return true
  const small = latin(/^\p{Ll}[\p{L}]*/u).exec(word)?.[0]
  if (small !== undefined && small !== 'cần' && !GOES_ON.has(small)) {
    // "Trưng bày", "Mạng lưới": of a name of two syllables only the first is a capital.
    const before = latin(/(\p{L}+)$/u).exec(name)?.[1] ?? ''
    if (!latin(/^\p{Lu}\p{Ll}/u).test(before) || before === 'Đảng' || before === 'Đoàn' || isPerson) return true
  }
  return latin(
    /^(?:và|hoặc|cùng|để|từ|đến|theo|nhằm|khi|nếu|với|về|thì|mà|sau|trước|bằng|qua|do|như|hoàn|đã|sẽ|trong đó|trong việc|trong quá trình|trong công tác)(?![\p{L}])/iu,
  ).test(word)
}

/** One name from the head of the text: where it ends. */
function nameEnd(text: string, head: number): number {
  let at =
    head + (/tham mưu$/iu.test(text.slice(0, head)) ? (/^,?\s+giúp việc/u.exec(text.slice(head))?.[0].length ?? 0) : 0)
  const kind: Kind = {
    isMany: latin(/^(?:các|những|mọi|từng|mỗi|cá nhân|tập thể|đảng viên|người|cơ quan|đơn vị)(?!\p{L})/iu).test(text),
    isPerson: /^(?:(?:các|những)\s+)?(?:đồng chí|đ\/c)\s/iu.test(text),
  }
  while (at < text.length) {
    const rest = text.slice(at)
    const gap = /^\s+/.exec(rest)?.[0].length ?? 0
    const word = rest.slice(gap)
    if (word === '' || /^[,;:.()?!…“”"]/u.test(word)) break
    const name = text.slice(0, at)
    const whole = gap === 0 ? 0 : wholeInName(name, word, kind)
    if (whole === 0 && gap > 0 && endsName(name, word, kind)) break
    at += gap + (whole > 0 ? whole : (/^[^\s,;:.()?!…“”"]+/u.exec(word)?.[0].length ?? 1))
  }
  return at
}

/** What is no body yet: only with what it deals in, "HTX rau sạch", "Nhà máy xi măng Hoàng Sơn". */
const ONLY_A_KIND =
  /^(?:các\s+)?(?:HTX|BQL|hợp tác xã|ban quản lý|nhà máy|xí nghiệp|công ty|trung tâm|trạm|hạt|câu lạc bộ|chi cục|cục|ngân hàng|nhóm hộ|bến xe|đội)$/iu

/** Words no list knows behind a mere kind, up to the deed. */
function dealtIn(text: string, at: number): number {
  if (!ONLY_A_KIND.test(text.slice(0, at))) return 0
  let end = at
  for (let words = 0; words < 6; words += 1) {
    const [gap = '', word = ''] = latin(/^\s+(\p{L}+)/u).exec(text.slice(end)) ?? []
    if (word === '' || DESCRIBES.test(word)) return 0
    if (words > 0 && verbLength(text.slice(end).trimStart()) > 0) return end - at
    if (words === 0 && verbLength(text.slice(end).trimStart()) > 0) return 0
    if (
      /^(?:và|hoặc|cùng|để|từ|đến|theo|khi|nếu|với|về|thì|mà|sau|trước|bằng|qua|do|như|sẽ|trong|có|còn|cho)$/u.test(
        word,
      )
    )
      return 0
    end += gap.length
  }
  return 0
}

/** A post said after a person's own name, right before the deed: "Đồng chí …, Bí thư chi bộ chủ trì". */
const NAMED_PERSON = latin(/^(?:[Đđ]ồng chí|[Đđ]\/c)\s+\p{Lu}[\p{L}'’]*(?:\s+\p{Lu}[\p{L}'’]*)*$/u)
const A_POST = latin(
  /^(?:phó\s+)?(?:bí thư|trưởng|chủ tịch|chủ nhiệm|chi ủy viên|đảng ủy viên|ủy viên|uỷ viên|chánh|tổ trưởng|tổ phó|giám đốc|hiệu trưởng)(?!\p{L})/iu,
)
/** "ban thường vụ các huyện ủy, thành ủy": of each of them. */
const OF_EACH =
  /^(?:ban thường vụ|ban chấp hành|thường trực|bí thư|văn phòng|ban tổ chức|ủy ban kiểm tra|người đứng đầu)\s(?:.*\s)?các\s/iu
const EACH = latin(
  /^(?:(?:thành|thị|quận|huyện|tỉnh|xã|phường),\s)*(?:thành|thị|quận|huyện|tỉnh|đảng|xã|phường)\s(?:ủy|uỷ|đoàn|hội)(?!\p{L})/u,
)

export interface Names {
  names: string[]
  /** Where the list ends. */
  end: number
}

export const tidy = (name: string): string => name.replace(/\s+/g, ' ').trim()

const PLACE_WORD = /^(?:xã|phường|thôn|bản|buôn|khu phố|thị trấn|đặc khu|tổ dân phố)$/iu

/** What only goes on with the name before it: "các phòng, đơn vị", "chi bộ khu phố, cơ quan, trường học". */
const BARE =
  /^(?:cơ quan|đơn vị|trường học|doanh nghiệp|địa phương|khu phố|thôn|ban|phòng|khoa|trung tâm|viện|trạm|tổ|đội|ban, ngành|ngành|ban, ngành, đoàn thể)$/u
const OF_BARE =
  /(?:(?:^|\s)(?:các (?:phòng|ban|khoa|sở|ngành|tổ|đội|trạm)|cơ quan|đơn vị|khu phố|thôn|trường học|doanh nghiệp|địa phương)|, (?:phòng|khoa|trung tâm|viện|trạm))$/u

/** "các cơ quan, đơn vị, địa phương" are three, "người đứng đầu cơ quan, đơn vị" is one. */
const GENERAL = /^(?:(?:tất cả|toàn thể|từng|mọi|các|những)\s+)*(?:cơ quan|đơn vị|địa phương|doanh nghiệp)$/iu

/** A bracket behind a person's name: "đ/c Thủy (Phó Bí thư)". */
const BEHIND_PERSON = /^\s*\([^()]{2,60}\)/u

const OF_PLACES = /(?:^|\s)(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn)$/u
const MORE_PLACES = latin(/^(?:huyện|quận|thị xã|thành phố|thị trấn|đặc khu)(?!\p{L}|\s+\p{Lu})/u)
const OFFICE = /^(?:các\s+)?(?:Phòng|Ban|Sở|Bộ|Vụ|Cục|Khoa|Viện|Trung tâm)\s/u

/** How much of what stands behind a name still belongs to it, the comma included; 0: none. */
function moreOfName(name: string, rest: string, gap: number): number {
  const behind = rest.slice(gap)
  if (OF_PLACES.test(name)) return gap + (MORE_PLACES.exec(behind)?.[0].length ?? -gap)
  // "các chi đoàn 10A1, 11A2"
  if (latin(/\s\d{1,2}\p{Lu}\d{0,2}$/u).test(name))
    return gap + (latin(/^\d{1,2}\p{Lu}\d{0,2}(?![\p{L}\d])/u).exec(behind)?.[0].length ?? -gap)
  // "các Tiểu đoàn 1, 2 và 3", "Chi bộ khu phố 4, 5"
  if (/(?:đoàn|đội|số|khu phố|thôn|ấp|tổ|xóm|bản|buôn|khối|khu vực)\s\d{1,2}(?:(?:,| và) \d{1,2})*$/iu.test(name))
    return gap + (latin(/^\d{1,2}(?=\s*,|\s+và\s|\s+\p{Ll}{2}|$)/u).exec(behind)?.[0].length ?? -gap)
  const word = latin(/^\p{Lu}\p{Ll}*/u).exec(behind)?.[0]
  if (word === undefined || !OFFICE.test(name) || !/^\s*,/u.test(rest)) return 0
  return gap + nameEnd(behind, word.length)
}

/**
 * Small words no list knows, which still belong to a name because the next body comes right behind them: "Phòng Công tác học sinh, sinh
 * viên, Khoa Cơ khí".
 */
function unknownWords(rest: string): number {
  const [found = '', words = ''] = latin(/^,?\s+(\p{Ll}+(?:\s+\p{Ll}+){0,3})(?=,\s|\s+và\s)/u).exec(rest) ?? []
  const behind = rest.slice(found.length)
  const gap = SEPARATOR.exec(behind)?.[0].length ?? 0
  if (found === '' || headLength(words) > 0 || headLength(behind.slice(gap)) === 0) return 0
  const isDeed = [...words.matchAll(latin(/\p{Ll}+/gu))].some(({ index }) => verbLength(words.slice(index)) > 0)
  return isDeed || DESCRIBES.test(words) ? 0 : found.length
}

/** Begin with a capital inside a sentence and act nowhere. */
const NO_ACTOR = latin(
  /^(?:Quý|Tháng|Năm|Ngày|Thứ|Tết|Nghị|Kế|Chỉ thị|Kết|Quy|Quyết|Hướng|Chương|Đề|Luật|Điều|Căn|Đại hội|Hội nghị)(?!\p{L})/u,
)
/** No list of names is longer. */
const LONGEST_LIST = 20
/** Nobody orders more bodies in one breath; what a machine wrote goes on for pages. */
const MOST_NAMES = 80

/** How much of a text is one more of a list by its capital alone: "…, Điện lực Nam Cảng, Hạt Kiểm lâm rà soát". */
function namedInList(text: string, longest = LONGEST_LIST): number {
  const word = NO_ACTOR.test(text) || longest === 0 ? undefined : latin(/^\p{Lu}\p{Ll}+/u).exec(text)?.[0]
  if (word === undefined) return 0
  const end = nameEnd(text, word.length)
  const behind = text.slice(end)
  const gap = SEPARATOR.exec(behind)?.[0].length ?? 0
  const next = behind.slice(gap)
  if (gap === 0) return latin(/^\s+\p{Ll}/u).test(behind) && !DESCRIBES.test(behind.trimStart()) ? end : 0
  return headLength(next) > 0 || namedInList(next, longest - 1) > 0 ? end : 0
}

/** How much of a text is a body no list knows that opens a list of bodies: two capitals one after the other begin no deed. */
function opensList(text: string): number {
  const end = latin(/^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}/u).test(text) ? namedInList(text) : 0
  return SEPARATOR.test(text.slice(end)) ? end : 0
}

/** "các chi bộ khu phố Cầu Sỏi, Ngô Đồng": the names of several of a kind. */
const OF_MANY = /^(?:các|những)\s|\scác\s/iu

/** Whether one of a list only goes on with the name before it; `isBody`: it is known as a body by its own words. */
function isOneWith(last: string, name: string, isBody: boolean): boolean {
  if (!isBody) return OF_MANY.test(last)
  // "các đảng ủy xã, phường" are one.
  if (PLACE_WORD.test(name) && / (?:xã|buôn|thôn|bản|phường)$/u.test(last)) return true
  if (OF_EACH.test(last) && EACH.test(name)) return true
  return BARE.test(name)
    ? OF_BARE.test(last) && !GENERAL.test(last)
    : name === 'đảng viên' && /Tổ chức (?:cơ sở )?[đĐ]ảng$/u.test(last)
}

/** A name with more behind it, parted as it is written. */
const joined = (last: string, more: string): string => `${last}${tidy(more).replace(latin(/^(?=\p{L})/u), ' ')}`

/** The list of bodies a text begins with; no names where it does not begin with one. */
export function namesAt(text: string): Names {
  const names: string[] = []
  let at = 0
  while (at < text.length && names.length < MOST_NAMES) {
    const rest = text.slice(at)
    const last = names.at(-1)
    const gap = last === undefined ? 0 : (SEPARATOR.exec(rest)?.[0].length ?? -1)
    if (gap < 0) break
    const head = headLength(rest.slice(gap))
    // "Phòng Tuyên truyền, Báo chí - Xuất bản", "Hội Nông dân các huyện, thị xã, thành phố": one name all the same.
    const more = head === 0 && last !== undefined ? moreOfName(last, rest, gap) : 0
    if (last !== undefined && more > 0) {
      names[names.length - 1] = joined(last, rest.slice(0, more))
      at += more
      continue
    }
    const unknown = last === undefined ? opensList : namedInList
    const known = head > 0 ? nameEnd(rest.slice(gap), head) : unknown(rest.slice(gap))
    if (known === 0) break
    const own = known + dealtIn(rest.slice(gap), known)
    const end = gap + own + unknownWords(rest.slice(gap + own))
    const name = tidy(rest.slice(gap, end))
    if (last !== undefined && isOneWith(last, name, head > 0))
      names[names.length - 1] = joined(last, rest.slice(0, end))
    else if (last === undefined || !NAMED_PERSON.test(last) || !A_POST.test(name)) names.push(name)
    at += end
    const isPerson = /^(?:đồng chí|đ\/c)\s/iu.test(name)
    if (isPerson) at += BEHIND_PERSON.exec(text.slice(at))?.[0].length ?? 0
    const post = isPerson ? (POST.exec(text.slice(at))?.[0].length ?? 0) : 0
    if (post > 0) return { names, end: at + post - 1 }
  }
  return { names, end: at }
}

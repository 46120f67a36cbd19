// Finds the documents a text names by number, with every place they are named at.
import { isoDate, isRealDay } from '../calendar/dates.ts'
import { CITED_KINDS, KIND_OF_SIGN } from './document-kinds.ts'
import { latin } from './letters.ts'
import type { Ruler, Run, Span } from './source-text.ts'
import { fullYear } from './time-parts.ts'

export interface Mention {
  text: string
  line: number
  at: Span
}

export interface Citation {
  type: string | null
  so: string
  kyHieu: string
  date: string | null
  issuer: string | null
  title: string | null
  mentions: Mention[]
  anomaly?: string
  probably?: string
}

/** Where in a run a citation stands, its date included: numbers in it are no figures and no dates of their own. */
export interface CitedPlace {
  run: Run
  from: number
  /** End of number and symbol. */
  to: number
  /** End with the date. */
  end: number
}

const KINDS = CITED_KINDS.map((kind) => kind.replace(/ /g, '\\s+')).join('|')
/** A kind is still known when a tone was lost: "Chỉ thi". */
const WORN_KINDS = 'Chỉ thi|Chi thị|Chi thi|Nghi quyết|Nghị quyêt|Kê hoạch|Kế hoach|Quyêt định|Hướng dân|Quy đinh'
const SIGN = '\\p{Lu}[\\p{L}]{0,6}'
const SYMBOL = `${SIGN}(?:\\s?[/-]\\s?\\p{Lu}[\\p{L}\\d]{0,11}){1,3}`
/** Number and symbol; what kind it is stands before. Digits are rare in a text, so that is where to look first. */
const NUMBERED = latin(
  new RegExp(
    `(?<![\\d/.,-])(\\d{1,4}(?:\\.\\d{1,2})?[a-z]?)(\\s?[-–—/]\\s?|\\s)((?:(?:19|20)\\d{2}/)?(?:${SYMBOL}|QH\\d{1,2}))(?![\\p{L}\\d])`,
    'gu',
  ),
)
const KIND_BEFORE = latin(new RegExp(`(?<![\\p{L}])(?:(${KINDS}|${WORN_KINDS})\\s*)?(?:(số)\\s*:?\\s*)?$`, 'iu'))
/** A law is named before its number. */
const LAW_BEFORE = latin(/(?<![\p{L}])(Luật|Bộ luật|Pháp lệnh)\s+[^.;:()\d]{3,80}?\s+(số)\s*$/u)
/** So far before and after a number its kind, issuer and title are looked for. */
const BEFORE = 100
const BEHIND = 500
const DATE =
  /^\s*[,(]?\s*(?:ban hành\s+)?ngày\s+(\d{1,2})\s*(?:\/|-|\.|\s*tháng\s*)\s*(\d{1,2})\s*(?:\/|-|\.|\s*,?\s*năm\s*)\s*(\d{4}|(?<=\/)\d{2}(?!\d))\)?/iu
const ISSUER =
  /^\s*[,(]?\s*của\s+((?:(?!\s+(?:về|và|ban hành|nhằm|để|trong|vào|tại|theo|hướng dẫn|quy định|thực hiện)\s)[^,;.:“”"])+)/u
const ISSUER_AFTER_COMMA =
  /^\s*,\s*((?:Ban|Bộ|Tỉnh|Thành|Huyện|Đảng|Ủy|Uỷ|Chính|Quốc|Sở)\s(?:(?!\s+về\s)[^,;.:])+)\s+về\s/u
const TITLE = latin(
  /^\s*,?\s*((?:về|hướng dẫn|quy định|sửa đổi)\s(?:(?!,\s+(?:\p{Lu}|của\s)|\s+(?:nhằm|và việc|và thực hiện)\s)[^;:.…“”"(])+)/u,
)

const upperStart = (text: string): boolean => latin(/^\p{Lu}/u).test(text)

/** A symbol is capitals: "28-CT/TW" and not "10-km". */
const isSymbol = (text: string): boolean =>
  /^(?:19|20)\d{2}\//.test(text) || (upperStart(text) && latin(/\p{Lu}.*[/-]\s?\p{Lu}/u).test(text))

const WORN: Readonly<Record<string, string>> = {
  'chi thi': 'Chỉ thị',
  'chỉ thi': 'Chỉ thị',
  'chi thị': 'Chỉ thị',
}

const nameOfKind = (printed: string | undefined, kyHieu: string): string | null => {
  const spaced = printed?.replace(/\s+/g, ' ').toLowerCase()
  const known = CITED_KINDS.find((kind) => kind.toLowerCase() === spaced)
  if (known !== undefined) return known
  return (
    (spaced === undefined ? undefined : WORN[spaced]) ??
    KIND_OF_SIGN[kyHieu.replace(/^(?:19|20)\d{2}\//, '').split(/[/-]/)[0] ?? ''] ??
    null
  )
}

interface Found {
  place: CitedPlace
  type: string | null
  so: string
  kyHieu: string
  date: string | null
  issuer: string | null
  title: string | null
}

function foundIn(run: Run): Found[] {
  const found: Found[] = []
  for (const match of run.text.matchAll(NUMBERED)) {
    const [whole, so = '', joint = '', printed = ''] = match
    const kyHieu = printed.replace(/\s+/g, '').replace(/[–—]/g, '-')
    if (!isSymbol(printed)) continue
    const ahead = run.text.slice(Math.max(0, match.index - BEFORE), match.index)
    const [said = '', kind, numbered] = LAW_BEFORE.exec(ahead) ?? KIND_BEFORE.exec(ahead) ?? []
    if (kind === undefined && numbered === undefined && (joint.trim() === '' || joint.includes('/'))) continue
    const from = match.index - said.length
    const to = match.index + whole.length
    const rest = run.text.slice(to, to + BEHIND)
    const dated = DATE.exec(rest)
    const [year, month, day] = [fullYear(dated?.[3] ?? ''), Number(dated?.[2]), Number(dated?.[1])]
    const date = dated !== null && isRealDay(year, month, day) ? isoDate(year, month, day) : null
    const behind = rest.slice(dated?.[0].length ?? 0)
    const issuer = ISSUER.exec(behind) ?? ISSUER_AFTER_COMMA.exec(behind)
    // The mark of a footnote is no part of a name.
    const named = issuer?.[1]?.replace(latin(/(?<=\p{Ll})\d{1,2}$/u), '') ?? null
    const title = titleIn(named === null ? behind : behind.slice(behind.indexOf(named) + named.length))
    found.push({
      place: { run, from, to, end: to + (dated?.[0].length ?? 0) },
      type: nameOfKind(kind, kyHieu),
      so,
      kyHieu,
      date,
      issuer: named?.trim() ?? null,
      title,
    })
  }
  for (const [i, one] of found.entries()) {
    const next = found[i + 1]
    // "Quyết định số 938/QĐ-TTg ngày …; Quyết định số 939/QĐ-TTg cùng ngày"
    if (one.date === null && /^\s*,?\s*cùng ngày/u.test(run.text.slice(one.place.to)))
      one.date = found[i - 1]?.date ?? null
    // "Quyết định số 217-QĐ/TW, 218-QĐ/TW ngày …": two of one symbol, parted by a comma, are of one day.
    if (one.date !== null || next === undefined || next.kyHieu !== one.kyHieu) continue
    if (/^\s*(?:,|và)\s*$/u.test(run.text.slice(one.place.to, next.place.from))) one.date = next.date
  }
  return found
}

/** The title ends where the next document is named: "về thực hiện Chỉ thị số 28-CT/TW của …". */
function titleIn(text: string): string | null {
  const title = TITLE.exec(text)?.[1]
  if (title === undefined) return null
  const other = [...title.matchAll(NUMBERED)].find(({ 3: symbol = '' }) => isSymbol(symbol))
  if (other === undefined) return title.trim()
  const start = other.index - (KIND_BEFORE.exec(title.slice(0, other.index))?.[0].length ?? 0)
  const isApposed = /(?:,|\svà|\scùng)\s*$/u.test(title.slice(0, start))
  return title
    .slice(0, isApposed ? start : other.index + other[0].length)
    .replace(/(?:,|\svà|\scùng)?\s*$/u, '')
    .trim()
}

const longest = (one: string | null, other: string | null): string | null =>
  (other?.length ?? 0) > (one?.length ?? 0) ? other : one

/** A symbol named once that differs from one named often only in who issued it: perhaps a slip of the pen; only said. */
function markSlips(citations: Citation[]): void {
  for (const one of citations) {
    if (one.mentions.length > 1 || one.date !== null) continue
    const sign = one.kyHieu.split('/')[0]
    const other = citations.find(
      (twin) => twin !== one && twin.so === one.so && twin.kyHieu.split('/')[0] === sign && twin.mentions.length >= 3,
    )
    if (other === undefined) continue
    one.anomaly = `viết ${one.so}-${one.kyHieu}, các chỗ khác là ${other.so}-${other.kyHieu}`
    one.probably = `${other.so}-${other.kyHieu}`
  }
}

/** Every document cited in the runs, in the order first named. */
export function readCitations(runs: readonly Run[], ruler: Ruler): { citations: Citation[]; places: CitedPlace[] } {
  const byName = new Map<string, Citation>()
  const places: CitedPlace[] = []
  for (const run of runs) {
    for (const { place, type, so, kyHieu, date, issuer, title } of foundIn(run)) {
      places.push(place)
      const key = `${Number.parseInt(so, 10)}${so.replace(/^\d+/, '')} ${kyHieu.toUpperCase()}`
      const mention: Mention = {
        text: run.text.slice(place.from, place.to),
        line: ruler.lineAt(run.places[place.from] ?? 0),
        at: ruler.in(run, place.from, place.to),
      }
      const known = byName.get(key)
      if (known === undefined) byName.set(key, { type, so, kyHieu, date, issuer, title, mentions: [mention] })
      else {
        known.mentions.push(mention)
        known.date ??= date
        known.type ??= type
        known.issuer = longest(known.issuer, issuer)
        known.title ??= title
      }
    }
  }
  const citations = [...byName.values()]
  markSlips(citations)
  return { citations, places }
}

/** "Căn cứ Luật … ngày 19 tháng 6 năm 2015": a law named by its day alone. */
const LAW_OF_DAY = latin(
  /(?<!\p{L})(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s[^.;:()\d]{3,220}?\s(?<!(?:trước|đến|từ|nhất|trong|vào|hết|là)\s)ngày\s+\d{1,2}(?:\/|-|\s+tháng\s+)\d{1,2}(?:\/|-|\s+năm\s+)\d{4}/gu,
)

/** Where the grounds of a document name laws by their days. */
export const datedLaws = (text: string): { from: number; end: number }[] =>
  /^(?:Căn cứ|Xét|Theo|Thi hành|Thực hiện)\s/u.test(text)
    ? [...text.matchAll(LAW_OF_DAY)].map(({ index, 0: named }) => ({ from: index, end: index + named.length }))
    : []

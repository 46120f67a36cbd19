// Checks the arithmetic between the figures of a paragraph: parts against their total, shares against their counts.
import { latin } from './letters.ts'
import type { FoundNumber } from './numbers.ts'

export interface SumAnswer {
  expr: string
  values: number[]
  ok: boolean
  difference?: number
  line: number
}

/** Words of which each thing counted bears exactly one. */
const CLASSES: readonly (readonly [RegExp, RegExp])[] = [
  [latin(/(?<!\p{L})nam(?!\p{L})/iu), latin(/(?<!\p{L})nữ(?!\p{L})/iu)],
  [/chính thức/iu, /dự bị/iu],
]

/** What is said right beside a number: "đảng viên nam có 28", or where nothing is, "28 đảng viên nam". */
function beside(text: string, { from, to }: FoundNumber): string {
  const before = /[^,;.:()\d%]{0,40}$/u.exec(text.slice(Math.max(0, from - 60), from))?.[0] ?? ''
  const own = before.split(/(?:^|\s)(?:và|với|trong đó)(?=\s)/u).at(-1) ?? ''
  if (CLASSES.flat().some((word) => word.test(own))) return own
  const digits = /^[\d.,]*/u.exec(text.slice(from))?.[0].length ?? 0
  const behind = /^[^,;.:()\d]{0,40}/u.exec(text.slice(Math.min(to, from + digits), to + 60))?.[0] ?? ''
  return behind.split(/\s(?:và|với)\s/u)[0] ?? ''
}

const sum = (numbers: readonly FoundNumber[]): number => numbers.reduce((total, { value }) => total + value, 0)

/** The sum of some parts against their total. */
export function answerSum(parts: readonly FoundNumber[], total: FoundNumber, line: number): SumAnswer {
  const difference = sum(parts) - total.value
  return {
    expr: `${parts.map(({ value }) => value).join(' + ')} = ${total.value}`,
    values: [...parts.map(({ value }) => value), total.value],
    ok: difference === 0,
    ...(difference === 0 ? {} : { difference: Math.abs(difference) }),
    line,
  }
}

/** Two neighbours that share out a whole, such as men and women, against the figure named before them. */
function halves(text: string, numbers: readonly FoundNumber[], line: number): SumAnswer[] {
  const found: SumAnswer[] = []
  for (const [i, one] of numbers.entries()) {
    const other = numbers[i + 1]
    if (other === undefined || one.unit === '%' || other.unit === '%' || other.from - one.to > 40) continue
    const [said, saidNext] = [beside(text, one), beside(text, other)]
    const isPair = CLASSES.some(([a, b]) => (a.test(said) && b.test(saidNext)) || (b.test(said) && a.test(saidNext)))
    if (!isPair) continue
    const both = one.value + other.value
    const before = numbers
      .slice(0, i)
      .filter(
        (total) =>
          total.unit !== '%' &&
          total.value >= Math.max(one.value, other.value) &&
          one.from - total.to < 120 &&
          Math.abs(both - total.value) <= total.value / 4,
      )
      .reverse()
    // Parts of parts stand between: the total is the one that agrees, or else the nearest that says what it counts.
    const whole = before.find(({ value }) => value === both) ?? before.find(({ unit }) => unit !== '') ?? before[0]
    if (whole !== undefined) found.push(answerSum([one, other], whole, line))
  }
  return found
}

/** Whether the next of a list stands behind a semicolon and is called like the one before: "năm 2020: 14 đồng chí; năm 2021: 17 đồng chí". */
function isNextAlike(text: string, first: FoundNumber, between: string): boolean {
  const next = latin(/^[^;:.\d]{0,12};\s+(\p{L}+)\s[^;:.]{1,60}:\s*$/u).exec(between)?.[1]
  const own = latin(/(?<!\p{L})(\p{L}+)\s[^;:.]{1,60}:\s*$/u).exec(
    text.slice(Math.max(0, first.from - 80), first.from).replace(/^.*[;:.]\s+(?=[^;:.]+:\s*$)/su, ''),
  )?.[1]
  return next !== undefined && next.toLowerCase() === own?.toLowerCase()
}

/** A list "A: 14, B: 9, …" against the total of the same paragraph. */
function lists(text: string, numbers: readonly FoundNumber[], line: number): SumAnswer[] {
  const listed = numbers.filter((number) => number.unit !== '%' && /:\s*$/.test(text.slice(0, number.from)))
  const groups: FoundNumber[][] = []
  for (const number of listed) {
    const last = groups[groups.length - 1]?.at(-1)
    const between = last === undefined ? '' : text.slice(last.to, number.from)
    const goesOn = !/[.;]\s/.test(between) || (last !== undefined && isNextAlike(text, last, between))
    if (last !== undefined && between.length < 90 && goesOn) groups[groups.length - 1]?.push(number)
    else groups.push([number])
  }
  const found: SumAnswer[] = []
  for (const group of groups) {
    const first = group[0]
    if (first === undefined || group.length < 3) continue
    // The head of a list may itself be written "Tổng số đảng viên: 72".
    const totals = numbers.filter(
      (number) =>
        number.to <= first.from && number.unit !== '%' && number.value >= Math.max(...group.map(({ value }) => value)),
    )
    const same = totals.find(({ value }) => value === sum(group))
    const nearest = totals.at(-1)
    const introduced = /(?:gồm|trong đó|phân bố|chia ra|cụ thể)/iu.test(text.slice(nearest?.to ?? 0, first.from))
    const total = same ?? (introduced ? nearest : undefined)
    if (total !== undefined) found.push(answerSum(group, total, line))
  }
  return found
}

/** No paragraph opens more lists; each is looked through to its end. */
const MOST_LISTS = 24

function* opened(matches: Iterable<RegExpExecArray>): Generator<RegExpExecArray> {
  let count = 0
  for (const match of matches) {
    count += 1
    if (count > MOST_LISTS) return
    yield match
  }
}

/** Members are counted as members, comrades or people. */
const thing = (unit: string): string =>
  /^(?:đảng viên|đồng chí|người|cán bộ)/u.test(unit) ? 'person' : (unit.split(' ')[0] ?? '')

/** The total of some parts: the number before them where they may make it up; where they share by something, "Về độ tuổi: …", the first of their kind. */
function wholeOf(
  group: readonly FoundNumber[],
  nearest: FoundNumber,
  numbers: readonly FoundNumber[],
  isShared: boolean,
): FoundNumber | undefined {
  const both = sum(group)
  const most = Math.max(...group.map(({ value }) => value))
  const isNear = (total: FoundNumber, share: number): boolean =>
    total.value >= most && Math.abs(both - total.value) <= total.value / share
  if (nearest.value === both || (!isShared && isNear(nearest, 3))) return nearest
  if (!isShared) return undefined
  const unit = group.find((one) => one.unit !== '')?.unit ?? ''
  const before = numbers.filter(
    (one) => one.to <= nearest.to && one.unit !== '%' && (unit === '' || thing(one.unit) === thing(unit)),
  )
  return before.find(({ value }) => value === both) ?? before.find((total) => isNear(total, 8))
}

/** "Kết nạp 52 đảng viên: quý I 10, quý II 16, …": one number in each part after a colon against the one before it. */
function parts(text: string, numbers: readonly FoundNumber[], line: number): SumAnswer[] {
  const found: SumAnswer[] = []
  for (const match of opened(text.matchAll(/(:|(?:trong đó|gồm)(?: có)?:?)\s+(?=((?:[^.;:]|(?<=\d)\.(?=\d))+))/giu))) {
    const from = match.index + match[0].length
    // "46 cán bộ, giáo viên, nhân viên, gồm: …": said to be all of it, whatever the parts are called.
    const isAll = /^gồm:$/iu.test(match[1] ?? '') && !OVERLAPPING.test(match[2] ?? '')
    const total = numbers.findLast((number) => number.to <= match.index && match.index - number.to < (isAll ? 60 : 30))
    if (total === undefined || total.unit === '%') continue
    if (isAll && /[.;]/.test(text.slice(total.to, match.index))) continue
    // "06 đơn, trong đó đơn tố cáo 01, …": only parts of the same thing make up a whole.
    const noun = latin(/^[\d.,\s]+(\p{Ll}+)/u).exec(text.slice(total.from))?.[1] ?? ''
    const isWhole =
      match[1] === ':' ||
      isAll ||
      (match[2] ?? '').split(/,|\svà\s/).every((piece) =>
        piece
          .trim()
          .replace(/^[\d.]+\s+/, '')
          .startsWith(noun),
      )
    if (!isWhole || (match[1] !== ':' && noun === '')) continue
    let at = from
    const group: FoundNumber[] = []
    const pieces = (match[2] ?? '').split(/,|\svà\s/)
    // Men and women, full and probationary overlap with each other and are checked by themselves.
    if (latin(/(?<![\p{L}])(?:nam|nữ|dự bị|chính thức|trong đó)(?![\p{L}])/iu).test(match[2] ?? '')) continue
    for (const piece of pieces) {
      const inPiece = numbers.filter(
        (number) => number.from >= at && number.to <= at + piece.length && number.unit !== '%',
      )
      const [only] = inPiece
      if (inPiece.length === 1 && only !== undefined) group.push(only)
      at = text.indexOf(piece, at) + piece.length + 1
    }
    const counts = group.every(({ unit }) => unit === '' || total.unit === '' || thing(unit) === thing(total.unit))
    // Two parts are a whole only where they are said to be all of it: "12 đơn, gồm 9 đơn kiến nghị, 4 đơn phản ánh".
    const least = /^gồm/iu.test(match[1] ?? '') && group.every(({ unit }) => unit !== '' || noun !== '') ? 2 : 3
    if (group.length < least || group.length !== pieces.length || !counts) continue
    const whole = wholeOf(
      group,
      total,
      numbers,
      latin(/^[^\p{L}]*(?:về|theo|phân theo|chia theo|xét theo|cơ cấu)\s[^.;:]{2,40}$/iu).test(
        text.slice(total.to, match.index).replace(/^[^.;]*[.;]/u, ''),
      ),
    )
    if (whole !== undefined) found.push(answerSum(group, whole, line))
  }
  return found
}

/** Words of which a thing may bear several, so that their numbers add up to nothing. */
const OVERLAPPING = latin(
  /(?<!\p{L})(?:nam|nữ|dự bị|chính thức|trong đó|dân tộc|tôn giáo|tuổi|trẻ|đoàn viên|đại học|trình độ|lý luận|sinh viên|cán bộ|đạt|tăng|giảm)(?!\p{L})/iu,
)

/** "16 đảng viên (khu phố 9, trường học 4, doanh nghiệp 2)": three parts or more in a bracket right behind their total. */
function brackets(text: string, numbers: readonly FoundNumber[], line: number): SumAnswer[] {
  const found: SumAnswer[] = []
  for (const { index, 0: whole, 1: inner = '' } of text.matchAll(/\(([^()]{8,200})\)/gu)) {
    if (OVERLAPPING.test(inner)) continue
    const total = numbers.findLast(({ to }) => to <= index)
    const group = numbers.filter(({ from }) => from > index && from < index + whole.length)
    const between = text.slice(total?.to ?? 0, index)
    if (total === undefined || between.length > 30 || /[.,;:]/u.test(between)) continue
    if (total.unit === '%' || group.length < 3 || group.some(({ unit }) => unit === '%')) continue
    if (group.length !== inner.split(/[,;]\s+/).length) continue
    // Far from the total they are no parts of it.
    if (Math.abs(sum(group) - total.value) <= total.value / 4) found.push(answerSum(group, total, line))
  }
  return found
}

/** The noun right behind a number: "6 trường" is of a school. */
const nounAfter = (text: string, { from }: FoundNumber): string =>
  latin(/^[\d.,]+\s+(\p{Ll}+)/u).exec(text.slice(from, from + 40))?.[1] ?? ''

const isOneNoun = (one: string, other: string): boolean =>
  one === other || one === '' || other === '' || /^(?:đồng|đảng|người|cán)$/u.test(other)

/** "118 đảng viên, trong đó: Chi bộ Nội 31, Chi bộ Ngoại 27, Chi bộ Hậu cần 16 đảng viên": each part is counted in a place of its own. */
function places(text: string, numbers: readonly FoundNumber[], line: number): SumAnswer[] {
  const found: SumAnswer[] = []
  for (const match of opened(
    text.matchAll(
      /(?:trong đó|gồm|cụ thể|chia ra|phân bố|như sau)(?: có| là)?\s*:?\s+(?=((?:[^.:]|(?<=\d)\.(?=\d))+))/giu,
    ),
  )) {
    const from = match.index + match[0].length
    // Behind a semicolon the whole may be shared out anew: "…, Chi bộ Sửa chữa 27; chính thức 129, dự bị 7".
    const all = match[1] ?? ''
    const list = OVERLAPPING.test(all)
      ? (all.split(/;(?!\d)/)[0] ?? '')
      : (all.split(latin(/;\s+(?=(?:tổng|ngoài|riêng)(?!\p{L}))/iu))[0] ?? '')
    if (OVERLAPPING.test(list)) continue
    let at = from
    const group: FoundNumber[] = []
    const kinds = new Set<string>()
    const pieces = list.split(/[,;](?!\d)|\svà\s/)
    for (const piece of pieces) {
      const [only, other] = numbers.filter(({ from, unit }) => from >= at && from < at + piece.length && unit !== '%')
      const name = text.slice(at, only?.from ?? at).trim()
      const behind = text.slice(only?.to ?? at, at + piece.length).trim()
      if (only !== undefined && other === undefined && /\s/.test(name) && behind.length < 12) group.push(only)
      kinds.add(name.toLowerCase().split(/\s/)[0] ?? '')
      at += piece.length
      at += /^(?:[,;]|\svà\s)/u.exec(text.slice(at))?.[0].length ?? 0
    }
    // "11 trường, trong đó mầm non 6 trường, tiểu học 3 trường, …": parts of one noun, whatever they are called.
    const nouns = new Set(group.map((one) => nounAfter(text, one)))
    const [noun = ''] = nouns
    const isOfOne = nouns.size === 1 && noun !== '' && !/^(?:đồng|đảng|người|lượt|cán)$/u.test(noun)
    if (group.length < 3 || group.length !== pieces.length || (kinds.size !== 1 && !isOfOne)) continue
    const unit = group.findLast((one) => one.unit !== '')?.unit ?? ''
    const whole = sum(group)
    const before = numbers.filter(
      (one) => one.to <= match.index && match.index - one.to < 120 && one.unit !== '%' && one.upper === null,
    )
    const same = before.filter(
      (one) =>
        (unit === '' || one.unit === '' || thing(one.unit) === thing(unit)) &&
        (kinds.size === 1 || nounAfter(text, one) === noun),
    )
    const total = same.find(({ value }) => value === whole) ?? same.at(-1)
    if (total !== undefined && Math.abs(whole - total.value) <= total.value / 4)
      found.push(answerSum(group, total, line))
  }
  return found
}

/** "318 chi bộ, trong đó có 167 chi bộ thôn, khu phố, 96 chi bộ cơ quan và 54 chi bộ doanh nghiệp": each part begins with its number and the noun of the whole. */
function counted(text: string, numbers: readonly FoundNumber[], line: number): SumAnswer[] {
  const found: SumAnswer[] = []
  for (const match of opened(
    text.matchAll(/(?:trong đó|(?:bao )?gồm|cụ thể|chia ra)(?: có| là)?\s*:?\s+(?=(\d(?:[^.;:]|(?<=\d)\.(?=\d))+))/giu),
  )) {
    const from = match.index + match[0].length
    const list = match[1] ?? ''
    const group = numbers.filter((one) => one.from >= from && one.to <= from + list.length && one.unit !== '%')
    const nounOf = (one: FoundNumber): string =>
      latin(/^[\d.,\s]+(\p{Ll}+\s\p{Ll}+)/u).exec(text.slice(one.from))?.[1] ?? ''
    const noun = group[0] === undefined ? '' : nounOf(group[0])
    const isEach = group.every(
      (one) => nounOf(one) === noun && /(?:^|,\s+(?:và\s+)?|\svà\s+)$/u.test(text.slice(from, one.from)),
    )
    if (noun === '' || group.length < 3 || !isEach || OVERLAPPING.test(list.replaceAll(noun, ''))) continue
    const total = numbers.findLast((one) => one.to <= match.index && match.index - one.to < 120 && nounOf(one) === noun)
    if (total !== undefined && Math.abs(sum(group) - total.value) <= total.value / 4)
      found.push(answerSum(group, total, line))
  }
  return found
}

/** "xuất sắc 09 chi bộ, hoàn thành tốt 25 chi bộ, …, trên tổng số 37 chi bộ": one number in each part, the total behind them. */
function behind(text: string, numbers: readonly FoundNumber[], line: number): SumAnswer[] {
  const found: SumAnswer[] = []
  for (const match of opened(text.matchAll(/[;,]\s+(?:trên\s+)?(?:tổng số|tổng cộng|cộng)\s+(?=\d)/giu))) {
    const total = numbers.find(({ from }) => from >= match.index && from - match.index - match[0].length < 2)
    const noun = total === undefined ? '' : nounAfter(text, total)
    const opening = text.lastIndexOf(':', match.index)
    if (total === undefined || opening === -1 || total.unit === '%') continue
    const pieces = text.slice(opening + 1, match.index).split(/;|,(?!\d)/)
    let at = opening + 1
    const group: FoundNumber[] = []
    for (const piece of pieces) {
      const [only, other] = numbers.filter(({ from, unit }) => from >= at && from < at + piece.length && unit !== '%')
      const isPart = other === undefined && only !== undefined && isOneNoun(noun, nounAfter(text, only))
      if (isPart && thing(only.unit) === thing(total.unit)) group.push(only)
      at += piece.length + 1
    }
    if (group.length >= 2 && group.length === pieces.length) found.push(answerSum(group, total, line))
  }
  return found
}

/** "45/50 đảng viên (đạt 90%)": the share against what it is a share of. */
function shares(text: string, line: number): SumAnswer[] {
  const found: SumAnswer[] = []
  for (const match of text.matchAll(
    /(?<![\d/.,]|(?:ngày|tháng|quý)\s*)(\d{1,6})\s*\/\s*(\d{1,6})(?![\d/])([^.;\d]{0,60}?)(\d{1,3}(?:,\d+)?)\s*%/gu,
  )) {
    const [part, whole, share] = [Number(match[1]), Number(match[2]), Number((match[4] ?? '').replace(',', '.'))]
    if (whole === 0 || part > whole) continue
    // "kỷ niệm 2/9, vận động 100% hộ dân": the share is of something else.
    if (!latin(/^\s+\p{L}|^[\s,(]*(?:đạt|bằng|chiếm|tỷ lệ|=|$)/iu).test(match[3] ?? '')) continue
    const real = (part / whole) * 100
    const digits = (match[4] ?? '').split(',')[1]?.length ?? 0
    const ok = Math.abs(real - share) <= 0.5 * 10 ** -digits + 1e-9
    found.push({
      expr: `${part} / ${whole} = ${match[4]}%`,
      values: [part, whole, share],
      ok,
      line,
      ...(ok ? {} : { difference: Math.round(Math.abs(real - share) * 100) / 100 }),
    })
  }
  return found
}

/** Every sum of a paragraph that can be checked. */
export function checkSums(text: string, numbers: readonly FoundNumber[], line: number): SumAnswer[] {
  const found = [
    ...halves(text, numbers, line),
    ...lists(text, numbers, line),
    ...parts(text, numbers, line),
    ...brackets(text, numbers, line),
    ...places(text, numbers, line),
    ...counted(text, numbers, line),
    ...behind(text, numbers, line),
    ...shares(text, line),
  ]
  return [...new Map(found.map((one) => [one.expr, one])).values()]
}

// Owns turning one person's cells into values: each field read by its own rule, what was assumed said as a finding.
import {
  type DateReading,
  type DateReadingOptions,
  parseDateNumber,
  parseDateSerial,
  parseDateText,
} from '../calendar/parse-date.ts'
import { formatPartialDate } from '../calendar/partial-date.ts'
import { normalise } from '../text/normalise.ts'
import { properName } from '../text/proper-name.ts'
import { wordKey } from '../text/search-key.ts'
import { type BranchNames, branchName } from './branch-names.ts'
import { exchangedBack } from './exchanged-dates.ts'
import { NOT_YET } from './fit.ts'
import { answerOf } from './marks.ts'
import { finding, type Template_ } from './messages.ts'
import { ethnicityOf, genderOf, isMark, religionOf } from './people-words.ts'
import { isPlace } from './places.ts'
import { cardNumber, fileNumber, personalId, phoneNumber, plainNumber } from './read-numbers.ts'
import { partCell } from './stacked.ts'
import { anyText, cellText, damageOf, FORMULA_ERROR, isBlank } from './texts.ts'
import {
  type Cell, type ColumnFact, type DateField, type Finding, type ListColumn, MEMBER_FIELDS, type MemberField,
  type MemberValues,
} from './types.ts' // biome-ignore format: one line

export type ReadingContext = {
  readonly columns: readonly ListColumn[]
  readonly today: string
  readonly date1904: boolean
  readonly monthFirst: boolean
  readonly branchNames: BranchNames
  /** The branch given by a group row, the title or the sheet's name. */
  readonly branch: string
  readonly partyGroup: string
  /** True when the heading of the branch column says chi bộ. */
  readonly branchColumnIsBranch: boolean
  /** True when the heading of the ids names the old number too ("CMND/CCCD"): nine digits are then no mistake. */
  readonly idsMayBeOld: boolean
  /** Columns of dates in which Excel exchanged day and month. */
  readonly exchanged: ReadonlySet<number>
}

type Pieces = ReadonlyMap<ColumnFact, Cell>

const TEXT_LIMIT = 500

/** As programs write that nothing stands there. "Nan" is a name. */
const NOTHING = new Set(['nan', 'NaN', 'NaT', 'null', 'NULL', '(null)', '<NA>', 'None'])

export function piecesOf(cells: readonly Cell[], columns: readonly ListColumn[]): Map<ColumnFact, Cell> {
  const pieces = new Map<ColumnFact, Cell>()
  for (const column of columns) {
    if (column.facts.length === 0) continue
    const stands = cells[column.index]
    const whole = typeof stands === 'string' && stands.length < 7 && NOTHING.has(stands) ? null : stands
    for (const [fact, printed] of partCell(whole, column.facts)) {
      const cell = answerOf(printed, fact, column.heading)
      const before = pieces.get(fact)
      if (isBlank(before)) pieces.set(fact, cell)
      else if (isPlace(fact) && !isBlank(cell)) pieces.set(fact, `${anyText(before)}, ${anyText(cell)}`)
    }
  }
  return pieces
}

/** Values and findings of one person; contradictions between fields are found elsewhere. */
export function readPerson(
  cells: readonly Cell[],
  context: ReadingContext,
): { values: MemberValues; findings: Finding[] } {
  const findings: Finding[] = []
  const pieces = piecesOf(exchangedBack(cells, context, findings), context.columns)
  const values = Object.fromEntries(MEMBER_FIELDS.map((field) => [field, ''])) as unknown as MemberValues
  const text = (field: MemberField): string => {
    const cell = pieces.get(field)
    const found = anyText(cell)
    if (FORMULA_ERROR.test(found)) {
      findings.push(finding('formula-error', field, { text: found }))
      return ''
    }
    return cell !== null && typeof cell === 'object' ? (dateText(cell, context) ?? '') : normalise(cellText(cell))
  }

  readName(pieces, values, findings, text)
  readGender(pieces, values, findings, text)
  readDates(pieces, values, findings, context)
  const ethnicity = ethnicityOf(text('ethnicity'))
  values.ethnicity = ethnicity.value
  if (!ethnicity.known)
    findings.push(
      damaged('ethnicity', ethnicity.value) ?? finding('unknown-ethnicity', 'ethnicity', { text: ethnicity.value }),
    )
  const religion = religionOf(text('religion'))
  values.religion = religion.value
  if (!religion.known)
    findings.push(
      damaged('religion', religion.value) ?? finding('unknown-religion', 'religion', { text: religion.value }),
    )
  values.oldPersonalId = plainNumber(text('oldPersonalId'))
  const id = text('personalId')
  if (context.idsMayBeOld && values.oldPersonalId === '' && /^\d{9}$/.test(plainNumber(id))) {
    values.oldPersonalId = plainNumber(id)
  } else values.personalId = personalId(pieces.get('personalId'), id, bornIn(values, pieces), findings)
  values.cardNo = cardNumber(pieces.get('cardNo'), text('cardNo'), values.personalId, findings)
  values.fileNo = fileNumber(text('fileNo'), findings)
  values.oldCardNo = plainNumber(text('oldCardNo'))
  values.phone = phoneNumber(text('phone'))
  readBranch(values, findings, text('branch'), context)
  for (const field of OTHER_TEXTS) values[field] = limited(field, text(field), findings) || values[field]
  if (values.partyGroup === '') values.partyGroup = context.partyGroup
  return { values, findings }
}

/** The year in a date of birth that no calendar has still tells whether a number is this person's. */
const bornIn = ({ birthDate }: MemberValues, pieces: Pieces): string =>
  birthDate === '' ? (/(?:19|20)\d\d/.exec(anyText(pieces.get('birthDate')))?.[0] ?? '') : birthDate

const OTHER_TEXTS = [
  'hometown', 'birthPlace', 'residence', 'education', 'professional', 'politicalTheory', 'language', 'occupation',
  'workplace', 'post', 'badgeNo', 'cardIssuedBy', 'email', 'exempt', 'status', 'partyGroup', 'note',
] as const // biome-ignore format: one line

function limited(field: MemberField, text: string, findings: Finding[]): string {
  if (text.length <= TEXT_LIMIT) return text
  findings.push(finding('text-too-long', field))
  return text.slice(0, TEXT_LIMIT)
}

function damaged(field: MemberField, text: string): Finding | null {
  const damage = damageOf(text)
  if (damage === null) return null
  const template: Template_ = damage === 'tcvn3' ? 'text-tcvn3' : damage === 'vni' ? 'text-vni' : 'text-damaged'
  return finding(template, field, { text })
}

const POST_IN_BRACKETS =
  /^(?:(?:phó\s+)?bí thư(?:\s.*)?|pbt|bt|btcb|pbtcb|chi ủy viên|cuv|đảng ủy viên|đuv|chi ủy|(?:phó\s+)?chủ tịch(?:\s.*)?)$/iu
const STANDING =
  /^(?:(?:đảng viên\s+|đv\s*)?(?:dự bị|db|đvdb)|miễn (?:sinh hoạt|công tác|sh|shđ|ct)(?:\s.*)?|(?:sinh hoạt )?tạm thời|chuyển (?:đến|đi)(?:\s.*)?)$/iu

/** Surnames that show "Ông" before them to be a form of address; "Ông" itself is a rare surname. "Bà" is none. */
const ADDRESSED =
  /^(?:(ông)\s+(?=(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đào|đoàn|trịnh|đinh|lâm|mai|cao|trương|hà|tô|tạ|lương|thái|phùng|chu|lưu|vương|nông|triệu|quàng|lò|lường|giàng|vàng|sùng|ma|vi|cà|tòng|quách|kiều|tống|tăng|từ|la|khổng|thạch|danh|kim)\s+\p{L})|(bà)\s+(?=\p{L}+\s+\p{L}))/iu

function readName(pieces: Pieces, values: MemberValues, findings: Finding[], text: (f: MemberField) => string): void {
  let name = text('fullName')
  if (name === '') name = normalise(`${cellText(pieces.get('surname'))} ${cellText(pieces.get('givenName'))}`)
  name = name.replace(/^\d{1,5}\s*[.)/-]\s*(?=\p{L})/u, '').replace(/^(?:đ[./]?c\.?|đồng chí)[\s:.]+/iu, '')
  const [address, sir] = ADDRESSED.exec(name) ?? []
  if (address !== undefined) {
    name = name.slice(address.length)
    values.gender = sir === undefined ? 'female' : 'male'
  }
  const post = /^(.+?)\s*[-–,]\s*((?:phó\s+)?bí thư|pbt|bt|chi ủy viên|đảng ủy viên)$/iu.exec(name)
  if (post !== null) [name, values.post] = [post[1] ?? '', post[2] ?? '']
  // The name in use and the name at birth in one cell, both the same.
  const half = name.slice(0, name.length >> 1)
  if (half.includes(' ') && name.toLowerCase() === `${half} ${half}`.toLowerCase()) name = half
  values.otherName = text('otherName')
  const aside =
    /^(.+?)\s*[([](?:tên khác|tên gọi khác|tức|bí danh|tên thường gọi|thường gọi)?\s*:?\s*([^)\]]+)[)\]]?$/iu.exec(name)
  if (aside !== null) {
    name = aside[1] ?? ''
    const said = aside[2] ?? ''
    // "(nữ)", "(Bí thư)", "(dự bị)" say something of the member and are no other name.
    if (/^nữ$/iu.test(said)) values.gender = 'female'
    else if (POST_IN_BRACKETS.test(said)) values.post = normalise(said)
    else if (STANDING.test(said)) values.status = normalise(said)
    else if (values.otherName === '' && /^\p{L}/u.test(aside[2] ?? '')) values.otherName = properName(aside[2] ?? '')
  }
  name = name.replace(/^[\s*,.;:+-]+|[\s*,.;:+-]+$/g, '')
  // A word of a name begins with a capital, also where an old font had none for its letter.
  values.fullName = properName(limited('fullName', name, findings)).replace(/(?<=^|\s)\p{Ll}/gu, (c) => c.toUpperCase())
  values.birthName = properName(text('birthName'))
  if (values.fullName === '') {
    if (!findings.some((f) => f.field === 'fullName')) findings.push(finding('missing-name', 'fullName'))
    return
  }
  const damage = damaged('fullName', values.fullName)
  if (damage !== null) findings.push(damage)
  else if (/[^\p{L}\p{M} .'’ʼ`-]/u.test(values.fullName))
    findings.push(finding('name-unusual', 'fullName', { text: values.fullName }))
}

const GENDER_WORD = { male: 'nam', female: 'nữ' } as const

function readGender(pieces: Pieces, values: MemberValues, findings: Finding[], text: (f: MemberField) => string): void {
  const printed = text('gender')
  if (printed !== '') {
    // 1 and 2 as in statistics; 0 is one more way to write nữ (people-words).
    const gender =
      printed === '2'
        ? 'female'
        : (genderOf(printed) ?? (/^x$/i.test(printed) ? null : genderOf(printed.replace(/[^\p{L}]/gu, ''))))
    if (gender === null) {
      findings.push(damaged('gender', printed) ?? finding('gender-unreadable', 'gender', { text: printed }))
      return
    }
    values.gender = gender
    if (/^[012]$/.test(printed))
      findings.push(finding('gender-by-number', 'gender', { text: printed, given: GENDER_WORD[gender] }))
    return
  }
  const marked = (...facts: ColumnFact[]) =>
    facts.some((fact) => {
      const cell = pieces.get(fact)
      if (isBlank(cell) || cell === 0 || cell === false) return false
      return (
        !/^(?:0|-|không|ko|k|false|sai|no)$/i.test(cellText(cell)) ||
        (isMark(anyText(cell)) === true && anyText(cell) !== '0')
      )
    })
  const male = marked('genderMale', 'birthMale')
  const female = marked('genderFemale', 'birthFemale')
  const columns = {
    male: pieces.has('genderMale') || pieces.has('birthMale'),
    female: pieces.has('genderFemale') || pieces.has('birthFemale'),
  }
  if (male && female) findings.push(finding('gender-contradiction', 'gender'))
  else if (male || female) values.gender = male ? 'male' : 'female'
  // Where nothing is marked, what stood with the name goes first ("Bà …", "(nữ)").
  else if (values.gender !== '') return
  // A lone "Nữ" column: whoever has no mark is a man, and the other way round.
  else if (columns.female && !columns.male) values.gender = 'male'
  else if (columns.male && !columns.female) values.gender = 'female'
  else if (columns.male && columns.female) findings.push(finding('gender-by-blank', 'gender'))
}

const DATE_FIELDS: readonly DateField[] = ['birthDate', 'admittedOn', 'officialOn', 'decisionOn', 'youthUnionOn']

function dateOptions(field: DateField | 'cardIssuedOn', context: ReadingContext): DateReadingOptions {
  const year = Number(context.today.slice(0, 4))
  return {
    // Nobody in a members' list is younger than eighteen, so a two-digit birth year is at most that recent.
    latestYear: field === 'birthDate' ? year - 18 : year,
    order: context.monthFirst ? 'month-first' : 'day-first',
    date1904: context.date1904,
  }
}

/** Reads whatever stands where a date belongs. */
export function readDateCell(cell: Cell, options: DateReadingOptions): DateReading {
  if (isBlank(cell)) return { kind: 'empty' }
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime())
      ? { kind: 'unreadable', text: '' }
      : { kind: 'date', date: cell.toISOString().slice(0, 10), notes: [] }
  }
  if (typeof cell === 'number') return parseDateNumber(cell, options)
  if (cell !== null && typeof cell === 'object' && 'serial' in cell) return parseDateSerial(cell.serial, options)
  const text = cellText(cell)
  if (NOT_YET.test(wordKey(text))) return { kind: 'empty' }
  return parseDateText(text, options)
}

function dateText(cell: Cell, context: ReadingContext): string | null {
  const reading = readDateCell(cell, dateOptions('cardIssuedOn', context))
  return reading.kind === 'date' ? formatPartialDate(reading.date) : null
}

// Day, month and year in columns of their own; "Ngày, tháng" may hold both, and Excel may have made a date of "09/06".
function fromParts(pieces: Pieces, field: DateField, options: DateReadingOptions): Cell {
  const parts = (['day', 'month', 'year'] as const).map((part) => {
    const cell = pieces.get(`${field}:${part}`)
    if (cell !== null && cell !== undefined && typeof cell === 'object' && part === 'day') {
      const reading = readDateCell(cell, options)
      return reading.kind === 'date' && reading.date.length === 10
        ? formatPartialDate(reading.date).slice(0, 5)
        : anyText(cell)
    }
    const printed = anyText(cell)
    // "không nhớ" where the day belongs.
    if (/^\D+$/.test(printed) && parseDateText(printed, options).kind === 'empty') return ''
    return printed.replace(/^(?:ngày|tháng|năm)\s+/iu, '')
  })
  if (parts[1] === '' && parts[2] === '' && /\d{4}$/.test(parts[0] ?? '')) return parts[0] ?? ''
  return parts.filter((part) => part !== '').join('/')
}

function readDates(pieces: Pieces, values: MemberValues, findings: Finding[], context: ReadingContext): void {
  for (const field of DATE_FIELDS) {
    const options = dateOptions(field, context)
    let cell = pieces.get(field)
    if (isBlank(cell)) cell = fromParts(pieces, field, options)
    if (field === 'birthDate' && isBlank(cell)) {
      const either = [pieces.get('birthMale'), pieces.get('birthFemale')].find((c) => !isBlank(c))
      // "Nam | Nữ" under "Năm sinh" may hold a mark instead of a year.
      if (either !== undefined && !(typeof either === 'string' && isMark(either))) cell = either
    }
    if (field === 'birthDate' && isBlank(cell)) {
      for (const fact of ['genderMale', 'genderFemale'] as const) {
        const mark = pieces.get(fact)
        if (!isBlank(mark) && readDateCell(mark, options).kind === 'date') cell = mark
      }
    }
    const printed = anyText(cell)
    if (FORMULA_ERROR.test(printed)) findings.push(finding('formula-error', field, { text: printed }))
    else values[field] = dateValue(field, readDateCell(cell, options), printed, findings)
  }
  const issued = readDateCell(pieces.get('cardIssuedOn'), dateOptions('cardIssuedOn', context))
  if (issued.kind === 'date') values.cardIssuedOn = issued.date
}

function dateValue(field: DateField, reading: DateReading, printed: string, findings: Finding[]): string {
  if (reading.kind === 'empty') return ''
  if (reading.kind === 'date') {
    const facts = { text: printed, date: formatPartialDate(reading.date) }
    if (reading.date.length === 4) findings.push(finding('year-only', field, facts))
    if (reading.date.length === 7) findings.push(finding('month-year', field, facts))
    if (reading.notes.includes('two-digit-year')) findings.push(finding('two-digit-year', field, facts))
    if (reading.notes.includes('lunar')) findings.push(finding('lunar-date', field, facts))
    const careful = ['text-around', 'letter-for-digit', 'year-typed-as-date'] as const
    if (careful.some((note) => reading.notes.includes(note)))
      findings.push(finding('date-read-with-care', field, facts))
    return reading.date
  }
  if (reading.kind === 'ambiguous') {
    findings.push(
      finding('ambiguous-date', field, {
        text: reading.text,
        candidates: reading.candidates.map(formatPartialDate).join(' hoặc '),
      }),
    )
  } else {
    // The column of decisions may hold their numbers instead of their days.
    if (field === 'decisionOn' && /q[đd]/iu.test(reading.text)) return ''
    const template = reading.kind === 'impossible' ? 'impossible-date' : 'invalid-date'
    findings.push(finding(template, field, { text: reading.text }))
  }
  return ''
}

function readBranch(values: MemberValues, findings: Finding[], printed: string, context: ReadingContext): void {
  const named =
    printed === ''
      ? branchName(context.branch, context.branchNames, false)
      : branchName(printed, context.branchNames, context.branchColumnIsBranch)
  values.branch = named.value
  if (!named.known && named.value !== '') findings.push(finding('unknown-branch', 'branch', { text: named.value }))
}

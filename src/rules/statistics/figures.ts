// The catalogue of the figures kept for every organisation: what each counts, said once for counting, listing and recounting.
import {
  academicTitles,
  educationLevels,
  ethnicGroups,
  occupations,
  professionalLevels,
  religions,
  theoryLevels,
} from '../code-lists/people-lists.ts'

/** What a figure looks at in a member, besides the dates ages are counted from. */
export type CodeField =
  | 'status'
  | 'gender'
  | 'ethnicityCode'
  | 'religionCode'
  | 'educationCode'
  | 'professionalCode'
  | 'academicTitle'
  | 'theoryCode'
  | 'occupationCode'
export type AgeField = 'birthOn' | 'partySinceOn'

/**
 * Who is counted, among living members (those who have not left; exempt and suspended members count):
 * `codes`: the code is one of these; `unlisted`: it is none of these, or not known; `age`: completed years from `from` up to but
 * not including `to` (null: open); `undated`: the date is not known.
 */
export type Condition =
  | { kind: 'all' }
  | { kind: 'codes'; field: CodeField; codes: readonly string[] }
  | { kind: 'unlisted'; field: CodeField; codes: readonly string[] }
  | { kind: 'age'; field: AgeField; from: number | null; to: number | null }
  | { kind: 'undated'; field: AgeField }

export interface Figure {
  /** E.g. `age.31-35`, or `age.31-35/female` for the women in it. */
  key: string
  /** The group on the page, e.g. `age`. */
  group: FigureGroup
  /** Vietnamese label of the row. */
  label: string
  condition: Condition
  womenOnly: boolean
  /** The column of `organisation_figures`. */
  column: string
}

export const figureGroups = {
  total: 'Tổng số',
  status: 'Tư cách đảng viên',
  sex: 'Giới tính',
  minority: 'Dân tộc',
  religious: 'Tôn giáo',
  age: 'Tuổi đời',
  education: 'Trình độ giáo dục phổ thông',
  professional: 'Trình độ chuyên môn',
  title: 'Học hàm',
  theory: 'Lý luận chính trị',
  occupation: 'Nghề nghiệp',
  'party-age': 'Tuổi đảng',
} as const
export type FigureGroup = keyof typeof figureGroups

/** Facts about a member that decide which figures count it. `left` counts nowhere. */
export interface FigureFacts extends Record<CodeField, string | null> {
  status: string
  /** The first day the birth date can mean; null when not known. */
  birthOn: string | null
  /** The first day the admission decision can mean (AGE-01); null when not known. */
  partySinceOn: string | null
}

/** Completed years at which the age bands of biểu 2 begin (organisation-rules §5.3); the first also takes anybody younger. */
export const ageBoundaries = [31, 36, 41, 46, 51, 56, 61] as const
/** Completed years of party age at which its bands begin. */
export const partyAgeBoundaries = [30, 40, 50, 60, 70, 80, 90] as const

interface Row {
  key: string
  label: string
  condition: Condition
}

/** One row a code, and one for members whose code is not known. */
function rowsOf(group: string, field: CodeField, items: readonly { code: string; name: string }[]): Row[] {
  const codes = items.map((item) => item.code)
  return [
    ...items.map(
      (item): Row => ({
        key: `${group}.${item.code}`,
        label: item.name,
        condition: { kind: 'codes', field, codes: [item.code] },
      }),
    ),
    { key: `${group}.unknown`, label: 'Chưa rõ', condition: { kind: 'unlisted', field, codes } },
  ]
}

function bandsOf(group: string, field: AgeField, boundaries: readonly number[], names: readonly string[]): Row[] {
  const labels: Record<string, string> = {
    '18-30': 'Từ 18 đến 30 tuổi',
    'over-60': 'Trên 60 tuổi',
    'under-30': 'Dưới 30 năm',
    '90-plus': 'Từ 90 năm',
  }
  const unit = field === 'birthOn' ? 'tuổi' : 'năm'
  return [
    ...names.map((name, i): Row => {
      const from = i === 0 ? null : (boundaries[i - 1] ?? null)
      const to = boundaries[i] ?? null
      const label = labels[name] ?? `Từ ${from} đến ${(to ?? 0) - 1} ${unit}`
      return { key: `${group}.${name}`, label, condition: { kind: 'age', field, from, to } }
    }),
    { key: `${group}.unknown`, label: 'Chưa rõ', condition: { kind: 'undated', field } },
  ]
}

const statuses = [
  { code: 'full', name: 'Chính thức' },
  { code: 'probationary', name: 'Dự bị' },
  { code: 'exempt', name: 'Được miễn công tác và sinh hoạt đảng' },
  { code: 'suspended', name: 'Bị đình chỉ sinh hoạt đảng' },
]
const minorities = ethnicGroups.items.filter((item) => item.minority).map((item) => item.code)
const faiths = religions.items.filter((item) => item.code !== 'none').map((item) => item.code)

const groups: Record<FigureGroup, readonly Row[]> = {
  total: [{ key: 'total', label: 'Đảng viên', condition: { kind: 'all' } }],
  status: statuses.map(({ code, name }) => ({
    key: `status.${code}`,
    label: name,
    condition: { kind: 'codes', field: 'status', codes: [code] },
  })),
  sex: rowsOf('sex', 'gender', [
    { code: 'female', name: 'Nữ' },
    { code: 'male', name: 'Nam' },
  ]),
  minority: [
    {
      key: 'minority',
      label: 'Dân tộc thiểu số',
      condition: { kind: 'codes', field: 'ethnicityCode', codes: minorities },
    },
  ],
  religious: [
    { key: 'religious', label: 'Có tôn giáo', condition: { kind: 'codes', field: 'religionCode', codes: faiths } },
  ],
  age: bandsOf('age', 'birthOn', ageBoundaries, [
    '18-30',
    '31-35',
    '36-40',
    '41-45',
    '46-50',
    '51-55',
    '56-60',
    'over-60',
  ]),
  education: rowsOf('education', 'educationCode', educationLevels.items),
  professional: rowsOf('professional', 'professionalCode', professionalLevels.items),
  title: academicTitles.items.map((item) => ({
    key: `title.${item.code}`,
    label: item.name,
    condition: { kind: 'codes', field: 'academicTitle', codes: [item.code] },
  })),
  theory: rowsOf('theory', 'theoryCode', theoryLevels.items),
  occupation: rowsOf('occupation', 'occupationCode', occupations.items),
  'party-age': bandsOf('party-age', 'partySinceOn', partyAgeBoundaries, [
    'under-30',
    '30-39',
    '40-49',
    '50-59',
    '60-69',
    '70-79',
    '80-89',
    '90-plus',
  ]),
}

function figuresOf(group: FigureGroup): Figure[] {
  return groups[group].flatMap((row) => {
    const column = row.key.replace(/[^a-z0-9]/g, '_')
    const all: Figure = { ...row, group, womenOnly: false, column }
    // Of which women: said for every row but those that are about the sex itself.
    if (group === 'sex') return [all]
    return [
      all,
      { ...all, key: `${row.key}/female`, label: `${row.label}: nữ`, womenOnly: true, column: `${column}_f` },
    ]
  })
}

/** Every figure, in the order of the page and of the columns. */
export const figures: readonly Figure[] = (Object.keys(figureGroups) as FigureGroup[]).flatMap(figuresOf)

const byKey = new Map(figures.map((figure) => [figure.key, figure]))

/** The figure of a key; undefined when there is none. */
export const figureByKey = (key: string): Figure | undefined => byKey.get(key)

const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * The latest day on which somebody was born who has completed `years` years on the day `on`.
 * Who was born on 29/2 completes a year on 28/2 where there is no 29/2, as `addYears` has it.
 */
export function latestBirth(on: string, years: number): string {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  const then = lastDayOfMonth(year - years, month)
  const at = day === lastDayOfMonth(year, month) ? then : Math.min(day, then)
  return `${String(year - years).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(at).padStart(2, '0')}`
}

/** The dates a band covers on the day `on`: later than `after`, not later than `until`; null is open. */
export function bandDates(
  condition: Extract<Condition, { kind: 'age' }>,
  on: string,
): { after: string | null; until: string | null } {
  return {
    after: condition.to === null ? null : latestBirth(on, condition.to),
    until: condition.from === null ? null : latestBirth(on, condition.from),
  }
}

/** Whether a figure counts this member on the day `on`. */
export function counts(figure: Figure, facts: FigureFacts, on: string): boolean {
  if (facts.status === 'left') return false
  if (figure.womenOnly && facts.gender !== 'female') return false
  const c = figure.condition
  if (c.kind === 'all') return true
  const value = facts[c.field]
  switch (c.kind) {
    case 'codes':
      return value !== null && c.codes.includes(value)
    case 'unlisted':
      return value === null || !c.codes.includes(value)
    case 'undated':
      return value === null
    case 'age': {
      const { after, until } = bandDates(c, on)
      return value !== null && (after === null || value > after) && (until === null || value <= until)
    }
  }
}

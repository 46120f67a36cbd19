// Owns the priority groups an admission plan may set numbers for, and who counts in which; a person may count in several.
import { monthsOfAge, type PartialDate } from '../calendar/partial-date.ts'

export interface AdmittedPerson {
  gender: string | null
  ethnicityCode: string | null
  religionCode: string | null
  occupationCode: string | null
  birthDate: PartialDate | null
  /** The day of entry. */
  admittedOn: string
}

/** The ethnic majority (Kinh) and «no religion», as the code lists have them. */
const MAJORITY = '01'
const NO_RELIGION = 'none'

const within =
  (...codes: string[]) =>
  ({ occupationCode }: AdmittedPerson): boolean =>
    occupationCode !== null && codes.includes(occupationCode)

const groups = {
  women: { title: 'Phụ nữ', counts: (p) => p.gender === 'female' },
  youth: {
    title: 'Từ 18 đến 30 tuổi',
    counts: (p) => {
      const age = p.birthDate === null ? null : monthsOfAge(p.birthDate, p.admittedOn)
      return age !== null && age.atMost < 31 * 12
    },
  },
  minority: { title: 'Dân tộc thiểu số', counts: (p) => p.ethnicityCode !== null && p.ethnicityCode !== MAJORITY },
  religious: { title: 'Người có tôn giáo', counts: (p) => p.religionCode !== null && p.religionCode !== NO_RELIGION },
  student: { title: 'Sinh viên, học sinh', counts: within('student', 'pupil') },
  worker: { title: 'Công nhân, lao động trong doanh nghiệp', counts: within('enterprise-worker') },
  'village-worker': { title: 'Người hoạt động ở thôn, tổ dân phố', counts: within('village-worker') },
} as const satisfies Record<string, { title: string; counts: (person: AdmittedPerson) => boolean }>

export type PriorityGroup = keyof typeof groups
export const priorityGroups = Object.keys(groups) as readonly PriorityGroup[]
export const groupTitle = (group: PriorityGroup): string => groups[group].title
export const countsIn = (group: PriorityGroup, person: AdmittedPerson): boolean => groups[group].counts(person)

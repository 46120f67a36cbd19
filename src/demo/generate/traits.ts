// What people of a kind of branch do and know, agreeing with their age: occupation, schooling, training, theory, religion.
import { type Random, type Weighted, weighted } from './random.ts'
import type { UnitKind } from './units.ts'

export interface Traits {
  occupation_code: string
  occupation: string
  education_code: string
  professional_code: string
  professional_field: string | null
  academic_title: string | null
  theory_code: string
}

const villageWork = weighted<readonly [string, string]>([
  [['farmer', 'Làm ruộng'], 40],
  [['farmer', 'Nuôi trồng thủy sản'], 6],
  [['village-worker', 'Trưởng thôn'], 5],
  [['village-worker', 'Công tác ở thôn'], 9],
  [['commune-official', 'Công chức xã'], 6],
  [['enterprise-worker', 'Công nhân'], 10],
  [['other', 'Buôn bán'], 14],
  [['other', 'Lao động tự do'], 10],
])
const retired = weighted<readonly [string, string]>([
  [['retired', 'Hưu trí'], 70],
  [['farmer', 'Làm vườn'], 22],
  [['other', 'Tuổi già'], 8],
])
const companyWork = weighted<readonly [string, string]>([
  [['enterprise-worker', 'Công nhân'], 50],
  [['enterprise-indirect', 'Nhân viên văn phòng'], 30],
  [['enterprise-manager', 'Quản lý'], 20],
])

function occupationOf(random: Random, kind: UnitKind, age: number, underCommune: boolean): readonly [string, string] {
  switch (kind) {
    case 'village':
      if (age >= 61) return random.pick(retired)
      return age < 23 && random.chance(0.5) ? ['student', 'Sinh viên'] : random.pick(villageWork)
    case 'school':
      return ['public-employee', 'Giáo viên']
    case 'health':
      return ['public-employee', random.chance(0.4) ? 'Bác sĩ' : 'Nhân viên y tế']
    case 'police':
      return ['armed-forces', 'Công an nhân dân']
    case 'military':
      return ['armed-forces', 'Quân đội nhân dân']
    case 'party-office':
      return underCommune
        ? ['commune-official', 'Cán bộ Đảng, đoàn thể xã']
        : ['party-front-official', 'Cán bộ Đảng, đoàn thể']
    case 'state-office':
      return underCommune ? ['commune-official', 'Công chức xã'] : ['state-official', 'Công chức']
    case 'company':
      return random.pick(companyWork)
    case 'cooperative':
      return random.chance(0.3) ? ['enterprise-manager', 'Quản lý hợp tác xã'] : ['farmer', 'Xã viên hợp tác xã']
    case 'university':
      return age < 23 ? ['student', 'Sinh viên'] : ['public-employee', 'Giảng viên']
  }
}

const levels = (text: string): Weighted<string> =>
  weighted(text.split(' ').map((part): [string, number] => [part.split(':')[0] ?? '', Number(part.split(':')[1])]))

const office = levels('college:2 university:77 master:20 doctor:1')
const professional: Readonly<Record<UnitKind, Weighted<string>>> = {
  village: levels('none:55 elementary:8 intermediate:16 college:6 university:14 master:1'),
  school: levels('college:12 university:76 master:12'),
  health: levels('intermediate:15 college:25 university:46 master:13 doctor:1'),
  police: levels('intermediate:25 college:8 university:60 master:7'),
  military: levels('intermediate:28 college:12 university:54 master:6'),
  'party-office': office,
  'state-office': office,
  company: levels('none:15 elementary:10 intermediate:20 college:15 university:36 master:4'),
  cooperative: levels('none:40 elementary:15 intermediate:22 college:8 university:15'),
  university: levels('university:18 master:52 doctor:30'),
}

const villageTheory = levels('none:25 elementary:62 intermediate:11 advanced:2')
const officeTheory = levels('elementary:25 intermediate:55 advanced:18 bachelor:2')
const otherTheory = levels('none:11 elementary:65 intermediate:20 advanced:4')
const oldSchooling = levels('primary:15 lower-secondary:46 upper-secondary:38 none-literate:1')
const villageSchooling = levels('primary:1 lower-secondary:24 upper-secondary:75')

const fields: Readonly<Record<UnitKind, Weighted<string>>> = {
  village: ['Nông nghiệp', 'Kinh tế', 'Luật', 'Kế toán', 'Cơ khí'],
  school: ['Sư phạm Toán', 'Sư phạm Ngữ văn', 'Giáo dục tiểu học', 'Giáo dục mầm non', 'Sư phạm Tiếng Anh'],
  health: ['Y đa khoa', 'Điều dưỡng', 'Dược', 'Y học dự phòng'],
  police: ['An ninh', 'Cảnh sát', 'Luật'],
  military: ['Quân sự cơ sở', 'Chỉ huy tham mưu', 'Biên phòng'],
  'party-office': ['Luật', 'Xây dựng Đảng', 'Hành chính công', 'Chính trị học'],
  'state-office': ['Luật', 'Quản lý đất đai', 'Kế toán', 'Hành chính công', 'Xây dựng'],
  company: ['Quản trị kinh doanh', 'Kế toán', 'Điện', 'Cơ khí', 'Công nghệ thông tin'],
  cooperative: ['Nông học', 'Kinh tế nông nghiệp', 'Thú y'],
  university: ['Giáo dục học', 'Kinh tế', 'Công nghệ thông tin', 'Nông học', 'Luật'],
}

/** Traits of a person of `age` in a branch of `kind`; `born` is the year of birth. */
export function traitsOf(random: Random, kind: UnitKind, age: number, born: number, underCommune: boolean): Traits {
  const [occupation_code, occupation] = occupationOf(random, kind, age, underCommune)
  const student = occupation_code === 'student'
  let level = student ? 'none' : random.pick(professional[kind])
  if (age < 22 && level !== 'none') level = kind === 'company' || kind === 'village' ? 'none' : 'intermediate'
  if (age < 27 && (level === 'master' || level === 'doctor')) level = 'university'
  if (age < 31 && level === 'doctor') level = 'master'
  const schooled = kind !== 'village' || (level !== 'none' && level !== 'elementary')
  let theory = random.pick(kind === 'village' ? villageTheory : kind.endsWith('office') ? officeTheory : otherTheory)
  if (age < 32 && (theory === 'advanced' || theory === 'bachelor')) theory = 'elementary'
  if (age < 25 && theory === 'intermediate') theory = 'elementary'
  let title: string | null = null
  if (level === 'doctor' && age >= 40 && random.chance(0.16)) {
    title = age >= 48 && random.chance(0.15) ? 'professor' : 'associate-professor'
  }
  return {
    occupation_code,
    occupation,
    education_code: schooled ? 'upper-secondary' : random.pick(born < 1955 ? oldSchooling : villageSchooling),
    professional_code: level,
    professional_field: level === 'none' ? null : random.pick(fields[kind]),
    academic_title: title,
    theory_code: theory,
  }
}

const commonReligion = levels('none:905 catholicism:38 buddhism:42 caodaism:7 hoa-hao:4 protestantism:4')
const religionOf: Readonly<Record<string, Weighted<string>>> = {
  '05': levels('none:40 buddhism:60'),
  '08': levels('none:88 protestantism:12'),
  '12': levels('none:86 protestantism:11 catholicism:3'),
  '10': levels('none:88 protestantism:9 catholicism:3'),
  '13': levels('none:84 catholicism:14 protestantism:2'),
  '16': levels('none:80 protestantism:10 catholicism:10'),
  '17': levels('none:50 brahmanism:26 bani:16 islam:8'),
}

export const religionFor = (random: Random, ethnicity: string): string =>
  random.pick(religionOf[ethnicity] ?? commonReligion)

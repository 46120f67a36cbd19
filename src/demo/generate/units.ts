// The kinds of branches and units the generator knows: their unit type of biểu 5, their people, their names.
import { type Weighted, weighted } from './random.ts'

export type UnitKind =
  | 'village'
  | 'school'
  | 'health'
  | 'police'
  | 'military'
  | 'party-office'
  | 'state-office'
  | 'company'
  | 'cooperative'
  | 'university'

export interface KindTraits {
  unitType: string
  female: number
  /** Youngest and oldest age of people working there; null: everybody, retired people too. */
  ages: readonly [number, number] | null
  /** Sizes of a branch of this kind. */
  size: readonly [number, number]
}

export const kinds: Readonly<Record<UnitKind, KindTraits>> = {
  village: { unitType: 'commune', female: 0.34, ages: null, size: [12, 42] },
  school: { unitType: 'service-unit-public', female: 0.72, ages: [22, 60], size: [7, 27] },
  health: { unitType: 'service-unit-public', female: 0.62, ages: [22, 60], size: [4, 14] },
  police: { unitType: 'police', female: 0.12, ages: [20, 57], size: [6, 20] },
  military: { unitType: 'military', female: 0.06, ages: [19, 56], size: [5, 20] },
  'party-office': { unitType: 'party-front-agency', female: 0.42, ages: [23, 61], size: [8, 24] },
  'state-office': { unitType: 'state-agency', female: 0.4, ages: [23, 61], size: [9, 28] },
  company: { unitType: 'joint-stock', female: 0.36, ages: [20, 60], size: [4, 20] },
  cooperative: { unitType: 'cooperative', female: 0.3, ages: [24, 66], size: [4, 12] },
  university: { unitType: 'service-unit-public', female: 0.48, ages: [19, 61], size: [8, 30] },
}

/** What a branch of a commune is, beside the few that every commune has. */
export const communeKinds: Weighted<UnitKind> = weighted([
  ['village', 66],
  ['school', 24],
  ['company', 6],
  ['cooperative', 4],
])

export const companyTypes: Weighted<readonly [string, string]> = weighted<readonly [string, string]>([
  [['joint-stock', 'Công ty Cổ phần'], 34],
  [['limited-liability', 'Công ty TNHH'], 26],
  [['enterprise-state-full', 'Công ty TNHH một thành viên'], 12],
  [['enterprise-state-majority', 'Công ty Cổ phần'], 9],
  [['enterprise-state-minority', 'Công ty Cổ phần'], 6],
  [['private-enterprise', 'Doanh nghiệp tư nhân'], 5],
  [['foreign-wholly-owned', 'Công ty TNHH'], 4],
  [['foreign-invested', 'Công ty Liên doanh'], 3],
  [['partnership', 'Công ty Hợp danh'], 1],
])

const list = (text: string): readonly string[] => text.split('|')

export const schoolNames = list('Trường Mầm non|Trường Tiểu học|Trường Trung học cơ sở|Trường Trung học phổ thông')

/** Units under each superior committee: the first are named once, the others follow with a place. */
export interface SuperiorPlan {
  name: string
  kind: UnitKind
  unitType: string
  share: number
  units: readonly (readonly [UnitKind, string])[]
  /** Names that go before a place when the list above is used up. */
  more: readonly (readonly [UnitKind, string])[]
}

const units = (kind: UnitKind, text: string): (readonly [UnitKind, string])[] => list(text).map((name) => [kind, name])

export const superiors: readonly SuperiorPlan[] = [
  {
    name: 'Đảng bộ các cơ quan Đảng tỉnh',
    kind: 'party-office',
    unitType: 'party-front-agency',
    share: 0.1,
    units: units(
      'party-office',
      'Văn phòng Tỉnh ủy|Ban Tổ chức Tỉnh ủy|Ủy ban Kiểm tra Tỉnh ủy|Ban Tuyên giáo và Dân vận Tỉnh ủy|Ban Nội chính Tỉnh ủy|Ủy ban Mặt trận Tổ quốc tỉnh|Tỉnh đoàn|Trường Chính trị tỉnh|Báo và Phát thanh, Truyền hình|Tòa án nhân dân tỉnh|Viện Kiểm sát nhân dân tỉnh',
    ),
    more: [
      ['party-office', 'Tòa án nhân dân khu vực'],
      ['party-office', 'Viện Kiểm sát nhân dân khu vực'],
    ],
  },
  {
    name: 'Đảng bộ Ủy ban nhân dân tỉnh',
    kind: 'state-office',
    unitType: 'state-agency',
    share: 0.4,
    units: units(
      'state-office',
      'Văn phòng Ủy ban nhân dân tỉnh|Sở Nội vụ|Sở Tài chính|Sở Xây dựng|Sở Nông nghiệp và Môi trường|Sở Công Thương|Sở Khoa học và Công nghệ|Sở Giáo dục và Đào tạo|Sở Y tế|Sở Văn hóa, Thể thao và Du lịch|Sở Tư pháp|Thanh tra tỉnh|Sở Dân tộc và Tôn giáo|Thuế tỉnh|Kho bạc Nhà nước khu vực|Chi cục Thống kê',
    ),
    more: [
      ['school', 'Trường Trung học phổ thông'],
      ['health', 'Bệnh viện Đa khoa'],
      ['health', 'Trung tâm Y tế'],
      ['school', 'Trường Cao đẳng nghề'],
      ['state-office', 'Hạt Kiểm lâm'],
      ['state-office', 'Ban Quản lý dự án'],
    ],
  },
  {
    name: 'Đảng bộ Công an tỉnh',
    kind: 'police',
    unitType: 'police',
    share: 0.14,
    units: units(
      'police',
      'Phòng Tham mưu|Phòng Tổ chức cán bộ|Phòng Hậu cần|Phòng Cảnh sát giao thông|Phòng Cảnh sát cơ động',
    ),
    more: [['police', 'Đội Cảnh sát khu vực']],
  },
  {
    name: 'Đảng bộ Quân sự tỉnh',
    kind: 'military',
    unitType: 'military',
    share: 0.12,
    units: units('military', 'Phòng Tham mưu|Phòng Chính trị|Phòng Hậu cần - Kỹ thuật|Trường Quân sự'),
    more: [
      ['military', 'Ban Chỉ huy phòng thủ khu vực'],
      ['military', 'Đồn Biên phòng'],
    ],
  },
  {
    name: 'Đảng bộ các doanh nghiệp tỉnh',
    kind: 'company',
    unitType: 'enterprise-state-full',
    share: 0.16,
    units: [],
    more: [
      ['company', ''],
      ['company', ''],
      ['cooperative', 'Liên hiệp Hợp tác xã'],
    ],
  },
  {
    name: 'Đảng bộ Trường Đại học',
    kind: 'university',
    unitType: 'service-unit-public',
    share: 0.08,
    units: units(
      'university',
      'Khối Phòng ban|Khoa Sư phạm|Khoa Kinh tế|Khoa Nông Lâm|Khoa Công nghệ thông tin|Khoa Y Dược|Khoa Luật|Khoa Ngoại ngữ|Khoa Kỹ thuật|Khoa Khoa học cơ bản|Viện Nghiên cứu|Trung tâm Học liệu',
    ),
    more: [['university', 'Khối Sinh viên']],
  },
]

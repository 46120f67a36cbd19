// Invented places of an invented province: communes, hamlets, and the make-up of their people by ethnic group.
import type { Random, Weighted } from './random.ts'
import { weighted } from './random.ts'

const first = 'Minh Ngọc Thiên Bạch Kim Vĩnh Thanh Phúc Hưng Lạc Quế Hồng Tường Nhật Hải Sao Vân Lam Suối Đồi'.split(
  ' ',
)
const second = 'Ngà Họa Châu Điền Sơn Khê Lĩnh Giang Trà Thụy Lâm Mây Thạch Hạ Thượng Nguyên Đằng Cát Trúc Quang'.split(
  ' ',
)

/** Numbers of `0 … size-1` in an order that looks random, each once: for names that must not repeat. */
export function shuffled(random: Random, size: number): number[] {
  const order = Array.from({ length: size }, (_, i) => i)
  for (let i = size - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const held = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = held
  }
  return order
}

/** An endless supply of different invented place names. */
export class PlaceNames {
  readonly #random: Random
  #order: number[] = []
  #round = 0

  constructor(random: Random) {
    this.#random = random
  }

  next(): string {
    if (this.#order.length === 0) {
      this.#order = shuffled(this.#random, first.length * second.length)
      this.#round++
    }
    const n = this.#order.pop() ?? 0
    const name = `${first[n % first.length]} ${second[Math.floor(n / first.length)]}`
    return this.#round === 1 ? name : `${name} ${this.#round}`
  }
}

/** Names of hamlets and quarters, kept apart from those of communes. */
export const hamletNames: readonly string[] =
  'Bãi Ngang|Cây Gạo|Cầu Đá|Đầm Sen|Đồng Mía|Gò Cao|Hòn Sỏi|Khe Lá|Làng Chanh|Mỏ Nước|Nà Hoa|Nương Chè|Ao Làng|Bến Đò|Chợ Mới|Dốc Gió|Đình Cũ|Giếng Trong|Hồ Vịt|Kênh Ba|Lò Gốm|Mương Phai|Nhà Thờ Họ|Ruộng Bậc|Sườn Đồi|Thung Bông|Vườn Cau|Xóm Lưới|Bờ Tre|Cồn Nhỏ|Đất Đỏ|Rừng Thông'.split(
    '|',
  )

/** Ethnic groups of a commune: a draw gives a code of the list. */
export type EthnicProfile = Weighted<string>

const lowland: EthnicProfile = weighted([
  ['01', 955],
  ['04', 8],
  ['02', 7],
  ['06', 7],
  ['05', 8],
  ['03', 5],
  ['17', 4],
  ['07', 4],
])

const majorities: Weighted<string> = weighted([
  ['02', 20],
  ['03', 15],
  ['06', 15],
  ['07', 11],
  ['08', 12],
  ['09', 8],
  ['05', 8],
  ['12', 6],
  ['10', 5],
  ['13', 3],
  ['16', 3],
  ['15', 3],
])

/** Communes near each other differ: most are nearly all Kinh, some have one large group beside a few small ones. */
export function ethnicProfile(random: Random): EthnicProfile {
  if (random.chance(0.66)) return lowland
  const major = random.pick(majorities)
  const minor = random.pick(majorities)
  const share = 25 + random.below(45)
  const rare = String(random.between(2, 54)).padStart(2, '0')
  return weighted([
    ['01', 100 - share - 8],
    [major, share],
    [minor, 7],
    [rare, 1],
  ])
}

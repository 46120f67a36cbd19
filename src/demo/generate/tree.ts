// Builds the invented organisations of one province with their history: districts that ended, mergers, new names.
import { dayOf } from './days.ts'
import { codeWith, follow, Node } from './node.ts'
import type { DemoOptions, ProvincePlan } from './options.ts'
import { EARLIEST_DAY, EMPTY_COMMUNE_CODE } from './options.ts'
import { ethnicProfile, hamletNames, PlaceNames } from './places.ts'
import type { Random } from './random.ts'
import { communeKinds, companyTypes, kinds, type SuperiorPlan, schoolNames, superiors, type UnitKind } from './units.ts'

/** Two-level local government: districts ended, communes stand under the province (O-09). */
const REFORM = dayOf('2025-07-01')
/** Committees of Party agencies and of people's committees of provinces replaced the blocs. */
const NEW_COMMITTEES = dayOf('2025-03-01')
/** A superior has at most this many organisations: a group of the code has three digits. */
const MOST_CHILDREN = 900

export interface Tree {
  root: Node
  /** Parents before children. */
  nodes: Node[]
  /** Living grassroots organisations, each with its living branches (itself when it is a branch). */
  grassroots: Node[]
  superiors: Node[]
  /** Living branches, for people who come from elsewhere in the province. */
  branches: Node[]
}

class TreeBuilder {
  readonly plan: ProvincePlan
  readonly options: DemoOptions
  readonly random: Random
  readonly today: number
  readonly nodes: Node[] = []
  readonly grassroots: Node[] = []
  readonly superiors: Node[] = []
  readonly branches: Node[] = []
  readonly places: PlaceNames
  readonly root: Node

  constructor(plan: ProvincePlan, options: DemoOptions, random: Random) {
    this.plan = plan
    this.options = options
    this.random = random
    this.today = dayOf(options.today)
    if (options.today < EARLIEST_DAY) throw new Error(`the demonstration needs a day from ${EARLIEST_DAY} on`)
    this.places = new PlaceNames(random)
    this.root = this.node(dayOf('1930-02-03') + random.between(500, 6000))
    this.root.call(`Đảng bộ tỉnh ${plan.name}`)
    this.root.stays.push({
      parent: null,
      placedPath: `${plan.code}/`,
      type: 'province-committee',
      unit: null,
      code: `${plan.code}.000.000.000.000`,
      from: this.root.founded,
      to: null,
      document: null,
    })
  }

  node(founded: number): Node {
    const node = new Node(this.random.id(this.today * 86_400_000), founded)
    this.nodes.push(node)
    return node
  }

  /** A day between two years, both included. */
  day(fromYear: number, toYear: number): number {
    const from = dayOf(`${fromYear}-01-01`)
    return Math.min(this.random.between(from, dayOf(`${toYear}-12-31`)), this.today - 400)
  }

  end(node: Node, day: number, document: string): void {
    node.ended = day
    node.endingDocument = document
    for (const name of node.names) if (name.to === null) name.to = day
    for (const stay of node.stays) if (stay.to === null) stay.to = day
  }

  /** Splits `total` into `count` uneven whole parts. */
  portions(total: number, count: number): number[] {
    const weights = Array.from({ length: count }, () => 0.6 + this.random.float() * 0.8)
    const sum = weights.reduce((a, b) => a + b, 0)
    let before = 0
    let reached = 0
    return weights.map((weight) => {
      reached += weight
      const upTo = Math.round((total * reached) / sum)
      const part = upTo - before
      before = upTo
      return part
    })
  }

  build(): Tree {
    const communeMembers = Math.round(this.plan.members * this.options.communeShare)
    this.communes(communeMembers)
    this.others(this.plan.members - communeMembers)
    if (this.plan.emptyCommune) this.emptyCommune()
    return {
      root: this.root,
      nodes: this.nodes,
      grassroots: this.grassroots,
      superiors: this.superiors,
      branches: this.branches,
    }
  }

  district(): Node {
    const district = this.node(this.day(1965, 1985))
    district.call(`Đảng bộ huyện ${this.places.next()}`)
    follow(district, this.root, { type: 'district-committee', unit: null, group: 1 })
    this.end(district, REFORM, '195-KL/TW')
    return district
  }

  /** A commune's committee under a district, as it was before the reform; ends with the district unless it goes on. */
  formerCommune(district: Node): { node: Node; place: string } {
    const node = this.node(Math.max(this.day(1965, 1996), district.founded + 30))
    const place = this.places.next()
    const township = this.random.chance(0.08)
    node.call(`Đảng bộ ${township ? 'thị trấn' : 'xã'} ${place}`)
    follow(node, district, { type: 'grassroots-committee', unit: township ? 'township' : 'commune', group: 2 })
    return { node, place }
  }

  communes(members: number): void {
    const { random, plan } = this
    let district = this.district()
    let inDistrict = 0
    this.portions(members, plan.communes).forEach((size, index) => {
      const merged = random.between(1, 3)
      if (inDistrict + merged > 15) {
        district = this.district()
        inDistrict = 0
      }
      inDistrict += merged
      const former = Array.from({ length: merged }, () => this.formerCommune(district))
      const heir = former[0]
      if (heir === undefined) return
      const commune = heir.node
      const unit = index === plan.communes - 1 && index > 3 ? 'special-zone' : random.chance(0.24) ? 'ward' : 'commune'
      const word = unit === 'ward' ? 'phường' : unit === 'commune' ? 'xã' : 'đặc khu'
      const number = this.root.takeSegment()
      const place = merged > 1 || random.chance(0.4) ? this.places.next() : heir.place
      commune.stays.push({
        parent: this.root,
        placedPath: `${this.root.path}${number.toString(36)}/`,
        type: 'commune-committee',
        unit,
        code: codeWith(this.root.last.code, 2, number),
        from: REFORM,
        to: null,
        document: '195-KL/TW',
      })
      commune.call(`Đảng bộ ${word} ${place}`, REFORM)
      commune.address = `${word[0]?.toUpperCase()}${word.slice(1)} ${place}, tỉnh ${plan.name}`
      this.grassroots.push(commune)
      this.communeBranches(commune, former, place, size, unit)
      for (const { node } of former.slice(1)) this.end(node, REFORM, '195-KL/TW')
    })
  }

  communeBranches(
    commune: Node,
    former: readonly { node: Node; place: string }[],
    place: string,
    size: number,
    unit: string,
  ): void {
    const { random } = this
    const profile = ethnicProfile(random)
    const taken = new Set<string>()
    const street = unit === 'ward'
    const home = `${commune.address}`
    let left = size
    const fixed: UnitKind[] = ['village', 'party-office', 'state-office', 'police', 'military', 'health']
    const parts = random.chance(0.12) && size > 200 ? this.affiliated(commune) : null
    let inPart = 0
    for (let i = 0; left > 0; i++) {
      const kind = fixed[i] ?? random.pick(communeKinds)
      const traits = kinds[kind]
      let people = Math.min(left, random.between(...traits.size))
      if (left - people < 5) people = left
      left -= people
      const own = former[i < fixed.length ? 0 : random.below(former.length)] ?? former[0]
      if (own === undefined) return
      const asPart = parts !== null && kind === 'village' && own.node === commune && inPart < 4
      const parent = asPart ? parts : own.node
      if (asPart) inPart++
      const branch = this.node(
        Math.max(kind === 'village' ? this.day(1965, 2015) : this.day(1975, 2024), parent.founded + 10),
      )
      const { name, unitType } = this.branchName(kind, street, taken, place)
      follow(branch, parent, {
        type: 'branch',
        unit: unitType,
        group: 4,
        until: own.node === commune ? undefined : REFORM,
      })
      if (own.node !== commune) this.moveToCommune(branch, commune, unitType)
      this.nameBranch(branch, name, own)
      branch.people = { kind, size: people, profile, place: home, absorbed: null }
      branch.address = home
      commune.branches.push(branch)
      this.branches.push(branch)
    }
    if (random.chance(0.3)) this.endedBranch(commune)
  }

  /** The reform put branches of a merged commune under its heir. */
  moveToCommune(branch: Node, commune: Node, unit: string | null): void {
    const number = commune.takeSegment()
    const now = commune.last
    branch.stays.push({
      parent: commune,
      placedPath: `${now.placedPath}${number.toString(36)}/`,
      type: 'branch',
      unit,
      code: codeWith(now.code, 4, number),
      from: Math.max(REFORM, branch.founded),
      to: null,
      document: now.document,
    })
  }

  affiliated(commune: Node): Node {
    const node = this.node(Math.max(this.day(1995, 2015), commune.founded + 10))
    node.call(`Đảng bộ bộ phận ${this.places.next()}`)
    follow(node, commune, { type: 'affiliated-committee', unit: commune.last.unit, group: 3 })
    return node
  }

  branchName(kind: UnitKind, street: boolean, taken: Set<string>, place: string): { name: string; unitType: string } {
    const { random } = this
    for (let attempt = 0; ; attempt++) {
      let name: string
      let unitType = kinds[kind].unitType
      if (kind === 'village') {
        if (street) unitType = 'ward'
        const what = street ? 'tổ dân phố' : 'thôn'
        name = `Chi bộ ${what} ${random.chance(0.5) ? random.between(1, 30 + attempt) : random.pick(hamletNames)}`
      } else if (kind === 'school') name = `Chi bộ ${random.pick(schoolNames.slice(0, 3))} ${random.pick(hamletNames)}`
      else if (kind === 'company') {
        const [type, words] = random.pick(companyTypes)
        unitType = type
        name = `Chi bộ ${words} ${random.pick(hamletNames)}`
      } else if (kind === 'cooperative') name = `Chi bộ Hợp tác xã ${random.pick(hamletNames)}`
      else if (kind === 'health') name = `Chi bộ Trạm Y tế ${place}`
      else if (kind === 'police') name = `Chi bộ Công an ${place}`
      else if (kind === 'military') name = `Chi bộ Quân sự ${place}`
      else if (kind === 'party-office') name = `Chi bộ cơ quan Đảng ủy ${place}`
      else name = `Chi bộ cơ quan Ủy ban nhân dân ${place}`
      if (attempt > 40) name = `${name} (${attempt})`
      if (!taken.has(name)) {
        taken.add(name)
        return { name, unitType }
      }
    }
  }

  /** Some branches were called differently: before the reform, or before hamlets were joined. */
  nameBranch(branch: Node, name: string, own: { place: string }): void {
    const { random } = this
    const change = random.chance(0.6) ? REFORM : this.day(2018, 2024)
    if (random.chance(0.22) && branch.founded < change - 30) {
      const core = name.replace(/^Chi bộ /, '')
      branch.call(random.chance(0.5) ? `Chi bộ ${core} ${own.place}` : `Chi bộ ${random.between(1, 20)} ${own.place}`)
      branch.call(name, change)
    } else branch.call(name)
  }

  /** A branch that ended some time ago and whose members joined another one. */
  endedBranch(commune: Node): void {
    const { random } = this
    const heir = commune.branches.find((b) => b.people?.kind === 'village')
    if (heir?.people == null) return
    const ended = random.between(dayOf('2016-01-01'), this.today - 60)
    if (ended < heir.founded + 400) return
    const node = this.node(Math.min(Math.max(this.day(1970, 2008), commune.founded + 10), ended - 500))
    node.call(`Chi bộ xóm ${random.pick(hamletNames)}`)
    follow(node, commune, { type: 'branch', unit: 'commune', group: 4, until: ended })
    this.end(node, ended, `${random.between(10, 400)}-QĐ/ĐU`)
    heir.people.absorbed = node
  }

  others(members: number): void {
    const bloc = this.node(this.day(1980, 1992))
    bloc.call('Đảng bộ Khối Các cơ quan và Doanh nghiệp tỉnh')
    follow(bloc, this.root, { type: 'superior-committee', unit: null, group: 1 })
    for (const plan of superiors) {
      let left = Math.round(members * plan.share)
      if (plan === superiors.at(-1))
        left = members - superiors.slice(0, -1).reduce((s, p) => s + Math.round(members * p.share), 0)
      for (let round = 1; left > 0; round++) left = this.superior(plan, round, left, bloc)
    }
    this.end(bloc, NEW_COMMITTEES, '137-QĐ/TW')
  }

  /** One superior committee and its grassroots organisations; gives back how many members found no room. */
  superior(plan: SuperiorPlan, round: number, members: number, bloc: Node): number {
    const { random } = this
    const fresh = plan.kind === 'party-office' || plan.kind === 'state-office' || plan.kind === 'company'
    const node = this.node(fresh ? NEW_COMMITTEES : this.day(1965, 1995))
    const tail = plan.kind === 'university' ? ` ${this.plan.name}` : ''
    node.call(`${plan.name}${tail}${round > 1 ? ` (khối ${round})` : ''}`)
    follow(node, this.root, { type: 'superior-committee', unit: plan.unitType, group: 1 })
    this.superiors.push(node)
    let left = members
    for (let i = 0; left > 0 && node.nextChild <= MOST_CHILDREN; i++) {
      const alone = random.chance(0.55) || left < 30
      let size = Math.min(left, alone ? random.between(5, 29) : random.between(34, 100))
      if (left - size < 5) size = left
      left -= size
      const named = round === 1 ? plan.units[i] : undefined
      const [kind, words] = named ?? random.pick(plan.more)
      let unitType = kind === plan.kind ? plan.unitType : kinds[kind].unitType
      let name = named === undefined ? `${words} ${this.places.next()}` : words
      if (kind === 'company') {
        const [type, title] = random.pick(companyTypes)
        unitType = type
        name = `${title} ${this.places.next()}`
      }
      this.unit(node, fresh ? bloc : null, kind, name, unitType, size)
    }
    return left
  }

  unit(superior: Node, before: Node | null, kind: UnitKind, name: string, unitType: string, size: number): void {
    const { random } = this
    // O-02: fewer than 30 members make a branch, more a committee with branches.
    const single = size < 30
    const type = single ? 'grassroots-branch' : 'grassroots-committee'
    const node = this.node(Math.max(this.day(1976, 2018), (before ?? superior).founded + 10))
    if (before !== null) {
      follow(node, before, { type, unit: unitType, group: 2, until: superior.founded })
      const stay = superior.last
      const number = superior.takeSegment()
      node.stays.push({
        parent: superior,
        placedPath: `${stay.placedPath}${number.toString(36)}/`,
        type,
        unit: unitType,
        code: codeWith(stay.code, 2, number),
        from: superior.founded,
        to: null,
        document: '137-QĐ/TW',
      })
    } else follow(node, superior, { type, unit: unitType, group: 2 })
    node.call(`${single ? 'Chi bộ' : 'Đảng bộ'} ${name}`)
    node.address = `Tỉnh ${this.plan.name}`
    this.grassroots.push(node)
    const people = { kind, profile: ethnicProfile(random), place: `Tỉnh ${this.plan.name}`, absorbed: null }
    if (single) {
      node.people = { ...people, size }
      node.branches.push(node)
      this.branches.push(node)
      return
    }
    let left = size
    for (let i = 1; left > 0; i++) {
      let here = Math.min(left, random.between(6, 22))
      if (left - here < 5) here = left
      left -= here
      const branch = this.node(Math.max(this.day(1980, 2023), node.founded + 10))
      branch.call(`Chi bộ ${i} ${name}`)
      follow(branch, node, { type: 'branch', unit: unitType, group: 4 })
      branch.people = { ...people, size: here }
      node.branches.push(branch)
      this.branches.push(branch)
    }
  }

  emptyCommune(): void {
    const node = this.node(REFORM)
    const place = `Thử Nghiệm ${this.plan.name}`
    node.call(`Đảng bộ xã ${place}`)
    follow(node, this.root, { type: 'commune-committee', unit: 'commune', group: 2 })
    node.last.code = EMPTY_COMMUNE_CODE
    node.address = `Xã ${place}, tỉnh ${this.plan.name}`
  }
}

/** The organisations of one province, the same for the same seed. */
export function buildTree(plan: ProvincePlan, options: DemoOptions, random: Random): Tree {
  return new TreeBuilder(plan, options, random).build()
}

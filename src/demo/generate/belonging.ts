// Where a member belonged and when, as memberships, statuses and the movements of biểu 1 that begin and end them.
import type { PartyDates } from './dates.ts'
import { isoOf } from './days.ts'
import type { Node } from './node.ts'
import type { Random } from './random.ts'
import type { DemoBatch, LeftKind, MemberStatus, MovementKind } from './rows.ts'

/** A member's stay in one branch; day numbers, `to` is the first day away. */
export interface Belonging {
  branch: Node
  from: number
  to: number | null
  opened: 'admitted' | 'transferred-in' | 'restored'
  closed: LeftKind | null
}

export interface StatusSpan {
  status: MemberStatus
  from: number
  to: number | null
}

export interface Leaving {
  kind: LeftKind
  on: number
}

/**
 * The branches a member belonged to until `home`. A member admitted before `home` existed, or by chance, came from
 * another branch of the province (also one that `home` took in when it ended) or from outside.
 */
export function belongings(
  random: Random,
  home: Node,
  dates: PartyDates,
  ref: number,
  leaving: Leaving | null,
  others: readonly Node[],
): Belonging[] {
  const { ceremony } = dates
  const last = { branch: home, to: leaving?.on ?? null, closed: leaving?.kind ?? null }
  const absorbed = home.people?.absorbed ?? null
  const joined = absorbed?.ended ?? 0
  if (
    absorbed !== null &&
    ceremony >= absorbed.founded &&
    ceremony < joined - 60 &&
    joined < ref - 30 &&
    random.chance(0.3)
  ) {
    return [
      { branch: absorbed, from: ceremony, to: joined, opened: 'admitted', closed: 'transferred-out' },
      { ...last, from: joined, opened: 'transferred-in' },
    ]
  }
  const here = ceremony >= home.founded
  const soon = ref - ceremony < 400
  if (here && (soon || random.chance(0.74))) return [{ ...last, from: ceremony, opened: 'admitted' }]

  const earliest = Math.max(home.founded, ceremony + 30)
  const retirement = dates.birth + Math.round(365.25 * (55 + random.float() * 7))
  const atHome = home.people?.kind === 'village' && retirement > earliest && retirement < ref - 30 && random.chance(0.7)
  const room = Math.max(1, ref - 2 - earliest)
  const arrival = atHome ? retirement : Math.min(earliest + random.below(room), ref - 1)
  if (random.chance(0.45)) {
    const origin = random.pick(others)
    if (origin !== home && origin.founded <= ceremony && ceremony < arrival) {
      return [
        { branch: origin, from: ceremony, to: arrival, opened: 'admitted', closed: 'transferred-out' },
        { ...last, from: arrival, opened: 'transferred-in' },
      ]
    }
  }
  return [{ ...last, from: arrival, opened: 'transferred-in' }]
}

/** The statuses of a member since `since`, the first day in an organisation of the province; before that they are others' to tell. */
export function statuses(
  random: Random,
  dates: PartyDates,
  ref: number,
  since: number,
  arrived: number,
  leaving: Leaving | null,
): StatusSpan[] {
  const spans: StatusSpan[] = []
  const { ceremony, official, birth } = dates
  const open = (status: MemberStatus, from: number): void => {
    const before = spans.at(-1)
    if (before !== undefined) before.to = from
    spans.push({ status, from, to: null })
  }
  if (official === null || since < official) open('probationary', Math.max(ceremony, since))
  if (official !== null) {
    open('full', Math.max(official, since))
    const age = (ref - birth) / 365.25
    const weak = age > 85 ? 0.6 : age > 75 ? 0.18 : age > 65 ? 0.03 : 0
    const weakSince = ref - random.between(30, 1500)
    if (leaving === null && random.chance(weak) && weakSince > Math.max(official, arrived)) open('exempt', weakSince)
    else if (leaving === null && random.chance(0.0006) && ref - 40 > Math.max(official, arrived))
      open('suspended', ref - random.between(5, 39))
  }
  if (leaving !== null) open('left', leaving.on)
  return spans
}

/** A rare case: expelled once, later restored (row 3 of part B of biểu 1). Changes both lists in place. */
export function restore(random: Random, stays: Belonging[], spans: StatusSpan[], dates: PartyDates, ref: number): void {
  const stay = stays.at(-1)
  const status = spans.at(-1)
  if (stay === undefined || status === undefined || dates.official === null || status.status !== 'full') return
  const from = Math.max(dates.official, stay.from) + 200
  if (stay.to !== null || from > ref - 1000) return
  const out = random.between(from, ref - 900)
  const back = out + random.between(200, 800)
  stays.push({ branch: stay.branch, from: back, to: null, opened: 'restored', closed: null })
  stay.to = out
  stay.closed = 'expelled'
  status.to = out
  spans.push({ status: 'left', from: out, to: back }, { status: 'full', from: back, to: null })
}

const outside = (random: Random): string =>
  String(random.pick([1, 8, 15, 22, 25, 31, 38, 40, 46, 52, 66, 75, 79, 92])).padStart(2, '0')

/** Writes the rows of one member's belonging. `path` is the member's path of today. */
export function writeBelonging(
  batch: DemoBatch,
  random: Random,
  province: string,
  newId: () => string,
  member: string,
  path: string,
  stays: readonly Belonging[],
  spans: readonly StatusSpan[],
  official: number | null,
): void {
  const fact = { province_code: province, member_id: member }
  const move = (stay: Belonging, kind: MovementKind, day: number, counterpart: Node | null): void => {
    const away = counterpart === null && (kind === 'transferred-in' || kind === 'transferred-out')
    const code = away ? outside(random) : null
    batch.member_movements.push({
      ...fact,
      id: newId(),
      organisation_id: stay.branch.id,
      path: stay.branch.path,
      kind,
      happened_on: isoOf(day),
      was_probationary: kind !== 'admitted' && (official === null || day < official),
      counterpart_path: counterpart?.path ?? null,
      counterpart_province: code ?? (counterpart === null ? null : province),
      counterpart_name: away ? `Đảng bộ tỉnh có mã ${code}` : (counterpart?.name ?? null),
      document: null,
    })
  }
  for (let i = 0; i < stays.length; i++) {
    const stay = stays[i]
    if (stay === undefined) continue
    batch.memberships.push({
      ...fact,
      id: newId(),
      organisation_id: stay.branch.id,
      path: stay.branch.path,
      valid_from: isoOf(stay.from),
      valid_to: stay.to === null ? null : isoOf(stay.to),
      basis: stay.opened === 'admitted' ? 'admission' : 'transfer',
      document: null,
    })
    const before = stays[i - 1]?.branch ?? null
    move(stay, stay.opened, stay.from, stay.opened === 'transferred-in' ? before : null)
    if (stay.to !== null && stay.closed !== null) {
      move(stay, stay.closed, stay.to, stay.closed === 'transferred-out' ? (stays[i + 1]?.branch ?? null) : null)
    }
  }
  for (const { status, from, to } of spans) {
    const span = { valid_from: isoOf(from), valid_to: to === null ? null : isoOf(to) }
    batch.member_statuses.push({ ...fact, id: newId(), path, status, ...span, document: null })
  }
}

// A few dated facts of a life: training, work, badges for party age, rarely a discipline.
import type { PartyDates } from './dates.ts'
import { addMonths, isoOf, yearOf } from './days.ts'
import type { ProvinceContext } from './person.ts'
import type { CareerRow, DemoBatch, MemberRow } from './rows.ts'
import type { UnitKind } from './units.ts'

const schools: Readonly<Record<string, readonly [string, number]>> = {
  intermediate: ['Trường Trung cấp Minh Họa', 2],
  college: ['Trường Cao đẳng Minh Họa', 3],
  university: ['Trường Đại học Minh Họa', 4],
  master: ['Trường Đại học Minh Họa', 6],
  doctor: ['Viện Nghiên cứu Minh Họa', 9],
}

/** Writes the career of `row` up to the day `ref`. Badges are given from 30 years of party age, every 5 or 10 years (B6). */
export function writeCareer(
  context: ProvinceContext,
  batch: DemoBatch,
  row: MemberRow,
  kind: UnitKind,
  dates: PartyDates,
  ref: number,
): void {
  const { newId, random } = context
  const born = yearOf(dates.birth)
  const add = (
    entry: Pick<CareerRow, 'kind' | 'title'> & { from: string | null; to?: string | null; place?: string | null },
  ): void => {
    batch.career_entries.push({
      province_code: row.province_code,
      id: newId(),
      member_id: row.id,
      path: row.path,
      kind: entry.kind,
      from_date: entry.from,
      to_date: entry.to ?? null,
      title: entry.title,
      place: entry.place ?? null,
      document: null,
    })
  }
  const school = schools[row.professional_code]
  if (school !== undefined && born + 18 + school[1] <= yearOf(ref)) {
    const [place, years] = school
    add({
      kind: 'education',
      title: row.professional_field ?? 'Đào tạo chuyên môn',
      from: String(born + 18),
      to: String(born + 18 + years),
      place,
    })
  }
  if (row.recruited_on !== null) {
    add({ kind: 'work', title: row.occupation, from: row.recruited_on, place: row.residence })
  } else if (kind === 'village' && born + 20 < yearOf(ref)) {
    add({ kind: 'work', title: row.occupation, from: String(born + 20), place: row.residence })
  }
  for (const years of [30, 40, 45, 50, 55, 60, 65, 70, 75]) {
    const reached = addMonths(dates.decision, years * 12)
    if (reached > ref) break
    // Only the newest few are told: enough for a screen, light in the table.
    if (addMonths(reached, 12 * 16) < ref) continue
    add({ kind: 'award', title: `Huy hiệu ${years} năm tuổi Đảng`, from: isoOf(reached).slice(0, 7) })
  }
  if (random.chance(0.006) && dates.official !== null && ref - dates.official > 500) {
    const on = random.between(dates.official + 100, ref - 100)
    add({ kind: 'discipline', title: random.chance(0.7) ? 'Khiển trách' : 'Cảnh cáo', from: isoOf(on) })
  }
}

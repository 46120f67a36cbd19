// Biểu 5: party organisations and members by the type of unit of the grassroots organisation.
import { organisationTypes } from '../../code-lists/organisation-types.ts'
import { unitTypeRows, unitTypes } from '../../code-lists/unit-types.ts'
import type { TableColumn, TableDefinition, TableRow } from './table.ts'

/** Which units a row takes in: those of these types, those of none of these (or not known), or all. */
export type UnitCriterion =
  | { kind: 'all' }
  | { kind: 'units'; codes: readonly string[] }
  | { kind: 'unlisted'; codes: readonly string[] }

/** What a column counts: organisations of these types, or members. */
export type UnitColumn = { kind: 'organisations'; types: readonly string[] } | { kind: 'members' }

const typesWhere = (test: (type: (typeof organisationTypes.items)[number]) => boolean): string[] =>
  organisationTypes.items.filter(test).map((type) => type.code)

export const grassrootsTypes: readonly string[] = typesWhere((type) => type.isGrassroots)
export const memberHoldingTypes: readonly string[] = typesWhere((type) => type.holdsMembers)

export const unitColumns: Readonly<Record<string, UnitColumn>> = {
  grassroots: { kind: 'organisations', types: grassrootsTypes },
  'grassroots-committees': {
    kind: 'organisations',
    types: typesWhere((type) => type.isGrassroots && !type.isBranch),
  },
  'grassroots-branches': { kind: 'organisations', types: typesWhere((type) => type.isGrassroots && type.isBranch) },
  'affiliated-committees': { kind: 'organisations', types: ['affiliated-committee'] },
  branches: { kind: 'organisations', types: ['branch'] },
  members: { kind: 'members' },
}

const columns: readonly TableColumn[] = [
  { key: 'grassroots', label: 'Tổng số', group: 'Tổ chức cơ sở đảng', kind: 'count' },
  { key: 'grassroots-committees', label: 'Đảng bộ cơ sở', group: 'Tổ chức cơ sở đảng', kind: 'count' },
  { key: 'grassroots-branches', label: 'Chi bộ cơ sở', group: 'Tổ chức cơ sở đảng', kind: 'count' },
  { key: 'affiliated-committees', label: 'Đảng bộ bộ phận', group: 'Trực thuộc tổ chức cơ sở', kind: 'count' },
  { key: 'branches', label: 'Chi bộ trực thuộc', group: 'Trực thuộc tổ chức cơ sở', kind: 'count' },
  { key: 'members', label: 'Đảng viên', kind: 'count' },
]

/** Everything a unit type takes in: itself and the types it is the sum of. */
export const codesOf = (code: string): string[] =>
  unitTypes.items.filter((item) => unitTypeRows(item.code).includes(code)).map((item) => item.code)

/** The table as of a day: a unit type that no longer exists on that day has no row, and what still carries it is not lost. */
export function table5On(on: string): TableDefinition<UnitCriterion> {
  const listed = unitTypes.items.filter((item) => item.validTo === null || on < item.validTo)
  const codes = listed.map((item) => item.code)
  const top = listed.filter((item) => item.parent === null)
  let number = 0
  const rows = listed.map((item): TableRow<UnitCriterion> => {
    if (item.parent === null) number += 1
    return {
      code: item.code,
      number: item.parent === null ? String(number) : '',
      label: item.name,
      level: unitTypeRows(item.code).length - 1,
      kind: item.countable ? 'figure' : 'sum',
      criterion: { kind: 'units', codes: codesOf(item.code) },
    }
  })
  return {
    form: '5',
    name: 'Biểu 5-BTCTW',
    title: 'Tổ chức đảng và đảng viên theo loại hình cơ sở',
    basis: 'Hướng dẫn 11-HD/BTCTW năm 2021',
    source: 'organisation-rules §5.4: các dòng và các cột',
    confidence: 'B',
    note:
      'Đảng bộ bộ phận, chi bộ trực thuộc và đảng viên tính vào loại hình của tổ chức cơ sở đảng gần nhất ở cấp trên, trong phạm vi thống kê; ' +
      'khi thống kê riêng một chi bộ trực thuộc thì theo loại hình của chính nó. Cách tính này chưa đối chiếu với hướng dẫn in. ' +
      'Chi bộ cơ sở và chi bộ trực thuộc phân biệt theo loại tổ chức, cả sau khi Quy định 208-QĐ/TW gọi chung là chi bộ.',
    columns,
    rows: [
      ...rows,
      {
        code: 'unknown',
        number: '',
        label: 'Chưa rõ loại hình',
        level: 0,
        kind: 'figure',
        criterion: { kind: 'unlisted', codes },
        added: true,
      },
      { code: 'total', number: '', label: 'Tổng cộng', level: 0, kind: 'sum', criterion: { kind: 'all' } },
    ],
    sums: [
      {
        text: 'Cộng các loại hình bằng dòng tổng cộng',
        total: 'total',
        parts: [...top.map((item) => item.code), 'unknown'],
      },
      ...listed
        .filter((item) => !item.countable)
        .map((item) => ({
          text: `Cộng các dòng của «${item.name}»`,
          total: item.code,
          parts: listed.filter((part) => part.parent === item.code).map((part) => part.code),
        })),
    ],
    chart: {
      kind: 'bars',
      title: 'Đảng viên theo loại hình cơ sở',
      rows: [...top.map((item) => item.code), 'unknown'],
      columns: ['members'],
      largest: 12,
    },
  }
}

/** Whether a row takes in a unit type; null is one that is not known. */
export function takesIn(criterion: UnitCriterion, unit: string | null): boolean {
  if (criterion.kind === 'all') return true
  const listed = unit !== null && criterion.codes.includes(unit)
  return criterion.kind === 'units' ? listed : !listed
}

// What the loader adds to generated rows: search and sort keys, sealed numbers with their keyed hashes, instants.
import type { Secrets } from '#kernel/secrets.ts'
import { formerCardKey } from '#rules/members/search-text.ts'
import { organisationSearchKey, organisationSortKey } from '#rules/organisations/keys.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { sortKey } from '#rules/text/sort-key.ts'
import { type Cell, copyCell } from './copy.ts'
import type { DemoBatch, DemoTable, PlainNumbers } from './generate/rows.ts'

export type Protection = Pick<Secrets, 'seal' | 'fingerprint'>

/** Purposes of the keyed hashes that members are looked up by; the module of members has the same (a test compares). */
export const numberPurposes = { personalNo: 'personal-no', cardNo: 'card-no', formerCardNo: 'former-card-no' } as const

type Row<T extends DemoTable> = DemoBatch[T][number]

interface Added<T extends DemoTable> {
  columns: readonly string[]
  values: (row: Row<T>) => readonly Cell[]
}

function numberCells(numbers: PlainNumbers, protection: Protection): Cell[] {
  const sealed = (plain: string | null): string | null => (plain === null ? null : protection.seal(plain))
  const { personalNo, cardNo, formerCardNo, phone } = numbers
  const personal = protection.seal(personalNo)
  return [
    personal,
    protection.fingerprint(numberPurposes.personalNo, personalNo),
    // The card bears the personal number (CARD-01): sealed once for both, sealing is most of the work of a load.
    cardNo === personalNo ? personal : sealed(cardNo),
    cardNo === null ? null : protection.fingerprint(numberPurposes.cardNo, cardNo),
    sealed(formerCardNo),
    formerCardNo === null ? null : protection.fingerprint(numberPurposes.formerCardNo, formerCardKey(formerCardNo)),
    sealed(phone),
  ]
}

const none = { columns: [], values: () => [] }

function addedColumns(protection: Protection, at: string): { [T in DemoTable]: Added<T> } {
  return {
    organisations: {
      columns: ['search_key', 'sort_key', 'created_at', 'updated_at'],
      values: (row) => [organisationSearchKey(row.name), organisationSortKey(row.name), at, at],
    },
    organisation_names: { columns: ['search_key'], values: (row) => [organisationSearchKey(row.name)] },
    organisation_codes: none,
    organisation_placements: none,
    organisation_terms: none,
    members: {
      columns: [
        'search_key',
        'sort_key',
        'personal_no_sealed',
        'personal_no_hash',
        'card_no_sealed',
        'card_no_hash',
        'former_card_no_sealed',
        'former_card_no_hash',
        'phone_sealed',
        'created_at',
        'updated_at',
      ],
      values: (row) => [
        searchKey(row.full_name),
        sortKey(row.full_name),
        ...numberCells(row.numbers, protection),
        at,
        at,
      ],
    },
    memberships: none,
    member_statuses: none,
    member_movements: none,
    career_entries: none,
    post_holdings: none,
  }
}

/** Turns rows of a table into COPY lines. All rows of one table have the same keys in the same order. */
export class RowWriter {
  readonly #added: { [T in DemoTable]: Added<T> }
  readonly #own = new Map<DemoTable, readonly string[]>()

  /** `at`: the instant written into `created_at`. */
  constructor(protection: Protection, at: string) {
    this.#added = addedColumns(protection, at)
  }

  /** The columns of the lines of `table`; known once a row has been written. */
  columns(table: DemoTable): readonly string[] {
    return [...(this.#own.get(table) ?? []), ...this.#added[table].columns]
  }

  line<T extends DemoTable>(table: T, row: Row<T>): string {
    let own = this.#own.get(table)
    if (own === undefined) {
      own = Object.keys(row).filter((key) => key !== 'numbers')
      this.#own.set(table, own)
    }
    const cells = row as unknown as Readonly<Record<string, Cell>>
    let line = ''
    for (const key of own) line += `${copyCell(cells[key] ?? null)}\t`
    for (const value of this.#added[table].values(row)) line += `${copyCell(value)}\t`
    return line.slice(0, -1)
  }
}

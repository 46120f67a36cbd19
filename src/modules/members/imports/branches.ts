// The branches a list names: which organisation each name means, and founding the ones that are not there yet.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { subtree } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { branchesByName, foundOrganisation, type OrganisationRow } from '#modules/organisations/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { branchKey } from '#rules/member-list/branch-names.ts'
import type { Finding } from '#rules/member-list/types.ts'
import { checkUnitType } from '#rules/organisations/child-types.ts'

export const isBranchType = (typeCode: string): boolean =>
  organisationTypes.items.some((type) => type.code === typeCode && type.isBranch)

export interface BranchBook {
  /** Names as the records write them, for reading the list in the same spelling. */
  names: string[]
  /** The organisation a name of the list means, and what is to be said about it. */
  find: (name: string) => { organisationId: string | null; findings: Finding[] }
}

/** The living branches of an organisation. A branch itself takes the rows that name none. */
export async function branchBook(
  tx: Tx,
  province: string,
  organisation: { id: string; path: string; typeCode: string; name: string },
): Promise<BranchBook> {
  const branches = [...(await branchesByName(tx, province, subtree(organisation.path))).values()].flat()
  const byKey = new Map<string, OrganisationRow[]>()
  for (const branch of branches) {
    const key = branchKey(branch.name)
    byKey.set(key, [...(byKey.get(key) ?? []), branch])
  }
  const own = isBranchType(organisation.typeCode) ? organisation.id : null
  return {
    names: branches.map((branch) => branch.name),
    find: (name) => {
      if (name === '') return { organisationId: own, findings: [] }
      const found = byKey.get(branchKey(name)) ?? []
      const [first] = found
      if (found.length < 2) return { organisationId: first?.id ?? null, findings: [] }
      const message = `Có ${found.length} chi bộ cùng tên «${name}»: chỉ định chi bộ nào.`
      return {
        organisationId: null,
        findings: [{ field: 'branch', code: 'branch-ambiguous', severity: 'notice', message }],
      }
    },
  }
}

/** Code of the next branch under an organisation: in the last of five groups where it has them, otherwise one group more. */
async function nextCodes(tx: Tx, province: string, parentCode: string, wanted: number): Promise<string[]> {
  const base = parentCode.replace(/(\.000)+$/, '')
  const groups = parentCode.split('.').length
  const whole = groups === 5 && parentCode.endsWith('.000')
  const prefix = whole ? parentCode.slice(0, -4) : base
  const { rows } = await sql<{ last: number | null }>`
    select max(substr(c.code, ${prefix.length + 2})::integer) as last from organisation_codes c
     where c.province_code = ${province} and c.code like ${`${prefix.replace(/[\\%_]/g, '\\$&')}.%`}
       and substr(c.code, ${prefix.length + 2}) ~ '^[0-9]{1,6}$'`.execute(tx)
  const last = rows[0]?.last ?? 0
  return Array.from({ length: wanted }, (_, i) => `${prefix}.${String(last + 1 + i).padStart(3, '0')}`)
}

/** Founds a branch for each name, today, below the organisation. The first refusal ends it: then nothing may be kept. */
export async function foundBranches(
  context: CommandContext,
  organisation: { id: string; code: string; unitType: string | null },
  names: readonly string[],
  document: string,
): Promise<OrganisationRow[] | Refusal> {
  const codes = await nextCodes(context.tx, context.province, organisation.code, names.length)
  // A branch of a commune is of the commune's kind, where branches have one at all.
  const unitType = checkUnitType(organisation.unitType, 'branch', context.today) === null ? organisation.unitType : null
  const founded: OrganisationRow[] = []
  for (const [i, name] of names.entries()) {
    const row = await foundOrganisation(context, organisation.id, {
      typeCode: 'branch',
      unitType,
      code: codes[i] ?? '',
      name: name.slice(0, 250),
      foundedOn: context.today,
      document,
    })
    if (row instanceof Refusal) return row
    founded.push(row)
  }
  return founded
}

// The directory of the organisations of a province: old and new names and codes, without diacritics, beyond the seat's reach.
import { findOrganisations } from '#contract/organisations.ts'
import type { QueryContext } from '#kernel/context.ts'
import { serveQuery } from '#kernel/serve.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { typeName } from '#rules/organisations/child-types.ts'
import { inOrder, isBest } from '#rules/organisations/directory-rank.ts'
import { type DirectoryPatterns, directoryPatterns, narrowerPatterns } from '#rules/organisations/keys.ts'
import { directoryScope } from '../scope.ts'
import { type DirectoryRow, findInDirectory, type Wanted } from '../store/directory.ts'
import { organisationsAt, pathsAbove } from '../store/superiors.ts'

const former = <K extends string>(key: K, value: string | null, from: string | null, to: string | null) =>
  value === null || from === null
    ? null
    : ({ [key]: value, validFrom: from, validTo: to } as Record<K, string> & {
        validFrom: string
        validTo: string | null
      })

const memberTypes = organisationTypes.items.filter((type) => type.holdsMembers).map(({ code }) => code)
const belowCommune: readonly string[] = organisationTypes.items
  .filter(({ isBranch, level }) => isBranch || level === 'intermediate' || level === 'group')
  .map(({ code }) => code)

/** As many as `find_organisations` gives at once. */
const AT_ONCE = 101

/** The path of the own commune, or of what stands in its place above a branch; of the seat itself from there up. */
async function ownPath({ tx, actor, today }: QueryContext): Promise<string> {
  const path = actor.seat?.path ?? ''
  const line = [...pathsAbove(path), path]
  const places = await organisationsAt(
    tx,
    actor.provinceCode,
    line.map((at) => ({ path: at, on: today })),
  )
  return line[places.findLast(({ typeCode }) => !belowCommune.includes(typeCode))?.place ?? 0] ?? path
}

/**
 * What the words begin, in the order of the database: the own commune first. Where that is more than it gives at once, what has the words
 * as whole words may be among the rest, and is asked for by itself, unless enough of it is there.
 */
async function findMost(
  { tx, province }: QueryContext,
  text: string,
  patterns: DirectoryPatterns,
  wanted: Pick<Wanted, 'own' | 'types' | 'on'>,
  limit: number,
): Promise<DirectoryRow[]> {
  const found = new Map<string, DirectoryRow>()
  for (const asked of [patterns, ...narrowerPatterns(text).map((words) => ({ words, code: null }))]) {
    const rows = await findInDirectory(tx, province, { ...wanted, ...asked, limit: AT_ONCE })
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row)
    if (rows.length < AT_ONCE || rows.filter((row) => isBest(text, row)).length > limit) break
  }
  return [...found.values()]
}

export const find = serveQuery(findOrganisations, {
  scope: directoryScope,
  run: async (context, { text, on = context.today, limit, holdsMembers }) => {
    const patterns = directoryPatterns(text)
    if (patterns === null) return { rows: [], more: false }
    const wanted = { own: await ownPath(context), types: holdsMembers ? memberTypes : null, on }
    const found = inOrder(text, await findMost(context, text, patterns, wanted, limit))
    const toEntry = (row: DirectoryRow) => ({
      id: row.id,
      provinceCode: context.province,
      code: row.code,
      name: row.name,
      formerName: former('name', row.formerName, row.formerNameFrom, row.formerNameTo),
      formerCode: former('code', row.formerCode, row.formerCodeFrom, row.formerCodeTo),
      typeCode: row.typeCode,
      typeName: typeName(row.typeCode, on),
      parentNames: row.parentNames,
      endedOn: row.endedOn,
    })
    return { rows: found.slice(0, limit).map(toEntry), more: found.length > limit }
  },
})

// The directory of the organisations of a province: old and new names and codes, without diacritics, beyond the seat's reach.
import { findOrganisations } from '#contract/organisations.ts'
import { serveQuery } from '#kernel/serve.ts'
import { typeName } from '#rules/organisations/child-types.ts'
import { directoryPattern } from '#rules/organisations/keys.ts'
import { directoryScope } from '../scope.ts'
import { type DirectoryRow, findInDirectory } from '../store/directory.ts'

const former = <K extends string>(key: K, value: string | null, from: string | null, to: string | null) =>
  value === null || from === null
    ? null
    : ({ [key]: value, validFrom: from, validTo: to } as Record<K, string> & {
        validFrom: string
        validTo: string | null
      })

export const find = serveQuery(findOrganisations, {
  scope: directoryScope,
  run: async (context, { text, on = context.today, limit }) => {
    const pattern = directoryPattern(text)
    if (pattern === null) return { rows: [], more: false }
    const found = await findInDirectory(context.tx, context.province, pattern, on, limit + 1)
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

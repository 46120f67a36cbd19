// The history of an organisation: dated names, codes and places, and the entries of its audit chain.
import { z } from 'zod'
import { listHistory as contract } from '#contract/organisations.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { typeName } from '#rules/organisations/child-types.ts'
import { historyScope } from '../scope.ts'
import { fetchDatedFacts, fetchEntries, type PlacementRow } from '../store/history.ts'
import { fetchOrganisation } from '../store/rows.ts'
import { organisationsAt, pathsAbove } from '../store/superiors.ts'

const cursorShape = z.tuple([z.int().min(0)])
const changesShape = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]))

/** Asks for the parent of each placement as it was called when the placement began. */
const parentQuestions = (placements: readonly PlacementRow[]) =>
  placements.map((p) => ({ path: pathsAbove(p.placedPath).at(-1) ?? '', on: p.validFrom }))

/** Parts whose commands found organisations and begin terms: what they write about an organisation is about itself. */
const OF_ORGANISATIONS = ['organisations', 'members', 'elections']

const partOf = (name: string): string => name.split('.', 1)[0] ?? ''

/**
 * The parts of the program whose entries the seat reads: what a task, an evaluation or a plan left in the history of an organisation is
 * for whoever may ask a query of that part.
 */
function partsRead({ operations, actor }: QueryContext): string[] {
  const read = [...operations.values()].filter(
    ({ operation, scope }) => operation.kind === 'query' && scope.kind === 'seat' && mayUse(scope, actor),
  )
  return [...new Set([...OF_ORGANISATIONS, ...read.map(({ operation }) => partOf(operation.name))])]
}

export const listHistory = serveQuery(contract, {
  scope: historyScope,
  run: async (context, { id, after, limit }) => {
    const from = readCursor(after, cursorShape)
    if (from instanceof Refusal) return from
    const row = await fetchOrganisation(context, historyScope, id)
    if (row === undefined) return notFound()
    const { names, codes, placements } = await fetchDatedFacts(context, id)
    const parents = await organisationsAt(context.tx, context.province, parentQuestions(placements))
    const entries = await fetchEntries(context, id, { parts: partsRead(context), before: from?.[0] ?? null, limit })
    const { rows, next } = cutPage(entries, limit, (entry) => [entry.seq])
    return {
      names,
      codes,
      placements: placements.map((placement, place) => {
        const parent = parents.find((p) => p.place === place)
        return {
          parent:
            parent === undefined
              ? null
              : { id: parent.id, code: parent.code, name: parent.name, typeCode: parent.typeCode },
          typeCode: placement.typeCode,
          typeName: typeName(placement.typeCode, placement.validFrom),
          unitTypeCode: placement.unitTypeCode,
          validFrom: placement.validFrom,
          validTo: placement.validTo,
          document: placement.document,
        }
      }),
      entries: {
        rows: rows.map(({ at, changes, ...entry }) => ({
          ...entry,
          at: at.toISOString(),
          changes: changesShape.parse(JSON.parse(changes)),
        })),
        next,
        total: null,
      },
    }
  },
})

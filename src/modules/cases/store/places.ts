// Which organisations act in a case: the line above the place it belongs to, as it stands today, and the lines outside that were named.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { type OrganisationTypeCode, organisationTypes } from '#rules/code-lists/organisation-types.ts'
import type { Places } from '#rules/lifecycle/case.ts'
import type { Level } from '#rules/lifecycle/levels.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

/** An organisation somewhere, as a case remembers it. */
export interface OutsidePlace {
  provinceCode: string
  organisationId: string
}
/** What a case keeps of places outside its own line, by the level they were named for. */
export type OutsidePlaces = Partial<Record<Level, OutsidePlace>>

export interface LineRow {
  place: number
  id: string
  name: string
  typeCode: OrganisationTypeCode
  path: string
}

/** The line of one organisation, from the top down to itself. Directory facts only; before the first write of a transaction. */
export async function lineOf(tx: Tx, province: string, organisationId: string): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select place, id, name, type_code as "typeCode", path from organisation_line(${province}, ${organisationId})`.execute(
    tx,
  )
  return rows
}

/** The lines of many organisations of one province by their ids, in one statement. */
export async function linesOf(
  tx: Tx,
  province: string,
  organisationIds: readonly string[],
): Promise<Map<string, LineRow[]>> {
  const { rows } = await sql<LineRow & { asked: string }>`
    select w.id as asked, l.place, l.id, l.name, l.type_code as "typeCode", l.path
      from unnest(${[...new Set(organisationIds)]}::uuid[]) w(id), organisation_line(${province}, w.id) l
     order by w.id, l.place`.execute(tx)
  return Map.groupBy(rows, (row) => row.asked)
}

const home = {
  branch: 'branch',
  intermediate: 'intermediate',
  grassroots: 'grassroots',
  superior: 'superior',
  province: 'province',
  central: 'central',
} as const satisfies Record<string, Level>
const receiving = {
  branch: 'receiving-branch',
  intermediate: 'receiving-intermediate',
  grassroots: 'receiving-grassroots',
  superior: 'receiving-superior',
  province: 'receiving-province',
} as const satisfies Record<string, Level>
const residence = { branch: 'residence-branch', grassroots: 'residence-grassroots' } as const satisfies Record<
  string,
  Level
>

/** The levels a line fills. A branch that is itself the grassroots organisation (chi bộ cơ sở) is the branch; there is no committee above. */
function levelsOf(line: readonly LineRow[], names: Partial<Record<string, Level>>): Places {
  const places: Partial<Record<Level, { id: string; name: string }>> = {}
  for (const { id, name, typeCode } of line) {
    const type = organisationTypes.byCode(typeCode)
    const level = type === undefined ? undefined : names[type.isBranch ? 'branch' : type.level]
    if (level === undefined) continue
    // A grassroots committee under the commune's: the commune is the direct superior.
    const upper = places[level]
    if (upper !== undefined && level === names.grassroots && names.superior !== undefined)
      places[names.superior] = upper
    places[level] = { id, name }
  }
  return places
}

const namesFor = (level: Level): Partial<Record<string, Level>> | null => {
  if (level.startsWith('receiving-')) return receiving
  return level.startsWith('residence-') ? residence : null
}

/**
 * On which side of a move the organisation of a case stands: where nobody of the own line acts but receiving levels do, it receives; where those
 * of the residence do, somebody of elsewhere lives there.
 */
export function sideOf(lifecycle: Lifecycle): 'home' | 'receiving' | 'residence' {
  const levels = lifecycle.steps.flatMap((s) => s.actors.flatMap((a) => (typeof a === 'string' ? [] : [a.at])))
  if (levels.some((level) => Object.hasOwn(home, level))) return 'home'
  if (levels.some((level) => level.startsWith('receiving-'))) return 'receiving'
  return levels.some((level) => level.startsWith('residence-')) ? 'residence' : 'home'
}
const ofSide = { home, receiving, residence }

const carriedHigher = ({ steps }: Lifecycle): boolean =>
  steps.some(({ actors }) => actors.some((actor) => typeof actor !== 'string' && actor.at === 'handling'))

async function centralPlace(tx: Tx): Promise<Places> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from central_organisation()`.execute(tx)
  const [central] = rows
  return central === undefined ? {} : { central }
}

/** An organisation while it stands, else the nearest above it that does; undefined where there is none. Directory facts only. */
export async function standingOrganisation(
  { tx, today }: Pick<QueryContext, 'tx' | 'today'>,
  { provinceCode, organisationId }: OutsidePlace,
): Promise<{ id: string; name: string; path: string; isSame: boolean } | undefined> {
  const { rows } = await sql<{ id: string; name: string; path: string; isSame: boolean }>`
    select id, name, path, is_same as "isSame" from standing_organisation(${provinceCode}, ${organisationId}, ${today}::date)`.execute(
    tx,
  )
  return rows[0]
}

/** The line of an organisation while it stands, else that of the nearest above it that does. */
async function standingLineOf(
  { tx, today }: Pick<QueryContext, 'tx' | 'today'>,
  { provinceCode, organisationId }: OutsidePlace,
): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select l.place, l.id, l.name, l.type_code as "typeCode", l.path
      from standing_organisation(${provinceCode}, ${organisationId}, ${today}::date) s, organisation_line(${provinceCode}, s.id) l`.execute(
    tx,
  )
  return rows
}

/**
 * Every organisation a case knows today; `line` when it is known already. A named branch outside brings its whole line along; where it has ended
 * meanwhile, that of whoever stands above it: nobody waits for an organisation that is no more.
 */
export async function placesOf(
  { tx, province, today }: Pick<QueryContext, 'tx' | 'province' | 'today'>,
  lifecycle: Lifecycle,
  organisationId: string,
  outside: OutsidePlaces,
  line?: readonly LineRow[],
): Promise<Places> {
  const places: Partial<Record<Level, { id: string; name: string }>> = {}
  for (const [level, place] of Object.entries(outside) as [Level, OutsidePlace][]) {
    const line = await standingLineOf({ tx, today }, place)
    const names = namesFor(level)
    // A level of the own line is never taken from what somebody named.
    if (names !== null) Object.assign(places, levelsOf(line, names))
  }
  // The centre stands above every province; only a complaint is carried that far.
  const central = carriedHigher(lifecycle) ? await centralPlace(tx) : {}
  // The own line goes before what was named from outside.
  const own = levelsOf(line ?? (await lineOf(tx, province, organisationId)), ofSide[sideOf(lifecycle)])
  return { ...central, ...places, ...own }
}

/** The organisations above one, itself included, by their level. Directory facts only; before the first write of a transaction. */
export const homePlaces = async (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  organisationId: string,
): Promise<Places> => levelsOf(await lineOf(tx, province, organisationId), home)

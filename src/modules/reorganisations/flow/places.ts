// Where every organisation of the area stands afterwards: a path for each that moves, with those below it. No database here.
import type { KnownPlace } from '../store/known.ts'
import { pathAbove } from './line.ts'

/** One that gets another superior, or an ended committee that goes into the keeping of whoever took over. */
export interface Root {
  id: string
  newParentId: string
  /** The last segment of its path below the new superior. */
  segment: string
}

export interface PlaceMove {
  id: string
  from: string
  to: string
}

/** The moves of all organisations at and below the roots, each by its own root; the order of the roots does not matter. */
export function placeMoves(places: readonly KnownPlace[], roots: readonly Root[]): PlaceMove[] {
  const byPath = new Map(places.map((place) => [place.path, place]))
  const byId = new Map(places.map((place) => [place.id, place]))
  const rootOf = new Map(roots.map((root) => [root.id, root]))
  const known = new Map<string, string>()
  const pathAfter = (place: KnownPlace): string => {
    const before = known.get(place.id)
    if (before !== undefined) return before
    const root = rootOf.get(place.id)
    const parent = root === undefined ? byPath.get(pathAbove(place.path)) : byId.get(root.newParentId)
    const path =
      parent === undefined ? place.path : `${pathAfter(parent)}${root?.segment ?? place.path.slice(parent.path.length)}`
    known.set(place.id, path)
    return path
  }
  return places.flatMap((place) => {
    const to = pathAfter(place)
    return to === place.path ? [] : [{ id: place.id, from: place.path, to }]
  })
}

// What later modules may use of the organisations: look-ups within the reach of their transaction, founding, and guards.
export type { EndGuard } from './end-guards.ts'
export { askEndGuards, registerEndGuard } from './end-guards.ts'
export type { NewOrganisation } from './found-organisation.ts'
export { foundBelow as foundOrganisation, foundRoot as foundRootOrganisation } from './found-organisation.ts'
export { beginTerm } from './new-term.ts'
export { type Anew, changeFrom, endFrom, followPlaces, freeCodes, takeSegment } from './reorganise.ts'
export { letterheadsOf } from './store/letterheads.ts'
export {
  branchesByName,
  organisationById,
  organisationNamesOn,
  organisationsByIds,
  organisationsInSubtree,
} from './store/lookup.ts'
export { type OrganisationRow, placeAsked } from './store/rows.ts'
export { directoryNames, organisationsAt, superiorsOf } from './store/superiors.ts'
export { withdrawOrganisation } from './withdraw.ts'

// What later modules may use of evaluations.
export { registerEvidence } from './flow/told.ts'
export { modelsOfBranches } from './store/commendations.ts'
export { yearResults } from './store/year-results.ts'

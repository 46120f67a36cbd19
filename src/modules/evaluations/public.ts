// What later modules may use of evaluations.
export { yearResults } from './store/year-results.ts'

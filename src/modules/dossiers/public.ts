// What later modules may use of dossiers.
export { dossierStates } from './store/states.ts'

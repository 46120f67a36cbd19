// What the doors and later modules may use of cases: handing over what a stop left behind, putting the work of a day anew, and papers.
export { deliverAll } from './flow/deliver.ts'
export { registerStepFollower, type TakenStep } from './flow/followers.ts'
export { announcedWith, registerLuggage } from './flow/luggage.ts'
export { refreshAllWork, refreshOnce, refreshWork } from './flow/refresh.ts'
export { handOnAllCases } from './flow/reorganised.ts'
export { takeUpAllProbations, takeUpProbations } from './flow/take-up-probations.ts'
export { homePlaces } from './store/places.ts'
export { type CasePaper, recordedPapersOf } from './store/recorded-papers.ts'

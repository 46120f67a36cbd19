// What the doors may use of cases: handing over what a stop left behind, and putting the work of a day anew.
export { deliverAll } from './flow/deliver.ts'
export { refreshAllWork, refreshWork } from './flow/refresh.ts'

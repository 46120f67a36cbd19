// What later modules may use of plans: which reports they ask for, how far their targets are, and handing them to a successor.
export { handPlansOn } from './flow/successors.ts'
export { type ReportedTarget, targetsInReport } from './flow/targets-in-report.ts'
export { type AskedReport, askingPlan, reportersOf, reportsAskedBy, reportsAskedOf } from './store/calendar.ts'

// What others may use of the rulebook: the rules that hold in a province, loading what is shipped, hearing of changes.
export type { AfterChange } from './changed.ts'
export { registerAfterChange } from './changed.ts'
export { loadShippedRulebook } from './load.ts'
export { settingOf } from './setting.ts'
export { rulebookOf } from './snapshot.ts'
export { valuesEverLaidDown, valuesNewSince } from './store/ever.ts'
export { allRevisions } from './store/revisions.ts'

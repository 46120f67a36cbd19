// The explicit list of every operation the program serves, module by module.
import type { Served } from '#kernel/serve.ts'
import { admissionsModule } from './admissions/module.ts'
import { casesModule } from './cases/module.ts'
import { documentsModule } from './documents/module.ts'
import { dossiersModule } from './dossiers/module.ts'
import { duesModule } from './dues/module.ts'
import { evaluationsModule } from './evaluations/module.ts'
import { identityModule } from './identity/module.ts'
import { meetingsModule } from './meetings/module.ts'
import { membersModule } from './members/module.ts'
import { organisationsModule } from './organisations/module.ts'
import { oversightModule } from './oversight/module.ts'
import { plansModule } from './plans/module.ts'
import { reorganisationsModule } from './reorganisations/module.ts'
import { reportsModule } from './reports/module.ts'
import { rulebookModule } from './rulebook/module.ts'
import { tasksModule } from './tasks/module.ts'

const modules: readonly (readonly Served[])[] = [
  identityModule,
  organisationsModule,
  rulebookModule,
  membersModule,
  casesModule,
  admissionsModule,
  dossiersModule,
  duesModule,
  tasksModule,
  meetingsModule,
  documentsModule,
  evaluationsModule,
  plansModule,
  oversightModule,
  reorganisationsModule,
  reportsModule,
]

/** Every operation by name. Two operations of one name are a fault of the program. */
export const operations: ReadonlyMap<string, Served> = (() => {
  const map = new Map<string, Served>()
  for (const served of modules.flat()) {
    if (map.has(served.operation.name)) throw new Error(`two operations named ${served.operation.name}`)
    map.set(served.operation.name, served)
  }
  return map
})()

// The operations on lists coming in.
import type { Served } from '#kernel/serve.ts'
import { cancelImport } from '#modules/members/imports/commands/cancel-import.ts'
import { chooseImportBranch } from '#modules/members/imports/commands/choose-import-branch.ts'
import { commitImport } from '#modules/members/imports/commands/commit-import.ts'
import { decideImportRow } from '#modules/members/imports/commands/decide-import-row.ts'
import { decideImportRows } from '#modules/members/imports/commands/decide-import-rows.ts'
import { foundImportBranches } from '#modules/members/imports/commands/found-import-branches.ts'
import { mapImportColumns } from '#modules/members/imports/commands/map-import-columns.ts'
import { startImport } from '#modules/members/imports/commands/start-import.ts'
import { undoImport } from '#modules/members/imports/commands/undo-import.ts'
import { getImport } from '#modules/members/imports/queries/get-import.ts'
import { listImportRows } from '#modules/members/imports/queries/list-import-rows.ts'
import { listImports } from '#modules/members/imports/queries/list-imports.ts'

export const importOperations: readonly Served[] = [
  startImport,
  getImport,
  listImports,
  listImportRows,
  mapImportColumns,
  chooseImportBranch,
  foundImportBranches,
  decideImportRow,
  decideImportRows,
  cancelImport,
  commitImport,
  undoImport,
]

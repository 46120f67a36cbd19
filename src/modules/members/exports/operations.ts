// The operations on lists going out.
import type { Served } from '#kernel/serve.ts'
import { exportList } from '#modules/members/exports/export-list.ts'

export const exportOperations: readonly Served[] = [exportList]

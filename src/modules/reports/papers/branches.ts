// What the branches did in a period, organisation by organisation: the lists behind figures that no official table has.
import type { QueryContext } from '#kernel/context.ts'
import { duesByBranch } from '#modules/dues/public.ts'
import { meetingsByBranch } from '#modules/meetings/public.ts'
import { daysByOrganisation } from '#modules/tasks/public.ts'
import type { FigureSource } from '#rules/reports/figures.ts'
import type { Period } from '#rules/reports/periods.ts'

export type BranchFigure = Extract<FigureSource, { kind: 'branches' }>['of']

export interface OfOrganisation {
  organisationId: string
  value: number
}

/** At and below a path; dues are of months, tasks of days. Null for whoever may not see dues. */
export async function branchFigure(
  context: QueryContext,
  path: string,
  of: BranchFigure,
  { from, to }: Period,
): Promise<OfOrganisation[] | null> {
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)]
  if (of === 'meetings') return meetingsByBranch(context, path, first, last)
  if (of === 'dues') return duesByBranch(context, { path, from: first, to: last })
  const days = await daysByOrganisation(context, { path, from, to })
  return days
    .map(({ organisationId, due, done }) => ({ organisationId, value: of === 'tasks' ? due : done }))
    .filter(({ value }) => value !== 0)
}

export const sumOf = (rows: readonly OfOrganisation[]): number => rows.reduce((sum, { value }) => sum + value, 0)

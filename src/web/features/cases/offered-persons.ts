// The members a field of a step offers for a name: everybody found but the subject of the case.
import type { listMembers } from '#contract/members.ts'
import type { OutputOf } from '#contract/operation.ts'
import { showDate } from '../../ui/format.ts'

type Row = Pick<OutputOf<typeof listMembers>['rows'][number], 'id' | 'fullName' | 'status' | 'birthDate' | 'branchName'>

/** The members found, as they are offered; nobody is named in his own case. */
export const offeredPersons = (rows: readonly Row[], except: string | null) =>
  rows
    .filter(({ id }) => id !== except)
    .map((row) => ({
      id: row.id,
      name: row.fullName,
      isOfficial: row.status === 'full',
      detail: [row.birthDate === null ? null : `Sinh ${showDate(row.birthDate)}`, row.branchName]
        .filter((part) => part !== null)
        .join(', '),
    }))

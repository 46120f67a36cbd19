// One import as it stands: asked every second while it is read, and after a decision about a row set without asking all anew.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getImport, type ImportDetail, type ImportRow, listImportRows } from '#contract/imports.ts'
import type { InputOf } from '#contract/operation.ts'
import type { ApiError } from '../../app/api-error.ts'
import { call } from '../../app/client.ts'

/** Often enough to see it move, seldom enough for a weak network. */
const ASK_EVERY_MS = 1_000

export type ImportAddress = Required<Pick<InputOf<typeof getImport>, 'importId'>> & { provinceCode?: string }

export function useImport(at: ImportAddress) {
  return useQuery<ImportDetail, ApiError>({
    queryKey: [getImport.name, at],
    queryFn: ({ signal }) => call(getImport, at, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? ASK_EVERY_MS : false),
  })
}

interface Kept {
  pages: { rows: ImportRow[]; next: string | null; total: number | null }[]
}

/** Puts what a decision answered into the screens, so that the list keeps its place. */
export function useSettle(at: ImportAddress) {
  const queries = useQueryClient()
  return (answer: Partial<Pick<ImportDetail, 'version' | 'counts' | 'plan' | 'createBranches'>>, row?: ImportRow) => {
    queries.setQueryData<ImportDetail>([getImport.name, at], (old) => old && { ...old, ...answer })
    void queries.invalidateQueries({ queryKey: [getImport.name, at] })
    if (row === undefined) {
      void queries.invalidateQueries({ queryKey: [listImportRows.name] })
      return
    }
    queries.setQueriesData<Kept>({ queryKey: [listImportRows.name] }, (old) =>
      old === undefined
        ? old
        : {
            ...old,
            pages: old.pages.map((page) => ({
              ...page,
              rows: page.rows.map((one) => (one.seq === row.seq ? row : one)),
            })),
          },
    )
    // Other filters ask anew when they are opened.
    void queries.invalidateQueries({ queryKey: [listImportRows.name], refetchType: 'none' })
  }
}

// The button beside a list of members that takes exactly that list out as an Excel file; its dialog is fetched when it is opened.
import { IconTableExport } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { exportList } from '#contract/exports.ts'
import type { InputOf } from '#contract/operation.ts'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'

export type ExportFilter = Omit<InputOf<typeof exportList>, 'columns' | 'withNumbers' | 'reason'>

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }))

export function ExportButton({ filter }: { filter: ExportFilter }) {
  const may = useCan(exportList)
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <>
      <Button icon={IconTableExport} label="Xuất ra Excel" onPress={() => setOpen(true)} />
      {open && (
        <Suspense fallback={null}>
          <ExportDialog filter={filter} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

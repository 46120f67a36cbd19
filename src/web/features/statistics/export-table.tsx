// Takes a table out as an Excel file in the printed layout.
import { IconTableExport } from '@tabler/icons-react'
import { exportTable } from '#contract/reports.ts'
import { useDownload } from '../../app/download.ts'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import type { Asked } from './table-address.ts'

export function ExportTable({ asked }: { asked: Asked }) {
  const may = useCan(exportTable)
  const say = useDoneNotice()
  const make = useDownload(exportTable)
  if (!may) return null
  return (
    <Button
      kind="main"
      icon={IconTableExport}
      label="Xuất ra Excel"
      wide={false}
      busy={make.isPending}
      busyLabel="Đang xuất…"
      onPress={() =>
        make.send(asked, {
          onDone: ({ fileName }) => say({ text: `Đã xuất tệp ${fileName}. Lần xuất này được ghi lại.` }),
          onError: (error) => say({ text: [error.message, error.next].filter(Boolean).join(' ') }),
        })
      }
    />
  )
}

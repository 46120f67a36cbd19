// Takes a table out as an Excel file in the printed layout.
import { IconTableExport } from '@tabler/icons-react'
import { exportTable } from '#contract/reports.ts'
import { useCommand } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { download } from '../imports/download.ts'
import type { Asked } from './table-address.ts'

export function ExportTable({ asked }: { asked: Asked }) {
  const may = useCan(exportTable)
  const say = useDoneNotice()
  const make = useCommand(exportTable, { renews: 'nothing' })
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
        make.mutate(asked, {
          onSuccess: ({ downloadId, fileName }) => {
            download(downloadId)
            say({ text: `Đã xuất tệp ${fileName}. Lần xuất này được ghi lại.` })
          },
          onError: (error) => say({ text: [error.message, error.next].filter(Boolean).join(' ') }),
        })
      }
    />
  )
}

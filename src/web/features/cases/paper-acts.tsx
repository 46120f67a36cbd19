// What may be done with one paper of a case: look at it as it will be printed, take it as a Word file.
import { IconEye } from '@tabler/icons-react'
import { addresses } from '../../app/addresses.ts'
import { LinkButton } from '../../ui/button.tsx'
import { DownloadPapers } from './download-papers.tsx'
import papers from './papers.module.css'

interface PaperActsProps {
  caseId: string
  tinh: string | undefined
  code: string
  title: string
}

export function PaperActs({ caseId, tinh, code, title }: PaperActsProps) {
  return (
    <div className={`${papers.acts} screen-only`}>
      <LinkButton
        kind="quiet"
        icon={IconEye}
        label="Xem trước"
        about={title}
        to={addresses.casePaper(caseId, code, { tinh })}
      />
      <DownloadPapers caseId={caseId} tinh={tinh} codes={[code]} label="Tải Word" about={title} kind="quiet" />
    </div>
  )
}

// Takes papers of a case out as Word files: one alone, several as an archive. It says how many are being made, and what went wrong.
import { IconDownload } from '@tabler/icons-react'
import { printPapers } from '#contract/case-papers.ts'
import { downloadAddress, useDownload } from '../../app/download.ts'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { AfterAMoment, Progress } from '../../ui/waiting.tsx'
import papers from './papers.module.css'

interface DownloadPapersProps {
  caseId: string
  tinh: string | undefined
  codes: readonly string[]
  label: string
  kind?: ButtonKind
  /** Which paper, said only to a screen reader. */
  about?: string
}

export function DownloadPapers({ caseId, tinh, codes, label, kind, about }: DownloadPapersProps) {
  const say = useDoneNotice()
  const several = codes.length > 1
  const make = useDownload(printPapers)
  const send = () =>
    make.send(
      { id: caseId, ...(tinh !== undefined && { provinceCode: tinh }), codes: [...codes] },
      {
        onDone: ({ fileName }) => {
          if (!several) say({ text: `Đã lập tệp ${fileName}. Lần in này được ghi lại.` })
        },
      },
    )
  return (
    <div className={papers.download} data-wide={several || kind === 'main'}>
      <div>
        <Button
          kind={kind}
          icon={IconDownload}
          label={label}
          about={about}
          figure={several ? `(${codes.length})` : undefined}
          busy={make.isPending}
          busyLabel={several ? `Đang lập ${codes.length} giấy tờ…` : 'Đang lập…'}
          onPress={send}
        />
      </div>
      {make.isPending && several && (
        <AfterAMoment>
          <Progress label="Đang điền và nén các tệp Word, số giấy tờ:" done={codes.length} total={null} />
        </AfterAMoment>
      )}
      {make.error && <ErrorState error={make.error} onRetry={make.error.mayRepeat ? send : undefined} />}
      {several && make.file && (
        <output>
          Đã lập {make.file.papers} giấy tờ trong tệp {make.file.fileName}. Lần in này được ghi lại.{' '}
          <a href={downloadAddress(make.file.downloadId)} download>
            Tải lại tệp này
          </a>
        </output>
      )}
    </div>
  )
}

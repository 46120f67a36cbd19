// Papers about a member that the record alone fills: looked at here, taken out as a Word file.
import { IconDownload, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { type Dossier, previewForm, printForm } from '#contract/dossiers.ts'
import { useOperation } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { PaperSheet } from '../cases/paper-sheet.tsx'
import classes from './dossiers.module.css'

interface PartProps {
  dossier: Dossier
  within: { provinceCode?: string }
}

export function FormsPart({ dossier, within }: PartProps) {
  const [shown, setShown] = useState<string | null>(null)
  const say = useDoneNotice()
  const made = useDownload(printForm)
  return (
    <Panel title="Mẫu in từ hồ sơ">
      <ul className={classes.forms}>
        {dossier.forms.map(({ code, title }) => (
          <li key={code} className="row">
            <span>
              {title} ({code})
            </span>
            <Button
              icon={IconFileText}
              wide={false}
              label={shown === code ? 'Đóng bản xem trước' : 'Xem trước'}
              about={title}
              onPress={() => setShown(shown === code ? null : code)}
            />
            <Button
              icon={IconDownload}
              wide={false}
              label="Tải Word"
              about={title}
              busy={made.isPending}
              busyLabel="Đang lập…"
              onPress={() =>
                made.send(
                  { memberId: dossier.memberId, code, ...within },
                  { onDone: ({ fileName }) => say({ text: `Đã lập tệp ${fileName}. Lần in này được ghi lại.` }) },
                )
              }
            />
          </li>
        ))}
      </ul>
      {made.error && <ErrorState error={made.error} />}
      {shown !== null && <Preview key={shown} memberId={dossier.memberId} code={shown} within={within} />}
    </Panel>
  )
}

function Preview({ memberId, code, within }: { memberId: string; code: string; within: PartProps['within'] }) {
  const answer = useOperation(previewForm, { memberId, code, ...within }, { fresh: true })
  if (answer.isPending) return <Skeleton lines={10} />
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  const { html, title, missing } = answer.data
  return (
    <div className="stack">
      {missing.length > 0 && (
        <p className="soft">
          Chỗ còn để dòng chấm ({missing.length}): {missing.join(', ')}. Bổ sung ở hồ sơ đảng viên hoặc điền vào tệp
          Word.
        </p>
      )}
      <PaperSheet html={html} label={`Bản xem trước: ${title}`} />
    </div>
  )
}

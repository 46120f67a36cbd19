// The papers of a meeting: read through, correct, print as Word, keep as signed.
import { useState } from 'react'
import { getPaper, printPaper, signPaper } from '#contract/meeting-papers.ts'
import type { OutputOf } from '#contract/operation.ts'
import { cellsOfRow, isTableRow } from '#rules/text/table-rows.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useDownload } from '../../app/download.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, today } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import type { PartProps } from './attendance-part.tsx'
import classes from './meetings.module.css'
import { paperLabels } from './words.ts'

interface Which {
  kind: keyof typeof paperLabels
  voteId?: string
}

export function PapersPart({ meeting, tinh }: PartProps) {
  const [chosen, setChosen] = useState<Which | null>(null)
  if (!meeting.allowed.includes(printPaper.name) || meeting.classified) return null
  const over = meeting.state === 'closed' || meeting.state === 'published'
  const offered: (Which & { label: string })[] = [
    ...(over
      ? [
          { kind: 'minutes' as const, label: paperLabels.minutes },
          { kind: 'resolution' as const, label: paperLabels.resolution },
          ...meeting.votes
            .filter(({ state }) => state === 'counted')
            .map(({ id, subject }) => ({ kind: 'count-sheet' as const, voteId: id, label: `Kiểm phiếu: ${subject}` })),
        ]
      : []),
    { kind: 'notice', label: paperLabels.notice },
  ]
  return (
    <Panel title="Văn bản">
      <div className="row screen-only">
        {offered.map(({ label, ...which }) => (
          <Button key={label} label={label} onPress={() => setChosen(which)} />
        ))}
      </div>
      {chosen !== null && (
        <Paper
          key={`${chosen.kind} ${chosen.voteId}`}
          which={{ id: meeting.id, provinceCode: tinh, ...chosen }}
          chair={meeting.chair ?? ''}
          signs={meeting.allowed.includes(signPaper.name)}
        />
      )}
    </Panel>
  )
}

/** A line without the marks of headings and of rows of a table. */
const bare = (line: string): string => (isTableRow(line) ? cellsOfRow(line).join(' · ') : line.replace(/^# /, ''))

interface PaperProps {
  which: Which & { id: string; provinceCode: string | undefined }
  chair: string
  signs: boolean
}

function Paper({ which, chair, signs }: PaperProps) {
  const paper = useOperation(getPaper, which, { fresh: true })
  if (paper.isPending) return <Skeleton lines={8} />
  if (paper.error) return <ErrorState error={paper.error} onRetry={() => void paper.refetch()} />
  return <ShownPaper paper={paper.data} which={which} chair={chair} signs={signs} />
}

function ShownPaper({ paper, which, chair, signs }: PaperProps & { paper: OutputOf<typeof getPaper> }) {
  const print = useDownload(printPaper)
  const say = useDoneNotice()
  const button = (content?: string[]) => (
    <Button
      label="Tải tệp Word"
      busy={print.isPending}
      onPress={() => print.send({ ...which, ...(content === undefined ? {} : { content }) })}
    />
  )
  if (paper.signedOn !== null || !signs) {
    return (
      <div className="stack-tight">
        <h3>{paper.title}</h3>
        {paper.signedOn !== null && (
          <p className="soft">
            Số {paper.no}, {paper.signedBy} ký ngày {showDate(paper.signedOn)}.
          </p>
        )}
        <p className={classes.said}>{paper.content.map(bare).join('\n')}</p>
        {print.error && <ErrorState error={print.error} />}
        <div className="screen-only">{button()}</div>
      </div>
    )
  }
  const linesOf = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  return (
    <CommandForm
      contract={signPaper}
      initial={{ content: paper.content.join('\n'), on: today(), signedBy: chair }}
      labels={{ content: paperLabels[which.kind], on: 'Ngày ký', signedBy: 'Người ký' }}
      draft={`meetings.paper.${which.id}.${which.kind}.${which.voteId ?? ''}`}
      toInput={({ content, on, signedBy }) => ({ ...which, content: linesOf(content), on, signedBy })}
      action="Ghi đã ký, lấy số"
      renews={['meetings.']}
      onDone={({ no }) => say({ text: `Đã ghi số ${no}.` })}
    >
      {(form) => (
        <>
          <TextAreaField
            {...form.text('content')}
            rows={16}
            hint="Đọc lại và sửa; dòng bắt đầu bằng # là đề mục, bằng | là một hàng của bảng."
          />
          {print.error && <ErrorState error={print.error} />}
          <div>{button(linesOf(form.values.content))}</div>
          <TextField {...form.text('signedBy')} />
          <DateField {...form.text('on')} />
        </>
      )}
    </CommandForm>
  )
}

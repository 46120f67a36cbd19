// One section of a report: its figures, what was typed, and while it is written the words of those below to choose from.
import { useState } from 'react'
import { Link } from 'react-router'
import { listTextsBelow, type ReportSection, type ShownReport, writeSection } from '#contract/report-papers.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showNumber } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { FoldedPanel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './reports.module.css'
import { labelOf, linesOf, listAddress, partId, unitOf } from './words.ts'

interface PartProps {
  report: ShownReport
  section: ReportSection
  tinh: string | undefined
}

interface FoldedProps extends PartProps {
  open: boolean
  onToggle: (open: boolean) => void
}

export function SectionPart({ report, section, tinh, open, onToggle }: FoldedProps) {
  const [writing, setWriting] = useState(false)
  const may = report.allowed.includes(writeSection.name) && report.edition === null && !section.onlyHeading
  return (
    <FoldedPanel
      id={partId(section.key)}
      title={section.heading}
      action={!section.onlyHeading && section.paragraphs.length === 0 && <Tag state="waiting" label="Chưa viết" />}
      open={open || writing}
      onToggle={onToggle}
    >
      <Figures report={report} section={section} tinh={tinh} />
      {writing ? (
        <WriteForm report={report} section={section} tinh={tinh} onClose={() => setWriting(false)} />
      ) : (
        <>
          {section.paragraphs.length > 0 && <p className={classes.text}>{section.paragraphs.join('\n')}</p>}
          {!section.onlyHeading && section.paragraphs.length === 0 && <p className="soft">Chưa viết gì.</p>}
          {may && (
            <div className="screen-only">
              <Button
                wide={false}
                label={section.paragraphs.length === 0 ? 'Viết mục này' : 'Sửa lời'}
                about={section.heading}
                onPress={() => setWriting(true)}
              />
            </div>
          )}
        </>
      )}
    </FoldedPanel>
  )
}

function Figures({ report, section, tinh }: PartProps) {
  const figures = report.content.figures.filter(({ key, value }) => section.figures.includes(key) && value !== null)
  if (figures.length === 0) return null
  return (
    <ul className={classes.parts}>
      {figures.map(({ key, value, before }) => (
        <li key={key}>
          <p>
            {labelOf(key)}:{' '}
            <Link to={listAddress(key, report.organisationId, report, 'now', tinh)}>
              {showNumber(value ?? 0)} {unitOf(key)}
            </Link>
            {before !== null && `, kỳ trước ${showNumber(before)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** A report as it is kept: the words of its sections by their keys. */
interface Kept {
  texts: Readonly<Record<string, readonly string[]>>
}

function WriteForm({ report, section, tinh, onClose }: PartProps & { onClose: () => void }) {
  const say = useDoneNotice()
  const standing = section.paragraphs.join('\n')
  return (
    <CommandForm
      contract={writeSection}
      initial={{ paragraphs: standing }}
      labels={{ paragraphs: 'Lời của mục' }}
      versions={{
        version: report.version,
        seen: standing,
        read: (now: Kept) => ({ paragraphs: (now.texts[section.key] ?? []).join('\n') }),
      }}
      toInput={({ paragraphs }, { version }) => ({
        id: report.id,
        version,
        provinceCode: tinh,
        section: section.key,
        paragraphs: linesOf(paragraphs),
      })}
      action="Ghi mục này"
      draft={`reports.write.${report.id}.${section.key}`}
      renews={['reports.']}
      onDone={() => {
        say({ text: `Đã ghi mục «${section.heading}».` })
        onClose()
      }}
      onCancel={onClose}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => {
        const field = form.text('paragraphs')
        const take = (words: readonly string[]) => field.onChange([...linesOf(field.value), ...words].join('\n'))
        return (
          <div className={report.below.sent > 0 ? classes.beside : 'measured'}>
            <TextAreaField {...field} rows={8} hint="Mỗi đoạn một dòng." />
            {report.below.sent > 0 && <TextsBelow report={report} section={section} tinh={tinh} onTake={take} />}
          </div>
        )
      }}
    </CommandForm>
  )
}

function TextsBelow({ report, section, tinh, onTake }: PartProps & { onTake: (words: readonly string[]) => void }) {
  const found = useOperation(listTextsBelow, { id: report.id, section: section.key, provinceCode: tinh })
  if (found.isPending) return <Skeleton lines={3} />
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  return (
    <section aria-label="Lời trong báo cáo cấp dưới">
      <h3>Cấp dưới viết</h3>
      {found.data.rows.length === 0 && <p className="soft">Chưa nơi nào viết mục này.</p>}
      <ul className={classes.parts}>
        {found.data.rows.map((row) => (
          <li key={row.reportId}>
            <p>
              <strong>{row.organisationName}</strong>
            </p>
            <p className={classes.text}>{row.paragraphs.join('\n')}</p>
            <div>
              <Button
                wide={false}
                label="Đưa vào"
                about={row.organisationName}
                onPress={() => onTake(row.paragraphs)}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

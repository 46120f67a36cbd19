// The work a document gives: kept, mended, left or added, with who is to do it and by when; what was given out leads to its tasks.
import { useState } from 'react'
import { Link } from 'react-router'
import { settleTask } from '#contract/document-readings.ts'
import type { DocumentTask, DocumentReadingPage as Reading, ShownDocument } from '#contract/document-shapes.ts'
import { titleOfTask } from '#rules/documents/proposal.ts'
import { addresses } from '../../app/addresses.ts'
import { Button } from '../../ui/button.tsx'
import { showDate, today } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './documents.module.css'
import { Excerpt, type Place } from './text-beside.tsx'
import type { Settling } from './use-settling.ts'
import { taskStateLabels } from './words.ts'
import { WorkForm } from './work-form.tsx'

interface WorkPartProps {
  document: ShownDocument
  settling: Settling
  /** Without it no place is shown. */
  text?: string
  damage?: Reading['damage']
  tinh: string | undefined
  onLook?: (at: Place) => void
}

export function WorkPart({ document, settling, text, damage = [], tinh, onLook }: WorkPartProps) {
  const mayChange = document.allowed.includes(settleTask.name)
  const [open, setOpen] = useState<{ seq: number | 'new'; as: 'form' | 'place' } | null>(null)
  const close = () => setOpen(null)
  const { tasks } = document
  if (tasks.length === 0 && !mayChange) return null
  return (
    <Panel title={tasks.length === 0 ? 'Việc phải làm' : `Việc phải làm (${tasks.length})`}>
      {settling.taskError && <ErrorState error={settling.taskError} />}
      {tasks.length === 0 && <p className="soft">Không thấy việc nào được giao trong văn bản.</p>}
      <ol className={classes.parts}>
        {tasks.map((task) => (
          <li key={task.seq} data-dropped={task.state === 'dropped'}>
            <Work task={task} tinh={tinh} />
            {open?.seq === task.seq && open.as === 'form' && (
              <WorkForm
                document={document}
                settling={settling}
                task={task}
                damage={damage}
                tinh={tinh}
                onClose={close}
              />
            )}
            {open?.as !== 'form' && (
              <Acts
                document={document}
                settling={settling}
                task={task}
                onEdit={() => setOpen({ seq: task.seq, as: 'form' })}
                onLook={
                  text === undefined || task.at === null
                    ? undefined
                    : () => {
                        setOpen(open?.seq === task.seq ? null : { seq: task.seq, as: 'place' })
                        if (task.at !== null) onLook?.(task.at)
                      }
                }
              />
            )}
            {open?.seq === task.seq && open.as === 'place' && text !== undefined && task.at !== null && (
              <Excerpt text={text} at={task.at} />
            )}
          </li>
        ))}
      </ol>
      {mayChange &&
        (open?.seq === 'new' ? (
          <WorkForm document={document} settling={settling} task={null} damage={[]} tinh={tinh} onClose={close} />
        ) : (
          open?.as !== 'form' && (
            <div className="screen-only">
              <Button label="Thêm một việc" onPress={() => setOpen({ seq: 'new', as: 'form' })} />
            </div>
          )
        ))}
    </Panel>
  )
}

/** What is still missing before it can be given out. */
function missing({ doers, dueOn }: DocumentTask): string[] {
  return [
    ...(doers.length === 0 ? ['chưa rõ ai làm'] : []),
    ...(dueOn === null ? ['chưa có hạn'] : dueOn < today() ? ['hạn đã qua'] : []),
  ]
}

function Work({ task, tinh }: { task: DocumentTask; tinh: string | undefined }) {
  const { doers, leadId, dueOn, dueWords, waitsFor, leadWords, coopWords, state } = task
  const words = [leadWords, coopWords].filter((part) => part !== null).join('; phối hợp: ')
  const lacks = state === 'proposed' || state === 'settled' ? missing(task) : []
  const lead = doers.find(({ id }) => id === leadId)?.name
  return (
    <>
      <p>
        <strong>{task.title}</strong> <Tag {...taskStateLabels[state]} />
      </p>
      {task.detail !== null && titleOfTask(task.detail) !== task.title && <p className="under">{task.detail}</p>}
      <p>
        {doers.length > 0 && (
          <span className={classes.line}>
            Giao cho: {doers.map(({ name }) => name).join(', ')}
            {lead !== undefined && ` (${lead} chủ trì)`}
          </span>
        )}
        {words !== '' && <span className="under">Văn bản ghi: {words}</span>}
        <span className={classes.line}>
          {dueOn !== null && (
            <>
              Hạn <span className="numbers">{showDate(dueOn)}</span>
            </>
          )}
          {dueOn === null && dueWords !== null && `Thời gian: ${dueWords}`}
        </span>
        {waitsFor !== null && <span className={classes.line}>Chờ: {waitsFor}</span>}
      </p>
      {lacks.length > 0 && (
        <p>
          <Tag state="waiting" label={`Chưa giao được: ${lacks.join(', ')}`} />
        </p>
      )}
      {task.taskIds.length > 0 && (
        <ul className="row screen-only">
          {task.taskIds.map((id, i) => (
            <li key={id}>
              <Link to={addresses.task(id, { tinh })}>Nhiệm vụ của {doers[i]?.name ?? 'nơi làm'}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface ActsProps {
  document: ShownDocument
  settling: Settling
  task: DocumentTask
  onEdit: () => void
  onLook: (() => void) | undefined
}

function Acts({ document, settling, task, onEdit, onLook }: ActsProps) {
  const mayChange = document.allowed.includes(settleTask.name) && task.state !== 'assigned'
  return (
    <div className="row screen-only">
      {mayChange && task.state !== 'settled' && (
        <Button wide={false} label="Giữ" about={task.title} onPress={() => settling.task({ seq: task.seq })} />
      )}
      {mayChange && <Button wide={false} label="Sửa" about={task.title} onPress={onEdit} />}
      {mayChange && task.state !== 'dropped' && (
        <Button
          wide={false}
          label="Bỏ"
          about={task.title}
          onPress={() => settling.task({ seq: task.seq, keep: false })}
        />
      )}
      {onLook !== undefined && <Button wide={false} label="Xem trong văn bản" about={task.title} onPress={onLook} />}
    </div>
  )
}

// One task: what, who, by when, the next step as the one big button, what happened so far, and its print.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { getDocument } from '#contract/documents.ts'
import { getPlan } from '#contract/plans.ts'
import {
  acceptTask,
  addEvidence,
  cancelTask,
  confirmTask,
  getTask,
  getTaskFile,
  moveTaskDate,
  reassignTask,
  reportProgress,
  type ShownTask,
  sendTaskBack,
  submitTask,
  type TaskEntry,
  takeTaskBack,
} from '#contract/tasks.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { MoreActions } from '../../ui/more-actions.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { showSize } from '../imports/upload.ts'
import { type Acting, StepForm } from './step-forms.tsx'
import { Due, StateTag } from './task-table.tsx'
import classes from './tasks.module.css'
import { entryWords, sourceLabels } from './words.ts'

export function TaskPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const task = useOperation(getTask, { id, provinceCode: tinh }, { fresh: true })
  const trail = [{ label: 'Nhiệm vụ', to: addresses.tasks({ tinh }) }]
  if (task.isPending || task.error) {
    return <PageToCome title="Nhiệm vụ" trail={trail} of={task} />
  }
  const { data } = task
  return (
    <Page
      title={data.title}
      trail={trail}
      lead={
        <p>
          <StateTag state={data.state} /> {data.assigneeName}, hạn {showDate(data.dueOn)}.
        </p>
      }
    >
      <div className="stack">
        <Next task={data} tinh={tinh} />
        <Panel title="Nội dung">
          <TaskFacts task={data} tinh={tinh} />
        </Panel>
        <Panel title="Đã ghi">
          <ol className="entries">
            {data.entries.toReversed().map((entry) => (
              <Entry key={entry.seq} entry={entry} tinh={tinh} />
            ))}
          </ol>
        </Panel>
        <div className="screen-only">
          <Button icon={IconPrinter} label="In nhiệm vụ này" onPress={() => window.print()} />
        </div>
      </div>
    </Page>
  )
}

function TaskFacts({ task, tinh }: { task: ShownTask; tinh: string | undefined }) {
  const { others } = task
  return (
    <Facts
      facts={[
        { label: 'Hạn', value: <Due task={task} day={today()} /> },
        ...(task.percent === 0 ? [] : [{ label: 'Đã làm', value: `${task.percent} %` }]),
        {
          label: 'Người làm',
          value: `${task.assigneeName}${task.memberId === null ? '' : `, ${task.organisationName}`}${task.leading ? '' : ' (phối hợp)'}`,
        },
        { label: 'Nơi giao', value: `${task.assignerName}, ngày ${showDate(task.assignedOn)}` },
        ...(task.source === 'hand'
          ? []
          : [{ label: sourceLabels[task.source], value: <Source task={task} tinh={tinh} /> }]),
        ...(task.detail === null ? [] : [{ label: 'Yêu cầu', value: task.detail }]),
        ...(others.length === 0
          ? []
          : [
              {
                label: 'Cùng được giao',
                value: (
                  <ul>
                    {others.map((other) => (
                      <li key={other.id}>
                        <Link to={addresses.task(other.id, { tinh })}>{other.assigneeName}</Link>
                        {other.leading ? ' (chủ trì) ' : ' '}
                        <StateTag state={other.state} />
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]),
      ]}
    />
  )
}

/** Where it comes from, with the way there for whoever may go. */
function Source({ task, tinh }: { task: ShownTask; tinh: string | undefined }) {
  const plans = useCan(getPlan)
  const documents = useCan(getDocument)
  const title = task.sourceTitle ?? sourceLabels[task.source]
  if (task.sourceId === null) return title
  if (task.source === 'plan' && plans) return <Link to={addresses.planOfTask(task.sourceId, { tinh })}>{title}</Link>
  if (task.source === 'document' && documents)
    return <Link to={addresses.document(task.sourceId, { tinh })}>{title}</Link>
  return title
}

/** The acts in the order of a task's life; the first that may be taken and leads on is the big one. */
const acts: readonly { contract: { name: string }; acting: Acting | 'accept' | 'take-back'; label: string }[] = [
  { contract: confirmTask, acting: 'confirm', label: 'Xác nhận hoàn thành' },
  { contract: acceptTask, acting: 'accept', label: 'Nhận nhiệm vụ' },
  { contract: submitTask, acting: 'submit', label: 'Báo hoàn thành' },
  { contract: sendTaskBack, acting: 'send-back', label: 'Trả lại để làm tiếp' },
  { contract: addEvidence, acting: 'add-evidence', label: 'Nộp minh chứng' },
  { contract: reportProgress, acting: 'report-progress', label: 'Báo tiến độ' },
  { contract: takeTaskBack, acting: 'take-back', label: 'Rút lại bước vừa ghi' },
  { contract: moveTaskDate, acting: 'move-date', label: 'Đổi hạn' },
  { contract: reassignTask, acting: 'reassign', label: 'Giao cho người khác' },
  { contract: cancelTask, acting: 'cancel', label: 'Thôi giao' },
]
const RARE: readonly string[] = ['move-date', 'reassign', 'cancel']

function Next({ task, tinh }: { task: ShownTask; tinh: string | undefined }) {
  const [acting, setActing] = useState<Acting | null>(null)
  const accept = useCommand(acceptTask, { renews: ['tasks.'] })
  const takeBack = useCommand(takeTaskBack, { renews: ['tasks.'] })
  const say = useDoneNotice()
  const at = { id: task.id, version: task.version, provinceCode: tinh }
  const open = acts.filter(({ contract }) => task.allowed.includes(contract.name))
  if (open.length === 0) return null
  const press = (act: (typeof acts)[number]) => {
    if (act.acting === 'accept') accept.mutate(at, { onSuccess: () => say({ text: 'Đã nhận nhiệm vụ.' }) })
    else if (act.acting === 'take-back') takeBack.mutate(at, { onSuccess: () => say({ text: 'Đã rút lại.' }) })
    else setActing(act.acting)
  }
  if (acting !== null) {
    return (
      <Panel title={acts.find((act) => act.acting === acting)?.label ?? ''}>
        <div className="measured">
          <StepForm
            acting={acting}
            task={task}
            tinh={tinh}
            onDone={(done, version) => {
              setActing(null)
              say({
                text: done,
                ...((acting === 'confirm' || acting === 'cancel' || acting === 'submit') && {
                  undo: () => takeBack.mutate({ ...at, version }),
                }),
              })
            }}
            onCancel={() => setActing(null)}
          />
        </div>
      </Panel>
    )
  }
  const rare = open.filter((act) => RARE.includes(act.acting))
  const often = open.filter((act) => !RARE.includes(act.acting))
  const busy = accept.isPending || takeBack.isPending
  return (
    <section className={`${classes.next} screen-only`} aria-label="Bước tiếp theo">
      {(accept.error ?? takeBack.error) && <ErrorState error={accept.error ?? takeBack.error} />}
      <div className="row">
        {often.map((act, place) => (
          <Button
            key={act.acting}
            kind={place === 0 && act.acting !== 'take-back' ? 'main' : 'plain'}
            label={act.label}
            busy={busy && (act.acting === 'accept' || act.acting === 'take-back')}
            onPress={() => press(act)}
          />
        ))}
        {rare.length > 0 && (
          <MoreActions>
            {rare.map((act) => (
              <Button key={act.acting} label={act.label} onPress={() => press(act)} />
            ))}
          </MoreActions>
        )}
      </div>
    </section>
  )
}

function Entry({ entry, tinh }: { entry: TaskEntry; tinh: string | undefined }) {
  const file = useDownload(getTaskFile)
  const { fileId, fileName, figure, unit } = entry
  return (
    <li>
      <strong>{entryWords(entry)}</strong>
      <span className="under">
        {showDate(entry.on)}, {entry.post === null ? entry.author : `${entry.author} (${entry.post})`}
      </span>
      {entry.text !== null && <p>{entry.text}</p>}
      {figure !== null && (
        <p className="numbers">
          {showNumber(figure)} {unit}
        </p>
      )}
      {entry.link !== null && (
        <p>
          <a href={entry.link} rel="noreferrer noopener" target="_blank">
            {entry.link}
          </a>
        </p>
      )}
      {fileId !== null && (
        <>
          {file.error && <ErrorState error={file.error} />}
          <div className="screen-only">
            <Button
              label={`Tải tệp ${fileName}`}
              figure={entry.fileSize === null ? undefined : `(${showSize(entry.fileSize)})`}
              busy={file.isPending}
              busyLabel="Đang tải…"
              onPress={() => file.send({ fileId, provinceCode: tinh })}
            />
          </div>
          <p className="print-only">Tệp: {fileName}</p>
        </>
      )}
    </li>
  )
}

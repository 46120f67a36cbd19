// The career of a member as dated facts: adding, correcting, withdrawing what was written by mistake.
import { useState } from 'react'
import type { MemberRecord } from '#contract/member-record.ts'
import { addCareerEntry, correctCareerEntry, endCareerEntry } from '#contract/members.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showPeriod } from '../../ui/format.ts'
import { EmptyState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CareerForm } from './career-form.tsx'
import { careerLabels } from './labels.ts'
import classes from './list.module.css'
import { careerChanged } from './versions.ts'

type Entry = MemberRecord['career'][number]
type Opened = { act: 'add' } | { act: 'correct' | 'end'; entry: Entry }

export function CareerPart({ member }: { member: MemberRecord }) {
  const { national } = useMe()
  const [opened, setOpened] = useState<Opened | null>(null)
  const say = useDoneNotice()
  const may = (operation: { name: string }) => member.allowed.includes(operation.name)
  const within = national ? { provinceCode: member.provinceCode } : {}
  const close = () => setOpened(null)
  const done = (text: string) => {
    close()
    say({ text })
  }
  return (
    <div className="stack">
      {opened?.act === 'add' && (
        <Panel title="Ghi thêm một mục">
          <CareerForm
            memberId={member.id}
            within={within}
            onCancel={close}
            onDone={() => done('Đã ghi thêm vào quá trình.')}
          />
        </Panel>
      )}
      {opened?.act === 'correct' && (
        <Panel title={`Sửa: ${opened.entry.title}`}>
          <CareerForm
            key={opened.entry.id}
            memberId={member.id}
            entry={opened.entry}
            within={within}
            onCancel={close}
            onDone={() => done('Đã lưu mục này.')}
          />
        </Panel>
      )}
      {opened?.act === 'end' && (
        <Panel title={`Rút mục ghi nhầm: ${opened.entry.title}`}>
          <CommandForm
            contract={endCareerEntry}
            initial={{ reason: '' }}
            labels={{ reason: 'Lý do' }}
            versions={{
              version: opened.entry.version,
              seen: opened.entry,
              read: () => ({}),
              elsewhere: (current: Entry) => careerChanged(opened.entry, current),
            }}
            toInput={({ reason }, { version }) => ({ id: opened.entry.id, version, reason, ...within })}
            action="Rút mục này"
            grave
            cancelLabel="Giữ mục này"
            onCancel={close}
            onDone={() => done('Đã rút mục ghi nhầm; mục vẫn được giữ cùng lý do.')}
          >
            {(form) => <TextField {...form.text('reason')} hint="Ví dụ: Ghi nhầm của người trùng tên." />}
          </CommandForm>
        </Panel>
      )}
      {member.career.length === 0 ? (
        <EmptyState
          title="Chưa ghi gì vào quá trình."
          action={
            may(addCareerEntry) && (
              <Button kind="main" label="Ghi thêm một mục" onPress={() => setOpened({ act: 'add' })} />
            )
          }
        >
          <p>
            Ở đây ghi công tác, học tập, bồi dưỡng, khen thưởng, kỷ luật và việc đi nước ngoài, mỗi việc một mục có
            ngày.
          </p>
        </EmptyState>
      ) : (
        <Panel
          title="Quá trình"
          action={may(addCareerEntry) && <Button label="Ghi thêm một mục" onPress={() => setOpened({ act: 'add' })} />}
        >
          <ul>
            {member.career.map((entry) => (
              <li key={entry.id} className={classes.entry} data-ended={entry.ended}>
                <p className="row">
                  <strong>{entry.title}</strong>
                  <Tag label={careerLabels[entry.kind]} />
                  {entry.ended && <Tag state="ended" label="Đã rút" />}
                </p>
                <p className="numbers">{showPeriod(entry.fromDate, entry.toDate)}</p>
                {entry.place !== null && <p>{entry.place}</p>}
                {entry.detail !== null && <p>{entry.detail}</p>}
                {entry.document !== null && <p className="soft">Văn bản: {entry.document}</p>}
                {entry.endedReason !== null && <p>Lý do rút: {entry.endedReason}</p>}
                {!entry.ended && (
                  <p className="row screen-only">
                    {may(correctCareerEntry) && (
                      <Button kind="quiet" label="Sửa mục này" onPress={() => setOpened({ act: 'correct', entry })} />
                    )}
                    {may(endCareerEntry) && (
                      <Button kind="quiet" label="Rút mục ghi nhầm" onPress={() => setOpened({ act: 'end', entry })} />
                    )}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  )
}

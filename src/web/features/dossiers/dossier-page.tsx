// The page of one member's dossier: what is there and what is missing, going through it, who holds the file and who has read it.
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { type Dossier, fillFromCases, getDossier, listDossiers, markPapers, recordPaper } from '#contract/dossiers.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { OpenedPanel } from '../../ui/opened-panel.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { Checklist, type PaperAct } from './checklist.tsx'
import { CustodyPart, KeeperForm, ReadingForm, ReadingsPart } from './custody-part.tsx'
import { FormsPart } from './form-part.tsx'
import { MarkForm } from './mark-form.tsx'
import { CorrectPaperForm, RecordPaperForm, WithdrawPaperForm } from './paper-forms.tsx'

type Opened = { act: 'mark' | 'record' | 'keeper' | 'reading' } | PaperAct

export function DossierPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const { national } = useMe()
  const tinh = search.get('tinh') ?? undefined
  const seesList = useCan(listDossiers)
  const answer = useOperation(getDossier, { memberId: id, provinceCode: tinh }, { fresh: true })
  const dossier = answer.data
  const [opened, setOpened] = useState<Opened | null>(null)
  const within = national && tinh !== undefined ? { provinceCode: tinh } : {}
  const name = dossier?.fullName
  return (
    <Page
      key={id}
      title={name === undefined ? 'Giấy tờ trong hồ sơ' : `Giấy tờ trong hồ sơ: ${name}`}
      trail={[
        ...(seesList ? [{ label: 'Hồ sơ giấy', to: addresses.dossiers({ tinh }) }] : []),
        ...(name === undefined ? [] : [{ label: name, to: addresses.member(id, { tinh }) }]),
      ]}
      lead={dossier && <Lead dossier={dossier} />}
      actions={
        dossier !== undefined &&
        opened === null && (
          <>
            {dossier.allowed.includes(markPapers.name) && (
              <Button kind="main" wide={false} label="Kiểm kê hồ sơ" onPress={() => setOpened({ act: 'mark' })} />
            )}
            {dossier.allowed.includes(recordPaper.name) && (
              <Button wide={false} label="Ghi thêm giấy tờ" onPress={() => setOpened({ act: 'record' })} />
            )}
          </>
        )
      }
    >
      {answer.isPending && <Skeleton lines={14} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {dossier && (
        <div className="stack">
          {opened !== null && (
            <Form
              key={JSON.stringify(opened)}
              opened={opened}
              dossier={dossier}
              within={within}
              onClose={() => setOpened(null)}
            />
          )}
          {opened === null && dossier.proposals > 0 && <Proposals dossier={dossier} within={within} />}
          {opened?.act !== 'mark' && <Checklist dossier={dossier} tinh={tinh} onAct={setOpened} />}
          {dossier.forms.length > 0 && opened === null && <FormsPart dossier={dossier} within={within} />}
          {dossier.custody !== null && opened?.act !== 'mark' && (
            <>
              <CustodyPart dossier={dossier} tinh={tinh} onOpen={(act) => setOpened({ act })} />
              <ReadingsPart dossier={dossier} tinh={tinh} onOpen={(act) => setOpened({ act })} />
            </>
          )}
        </div>
      )}
    </Page>
  )
}

function Lead({ dossier }: { dossier: Dossier }) {
  const { counts, checkedOn, organisationName, note } = dossier
  return (
    <>
      <p role="status">
        {organisationName}. Cần {counts.needed} mục
        {checkedOn === null
          ? `, đã rõ ${counts.settled}. Chưa kiểm kê lần nào.`
          : `, ${counts.missing === 0 ? 'không thiếu mục nào' : `còn thiếu ${counts.missing} mục`}. Kiểm kê gần nhất ngày ${showDate(checkedOn)}.`}
      </p>
      {note !== null && <p>{note}</p>}
    </>
  )
}

/** Papers that cases recorded before dossiers were kept here. */
function Proposals({ dossier, within }: { dossier: Dossier; within: { provinceCode?: string } }) {
  const fill = useCommand(fillFromCases, { renews: ['dossiers.'] })
  const say = useDoneNotice()
  return (
    <Notice title={`Các việc đã ghi có ${dossier.proposals} giấy tờ chưa vào bảng này.`}>
      {fill.error && <ErrorState error={fill.error} />}
      {dossier.allowed.includes(fillFromCases.name) && (
        <div>
          <Button
            label="Điền những giấy tờ đó"
            busy={fill.isPending}
            onPress={() =>
              fill.mutate(
                { memberId: dossier.memberId, ...within },
                { onSuccess: ({ papers }) => say({ text: `Đã điền ${papers} giấy tờ.` }) },
              )
            }
          />
        </div>
      )}
    </Notice>
  )
}

interface FormProps {
  opened: Opened
  dossier: Dossier
  within: { provinceCode?: string }
  onClose: () => void
}

function Form({ opened, dossier, within, onClose }: FormProps) {
  const say = useDoneNotice()
  const done = (text: string) => () => {
    onClose()
    say({ text })
  }
  const common = { dossier, within, onCancel: onClose }
  return (
    <div className="measured">
      {opened.act === 'mark' && (
        <OpenedPanel title="Kiểm kê hồ sơ">
          <MarkForm
            {...common}
            onDone={(missing) =>
              done(missing === 0 ? 'Đã ghi: hồ sơ đủ giấy tờ.' : `Đã ghi: còn thiếu ${missing} mục.`)()
            }
          />
        </OpenedPanel>
      )}
      {opened.act === 'record' && (
        <OpenedPanel title="Ghi thêm một giấy tờ">
          <RecordPaperForm {...common} onDone={done('Đã ghi giấy tờ vào hồ sơ.')} />
        </OpenedPanel>
      )}
      {opened.act === 'keeper' && (
        <OpenedPanel title="Nơi giữ hồ sơ">
          <KeeperForm {...common} onDone={done('Đã ghi nơi giữ hồ sơ.')} />
        </OpenedPanel>
      )}
      {opened.act === 'reading' && (
        <OpenedPanel title="Ghi một lần đọc hồ sơ">
          <ReadingForm {...common} onDone={done('Đã ghi vào sổ đọc hồ sơ.')} />
        </OpenedPanel>
      )}
      {opened.act === 'correct' && (
        <OpenedPanel title={`Sửa: ${opened.paper.title}`}>
          <CorrectPaperForm
            key={opened.paper.id}
            paper={opened.paper}
            within={within}
            onCancel={onClose}
            onDone={done('Đã lưu giấy tờ.')}
          />
        </OpenedPanel>
      )}
      {opened.act === 'withdraw' && (
        <OpenedPanel title={`Rút giấy ghi nhầm: ${opened.paper.title}`}>
          <WithdrawPaperForm
            key={opened.paper.id}
            paper={opened.paper}
            within={within}
            onCancel={onClose}
            onDone={done('Đã rút giấy tờ; vẫn được giữ lại cùng lý do.')}
          />
        </OpenedPanel>
      )}
    </div>
  )
}

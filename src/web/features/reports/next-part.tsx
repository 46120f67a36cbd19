// The next step of a report: counted anew, sent, corrected, printed, given up.
import { useState } from 'react'
import { useNavigate } from 'react-router'
import {
  correctReport,
  fillReport,
  printReport,
  removeReport,
  type ShownReport,
  sendReport,
} from '#contract/report-papers.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { useDownload } from '../../app/download.ts'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { MoreActions } from '../../ui/more-actions.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'

interface PartProps {
  report: ShownReport
  tinh: string | undefined
}

type Acting = 'send' | 'correct'

export function NextPart({ report, tinh }: PartProps) {
  const [acting, setActing] = useState<Acting | null>(null)
  const fill = useCommand(fillReport, { renews: ['reports.'] })
  const remove = useCommand(removeReport, { renews: 'nothing' })
  const print = useDownload(printReport)
  const navigate = useNavigate()
  const say = useDoneNotice()
  const at = { id: report.id, version: report.version, provinceCode: tinh }
  const may = ({ name }: { name: string }) => report.allowed.includes(name)
  if (acting !== null) {
    const close = () => setActing(null)
    return (
      <Panel title={acting === 'send' ? 'Gửi báo cáo lên cấp trên' : 'Sửa báo cáo đã gửi'}>
        <div className="measured">
          {acting === 'send' ? (
            <SendForm report={report} tinh={tinh} onClose={close} />
          ) : (
            <CorrectForm report={report} tinh={tinh} onClose={close} />
          )}
        </div>
      </Panel>
    )
  }
  const problem = fill.error ?? remove.error ?? print.error
  return (
    <section className="stack-tight screen-only" aria-label="Bước tiếp theo">
      {problem && <ErrorState error={problem} />}
      <div className="row">
        {may(sendReport) && <Button kind="main" label="Gửi lên cấp trên" onPress={() => setActing('send')} />}
        {may(fillReport) && (
          <Button
            label="Lấy lại số liệu"
            busy={fill.isPending}
            onPress={() =>
              fill.mutate(at, { onSuccess: () => say({ text: 'Đã lấy lại số liệu; lời đã viết giữ nguyên.' }) })
            }
          />
        )}
        {may(correctReport) && <Button label="Sửa, gửi bản mới" onPress={() => setActing('correct')} />}
        <Button
          label="In ra Word"
          busy={print.isPending}
          onPress={() =>
            print.send(
              { id: report.id, provinceCode: tinh, edition: report.edition ?? undefined },
              { onDone: ({ fileName }) => say({ text: `Đã tải ${fileName}.` }) },
            )
          }
        />
        {may(removeReport) && (
          <MoreActions>
            <Button
              label="Bỏ bản nháp"
              busy={remove.isPending}
              onPress={() => remove.mutate(at, { onSuccess: () => navigate(addresses.reports({ tinh })) })}
            />
          </MoreActions>
        )}
      </div>
    </section>
  )
}

const common = ({ report, onClose }: PartProps & { onClose: () => void }) => ({
  versions: { version: report.version, seen: null, read: () => ({}) },
  renews: ['reports.'],
  onCancel: onClose,
})

function SendForm(props: PartProps & { onClose: () => void }) {
  const { report, tinh, onClose } = props
  const say = useDoneNotice()
  const last = report.editions.at(-1)
  return (
    <CommandForm
      {...common(props)}
      contract={sendReport}
      // A correction is signed by the same person under the same number, unless somebody writes otherwise.
      initial={{
        signedBy: last?.signedBy ?? '',
        signerPost: last?.signerPost ?? 'BÍ THƯ',
        number: last?.number ?? '',
      }}
      labels={{ signedBy: 'Người ký', signerPost: 'Chức vụ ghi trên chữ ký', number: 'Số báo cáo' }}
      toInput={({ signedBy, signerPost, number }, { version }) => ({
        id: report.id,
        version,
        provinceCode: tinh,
        signedBy,
        signerPost,
        number: orNull(number),
      })}
      action="Gửi báo cáo"
      cancelLabel="Thôi, chưa gửi"
      onDone={({ edition, number }) => {
        say({ text: `Đã gửi bản ${edition}, số ${number}; bản này giữ nguyên và có trong sổ văn bản đi.` })
        onClose()
      }}
    >
      {(form) => (
        <>
          <StillOpen report={report} />
          <TextField {...form.text('signedBy')} />
          <TextField {...form.text('signerPost')} />
          <TextField
            {...form.text('number')}
            optional
            hint={
              last?.number == null
                ? 'Để trống thì lấy số kế tiếp trong sổ văn bản đi. Đã có số thì ghi đủ, ví dụ 12-BC/CB.'
                : 'Để trống thì giữ số của bản trước.'
            }
          />
        </>
      )}
    </CommandForm>
  )
}

/** What whoever sends should have seen: it is sent along as it is. */
function StillOpen({ report: { sections, below, content, tables } }: { report: ShownReport }) {
  const unwritten = sections.filter(({ onlyHeading, paragraphs }) => !onlyHeading && paragraphs.length === 0).length
  const missing = below.expected - below.sent
  const wrong =
    content.checks.filter(({ ok }) => !ok).length + tables.reduce((sum, { differences }) => sum + differences.length, 0)
  const said = [
    ...(unwritten > 0 ? [`${unwritten} mục chưa viết lời`] : []),
    ...(missing > 0 ? [`${missing} nơi cấp dưới chưa gửi`] : []),
    ...(wrong > 0 ? [`${wrong} số chưa khớp`] : []),
  ]
  return said.length === 0 ? null : (
    <p role="status">Báo cáo còn {said.join(', ')}. Vẫn gửi được nếu đúng là như vậy.</p>
  )
}

function CorrectForm(props: PartProps & { onClose: () => void }) {
  const { report, tinh, onClose } = props
  const say = useDoneNotice()
  return (
    <CommandForm
      {...common(props)}
      contract={correctReport}
      initial={{ reason: '' }}
      labels={{ reason: 'Lý do sửa' }}
      toInput={({ reason }, { version }) => ({ id: report.id, version, provinceCode: tinh, reason })}
      action="Soạn bản sửa"
      cancelLabel="Thôi, không sửa"
      onDone={() => {
        say({ text: 'Đang soạn bản sửa; cấp trên vẫn xem bản đã gửi.' })
        onClose()
      }}
    >
      {(form) => <TextAreaField {...form.text('reason')} />}
    </CommandForm>
  )
}

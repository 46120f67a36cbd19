// Where the file of one member is, since when and before; and who has read it.
import { Link } from 'react-router'
import { handOver, listReadings, recordKeeper, recordReading } from '#contract/dossier-custody.ts'
import type { Custody, Dossier } from '#contract/dossiers.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { showDate, showSpan, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './dossiers.module.css'
import { ReadingTable } from './reading-table.tsx'
import { heldWords } from './words.ts'

interface PartProps {
  dossier: Dossier
  tinh: string | undefined
  onOpen: (what: 'keeper' | 'reading') => void
}

export function CustodyPart({ dossier, tinh, onOpen }: PartProps) {
  const { seat } = useMe()
  const custody = dossier.custody ?? []
  const [now, ...before] = custody
  const may = (operation: { name: string }) => dossier.allowed.includes(operation.name)
  return (
    <Panel title="Hồ sơ đang ở đâu">
      <div className="stack-tight">
        {now === undefined || now.to !== null ? (
          <p>Chưa ghi ai đang giữ hồ sơ này.</p>
        ) : (
          <Held held={now} tinh={tinh} />
        )}
        {before.length > 0 && (
          <details className={classes.fold}>
            <summary>Trước đây ({before.length})</summary>
            <ul className={classes.items}>
              {before.map((held) => (
                <li key={`${held.from} ${held.holder}`}>
                  <Held held={held} tinh={tinh} />
                </li>
              ))}
            </ul>
          </details>
        )}
        <div className="row screen-only">
          {may(recordKeeper) && (now === undefined || now.organisationId === seat?.organisationId) && (
            <Button
              label={now === undefined ? 'Ghi nơi giữ' : 'Đổi chỗ để'}
              about="hồ sơ"
              onPress={() => onOpen('keeper')}
            />
          )}
          {may(handOver) && (
            <LinkButton label="Giao nhận hồ sơ" to={addresses.newHandover({ memberId: dossier.memberId, tinh })} />
          )}
        </div>
      </div>
    </Panel>
  )
}

function Held({ held, tinh }: { held: Custody; tinh: string | undefined }) {
  return (
    <div>
      <p>
        <strong>{heldWords(held)}</strong>
      </p>
      <p className="numbers">{showSpan(held.from, held.to)}</p>
      {held.place !== null && <p>Để ở: {held.place}</p>}
      {held.document !== null && <p className={classes.under}>{held.document}</p>}
      {held.handoverId !== null && (
        <p>
          <Link to={addresses.handover(held.handoverId, { tinh })}>
            Xem biên bản giao nhận<span className="only-read-aloud"> ngày {showDate(held.from)}</span>
          </Link>
        </p>
      )}
    </div>
  )
}

interface FormProps {
  dossier: Dossier
  within: { provinceCode?: string }
  onDone: () => void
  onCancel: () => void
}

export function KeeperForm({ dossier, within, onDone, onCancel }: FormProps) {
  const held = dossier.custody?.[0]
  return (
    <CommandForm
      contract={recordKeeper}
      initial={{ since: today(), place: held?.place ?? '' }}
      labels={{ since: 'Giữ từ ngày', place: 'Để ở' }}
      toInput={({ since, place }) => ({ memberIds: [dossier.memberId], since, place: orNull(place), ...within })}
      action="Ghi nơi giữ"
      renews={['dossiers.']}
      onDone={onDone}
      onCancel={onCancel}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => (
        <>
          {held === undefined && (
            <DateField {...form.text('since')} hint="Ngày cấp ủy của bạn bắt đầu giữ hồ sơ này." />
          )}
          <TextField {...form.text('place')} hint="Phòng, tủ, số hộp." optional />
        </>
      )}
    </CommandForm>
  )
}

export function ReadingForm({ dossier, within, onDone, onCancel }: FormProps) {
  return (
    <CommandForm
      contract={recordReading}
      initial={{
        on: today(),
        reader: '',
        readerUnit: '',
        purpose: '',
        permittedBy: '',
        permittedDocument: '',
        copies: false as boolean,
        copiesPermittedBy: '',
      }}
      labels={{
        on: 'Ngày đọc',
        reader: 'Người đọc',
        readerUnit: 'Chức vụ, cơ quan của người đọc',
        purpose: 'Đọc để làm gì',
        permittedBy: 'Ai cho phép',
        permittedDocument: 'Văn bản cho phép',
        copies: 'Có sao chụp',
        copiesPermittedBy: 'Ai cho phép sao chụp',
      }}
      draft={`dossiers.record-reading.${dossier.memberId}`}
      toInput={({ copies, ...values }) => ({
        memberId: dossier.memberId,
        on: values.on,
        reader: values.reader,
        readerUnit: orNull(values.readerUnit),
        purpose: values.purpose,
        permittedBy: orNull(values.permittedBy),
        permittedDocument: orNull(values.permittedDocument),
        copies,
        copiesPermittedBy: copies ? orNull(values.copiesPermittedBy) : null,
        ...within,
      })}
      action="Ghi vào sổ đọc"
      renews={['dossiers.']}
      onDone={onDone}
      onCancel={onCancel}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => (
        <>
          <DateField {...form.text('on')} />
          <TextField {...form.text('reader')} />
          <TextField {...form.text('readerUnit')} optional />
          <TextAreaField {...form.text('purpose')} />
          <TextField
            {...form.text('permittedBy')}
            hint="Họ tên và chức vụ người thay mặt cấp ủy quản lý hồ sơ đồng ý (DOS-06)."
          />
          <TextField {...form.text('permittedDocument')} hint="Số, ngày; để trống nếu đồng ý bằng lời." optional />
          <CheckField {...form.box('copies')} />
          {form.values.copies === true && <TextField {...form.text('copiesPermittedBy')} />}
        </>
      )}
    </CommandForm>
  )
}

export function ReadingsPart({ dossier, tinh, onOpen }: PartProps) {
  const list = useList(listReadings, { memberId: dossier.memberId, provinceCode: tinh })
  const button = dossier.allowed.includes(recordReading.name) && (
    <Button label="Ghi một lần đọc" onPress={() => onOpen('reading')} />
  )
  return (
    <Panel title="Sổ đọc hồ sơ" action={list.rows.length > 0 && button}>
      {list.isPending && <Skeleton lines={3} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title="Chưa ghi lần đọc nào." action={button}>
          <p>Mỗi lần đọc hồ sơ phải được cấp ủy quản lý đồng ý và ghi lại ở đây (DOS-06).</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <ReadingTable rows={list.rows} tinh={tinh} names={false} />
          {list.more !== null && (
            <Pager shown={list.rows.length} total={list.total} unit="lần đọc" more={list.more} busy={list.isGrowing} />
          )}
        </div>
      )}
    </Panel>
  )
}

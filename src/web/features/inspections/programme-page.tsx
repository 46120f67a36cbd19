// The programme of a year: its pieces with what is next, adding one, having it adopted.
import { IconPlus, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { InspectionRow, ProgrammeDetail } from '#contract/inspection-shapes.ts'
import { adoptProgramme, getProgramme, planInspection } from '#contract/inspections.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { PlanForm } from './plan-form.tsx'
import { doneWords, kindLabels, monthWords, nextWords, pieceTag, programmeTag } from './words.ts'

type Acting = 'plan' | 'adopt'

export function ProgrammePage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const programme = useOperation(getProgramme, { id, provinceCode: tinh }, { fresh: true })
  const trail = [{ label: 'Kiểm tra, giám sát', to: addresses.inspections({ tinh }) }]
  if (programme.isPending || programme.error) {
    return (
      <Page title="Chương trình kiểm tra, giám sát" trail={trail}>
        {programme.isPending ? (
          <Skeleton lines={8} />
        ) : (
          <ErrorState error={programme.error} onRetry={() => void programme.refetch()} />
        )}
      </Page>
    )
  }
  const { data } = programme
  return (
    <Page
      title={`Chương trình kiểm tra, giám sát năm ${data.year}`}
      trail={trail}
      lead={
        <p>
          <Tag {...programmeTag(data)} /> {data.organisationName}. Đã kết luận {doneWords(data)} cuộc.
        </p>
      }
    >
      <div className="stack">
        <Acts programme={data} tinh={tinh} />
        {data.rows.length === 0 ? (
          <EmptyState title="Chương trình chưa có cuộc nào.">
            <p>Thêm từng cuộc: đối tượng, nội dung, thời kỳ, phương pháp, các tháng.</p>
          </EmptyState>
        ) : (
          <DataTable
            caption="Các cuộc trong chương trình"
            rows={data.rows}
            rowKey={(row) => row.id}
            columns={columns(tinh)}
          />
        )}
        <Panel title="Chương trình">
          <Facts
            facts={[
              { label: 'Mục đích, yêu cầu', value: <span className="typed">{data.aim}</span> },
              {
                label: 'Thông qua',
                value:
                  data.adoptedOn === null ? 'Chưa thông qua' : `${data.adoptedBy}, ngày ${showDate(data.adoptedOn)}`,
              },
            ]}
          />
        </Panel>
        {data.rows.length > 0 && (
          <div className="screen-only">
            <Button icon={IconPrinter} label="In chương trình" onPress={() => window.print()} />
          </div>
        )}
      </div>
    </Page>
  )
}

function Acts({ programme, tinh }: { programme: ProgrammeDetail; tinh: string | undefined }) {
  const [acting, setActing] = useState<Acting | null>(null)
  const say = useDoneNotice()
  const own = {
    programme,
    tinh,
    onCancel: () => setActing(null),
    onDone: (text: string) => {
      setActing(null)
      say({ text })
    },
  }
  if (acting !== null)
    return (
      <Panel title={acting === 'plan' ? 'Thêm một cuộc' : 'Ghi thông qua'}>
        <div className="measured">{acting === 'plan' ? <PlanForm {...own} /> : <AdoptForm {...own} />}</div>
      </Panel>
    )
  const may = (contract: { name: string }) => programme.allowed.includes(contract.name)
  const ready = may(adoptProgramme) && programme.pieces > 0
  return (
    <section className="row screen-only" aria-label="Bước tiếp theo">
      {may(planInspection) && (
        <Button
          kind={ready ? 'plain' : 'main'}
          icon={IconPlus}
          label="Thêm một cuộc"
          onPress={() => setActing('plan')}
        />
      )}
      {ready && <Button kind="main" label="Ghi thông qua" onPress={() => setActing('adopt')} />}
    </section>
  )
}

interface FormProps {
  programme: ProgrammeDetail
  tinh: string | undefined
  onDone: (done: string) => void
  onCancel: () => void
}

function AdoptForm({ programme, tinh, onDone, onCancel }: FormProps) {
  return (
    <CommandForm
      contract={adoptProgramme}
      initial={{ on: today(), by: '' }}
      labels={{ on: 'Ngày thông qua', by: 'Cuộc họp, nghị quyết nào' }}
      versions={{ version: programme.version, seen: programme.state, read: () => ({}) }}
      renews={['inspections.']}
      toInput={({ on, by }, { version }) => ({ id: programme.id, version, on, by, provinceCode: tinh })}
      action="Ghi thông qua"
      onDone={() => onDone('Đã ghi thông qua. Đến tháng của cuộc nào, ra quyết định cuộc ấy.')}
      onCancel={onCancel}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => (
        <>
          <DateField {...form.text('on')} />
          <TextField {...form.text('by')} />
        </>
      )}
    </CommandForm>
  )
}

const columns = (tinh: string | undefined): readonly Column<InspectionRow>[] => [
  {
    key: 'subject',
    heading: 'Đối tượng',
    cell: (row) => (
      <>
        <Link to={addresses.inspection(row.id, { tinh })}>{row.subjectName}</Link>
        <span className="under">
          Số {row.seq}. {kindLabels[row.kind]}: {row.content}
        </span>
      </>
    ),
  },
  { key: 'state', heading: 'Tình trạng', card: 'plain', cell: (row) => <Tag {...pieceTag(row)} /> },
  { key: 'months', heading: 'Thời gian', numbers: true, cell: monthWords },
  { key: 'next', heading: 'Việc tiếp theo', numbers: true, cell: (row) => nextWords(row) || 'Không có' },
]

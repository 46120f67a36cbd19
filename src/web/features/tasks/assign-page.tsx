// Assigns a task to many at once: what, by when, and ticks for who; in a branch its members, above it the organisations directly below.
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { getOrganisation } from '#contract/organisations.ts'
import { assignTasks } from '#contract/tasks.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { DoersFields } from './doers-fields.tsx'
import { type Doer, useDoers } from './use-doers.ts'

export function AssignTaskPage() {
  const { seat } = useMe()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const id = search.get('organisationId') ?? seat?.organisationId ?? ''
  const place = useOperation(getOrganisation, { id, provinceCode: tinh }, { when: id !== '' })
  const trail = [{ label: 'Nhiệm vụ', to: addresses.tasks({ tinh }) }]
  return (
    <Page
      title="Giao nhiệm vụ"
      trail={trail}
      lead={place.data && <p>Cho đảng viên và tổ chức của {place.data.name}. Mỗi nơi nhận một nhiệm vụ riêng.</p>}
    >
      {place.isPending && <Skeleton lines={10} />}
      {place.error && <ErrorState error={place.error} onRetry={() => void place.refetch()} />}
      {place.data && (
        <div className="measured">
          <AssignForm
            place={{ id, name: place.data.name }}
            isBranch={organisationTypes.byCode(place.data.type.code)?.isBranch === true}
            start={search.getAll('memberIds')}
            tinh={tinh}
          />
        </div>
      )}
    </Page>
  )
}

interface AssignFormProps {
  place: { id: string; name: string }
  isBranch: boolean
  /** Members ticked beforehand. */
  start: readonly string[]
  tinh: string | undefined
}

function AssignForm(props: AssignFormProps) {
  const { place, start, tinh } = props
  const navigate = useNavigate()
  const say = useDoneNotice()
  const { list, doers } = useDoers(props)
  const [ids, setIds] = useState<readonly string[]>(start)
  const chosen = doers.filter(({ id }) => ids.includes(id))
  const idsOf = (kind: Doer['kind']) => chosen.filter((doer) => doer.kind === kind).map(({ id }) => id)
  return (
    <CommandForm
      contract={assignTasks}
      initial={{ title: '', detail: '', dueOn: '', leadId: '', memberIds: '' }}
      labels={{
        title: 'Việc phải làm',
        detail: 'Yêu cầu, kết quả cần có',
        dueOn: 'Hạn',
        leadId: 'Ai chủ trì',
        memberIds: 'Giao cho ai',
      }}
      draft={`tasks.assign.${place.id}`}
      toInput={({ title, detail, dueOn, leadId }) => ({
        title,
        detail: orNull(detail),
        dueOn,
        memberIds: idsOf('member'),
        organisationIds: idsOf('organisation'),
        leadId: chosen.some(({ id }) => id === leadId) ? given(leadId) : undefined,
        provinceCode: tinh,
      })}
      action={chosen.length < 2 ? 'Giao nhiệm vụ' : `Giao cho ${chosen.length} nơi`}
      renews={['tasks.']}
      onDone={({ ids: made }) => {
        navigate(addresses.tasks({ muc: 'danh-sach', organisationId: place.id, tinh }), { replace: true })
        say({ text: made.length === 1 ? 'Đã giao nhiệm vụ.' : `Đã giao ${made.length} nhiệm vụ.` })
      }}
      onCancel={() => navigate(-1)}
      cancelLabel="Thôi, không giao"
    >
      {(form) => (
        <>
          <TextField {...form.text('title')} maxLength={250} hint="Ví dụ: Vận động 12 hộ hiến đất mở đường." />
          <TextAreaField {...form.text('detail')} optional />
          <DateField {...form.text('dueOn')} />
          <DoersFields
            field={form.text('memberIds')}
            lead={form.text('leadId')}
            list={list}
            doers={doers}
            ids={ids}
            onChoose={setIds}
          />
        </>
      )}
    </CommandForm>
  )
}

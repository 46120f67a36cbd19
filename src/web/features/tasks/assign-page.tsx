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
import { Button } from '../../ui/button.tsx'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import fieldClasses from '../../ui/field.module.css'
import { FieldNotes } from '../../ui/field.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './tasks.module.css'
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
        <div className={classes.form}>
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
          <DoersField field={form.text('memberIds')} list={list} doers={doers} ids={ids} onChoose={setIds} />
          {chosen.length > 1 && (
            <SelectField
              {...form.text('leadId')}
              optional
              empty="Mỗi nơi tự làm phần của mình"
              options={chosen.map((doer) => ({ value: doer.id, label: doer.name }))}
            />
          )}
        </>
      )}
    </CommandForm>
  )
}

interface DoersFieldProps {
  field: { id: string; label: string; error: string | undefined }
  list: ReturnType<typeof useDoers>['list']
  doers: readonly Doer[]
  ids: readonly string[]
  onChoose: (ids: readonly string[]) => void
}

/** Ticks for who is given it, all at once where there are many. */
function DoersField({ field: { id, label, error }, list, doers, ids, onChoose }: DoersFieldProps) {
  const all = doers.length > 0 && doers.every((doer) => ids.includes(doer.id))
  return (
    <fieldset className={fieldClasses.field} id={id} tabIndex={-1}>
      <legend className={fieldClasses.label}>{label}</legend>
      <FieldNotes id={id} error={error} />
      {list.isPending && <Skeleton lines={5} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {doers.length > 1 && (
        <div>
          <Button
            label={all ? 'Bỏ chọn tất cả' : `Chọn tất cả (${doers.length})`}
            onPress={() => onChoose(all ? [] : doers.map((doer) => doer.id))}
          />
        </div>
      )}
      <div className={classes.people}>
        {doers.map((doer) => (
          <CheckField
            key={doer.id}
            name={doer.id}
            label={doer.name}
            checked={ids.includes(doer.id)}
            onChange={(on) => onChoose(on ? [...ids, doer.id] : ids.filter((one) => one !== doer.id))}
          />
        ))}
      </div>
      {list.more !== null && (
        <Pager shown={list.rows.length} total={list.total} unit="nơi" more={list.more} busy={list.isGrowing} />
      )}
    </fieldset>
  )
}

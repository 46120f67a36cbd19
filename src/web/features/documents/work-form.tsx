// The form of one piece of work: what, by when, who; words that may be damaged are offered whole.
import { useState } from 'react'
import { settleTask } from '#contract/document-readings.ts'
import type {
  DocumentDoer,
  DocumentTask,
  DocumentReadingPage as Reading,
  ShownDocument,
} from '#contract/document-shapes.ts'
import { getOrganisation } from '#contract/organisations.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { DoersFields } from '../tasks/doers-fields.tsx'
import { useDoers } from '../tasks/use-doers.ts'
import type { Settling } from './use-settling.ts'

interface WorkFormProps {
  document: ShownDocument
  settling: Settling
  /** Null: one is added. */
  task: DocumentTask | null
  damage: Reading['damage']
  tinh: string | undefined
  onClose: () => void
}

export function WorkForm(props: WorkFormProps) {
  const { organisationId: id } = props.document
  const place = useOperation(getOrganisation, { id, provinceCode: props.tinh })
  if (place.isPending) return <Skeleton lines={4} />
  if (place.error) return <ErrorState error={place.error} onRetry={() => void place.refetch()} />
  const isBranch = organisationTypes.byCode(place.data.type.code)?.isBranch === true
  return <Fields {...props} place={{ id, name: place.data.name }} isBranch={isBranch} />
}

function Fields(props: WorkFormProps & { place: { id: string; name: string }; isBranch: boolean }) {
  const { document, settling, task, damage, tinh, onClose, place } = props
  const { list, doers: offered } = useDoers(props)
  const before = task?.doers ?? []
  // The organisation itself may do it too; whom the document named may stand further below.
  const doers: DocumentDoer[] = [
    ...before,
    ...[{ ...place, kind: 'organisation' as const }, ...offered].filter(
      ({ id }) => !before.some((one) => one.id === id),
    ),
  ].filter((one, at, all) => all.findIndex(({ id }) => id === one.id) === at)
  const [ids, setIds] = useState<readonly string[]>(before.map(({ id }) => id))
  const chosen = doers.filter(({ id }) => ids.includes(id))
  const idsOf = (kind: DocumentDoer['kind']) => chosen.filter((one) => one.kind === kind).map(({ id }) => id)
  return (
    <CommandForm
      contract={settleTask}
      initial={{
        title: task?.title ?? '',
        detail: task?.detail ?? '',
        dueOn: task?.dueOn ?? '',
        leadId: task?.leadId ?? '',
        memberIds: '',
      }}
      labels={{
        title: 'Việc phải làm',
        detail: 'Yêu cầu, nguyên văn',
        dueOn: 'Hạn',
        leadId: 'Ai chủ trì',
        memberIds: 'Giao cho ai',
      }}
      versions={{ version: settling.version, seen: task, read: () => ({}) }}
      toInput={({ title, detail, dueOn, leadId }, { version }) => ({
        id: document.id,
        version,
        provinceCode: tinh,
        seq: task?.seq,
        title,
        detail: orNull(detail),
        dueOn: given(dueOn) ?? null,
        memberIds: idsOf('member'),
        organisationIds: idsOf('organisation'),
        leadId: chosen.some(({ id }) => id === leadId) ? leadId : null,
      })}
      action={task === null ? 'Thêm việc này' : 'Giữ việc này'}
      renews={['documents.']}
      onDone={({ version }) => {
        settling.done(version)
        onClose()
      }}
      onCancel={onClose}
    >
      {(form) => {
        const broken = damage.filter(
          ({ text, restored }) => restored !== null && `${form.values.title} ${form.values.detail}`.includes(text),
        )
        const mend = (text: string, restored: string) => {
          form.set('title', form.values.title.replaceAll(text, restored))
          form.set('detail', form.values.detail.replaceAll(text, restored))
        }
        return (
          <>
            <TextField {...form.text('title')} maxLength={250} />
            <TextAreaField {...form.text('detail')} optional />
            {broken.length > 0 && (
              <div className="row">
                {broken.map(({ text, restored, at }) => (
                  <Button
                    key={at[0]}
                    label={`Sửa «${text}» thành «${restored}»`}
                    onPress={() => mend(text, restored ?? text)}
                  />
                ))}
              </div>
            )}
            <DateField {...form.text('dueOn')} optional />
            <DoersFields
              field={form.text('memberIds')}
              lead={form.text('leadId')}
              list={list}
              doers={doers}
              ids={ids}
              onChoose={setIds}
            />
          </>
        )
      }}
    </CommandForm>
  )
}

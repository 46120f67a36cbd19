// The form of one piece of work: what, by when in one of the kinds of deadlines, who leads and cooperates, for whom below.
import { useState } from 'react'
import { listChildren } from '#contract/organisations.ts'
import type { PlanTask, ShownPlan } from '#contract/plan-shapes.ts'
import { setPlanTask } from '#contract/plan-work.ts'
import { cleanDue, type DueKind, type Frequency } from '#rules/plans/due.ts'
import { useList } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { written } from '../../app/versions.ts'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import fieldClasses from '../../ui/field.module.css'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import classes from './plans.module.css'
import { dueKindLabels, frequencyLabels, optionsOf } from './words.ts'

export interface TaskFormProps {
  plan: ShownPlan
  /** Null: one is added. */
  task: PlanTask | null
  tinh: string | undefined
  onDone: (text: string) => void
  onCancel: () => void
}

const labels = {
  title: 'Việc phải làm',
  detail: 'Yêu cầu',
  leadWords: 'Ai chủ trì',
  coopWords: 'Ai phối hợp',
  dueKind: 'Thời hạn',
  fromOn: 'Từ ngày',
  dueOn: 'Hạn, ngày cuối còn kịp',
  every: 'Bao lâu một lần',
  waitsFor: 'Chờ văn bản hoặc kết quả nào',
}

const asks = (kind: string, field: 'fromOn' | 'dueOn' | 'every' | 'waitsFor'): boolean =>
  kind !== '' &&
  cleanDue({ dueKind: kind as DueKind, fromOn: 'x', dueOn: 'x', every: 'monthly', waitsFor: 'x' })[field] !== null

const saidOf = (task: PlanTask | null) => ({
  title: task?.title ?? '',
  detail: task?.detail ?? '',
  leadWords: task?.leadWords ?? '',
  coopWords: task?.coopWords ?? '',
  dueKind: (task?.dueKind ?? '') as string,
  fromOn: task?.fromOn ?? '',
  dueOn: task?.dueOn ?? '',
  every: (task?.every ?? '') as string,
  waitsFor: task?.waitsFor ?? '',
})

export function TaskForm({ plan, task, tinh, onDone, onCancel }: TaskFormProps) {
  const [before] = useState<readonly string[]>(() => task?.doers.map(({ id }) => id) ?? [])
  const [ids, setIds] = useState(before)
  const children = useList(listChildren, { parentId: plan.organisationId, limit: 200, provinceCode: tinh })
  const offered = [
    ...(task?.doers ?? []),
    ...children.rows.filter(({ id }) => !task?.doers.some((doer) => doer.id === id)),
  ]
  return (
    <CommandForm
      contract={setPlanTask}
      initial={saidOf(task)}
      labels={labels}
      draft={`plans.set-task.${plan.id}.${task?.id ?? 'new'}`}
      versions={{
        version: plan.version,
        seen: saidOf(task),
        read: (now: Pick<ShownPlan, 'work'>) => {
          const one = now.work.find(({ id }) => id === task?.id)
          if (one === undefined) return {}
          // The day of work that comes again is the next one, reckoned.
          const { dueOn, ...said } = saidOf(one)
          return one.every === null ? { ...said, dueOn } : said
        },
        show: (name, value) => {
          if (name === 'dueKind') return dueKindLabels[value as DueKind] ?? ''
          return name === 'every' ? (frequencyLabels[value as Frequency] ?? '') : written(value)
        },
      }}
      toInput={(values, { version }) => ({
        id: plan.id,
        version,
        provinceCode: tinh,
        taskId: task?.id,
        title: values.title,
        detail: orNull(values.detail),
        leadWords: orNull(values.leadWords),
        coopWords: orNull(values.coopWords),
        dueKind: values.dueKind === '' ? null : (values.dueKind as DueKind),
        fromOn: given(values.fromOn) ?? null,
        dueOn: given(values.dueOn) ?? null,
        every: values.every === '' ? null : (values.every as Frequency),
        waitsFor: orNull(values.waitsFor),
        // Left alone it stays as it is by now.
        doerIds: ids === before ? undefined : [...ids],
      })}
      action={task === null ? 'Thêm việc này' : 'Ghi việc này'}
      renews={['plans.']}
      onDone={() => onDone(task === null ? 'Đã thêm việc.' : 'Đã sửa việc.')}
      onCancel={onCancel}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => (
        <>
          <TextField {...form.text('title')} />
          <TextAreaField {...form.text('detail')} optional />
          <SelectField {...form.text('dueKind')} optional empty="Chưa rõ" options={optionsOf(dueKindLabels)} />
          {asks(form.values.dueKind, 'fromOn') && <DateField {...form.text('fromOn')} />}
          {asks(form.values.dueKind, 'every') && (
            <SelectField {...form.text('every')} options={optionsOf(frequencyLabels)} />
          )}
          {asks(form.values.dueKind, 'waitsFor') && (
            <TextField {...form.text('waitsFor')} hint="Ví dụ hướng dẫn của Ban Tổ chức Tỉnh ủy." />
          )}
          {asks(form.values.dueKind, 'dueOn') && (
            <DateField {...form.text('dueOn')} optional={asks(form.values.dueKind, 'waitsFor')} />
          )}
          <TextField {...form.text('leadWords')} optional />
          <TextField {...form.text('coopWords')} optional />
          {offered.length > 0 && (
            <fieldset className={fieldClasses.field}>
              <legend className={fieldClasses.label}>Chỉ dành cho (không chọn là mọi nơi được gửi)</legend>
              <div className={classes.people}>
                {offered.map(({ id, name }) => (
                  <CheckField
                    key={id}
                    name={id}
                    label={name}
                    checked={ids.includes(id)}
                    onChange={(on) => setIds((old) => (on ? [...old, id] : old.filter((one) => one !== id)))}
                  />
                ))}
              </div>
            </fieldset>
          )}
        </>
      )}
    </CommandForm>
  )
}

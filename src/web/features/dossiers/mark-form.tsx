// The form of going through a file: every line without a paper is said to be there, missing or not needed, all sent at once.
import { type Dossier, type DossierItemState, markPapers } from '#contract/dossiers.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import classes from './dossiers.module.css'
import { gapReasons } from './words.ts'

type Values = Record<string, string>
type Form = {
  text: (name: string) => React.ComponentProps<typeof TextField>
  values: Values
  setAll: (values: Values) => void
}

const states = [
  { value: 'have', label: 'Có' },
  { value: 'missing', label: 'Thiếu' },
  { value: 'not-needed', label: 'Không cần' },
  { value: 'open', label: 'Chưa rõ' },
]
const reasons = Object.entries(gapReasons).map(([value, label]) => ({ value, label }))

/** A value for each thing asked about a line: `have-a1` and so on. */
const nameOf = (what: string, item: DossierItemState): string => `${what}-${item.code}`

interface MarkFormProps {
  dossier: Dossier
  within: { provinceCode?: string }
  onDone: (missing: number) => void
  onCancel: () => void
}

export function MarkForm({ dossier, within, onDone, onCancel }: MarkFormProps) {
  const groups = dossier.groups.map((group) => ({
    ...group,
    items: group.items.filter(({ papers }) => papers.length === 0),
  }))
  const items = groups.flatMap((group) => group.items)
  const initial: Values = { on: today(), note: dossier.note ?? '' }
  const labels: Record<string, string> = { on: 'Ngày kiểm kê', note: 'Ghi chú chung' }
  for (const item of items) {
    Object.assign(initial, {
      [nameOf('state', item)]: item.state,
      [nameOf('no', item)]: '',
      [nameOf('datedOn', item)]: '',
      [nameOf('keptAt', item)]: '',
      [nameOf('reason', item)]: item.reason ?? '',
      [nameOf('document', item)]: item.document ?? '',
    })
    Object.assign(labels, {
      [nameOf('state', item)]: item.title,
      [nameOf('no', item)]: 'Số',
      [nameOf('datedOn', item)]: 'Ngày',
      [nameOf('keptAt', item)]: 'Để ở',
      [nameOf('reason', item)]: 'Vì sao không cần',
      [nameOf('document', item)]: 'Văn bản xác nhận của cấp ủy',
    })
  }
  const toMark = (values: Values, item: DossierItemState) => {
    const of = (what: string) => values[nameOf(what, item)] ?? ''
    const state = of('state') as DossierItemState['state']
    if (state === 'have') {
      return {
        item: item.code,
        state,
        no: orNull(of('no')),
        datedOn: orNull(of('datedOn')),
        keptAt: orNull(of('keptAt')),
      }
    }
    if (state !== 'not-needed') return { item: item.code, state }
    return { item: item.code, state, reason: given(of('reason')) as never, document: orNull(of('document')) }
  }
  return (
    <CommandForm
      contract={markPapers}
      initial={initial}
      labels={labels}
      versions={{
        version: dossier.version,
        seen: dossier.groups,
        read: (current: Dossier) => ({
          note: current.note ?? '',
          ...Object.fromEntries(
            current.groups.flatMap((group) => group.items).map((item) => [nameOf('state', item), item.state]),
          ),
        }),
        show: (name, value) =>
          name.startsWith('state-') ? (states.find((state) => state.value === value)?.label ?? value) : value,
      }}
      toInput={(values, { version }) => ({
        memberId: dossier.memberId,
        version,
        on: values.on ?? '',
        marks: items.map((item) => toMark(values, item)),
        note: orNull(values.note ?? ''),
        ...within,
      })}
      action="Ghi kết quả kiểm kê"
      renews={['dossiers.']}
      onDone={({ missing }) => onDone(missing)}
      onCancel={onCancel}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => <Fields form={form as unknown as Form} groups={groups} items={items} />}
    </CommandForm>
  )
}

interface FieldsProps {
  form: Form
  groups: readonly { code: string; title: string; items: readonly DossierItemState[] }[]
  items: readonly DossierItemState[]
}

function Fields({ form, groups, items }: FieldsProps) {
  const allThere = () => {
    const open = items.filter((item) => item.needed && form.values[nameOf('state', item)] === 'open')
    form.setAll({ ...form.values, ...Object.fromEntries(open.map((item) => [nameOf('state', item), 'have'])) })
  }
  return (
    <>
      <DateField {...form.text('on')} />
      <div>
        <Button label="Chọn «Có» cho mọi mục phải có còn chưa rõ" onPress={allThere} />
      </div>
      {groups.map(
        (group) =>
          group.items.length > 0 && (
            <section key={group.code} className="stack-tight" aria-label={group.title}>
              <h3>{group.title}</h3>
              {group.items.map((item) => (
                <Line key={item.code} form={form} item={item} />
              ))}
            </section>
          ),
      )}
      <TextAreaField {...form.text('note')} optional />
    </>
  )
}

function Line({ form, item }: { form: Form; item: DossierItemState }) {
  const state = form.values[nameOf('state', item)]
  const options = item.code === 'contents-list' ? states.filter(({ value }) => value !== 'not-needed') : states
  return (
    <div className={classes.mark}>
      <RadioField {...form.text(nameOf('state', item))} options={options} />
      {state === 'have' && (
        <details className={classes.fold}>
          <summary>
            Ghi số, ngày, nơi để<span className="only-read-aloud"> của {item.title}</span>
          </summary>
          <div className={classes.details}>
            <TextField {...form.text(nameOf('no', item))} optional />
            <DateField {...form.text(nameOf('datedOn', item))} partial optional />
            <TextField {...form.text(nameOf('keptAt', item))} hint="Để trống nếu ở ngay trong hồ sơ." optional />
          </div>
        </details>
      )}
      {state === 'not-needed' && (
        <div className={classes.details}>
          <SelectField {...form.text(nameOf('reason', item))} options={reasons} />
          {form.values[nameOf('reason', item)] === 'certified-gap' && (
            <TextField {...form.text(nameOf('document', item))} hint="Số và ngày văn bản." />
          )}
        </div>
      )}
    </div>
  )
}

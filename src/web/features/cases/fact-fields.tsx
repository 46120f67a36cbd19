// The fields of the facts a step asks for: dates, numbers, text, choices, questions, confirmations, lists with entries to add and take out.
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { isIsoDate } from '#rules/calendar/dates.ts'
import { basisWords } from '../../ui/basis-words.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useEntryFocus } from '../../ui/entry-focus.ts'
import { FieldNotes } from '../../ui/field.tsx'
import { showDate } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { differing } from './beside.ts'
import { BookNote } from './book-note.tsx'
import { Group } from './group.tsx'
import { emptiedBy, namesAllowed } from './names-allowed.ts'
import { PersonField } from './person-field.tsx'
import { askedOfEntry, type EntryValues, emptyEntry, isQuestion, type Spec, type StepValues } from './step-values.ts'
import type { StepFormState } from './use-step-form.ts'

const YES_NO = [
  { value: 'yes', label: 'Có' },
  { value: 'no', label: 'Không' },
]
/** More choices than that are a list to open. */
const FEW = 6

interface PlainFieldProps {
  spec: Omit<Spec, 'fields' | 'value' | 'onRecord' | 'follows'> & Pick<Partial<Spec>, 'onRecord' | 'follows'>
  path: string
  form: StepFormState
  values: Readonly<Record<string, unknown>>
  /** Sets the field, and what goes along with it. */
  onChange: (values: Readonly<Record<string, string | boolean>>) => void
}

function PlainField({ spec, path, form, values, onChange: change }: PlainFieldProps) {
  const value = values[spec.name]
  const onChange = (next: string | boolean) => change({ [spec.name]: next, ...emptiedBy(spec.name, next, values) })
  const field = {
    id: form.idOf(path),
    name: path,
    label: spec.label,
    error: form.errorOf(path),
    optional: spec.optional,
    hint: spec.hint,
  }
  if (spec.kind === 'flag' && !isQuestion(spec)) {
    return <CheckField {...field} checked={value === true} onChange={onChange} />
  }
  const text = { ...field, value: typeof value === 'string' ? value : '', onChange }
  if (spec.person != null)
    return (
      <PersonField
        spec={spec}
        person={spec.person}
        field={field}
        values={values}
        onChange={change}
        except={form.subjectId}
      />
    )
  if (spec.kind === 'flag') return <RadioField {...text} options={YES_NO} />
  if (spec.kind === 'date') {
    return (
      <>
        <DateField {...text} hint={spec.follows == null ? undefined : hintOf(spec.follows)} />
        {spec.onRecord != null && <Differing spec={spec} id={field.id} values={values} onChange={change} />}
      </>
    )
  }
  if (spec.kind === 'number') return <TextField {...text} inputMode="numeric" maxLength={12} />
  if (spec.kind === 'choice') {
    const options = spec.choices.map(({ code, title }) => ({ value: code, label: title }))
    if (options.length > FEW || spec.optional) {
      return (
        <>
          <SelectField {...text} options={options} empty={spec.optional ? 'Không chọn' : undefined} />
          <NowOnRecord choices={spec.choices} chosen={text.value} />
        </>
      )
    }
    return <RadioField {...text} options={options} />
  }
  const names = namesAllowed(spec, values)
  if (names !== null) return <SelectField {...text} options={names.map((name) => ({ value: name, label: name }))} />
  if (isLong(spec.name)) return <TextAreaField {...text} />
  return (
    <>
      <TextField {...text} maxLength={2000} />
      <BookNote spec={spec} id={field.id} entered={text.value} onTake={onChange} />
    </>
  )
}

/** What the record says of the chosen field: one sees it before asking for another. Its place is there before, so that it is read out. */
function NowOnRecord({ choices, chosen }: { choices: Spec['choices']; chosen: string }) {
  if (choices.every(({ now }) => now === undefined)) return null
  const now = choices.find(({ code }) => code === chosen)?.now
  return (
    <p role="status" className="soft">
      {now !== undefined && (
        <>
          Hồ sơ đang ghi: <strong>{now ?? 'chưa có gì'}</strong>
        </>
      )}
    </p>
  )
}

/** How a value that stands there follows, with the rule. */
const hintOf = ({ says, basis, ruleId }: NonNullable<Spec['follows']>): string =>
  `${says} Căn cứ: ${basisWords(basis, ruleId)}.`

interface DifferingProps extends Pick<PlainFieldProps, 'spec' | 'values' | 'onChange'> {
  id: string
}

/** The record says another day than the one just entered: both, and a choice between them; nothing is passed over in silence. */
function Differing({ spec, id, values, onChange }: DifferingProps) {
  const entered = values[spec.name]
  const says = differing(spec, entered)
  const { onRecord } = spec
  const isMeant = onRecord != null && values[onRecord.seen] === says
  return (
    <div role="status">
      {onRecord != null && says !== null && typeof entered === 'string' && (
        <Notice tone={isMeant ? 'plain' : 'problem'} title={`${spec.label}: khác ngày trong hồ sơ.`}>
          <p>
            Hồ sơ đang ghi <strong>{showDate(says)}</strong>, bạn ghi <strong>{showDate(entered)}</strong>.{' '}
            {isMeant ? 'Bước này sẽ ghi ngày của bạn, kèm ngày trong hồ sơ.' : 'Đối chiếu giấy khai sinh rồi chọn một.'}
          </p>
          <div className="row">
            {isIsoDate(says) && (
              <Button
                label={`Lấy ngày trong hồ sơ: ${showDate(says)}`}
                onPress={() => {
                  onChange({ [spec.name]: says, [onRecord.seen]: '' })
                  document.getElementById(id)?.focus()
                }}
              />
            )}
            {!isMeant && (
              <Button
                label={`Giữ ngày vừa ghi: ${showDate(entered)}`}
                onPress={() => {
                  onChange({ [onRecord.seen]: says })
                  document.getElementById(id)?.focus()
                }}
              />
            )}
          </div>
        </Notice>
      )}
    </div>
  )
}

/** Reasons and remarks take more than a line. */
const isLong = (name: string): boolean => /reason|remark|content|summary|settlement|explanation|opinion/i.test(name)

export function FactField({ spec, form }: { spec: Spec; form: StepFormState }) {
  const path = `facts.${spec.name}`
  const value = form.values.facts[spec.name]
  // A choice may answer other fields along with its own: what was wrong with those is gone too.
  const set = (next: StepValues['facts']) =>
    form.change([path, ...Object.keys(next).map((name) => `facts.${name}`)], (old) => ({
      ...old,
      facts: { ...old.facts, ...next },
    }))
  if (spec.kind === 'list') {
    const entries = Array.isArray(value) ? value : []
    return <ListField spec={spec} form={form} entries={entries} onChange={(next) => set({ [spec.name]: next })} />
  }
  return <PlainField spec={spec} path={path} form={form} values={form.values.facts} onChange={set} />
}

interface ListFieldProps {
  spec: Spec
  form: StepFormState
  entries: readonly EntryValues[]
  onChange: (entries: readonly EntryValues[]) => void
}

function ListField({ spec, form, entries, onChange }: ListFieldProps) {
  const path = `facts.${spec.name}`
  const id = form.idOf(path)
  const least = Math.max(spec.optional ? 0 : 1, spec.min ?? 0)
  const nextKey = entries.reduce((most, { key }) => Math.max(most, key), -1) + 1
  const { box, goTo } = useEntryFocus()
  return (
    <div className="stack-tight" id={id} tabIndex={-1} ref={box}>
      <p>
        <strong>{spec.label}</strong>
        {spec.optional && <span className="soft"> (không bắt buộc)</span>}
      </p>
      <FieldNotes id={id} error={form.errorOf(path)} />
      {entries.map((entry, at) => (
        <div key={entry.key} data-entry>
          <Group title={`${spec.label} ${at + 1}`}>
            {askedOfEntry(spec, entry).map((field) => (
              <PlainField
                key={field.name}
                spec={field}
                path={`${path}.${at}.${field.name}`}
                form={form}
                values={entry.values}
                onChange={(next) =>
                  onChange(
                    entries.map((one) =>
                      one.key === entry.key ? { ...one, values: { ...one.values, ...next } } : one,
                    ),
                  )
                }
              />
            ))}
            {entries.length > least && (
              <div>
                <Button
                  kind="quiet"
                  icon={IconTrash}
                  label="Bỏ mục này"
                  about={`: ${spec.label} ${at + 1}`}
                  onPress={() => {
                    goTo(at)
                    onChange(entries.filter((one) => one.key !== entry.key))
                  }}
                />
              </div>
            )}
          </Group>
        </div>
      ))}
      {(spec.max === null || entries.length < spec.max) && (
        <div>
          <Button
            icon={IconPlus}
            label="Thêm một mục"
            about={`: ${spec.label}`}
            onPress={() => {
              goTo(entries.length)
              onChange([...entries, emptyEntry(spec, nextKey)])
            }}
          />
        </div>
      )}
    </div>
  )
}

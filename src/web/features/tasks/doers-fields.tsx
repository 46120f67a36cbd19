// Who is given work: ticks for each, all at once where there are many, and who leads where several are ticked.
import { Button } from '../../ui/button.tsx'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import fieldClasses from '../../ui/field.module.css'
import { FieldNotes } from '../../ui/field.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { TextBinding } from '../../ui/use-form.ts'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './tasks.module.css'
import type { useDoers } from './use-doers.ts'

interface DoersFieldsProps {
  field: TextBinding
  lead: TextBinding
  /** How those who can be offered are fetched, where they are. */
  list?: ReturnType<typeof useDoers>['list']
  doers: readonly { id: string; name: string }[]
  ids: readonly string[]
  onChoose: (ids: readonly string[]) => void
  /** What is said of several without one who leads. */
  alike?: string
}

export function DoersFields(props: DoersFieldsProps) {
  const { lead, doers, ids, alike = 'Mỗi nơi tự làm phần của mình' } = props
  const chosen = doers.filter(({ id }) => ids.includes(id))
  return (
    <>
      <Ticks {...props} />
      {chosen.length > 1 && (
        <SelectField
          {...lead}
          optional
          empty={alike}
          options={chosen.map((doer) => ({ value: doer.id, label: doer.name }))}
        />
      )}
    </>
  )
}

function Ticks({ field: { id, label, error }, list, doers, ids, onChoose }: DoersFieldsProps) {
  const all = doers.length > 0 && doers.every((doer) => ids.includes(doer.id))
  return (
    <fieldset className={fieldClasses.field} id={id} tabIndex={-1}>
      <legend className={fieldClasses.label}>{label}</legend>
      <FieldNotes id={id} error={error} />
      {list?.isPending && <Skeleton lines={5} />}
      {list?.error && <ErrorState error={list.error} onRetry={list.again} />}
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
      {list !== undefined && list.more !== null && (
        <Pager shown={list.rows.length} total={list.total} unit="nơi" more={list.more} busy={list.isGrowing} />
      )}
    </fieldset>
  )
}

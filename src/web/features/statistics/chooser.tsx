// Chooses the table: which form, which organisation, which day or period; all of it goes into the address.
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { tableForm } from '#contract/reports.ts'
import { addresses } from '../../app/addresses.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import { readTyped, showTyped } from '../../ui/typed-date.ts'
import { OrganisationChoice } from './organisation-choice.tsx'
import classes from './statistics.module.css'
import { type Asked, formTitles } from './table-address.ts'

export function Chooser({ asked }: { asked: Asked }) {
  const navigate = useNavigate()
  const [on, setOn] = useState(asked.on)
  const [from, setFrom] = useState(asked.from ?? '')
  const [left, setLeft] = useState(false)
  const day = readTyped(showTyped(on), false)
  const firstDay = from.trim() === '' ? undefined : readTyped(showTyped(from), false)
  const changed = on !== asked.on || (firstDay ?? undefined) !== asked.from
  return (
    <div className={`${classes.chooser} screen-only`}>
      <div className={classes.choice}>
        <SelectField
          name="form"
          label="Biểu"
          value={asked.form}
          options={tableForm.options.map((form) => ({ value: form, label: formTitles[form] }))}
          onChange={(form) =>
            navigate(
              addresses.statistics({
                ...asked,
                form: tableForm.parse(form),
                from: form === '1' ? asked.from : undefined,
              }),
              { preventScrollReset: true },
            )
          }
        />
      </div>
      <div className={classes.place}>
        <OrganisationChoice
          label="Tổ chức"
          organisationId={asked.organisationId}
          provinceCode={asked.provinceCode}
          linkTo={(node) =>
            addresses.statistics({ ...asked, organisationId: node.id, provinceCode: node.provinceCode })
          }
        />
        <form
          className={classes.days}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setLeft(true)
            if (day === null || firstDay === null) return
            navigate(addresses.statistics({ ...asked, on: day, from: firstDay }), { preventScrollReset: true })
          }}
        >
          {asked.form === '1' && (
            <DateField
              name="from"
              label="Từ ngày"
              hint="Để trống là từ đầu năm."
              value={from}
              onChange={setFrom}
              error={left && firstDay === null ? 'Ngày này không đọc được.' : undefined}
            />
          )}
          <DateField
            name="on"
            label={asked.form === '1' ? 'Đến ngày' : 'Có đến ngày'}
            value={on}
            onChange={setOn}
            error={left && day === null ? 'Ghi ngày thống kê.' : undefined}
          />
          <div className="row">
            <Button submits kind={changed ? 'main' : 'plain'} label="Xem biểu" wide={false} />
            {asked.on !== today() && (
              <Button
                label="Trở về hôm nay"
                wide={false}
                onPress={() =>
                  navigate(addresses.statistics({ ...asked, on: today(), from: undefined }), {
                    preventScrollReset: true,
                  })
                }
              />
            )}
          </div>
        </form>
      </div>
    </div>
  )
}

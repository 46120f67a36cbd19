// Chooses the table: which form, which organisation, which day or period; all of it goes into the address.
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { tableForm } from '#contract/reports.ts'
import { addresses } from '../../app/addresses.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import { TextField } from '../../ui/text-field.tsx'
import { readTyped, showTyped } from '../../ui/typed-date.ts'
import { OrganisationChoice } from './organisation-choice.tsx'
import classes from './statistics.module.css'
import { type Asked, formTitles, hasPeriod } from './table-address.ts'

export function Chooser({ asked }: { asked: Asked }) {
  const navigate = useNavigate()
  const [on, setOn] = useState(asked.on)
  const [from, setFrom] = useState(asked.from ?? '')
  const [left, setLeft] = useState(false)
  const day = readTyped(showTyped(on), false)
  const firstDay = from.trim() === '' ? undefined : readTyped(showTyped(from), false)
  const [year, setYear] = useState(String(asked.year ?? ''))
  const reviewed = year.trim() === '' ? undefined : /^(19|2[01])\d\d$/.test(year.trim()) ? Number(year) : null
  const changed = on !== asked.on || (firstDay ?? undefined) !== asked.from || (reviewed ?? undefined) !== asked.year
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
                from: hasPeriod(tableForm.parse(form)) ? asked.from : undefined,
                year: undefined,
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
            if (day === null || firstDay === null || reviewed === null) return
            navigate(addresses.statistics({ ...asked, on: day, from: firstDay, year: reviewed }), {
              preventScrollReset: true,
            })
          }}
        >
          {asked.form === '6' && (
            <TextField
              name="year"
              label="Năm đánh giá"
              hint="Để trống là năm của ngày thống kê."
              inputMode="numeric"
              maxLength={4}
              value={year}
              onChange={setYear}
              error={left && reviewed === null ? 'Ghi năm bằng bốn chữ số, ví dụ 2025.' : undefined}
            />
          )}
          {hasPeriod(asked.form) && (
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
            label={hasPeriod(asked.form) ? 'Đến ngày' : 'Có đến ngày'}
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
                  navigate(addresses.statistics({ ...asked, on: today(), from: undefined, year: undefined }), {
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

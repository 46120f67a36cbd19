// The four goods of a year: registered, ticked with evidence, recognised by the level above.
import { useState } from 'react'
import {
  checkFourGoods,
  type FourGoods,
  listFourGoods,
  recogniseFourGoods,
  registerFourGoods,
} from '#contract/four-goods.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { useCan, useMe } from '../../app/session.tsx'
import { startOf } from '../../app/versions.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { YearField } from '../../ui/year-field.tsx'
import classes from './evaluations.module.css'
import type { Where } from './evaluations-page.tsx'

export function FourGoodsTab({ organisationId, tinh }: Where) {
  const { seat } = useMe()
  const say = useDoneNotice()
  const [search, change] = useAddressValues()
  const now = Number(today().slice(0, 4))
  const year = Number(search.get('ky') ?? now)
  const asked = { organisationId, year: Number.isInteger(year) ? year : now, provinceCode: tinh }
  const list = useOperation(listFourGoods, asked, { fresh: true })
  const register = useCommand(registerFourGoods, { renews: ['evaluations.'] })
  const place = organisationId ?? seat?.organisationId
  const missing = list.data?.rows.some((row) => row.organisationId === place) === false
  const mayRegister = useCan(registerFourGoods) && missing && year >= now && place !== undefined
  return (
    <div className="stack">
      <div className="screen-only">
        <YearField
          name="ky"
          value={asked.year}
          years={[now + 1, now, now - 1]}
          onChange={(next) => change({ ky: String(next) })}
        />
      </div>
      {list.isPending && <Skeleton lines={6} />}
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {register.error && <ErrorState error={register.error} />}
      {mayRegister && (
        <div className="screen-only">
          <Button
            label={`Đăng ký bốn tốt năm ${asked.year}`}
            busy={register.isPending}
            onPress={() =>
              register.mutate(
                { organisationId: place, year: asked.year, provinceCode: tinh },
                { onSuccess: () => say({ text: 'Đã đăng ký.' }) },
              )
            }
          />
        </div>
      )}
      {list.data?.rows.length === 0 && (
        <EmptyState title={`Chưa có nơi nào đăng ký bốn tốt năm ${asked.year}.`}>
          <p>Chi bộ, đảng bộ cơ sở đăng ký đầu năm; cấp trên công nhận cuối năm.</p>
        </EmptyState>
      )}
      {list.data?.rows.map((row) => (
        <Goods key={row.id} row={row} tinh={tinh} />
      ))}
      {list.data && list.data.rows.length > 0 && <p className="under">{list.data.note}</p>}
    </div>
  )
}

function resultTag({ recognised }: FourGoods) {
  if (recognised === null) return { state: 'waiting', label: 'Đang phấn đấu' } as const
  return recognised
    ? ({ state: 'honour', label: 'Được công nhận' } as const)
    : ({ state: 'ended', label: 'Không công nhận' } as const)
}

function Goods({ row, tinh }: { row: FourGoods; tinh: string | undefined }) {
  const [acting, setActing] = useState<'check' | 'recognise' | null>(null)
  const close = () => setActing(null)
  return (
    <Panel title={row.organisationName}>
      <div className="stack-tight">
        <p>
          <Tag {...resultTag(row)} /> Đăng ký ngày {showDate(row.registeredOn)}.
          {row.recognisedOn !== null && ` ${row.recognisedBy}, ngày ${showDate(row.recognisedOn)}.`} {row.reason}
        </p>
        {acting === null && (
          <>
            <ul className="entries">
              {row.items.map((item) => (
                <li key={item.code}>
                  <span>
                    <Tag state={item.met ? 'good' : 'plain'} label={item.met ? 'Đạt' : 'Chưa đạt'} /> {item.title}
                  </span>
                  {item.evidence !== null && <span className="under">{item.evidence}</span>}
                </li>
              ))}
            </ul>
            <div className="row screen-only">
              {row.allowed.includes(checkFourGoods.name) && (
                <Button label="Ghi kết quả từng nội dung" onPress={() => setActing('check')} />
              )}
              {row.allowed.includes(recogniseFourGoods.name) && (
                <Button label="Ghi kết quả công nhận" onPress={() => setActing('recognise')} />
              )}
            </div>
          </>
        )}
        {acting === 'check' && <CheckForm row={row} tinh={tinh} onClose={close} />}
        {acting === 'recognise' && <RecogniseForm row={row} tinh={tinh} onClose={close} />}
      </div>
    </Panel>
  )
}

interface FormProps {
  row: FourGoods
  tinh: string | undefined
  onClose: () => void
}

const about = ({ row, tinh, onClose }: FormProps) => ({
  at: { id: row.id, provinceCode: tinh },
  form: { renews: ['evaluations.'], onCancel: onClose, cancelLabel: 'Thôi, không ghi', onDone: onClose },
})

const checkedIn = ({ items }: FourGoods): Record<string, string | boolean> =>
  Object.fromEntries(
    items.flatMap((item, i) => [
      [`items.${i}.met`, item.met],
      [`items.${i}.evidence`, item.evidence ?? ''],
    ]),
  )

function CheckForm(props: FormProps) {
  const { items } = props.row
  const { at, form: common } = about(props)
  const { initial, versions } = startOf(props.row, checkedIn, {})
  return (
    <CommandForm
      {...common}
      contract={checkFourGoods}
      initial={initial}
      versions={{
        ...versions,
        show: (name, value) => (name.endsWith('.met') ? (value === 'true' ? 'Đạt' : 'Chưa đạt') : value),
      }}
      labels={Object.fromEntries(
        items.flatMap(({ title }, i) => [
          [`items.${i}.met`, title],
          [`items.${i}.evidence`, `Minh chứng: ${title}`],
        ]),
      )}
      toInput={(values, { version }) => ({
        ...at,
        version,
        items: items.map(({ code }, i) => ({
          code,
          met: values[`items.${i}.met`] === true,
          evidence: orNull(String(values[`items.${i}.evidence`])),
        })),
      })}
      action="Ghi kết quả"
    >
      {(form) =>
        items.map((item, i) => (
          <fieldset key={item.code} className={classes.group}>
            <legend>{item.title}</legend>
            <CheckField
              name={`items.${i}.met`}
              label="Đạt"
              checked={form.values[`items.${i}.met`] === true}
              onChange={(on) => form.set(`items.${i}.met`, on)}
            />
            <TextAreaField
              {...form.text(`items.${i}.evidence`)}
              label="Minh chứng"
              optional={form.values[`items.${i}.met`] !== true}
            />
          </fieldset>
        ))
      }
    </CommandForm>
  )
}

function RecogniseForm(props: FormProps) {
  const { at, form: common } = about(props)
  return (
    <CommandForm
      {...common}
      contract={recogniseFourGoods}
      initial={{ recognised: 'yes', on: today(), reason: '' }}
      labels={{ recognised: 'Kết quả', on: 'Ngày', reason: 'Lý do khi không công nhận' }}
      toInput={({ recognised, on, reason }) => ({
        ...at,
        version: props.row.version,
        recognised: recognised === 'yes',
        on,
        reason: orNull(reason),
      })}
      action="Ghi kết quả"
    >
      {(form) => (
        <>
          <SelectField
            {...form.text('recognised')}
            options={[
              { value: 'yes', label: 'Công nhận' },
              { value: 'no', label: 'Không công nhận' },
            ]}
          />
          <DateField {...form.text('on')} />
          <TextAreaField {...form.text('reason')} optional />
        </>
      )}
    </CommandForm>
  )
}

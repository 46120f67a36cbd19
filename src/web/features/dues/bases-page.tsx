// Declaring what many of a branch pay from on one screen: a row for each, one kind filled in for all who have none, sent together.
import { type FormEvent, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { type DuesMonth, declareBases, getMonth } from '#contract/dues.ts'
import { duesMemberTypes } from '#rules/dues/dues.ts'
import { addresses } from '../../app/addresses.ts'
import { ApiError } from '../../app/api-error.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { EmptyState, ErrorState, Notice, ProblemSummary } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type FieldError, useForm } from '../../ui/use-form.ts'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './dues.module.css'
import type { Place } from './dues-page.tsx'
import { useMonth } from './month-choice.tsx'
import { baseWords, memberTypes, needsRegion, readMoney, readMonth, regions, showMonthOf } from './words.ts'

export function DuesBasesPage() {
  const { seat } = useMe()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const organisationId = search.get('organisationId') ?? seat?.organisationId ?? ''
  const place: Place = { organisationId, ...(tinh === undefined ? {} : { provinceCode: tinh }) }
  const month = useMonth()
  const answer = useOperation(getMonth, { ...place, month })
  const { data } = answer
  return (
    <Page
      title="Khai mức thu nhập cho nhiều người"
      trail={[{ label: 'Đảng phí', to: addresses.dues({ organisationId, month, tinh }) }]}
      lead={data && <p>{data.organisationName}</p>}
    >
      {answer.isPending && <Skeleton lines={10} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {data && !data.allowed.includes(declareBases.name) && (
        <EmptyState title="Bí thư, chi ủy viên của chi bộ và văn phòng cấp ủy khai mức thu nhập ở đây.">
          <p>Đảng viên khai cho mình ở trang «Đảng phí của tôi».</p>
        </EmptyState>
      )}
      {data?.allowed.includes(declareBases.name) && <Bases data={data} place={place} />}
    </Page>
  )
}

type Person = DuesMonth['rows'][number]
const typeOptions = duesMemberTypes.map((value) => ({ value, label: memberTypes[value] }))
const parts = ['memberType', 'base', 'extraPay', 'region'] as const
type Part = (typeof parts)[number]
const keyOf = (memberId: string, part: Part): string => `${memberId}-${part}`
const labels: Record<Part, string> = {
  memberType: 'Thuộc loại',
  base: 'Số tiền một tháng (đồng)',
  extraPay: 'Thu nhập thêm khi đi làm (đồng)',
  region: 'Vùng lương tối thiểu',
}

/** What stands in the book of a person, as it is typed. */
const stoodOf = ({ memberType, base, extraPay, region }: Person): Record<Part, string> => ({
  memberType: memberType ?? '',
  base: base === null ? '' : base.toLocaleString('vi-VN'),
  extraPay: extraPay === 0 ? '' : extraPay.toLocaleString('vi-VN'),
  region: region === null ? '' : String(region),
})

/** What is asked of a type. */
const asks = (type: string, part: Part): boolean => {
  if (part === 'memberType') return true
  if (part === 'base') return baseWords[type as keyof typeof baseWords] != null
  return part === 'region' ? needsRegion(type) : type === 'pensioner'
}

type Row = { memberId: string } & Record<Part, string>

const inputOf = ({ memberId, memberType, base, extraPay, region }: Row) => ({
  memberId,
  memberType: memberType as 'insured',
  ...(asks(memberType, 'base') ? { base: readMoney(base) } : {}),
  ...(asks(memberType, 'extraPay') && extraPay.trim() !== '' ? { extraPay: readMoney(extraPay) } : {}),
  ...(asks(memberType, 'region') && region !== '' ? { region: Number(region) } : {}),
})

/** What is missing or cannot be read, before it is sent: the server would stop at the first. */
function missingIn(row: Row): FieldError[] {
  const wrong = (part: Part, message: string) => ({ path: keyOf(row.memberId, part), message })
  const isMoney = (text: string) => !Number.isNaN(readMoney(text))
  return [
    ...(asks(row.memberType, 'base') && !isMoney(row.base) ? [wrong('base', 'Ghi số tiền, chỉ gồm chữ số.')] : []),
    ...(asks(row.memberType, 'extraPay') && row.extraPay.trim() !== '' && !isMoney(row.extraPay)
      ? [wrong('extraPay', 'Ghi số tiền, chỉ gồm chữ số.')]
      : []),
    ...(asks(row.memberType, 'region') && row.region === '' ? [wrong('region', 'Chọn vùng.')] : []),
  ]
}

function useBases({ rows, month }: DuesMonth, place: Place) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  // Who has gone is declared only as long as nothing is: what held here is paid here.
  const people = rows.filter(({ gone, owed }) => !gone || owed === null)
  const each = <T,>(of: (person: Person, part: Part) => T) =>
    Object.fromEntries(
      people.flatMap((person) => parts.map((part) => [keyOf(person.memberId, part), of(person, part)])),
    )
  const form = useForm<Record<string, string>>({
    initial: { ...each((person, part) => stoodOf(person)[part]), fromMonth: showMonthOf(month) },
    labels: { ...each(({ fullName }, part) => `${fullName}, ${labels[part].toLowerCase()}`), fromMonth: 'Từ tháng' },
    draft: `dues.bases.${place.organisationId}.${month}`,
  })
  const send = useCommand(declareBases, { renews: ['dues.'] })
  const [mistake, setMistake] = useState<ApiError | null>(null)
  const typed = (memberId: string, part: Part) => form.values[keyOf(memberId, part)] ?? ''
  const rowOf = ({ memberId }: Person): Row => ({
    memberId,
    memberType: typed(memberId, 'memberType'),
    base: typed(memberId, 'base'),
    extraPay: typed(memberId, 'extraPay'),
    region: typed(memberId, 'region'),
  })
  const differs = (person: Person) => {
    const [row, stood] = [rowOf(person), stoodOf(person)]
    return parts.some((part) => asks(row.memberType, part) && row[part].trim() !== stood[part])
  }
  const changed = people.filter((person) => rowOf(person).memberType !== '' && differs(person)).map(rowOf)
  const blank = people.filter((person) => person.owed === null && rowOf(person).memberType === '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = changed.flatMap(missingIn)
    setMistake(missing.length === 0 ? null : ApiError.invalid(missing))
    form.setErrors(missing)
    if (missing.length > 0) return
    send.mutate(
      { ...place, fromMonth: readMonth(form.values.fromMonth ?? ''), people: changed.map(inputOf) },
      {
        onSuccess: ({ declared }) => {
          form.done()
          say({ text: `Đã khai mức thu nhập của ${declared.length} người.` })
          navigate(addresses.dues({ organisationId: place.organisationId, month, tinh: place.provinceCode }))
        },
        onError: ({ fields }) =>
          form.setErrors(
            fields.map(({ path, message }) => {
              const [, at, part] = path.split('.')
              const memberId = changed[Number(at)]?.memberId
              return { path: memberId === undefined ? path : keyOf(memberId, part as Part), message }
            }),
          ),
      },
    )
  }
  const fill = (said: Partial<Record<Part, string>>) =>
    form.setAll({
      ...form.values,
      ...Object.fromEntries(
        blank.flatMap(({ memberId }) =>
          Object.entries(said).map(([part, text]) => [keyOf(memberId, part as Part), text]),
        ),
      ),
    })
  const leave = () => {
    form.done()
    navigate(-1)
  }
  return { people, form, send, problem: mistake ?? send.error, changed, blank, submit, fill, leave }
}

function Bases({ data, place }: { data: DuesMonth; place: Place }) {
  const bases = useBases(data, place)
  const list = useRef<HTMLUListElement>(null)
  const { people, form, changed, blank } = bases
  const [undeclared] = useState(() => new Set(people.filter(({ owed }) => owed === null).map((one) => one.memberId)))
  const [all, setAll] = useState(undeclared.size === 0)
  const shown = all ? people : people.filter(({ memberId }) => undeclared.has(memberId))
  // The panel goes once all have a kind; one reads on at the list.
  const fill: typeof bases.fill = (said) => {
    bases.fill(said)
    list.current?.focus()
  }
  if (people.length === 0) {
    return (
      <EmptyState title={data.ratesUnknown ?? 'Không có đảng viên nào sinh hoạt ở đây vào ngày đầu tháng.'}>
        <p>Chọn tháng khác ở trang đảng phí.</p>
      </EmptyState>
    )
  }
  return (
    <form className="stack" noValidate onSubmit={bases.submit}>
      {form.resumed && !form.touched && (
        <Notice title="Đây là phần bạn nhập dở lần trước, máy này còn giữ.">
          <div>
            <Button label="Bỏ phần nhập dở" onPress={form.reset} />
          </div>
        </Notice>
      )}
      <ProblemSummary error={bases.problem} problems={form.problems} />
      <div className={classes.base}>
        <TextField
          {...form.text('fromMonth')}
          hint="Ví dụ 11/2026. Mức này giữ cho mọi tháng từ đó đến khi khai lại (F-08)."
          inputMode="numeric"
        />
      </div>
      {blank.length > 1 && <Fill blank={blank.length} onFill={fill} />}
      <ul className={classes.bases} ref={list} tabIndex={-1} aria-label="Mức khai của từng người">
        {shown.map((person) => (
          <BaseRow key={person.memberId} person={person} form={form} />
        ))}
      </ul>
      {!all && people.length > shown.length && (
        <div>
          <Button
            label={`Hiện cả ${people.length - shown.length} người đã khai hoặc được miễn`}
            onPress={() => setAll(true)}
          />
        </div>
      )}
      <div className={`${classes.bar} row`}>
        <Button
          kind="main"
          submits
          label={changed.length === 0 ? 'Ghi mức khai' : `Ghi mức khai của ${changed.length} người`}
          busy={bases.send.isPending}
        />
      </div>
      <div>
        <Button label="Thôi, không khai" onPress={bases.leave} />
      </div>
    </form>
  )
}

/** Most of a village branch are of one kind: chosen once for all who have none yet. */
function Fill({ blank, onFill }: { blank: number; onFill: (said: Partial<Record<Part, string>>) => void }) {
  const [type, setType] = useState('')
  const [region, setRegion] = useState('')
  const ready = type !== '' && (!needsRegion(type) || region !== '')
  return (
    <Panel title="Điền một lần cho những người cùng loại">
      <div className="stack-tight">
        <div className={classes.base}>
          <SelectField
            name="fillType"
            label="Những người chưa chọn loại đều là"
            value={type}
            onChange={setType}
            options={typeOptions}
          />
          {needsRegion(type) && (
            <SelectField
              name="fillRegion"
              label="Vùng lương tối thiểu của họ"
              value={region}
              onChange={setRegion}
              options={regions}
            />
          )}
        </div>
        {ready && (
          <div>
            <Button
              label={`Điền cho ${blank} người chưa chọn loại`}
              onPress={() => onFill({ memberType: type, ...(needsRegion(type) ? { region } : {}) })}
            />
          </div>
        )}
      </div>
    </Panel>
  )
}

function BaseRow({ person, form }: { person: Person; form: ReturnType<typeof useBases>['form'] }) {
  const field = (part: Part) => ({ ...form.text(keyOf(person.memberId, part)), label: labels[part] })
  const type = form.values[keyOf(person.memberId, 'memberType')] ?? ''
  return (
    <li>
      <fieldset className={classes.base}>
        <legend>
          {person.fullName}
          {person.gone && ' (đã chuyển đi, khai cho những tháng còn ở đây)'}
        </legend>
        <SelectField
          {...field('memberType')}
          options={typeOptions}
          empty={person.memberType === null ? 'Chưa khai' : undefined}
        />
        {asks(type, 'base') && (
          <TextField {...field('base')} hint={`${baseWords[type as keyof typeof baseWords]}.`} inputMode="numeric" />
        )}
        {asks(type, 'extraPay') && <TextField {...field('extraPay')} inputMode="numeric" optional />}
        {asks(type, 'region') && <SelectField {...field('region')} options={regions} />}
      </fieldset>
    </li>
  )
}

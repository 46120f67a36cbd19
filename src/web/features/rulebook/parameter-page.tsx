// One value of the rulebook: what holds and why, every version there has been, and changing it where the post acted in may.
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { listDifferences } from '#contract/case-differences.ts'
import {
  changeParameter,
  confirmParameter,
  endParameter,
  getParameter,
  type ShownParameter,
  type ShownVersion,
  takeBackParameter,
} from '#contract/rulebook.ts'
import { ruleBasis } from '#rules/lifecycle/rule-basis.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showInstant } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { useReturnedFocus } from '../../ui/returned-focus.ts'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { ChangeForm } from './change-form.tsx'
import classes from './rulebook.module.css'
import { ConfirmForm, EndForm, TakeBackForm } from './version-forms.tsx'
import {
  confidenceExplained,
  confidenceLabels,
  confidenceStates,
  instrumentName,
  outlivedInWords,
  placeLabels,
  stateLabels,
  stateStates,
  validity,
} from './words.ts'

export function ParameterPage() {
  const { rule = '', name = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const on = search.get('on') ?? undefined
  const answer = useOperation(getParameter, { ruleId: rule, name, on, provinceCode: tinh }, { fresh: true })
  const parameter = answer.data
  return (
    <Page
      key={`${rule} ${name}`}
      title={parameter?.title ?? 'Một mức của sổ quy định'}
      trail={[{ label: 'Sổ quy định', to: addresses.rulebook({ tinh }) }]}
      lead={
        <p>
          {rule}
          {ruleBasis[rule] !== undefined && `: ${ruleBasis[rule]}`}
        </p>
      }
    >
      {answer.isPending && <Skeleton lines={10} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {parameter && (
        <>
          <Current parameter={parameter} on={parameter.on} tinh={tinh} />
          <Change parameter={parameter} tinh={tinh} />
          <OpenCases parameter={parameter} tinh={tinh} />
          <Versions parameter={parameter} tinh={tinh} />
        </>
      )}
    </Page>
  )
}

interface PartProps {
  parameter: ShownParameter
  tinh: string | undefined
}

function Current({ parameter, on, tinh }: PartProps & { on: string }) {
  const version = parameter.versions.find(({ id }) => id === parameter.inForce)
  if (version === undefined) {
    const waits = parameter.versions.some(({ state }) => state === 'unconfirmed')
    return (
      <Notice tone="honour" title={`Ngày ${showDate(on)} chưa có mức nào áp dụng.`}>
        <p>
          {waits
            ? 'Mức ghi dưới đây chưa xác nhận – chưa áp dụng: chương trình không dùng để xét việc gì.'
            : 'Xem các lần đổi ở dưới.'}
        </p>
      </Notice>
    )
  }
  const outlived = outlivedInWords(version)
  return (
    <Panel title={`Áp dụng cho ngày ${showDate(on)}`}>
      <Facts
        facts={[
          { label: 'Mức', value: <strong>{version.words}</strong> },
          {
            label: 'Cách tính ngày',
            value:
              version.unit === 'working-day'
                ? 'Ngày làm việc, theo bảng ngày nghỉ từng năm'
                : version.unit === 'day'
                  ? 'Ngày thường, kể cả ngày nghỉ'
                  : 'Không tính bằng ngày',
          },
          { label: 'Hiệu lực', value: validity(version) },
          { label: 'Phạm vi', value: placeLabels[version.place] },
          {
            label: 'Căn cứ',
            value: (
              <>
                <span className={classes.target}>
                  <Basis version={version} tinh={tinh} />
                </span>
                {outlived !== null && <span className="under">Văn bản này {outlived}</span>}
              </>
            ),
          },
          {
            label: 'Độ chắc chắn',
            value: (
              <span>
                <Tag state={confidenceStates[version.confidence]} label={confidenceLabels[version.confidence]} />{' '}
                {confidenceExplained[version.confidence]}
              </span>
            ),
          },
          ...(version.note === null ? [] : [{ label: 'Ghi chú', value: version.note }]),
        ]}
      />
    </Panel>
  )
}

function Basis({ version: { instrument, basis }, tinh }: { version: ShownVersion; tinh: string | undefined }) {
  if (instrument === null) return basis
  return <Link to={addresses.rulebook({ instrument, tinh })}>{basis}</Link>
}

function Change({ parameter, tinh }: PartProps) {
  const [open, setOpen] = useState(false)
  const frame = useReturnedFocus(open)
  if (!parameter.allowed.includes(changeParameter.name)) return null
  return (
    <div ref={frame}>
      {open ? (
        <Panel title="Mức mới">
          <ChangeForm parameter={parameter} tinh={tinh} onClose={() => setOpen(false)} />
        </Panel>
      ) : (
        <Button kind="main" label="Đặt mức mới" onPress={() => setOpen(true)} />
      )}
    </div>
  )
}

/** Where a value has changed: which open cases were judged by another one, for whoever reads cases. */
function OpenCases({ parameter, tinh }: PartProps) {
  const may = useCan(listDifferences)
  if (!may || parameter.versions.length < 2) return null
  return (
    <p>
      <Link to={addresses.rulebook({ muc: 'khac-di', rule: parameter.ruleId, tinh })}>
        Xem việc đang mở sẽ khác đi vì quy định này
      </Link>
    </p>
  )
}

function Versions({ parameter, tinh }: PartProps) {
  return (
    <Panel title={`Các lần đổi (${parameter.versions.length})`}>
      {parameter.versions.length === 0 && <p className="soft">Chưa có mức nào được ghi.</p>}
      <ol className={classes.versions}>
        {parameter.versions.map((version) => (
          <li key={version.id}>
            <p className="row">
              <strong>{version.words}</strong>
              <Tag state={stateStates[version.state]} label={stateLabels[version.state]} />
              <Tag state={confidenceStates[version.confidence]} label={confidenceLabels[version.confidence]} />
            </p>
            <p>
              {placeLabels[version.place]}. {validity(version)}. <Basis version={version} tinh={tinh} />
            </p>
            <Trace version={version} />
            <Acts parameter={parameter} version={version} tinh={tinh} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** Who laid it down and why, who confirmed it, who took it back. */
function Trace({
  version: { author, reason, recordedAt, confirmed, ended, withdrawn, note, confidence },
}: {
  version: ShownVersion
}) {
  return (
    <div className="under">
      {confidence !== 'A' && <p>{confidenceExplained[confidence]}</p>}
      <p>
        {author === null ? 'Có sẵn theo chương trình.' : `${author} ghi ${showInstant(recordedAt)}.`}
        {reason !== null && ` Lý do: ${reason}`}
      </p>
      {note !== null && <p>{note}</p>}
      {confirmed !== null && (
        <p>
          {confirmed.by} xác nhận {showInstant(confirmed.at)}: {confirmed.basis}
        </p>
      )}
      {ended !== null && (
        <p>
          {ended.by} ghi {showInstant(ended.at)}: thôi áp dụng mức riêng từ ngày {showDate(ended.to)}. Lý do:{' '}
          {ended.reason}
        </p>
      )}
      {withdrawn !== null && (
        <p>
          {withdrawn.by} rút lại {showInstant(withdrawn.at)}: {withdrawn.reason}
        </p>
      )}
    </div>
  )
}

const acts = [
  { name: confirmParameter.name, label: 'Xác nhận để áp dụng', Form: ConfirmForm },
  { name: takeBackParameter.name, label: 'Rút lại', Form: TakeBackForm },
  { name: endParameter.name, label: 'Thôi áp dụng mức riêng', Form: EndForm },
] as const

function Acts({ parameter, version, tinh }: PartProps & { version: ShownVersion }) {
  const [open, setOpen] = useState<string | null>(null)
  const mine = acts
    .filter(({ name }) => version.allowed.includes(name))
    .map((act) =>
      act.name === endParameter.name && version.validTo !== null
        ? { ...act, label: 'Thôi áp dụng sớm hơn' as const }
        : act,
    )
  if (mine.length === 0) return null
  const chosen = mine.find(({ name }) => name === open)
  if (chosen !== undefined) {
    return (
      <chosen.Form
        parameter={parameter}
        version={version}
        tinh={tinh}
        action={chosen.label}
        onClose={() => setOpen(null)}
      />
    )
  }
  return (
    <div className="row screen-only">
      {mine.map(({ name, label }) => (
        <Button
          key={name}
          label={label}
          about={`mức ${version.words}${version.instrument === null ? '' : `, ${instrumentName(version.instrument)}`}`}
          wide={false}
          onPress={() => setOpen(name)}
        />
      ))}
    </div>
  )
}

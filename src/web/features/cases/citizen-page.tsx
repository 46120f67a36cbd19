// The page of one person of the pool: who it is, corrected in place; the cases; once admitted, the way to the member's record.
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { type Citizen, correctCitizen, getCitizen } from '#contract/citizens.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { Basis } from './basis.tsx'
import {
  CitizenFields,
  citizenFields,
  citizenLabels,
  sentCitizen,
  showCitizenField,
  valuesOfCitizen,
} from './citizen-fields.tsx'
import { SubjectCases } from './subject-cases.tsx'

export function CitizenPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const answer = useOperation(getCitizen, { id, provinceCode: tinh })
  const citizen = answer.data
  return (
    <Page
      key={id}
      title={citizen?.fullName ?? 'Quần chúng đang theo dõi'}
      trail={[{ label: 'Quần chúng, cảm tình Đảng', to: addresses.citizens({ tinh }) }]}
      lead={citizen && <p>{citizen.organisationName} theo dõi, giúp đỡ.</p>}
    >
      {answer.isPending && <Skeleton lines={8} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {citizen && (
        <>
          {citizen.memberId !== null && (
            <Notice tone="honour" title={`${citizen.fullName} đã được kết nạp vào Đảng.`}>
              <p>Từ nay thông tin được ghi ở hồ sơ đảng viên.</p>
              <div>
                <LinkButton kind="main" to={addresses.member(citizen.memberId, { tinh })} label="Mở hồ sơ đảng viên" />
              </div>
            </Notice>
          )}
          {citizen.certificate !== null && <Certificate certificate={citizen.certificate} tinh={tinh} />}
          <SubjectCases title="Việc" about={{ citizenId: id }} tinh={tinh} />
          <Person citizen={citizen} tinh={tinh} />
        </>
      )}
    </Page>
  )
}

function Certificate({
  certificate,
  tinh,
}: {
  certificate: NonNullable<Citizen['certificate']>
  tinh: string | undefined
}) {
  const { issuedOn, validTo, valid, ruleId, basis } = certificate
  const term = validTo === null ? 'Chưa có thời hạn được xác nhận' : `Đến hết ngày ${showDate(validTo)}`
  return (
    <Panel title="Giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng">
      <Facts
        facts={[
          { label: 'Ngày cấp', value: showDate(issuedOn) },
          { label: 'Có giá trị', value: valid ? term : `Đã hết giá trị: ${term.toLowerCase()}` },
          { label: 'Căn cứ', value: <Basis basis={basis} ruleId={ruleId} tinh={tinh} /> },
        ]}
      />
    </Panel>
  )
}

function Person({ citizen, tinh }: { citizen: Citizen; tinh: string | undefined }) {
  const [editing, setEditing] = useState(false)
  const say = useDoneNotice()
  const may = citizen.allowed.includes(correctCitizen.name)
  return (
    <Panel
      title="Thông tin"
      action={
        may &&
        !editing && (
          <span className="screen-only">
            <Button kind="quiet" label="Sửa" about="thông tin" onPress={() => setEditing(true)} />
          </span>
        )
      }
    >
      {editing ? (
        <CommandForm
          contract={correctCitizen}
          initial={valuesOfCitizen(citizen)}
          labels={citizenLabels}
          versions={{
            version: citizen.version,
            seen: valuesOfCitizen(citizen),
            read: (current: Citizen) => valuesOfCitizen(current),
            show: showCitizenField,
          }}
          draft={`citizens.correct.${citizen.id}`}
          toInput={(values, { version }) => ({
            id: citizen.id,
            version,
            ...sentCitizen(values),
            ...(tinh !== undefined && { provinceCode: tinh }),
          })}
          action="Lưu thông tin"
          renews={['citizens.', 'cases.']}
          onDone={() => {
            setEditing(false)
            say({ text: 'Đã lưu thông tin.' })
          }}
          onCancel={() => setEditing(false)}
        >
          {(form) => <CitizenFields form={form} />}
        </CommandForm>
      ) : (
        <Facts
          facts={citizenFields.map((field) => ({
            label: citizenLabels[field],
            value: showCitizenField(field, citizen[field]),
          }))}
        />
      )}
    </Panel>
  )
}

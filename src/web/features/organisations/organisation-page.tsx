// One organisation as of a day: facts, figures, posts, what stands below it, terms, history.
import { IconBuildingPlus, IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { getPlan } from '#contract/admission-plans.ts'
import { listCases } from '#contract/cases.ts'
import { getLetterhead } from '#contract/letterheads.ts'
import { listPosts } from '#contract/members.ts'
import { foundOrganisation, getOrganisation, listHistory } from '#contract/organisations.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { showDate } from '../../ui/format.ts'
import { MoreActions } from '../../ui/more-actions.tsx'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { SubjectCases } from '../cases/subject-cases.tsx'
import { AdmissionPlanPart } from './admission-plan-part.tsx'
import { AsOf } from './as-of.tsx'
import { ChildrenPart } from './children-part.tsx'
import { FactsPart } from './facts-part.tsx'
import { HistoryPart } from './history-part.tsx'
import { LetterheadPart } from './letterhead-part.tsx'
import { PostsPart } from './posts-part.tsx'
import { TermsPart } from './terms-part.tsx'
import { WithTree } from './with-tree.tsx'

const tabs = [
  { key: 'thong-tin', label: 'Thông tin' },
  { key: 'chuc-vu', label: 'Chức vụ' },
  { key: 'truc-thuoc', label: 'Tổ chức trực thuộc' },
  { key: 'nhiem-ky', label: 'Nhiệm kỳ' },
  { key: 'ket-nap', label: 'Kế hoạch kết nạp' },
  { key: 'the-thuc', label: 'Thể thức văn bản' },
  { key: 'viec', label: 'Việc' },
  { key: 'lich-su', label: 'Lịch sử' },
] as const

export function OrganisationPage() {
  const { seat } = useMe()
  const id = useParams().id ?? seat?.organisationId
  if (id === undefined) {
    return (
      <Page title="Tổ chức">
        <EmptyState title="Tài khoản này chưa giữ chức vụ nào nên chưa mở được tổ chức.">
          <p>Nhờ văn phòng cấp ủy giao chức vụ làm việc cho tài khoản của bạn.</p>
        </EmptyState>
      </Page>
    )
  }
  return <Opened key={id} id={id} />
}

function Opened({ id }: { id: string }) {
  const [search, setSearch] = useSearchParams()
  const on = search.get('on') ?? undefined
  const provinceCode = search.get('tinh') ?? undefined
  const answer = useOperation(getOrganisation, { id, on, provinceCode })
  const sees: Partial<Record<(typeof tabs)[number]['key'], boolean>> = {
    'chuc-vu': useCan(listPosts),
    'ket-nap': useCan(getPlan),
    'the-thuc': useCan(getLetterhead),
    viec: useCan(listCases),
    'lich-su': useCan(listHistory),
  }
  const shown = tabs.filter(({ key }) => sees[key] !== false)
  const chosen = shown.find((tab) => tab.key === search.get('muc'))?.key ?? 'thong-tin'
  const organisation = answer.data
  const [choosesDay, setChoosesDay] = useState(false)
  const change = (name: string, value: string | undefined) =>
    setSearch(
      (old) => {
        if (value === undefined) old.delete(name)
        else old.set(name, value)
        return old
      },
      { replace: true, preventScrollReset: true },
    )
  const { seat } = useMe()
  const reach = organisation?.parents.findIndex((parent) => parent.id === seat?.organisationId) ?? -1
  const trail = reach === -1 ? [] : (organisation?.parents.slice(reach) ?? [])

  return (
    <WithTree current={id} linkTo={(node) => addresses.organisation(node.id, { on, tinh: node.provinceCode })}>
      <Page
        title={organisation?.name ?? 'Tổ chức'}
        trail={trail.map((parent) => ({
          label: parent.name,
          to: addresses.organisation(parent.id, { on, tinh: provinceCode }),
        }))}
        lead={organisation && <Lead organisation={organisation} />}
        actions={
          organisation &&
          on === undefined &&
          sees['lich-su'] === true && (
            <MoreActions>
              {organisation.allowed.includes(foundOrganisation.name) && (
                <LinkButton
                  icon={IconBuildingPlus}
                  to={addresses.foundOrganisation(id, { tinh: provinceCode })}
                  label="Thành lập tổ chức trực thuộc"
                />
              )}
              <Button icon={IconHistory} label="Xem tại một ngày đã qua" onPress={() => setChoosesDay(true)} />
            </MoreActions>
          )
        }
      >
        {answer.isPending && <Skeleton lines={8} />}
        {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
        {(choosesDay || on !== undefined) && (
          <AsOf
            on={on}
            onChange={(day) => {
              if (day === undefined) setChoosesDay(false)
              change('on', day)
            }}
          />
        )}
        {on !== undefined && organisation && (
          <Notice tone="honour">
            <p>Đang xem tổ chức tại ngày {showDate(organisation.asOf)}. Muốn sửa thì trở về hôm nay.</p>
          </Notice>
        )}
        {organisation && (
          <Tabs
            label="Các phần của tổ chức"
            tabs={shown}
            current={chosen}
            onChoose={(key) => change('muc', key === 'thong-tin' ? undefined : key)}
          >
            {chosen === 'thong-tin' && <FactsPart organisation={organisation} isPast={on !== undefined} />}
            {chosen === 'chuc-vu' && <PostsPart organisation={organisation} on={on} />}
            {chosen === 'truc-thuoc' && <ChildrenPart organisation={organisation} on={on} />}
            {chosen === 'nhiem-ky' && <TermsPart organisation={organisation} />}
            {chosen === 'ket-nap' && <AdmissionPlanPart organisation={organisation} />}
            {chosen === 'the-thuc' && <LetterheadPart organisation={organisation} />}
            {chosen === 'viec' && (
              <SubjectCases title="Việc của tổ chức" about={{ organisationId: id }} tinh={provinceCode} names />
            )}
            {chosen === 'lich-su' && <HistoryPart organisation={organisation} />}
          </Tabs>
        )}
      </Page>
    </WithTree>
  )
}

function Lead({ organisation }: { organisation: { type: { name: string }; code: string; endedOn: string | null } }) {
  return (
    <p className="row">
      <span>
        {organisation.type.name}, mã {organisation.code}
      </span>
      {organisation.endedOn !== null && (
        <Tag state="ended" label={`Đã kết thúc hoạt động ngày ${showDate(organisation.endedOn)}`} />
      )}
    </p>
  )
}

// The page of tasks: mine first; for a committee also those of its organisation, what waits to be confirmed, who has none, and the level below.
import { IconPlus } from '@tabler/icons-react'
import { getOrganisation } from '#contract/organisations.ts'
import { assignTasks, countTasks, listMyTasks, listTasks, type TaskShow } from '#contract/tasks.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { showNumber } from '../../ui/format.ts'
import { EmptyState } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import listClasses from '../members/list.module.css'
import { WithTree } from '../organisations/with-tree.tsx'
import { BelowTab } from './below-tab.tsx'
import { TaskList } from './task-list.tsx'
import { UnassignedTab } from './unassigned-tab.tsx'
import { showLabels, sourceLabels } from './words.ts'

export interface Where {
  organisationId: string | undefined
  tinh: string | undefined
}

export function TasksPage() {
  return useCan(listTasks) ? <TasksOfCommittee /> : <OwnTasks />
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
const shownOf = (search: URLSearchParams): TaskShow => {
  const asked = search.get('show') ?? ''
  return asked in showLabels ? (asked as TaskShow) : 'open'
}

function ShowField() {
  const [search, change] = useAddressValues()
  return (
    <SelectField
      name="show"
      label="Tình trạng"
      value={shownOf(search)}
      onChange={(next) => change({ show: next === 'open' ? '' : next })}
      options={options(showLabels)}
    />
  )
}

function OwnTasks() {
  return (
    <Page title="Nhiệm vụ" lead={<p>Việc chi bộ và cấp trên giao cho bạn.</p>}>
      <MineTab tinh={undefined} />
    </Page>
  )
}

function MineTab({ tinh }: { tinh: string | undefined }) {
  const [search] = useAddressValues()
  const show = shownOf(search)
  const list = useList(listMyTasks, { show, provinceCode: tinh }, { fresh: true })
  return (
    <div className="stack">
      <div className={`${listClasses.search} screen-only`}>
        <ShowField />
      </div>
      <TaskList
        caption={`Nhiệm vụ của tôi: ${showLabels[show].toLowerCase()}`}
        list={list}
        tinh={tinh}
        none={
          <EmptyState title="Không có nhiệm vụ nào như vậy của bạn.">
            <p>Khi chi bộ hoặc cấp trên giao việc, việc hiện ở đây kèm hạn và nơi giao.</p>
          </EmptyState>
        }
      />
    </div>
  )
}

function TasksOfCommittee() {
  const { seat } = useMe()
  const [search, change] = useAddressValues()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  const where: Where = { organisationId, tinh }
  const seesOrganisation = useCan(getOrganisation)
  const organisation = useOperation(
    getOrganisation,
    { id: organisationId ?? seat?.organisationId ?? '', provinceCode: tinh },
    { when: seesOrganisation && seat !== null },
  )
  const type = organisation.data?.type.code
  const isBranch = type !== undefined && organisationTypes.byCode(type)?.isBranch === true
  const counts = useOperation(countTasks, { provinceCode: tinh }, { fresh: true })
  const figure = (label: string, value: number | undefined) =>
    value === undefined || value === 0 ? label : `${label} (${showNumber(value)})`
  const tabs = [
    { key: 'cua-toi', label: figure('Của tôi', counts.data?.mine) },
    { key: 'danh-sach', label: isBranch ? 'Của chi bộ' : 'Của đảng bộ' },
    { key: 'cho-xac-nhan', label: figure('Chờ xác nhận', counts.data?.toConfirm) },
    { key: 'chua-giao', label: 'Chưa được giao' },
    ...(isBranch || type === undefined ? [] : [{ key: 'cap-duoi', label: 'Cấp dưới' }]),
  ]
  const asked = search.get('muc') ?? (organisationId === undefined ? 'cua-toi' : 'danh-sach')
  const chosen = tabs.find(({ key }) => key === asked)?.key ?? 'cua-toi'
  const name = organisation.data?.name ?? seat?.organisationName ?? ''
  return (
    <WithTree
      current={organisationId ?? seat?.organisationId}
      linkTo={(node) => addresses.tasks({ muc: chosen, organisationId: node.id, tinh: node.provinceCode })}
    >
      <Page
        title="Nhiệm vụ"
        lead={<p>Việc được giao cho đảng viên và tổ chức của {name}.</p>}
        actions={
          useCan(assignTasks) && (
            <LinkButton
              kind="main"
              icon={IconPlus}
              label="Giao nhiệm vụ"
              to={addresses.assignTask({ organisationId, tinh })}
            />
          )
        }
      >
        <Tabs
          label="Nhiệm vụ theo người phải làm"
          tabs={tabs}
          current={chosen}
          onChoose={(key) => change({ show: '', source: '', muc: key })}
        >
          {chosen === 'cua-toi' && <MineTab tinh={tinh} />}
          {chosen === 'danh-sach' && <ListTab {...where} name={name} />}
          {chosen === 'cho-xac-nhan' && <ToConfirmTab tinh={tinh} />}
          {chosen === 'chua-giao' && <UnassignedTab {...where} />}
          {chosen === 'cap-duoi' && <BelowTab {...where} />}
        </Tabs>
      </Page>
    </WithTree>
  )
}

function ListTab({ organisationId, tinh, name }: Where & { name: string }) {
  const [search, change] = useAddressValues()
  const show = shownOf(search)
  const given = search.get('source') ?? ''
  const source = given in sourceLabels ? (given as keyof typeof sourceLabels) : undefined
  const list = useList(listTasks, { organisationId, show, source, provinceCode: tinh }, { fresh: true })
  return (
    <div className="stack">
      <div className={`${listClasses.search} screen-only`}>
        <ShowField />
        <SelectField
          name="source"
          label="Giao từ đâu"
          value={source ?? ''}
          empty="Tất cả"
          onChange={(next) => change({ source: next })}
          options={options(sourceLabels)}
        />
      </div>
      <TaskList
        caption={`Nhiệm vụ của ${name}: ${showLabels[show].toLowerCase()}`}
        list={list}
        tinh={tinh}
        none={
          <EmptyState title="Không có nhiệm vụ nào như vậy.">
            <p>Đổi điều kiện ở trên, hoặc bấm «Giao nhiệm vụ».</p>
          </EmptyState>
        }
      />
    </div>
  )
}

/** What was handed in to the organisation acted for. */
function ToConfirmTab({ tinh }: { tinh: string | undefined }) {
  const { seat } = useMe()
  const list = useList(
    listTasks,
    { show: 'submitted', assignerId: seat?.organisationId, provinceCode: tinh },
    { fresh: true },
  )
  return (
    <TaskList
      caption="Nhiệm vụ chờ xác nhận"
      list={list}
      tinh={tinh}
      none={
        <EmptyState title="Không có nhiệm vụ nào chờ xác nhận.">
          <p>Khi người làm báo hoàn thành, nhiệm vụ hiện ở đây để xác nhận hoặc trả lại.</p>
        </EmptyState>
      }
    />
  )
}

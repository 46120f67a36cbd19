// The admission plan of a year: planned against done, the organisations below, the priority groups, and setting the numbers.
import { useState } from 'react'
import { type AdmissionPlanRow, getPlan, setPlan } from '#contract/admission-plans.ts'
import type { Organisation } from '#contract/organisations.ts'
import { type PriorityGroup, priorityGroups } from '#rules/admission/priority-groups.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'

const shown = ({ planned, done }: { planned: number | null; done: number }): string =>
  planned === null ? `${done}, chưa có kế hoạch` : `${done} trên ${planned}`

export function AdmissionPlanPart({ organisation }: { organisation: Organisation }) {
  const { national } = useMe()
  const say = useDoneNotice()
  const thisYear = new Date().getFullYear()
  const [year, setYear] = useState(thisYear)
  const [changing, setChanging] = useState<AdmissionPlanRow | null>(null)
  const within = national ? { provinceCode: organisation.provinceCode } : {}
  const answer = useOperation(getPlan, { organisationId: organisation.id, year, ...within })
  if (answer.isPending) return <Skeleton lines={5} />
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  const plan = answer.data
  const maySet = plan.allowed.includes(setPlan.name)
  const { own, below, range } = plan
  const differs =
    own.total.planned !== null &&
    below.some((row) => row.total.planned !== null) &&
    plan.plannedBelow !== own.total.planned
  return (
    <div className="stack">
      <div className="row">
        {[thisYear - 1, thisYear, thisYear + 1].map((one) => (
          <Button
            key={one}
            kind={one === year ? 'main' : 'plain'}
            label={`Năm ${one}`}
            onPress={() => {
              setYear(one)
              setChanging(null)
            }}
          />
        ))}
      </div>
      {changing !== null && (
        <Panel title={`Kế hoạch năm ${year}: ${changing.name}`}>
          <PlanForm
            key={`${changing.organisationId} ${year}`}
            row={changing}
            year={year}
            within={within}
            onCancel={() => setChanging(null)}
            onDone={() => {
              setChanging(null)
              say({ text: `Đã ghi kế hoạch kết nạp năm ${year} của ${changing.name}.` })
            }}
          />
        </Panel>
      )}
      <Panel title={`Kết nạp đảng viên năm ${year}`}>
        <Facts
          facts={[
            { label: 'Đã kết nạp', value: shown(own.total) },
            { label: 'Số đảng viên hiện nay', value: String(plan.members) },
            {
              label: 'Kế hoạch so với số đảng viên',
              value: plan.share === null ? 'Chưa có kế hoạch' : `${String(plan.share).replace('.', ',')} %`,
            },
            {
              label: 'Mức đề ra',
              value:
                range === null
                  ? 'Chưa có mức được xác nhận trong sổ quy định'
                  : `${range.least} đến ${range.most} % (${range.ruleId}, ${range.basis})`,
            },
            ...(differs
              ? [{ label: 'Cộng kế hoạch cấp dưới', value: `${plan.plannedBelow}, khác với kế hoạch chung` }]
              : []),
          ]}
        />
        {maySet && changing === null && (
          <Button
            kind="main"
            label={own.version === null ? 'Đặt kế hoạch' : 'Sửa kế hoạch'}
            onPress={() => setChanging(own)}
          />
        )}
      </Panel>
      <Panel title="Theo nhóm ưu tiên">
        <DataTable
          caption={`Kết nạp năm ${year} theo nhóm ưu tiên`}
          rows={own.groups}
          rowKey={(row) => row.group}
          columns={[
            { key: 'group', heading: 'Nhóm', cell: (row) => row.title },
            { key: 'planned', heading: 'Kế hoạch', numbers: true, cell: (row) => row.planned ?? 'Không đặt riêng' },
            { key: 'done', heading: 'Đã kết nạp', numbers: true, cell: (row) => row.done },
          ]}
        />
      </Panel>
      {below.length > 0 && (
        <Panel title="Từng tổ chức trực thuộc">
          <DataTable
            caption={`Kế hoạch kết nạp năm ${year} của từng tổ chức trực thuộc`}
            rows={below}
            rowKey={(row) => row.organisationId}
            columns={[
              { key: 'name', heading: 'Tổ chức', cell: (row) => row.name },
              { key: 'planned', heading: 'Kế hoạch', numbers: true, cell: (row) => row.total.planned ?? 'Chưa có' },
              { key: 'done', heading: 'Đã kết nạp', numbers: true, cell: (row) => row.total.done },
              ...(maySet
                ? [
                    {
                      key: 'set',
                      heading: 'Việc',
                      card: 'plain' as const,
                      cell: (row: AdmissionPlanRow) => (
                        <Button
                          kind="plain"
                          label={row.version === null ? 'Đặt kế hoạch' : 'Sửa kế hoạch'}
                          about={row.name}
                          onPress={() => setChanging(row)}
                        />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Panel>
      )}
    </div>
  )
}

interface PlanFormProps {
  row: AdmissionPlanRow
  year: number
  within: { provinceCode?: string }
  onDone: () => void
  onCancel: () => void
}

type Values = Record<PriorityGroup | 'planned' | 'document', string>

interface Standing {
  planned: number | null
  groups: Readonly<Record<string, number | null>>
  document: string | null
}

const valuesOf = ({ planned, groups, document }: Standing) =>
  ({
    planned: String(planned ?? ''),
    ...Object.fromEntries(priorityGroups.map((group) => [group, String(groups[group] ?? '')])),
    document: document ?? '',
  }) as Values

const numberOf = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : Number.NaN)

function PlanForm({ row, year, within, onDone, onCancel }: PlanFormProps) {
  const titles = Object.fromEntries(row.groups.map(({ group, title }) => [group, title])) as Record<
    PriorityGroup,
    string
  >
  const standing = {
    planned: row.total.planned,
    groups: Object.fromEntries(row.groups.map(({ group, planned }) => [group, planned])),
    document: row.document,
  }
  return (
    <CommandForm
      contract={setPlan}
      initial={valuesOf(standing)}
      labels={{ planned: 'Số người kết nạp trong năm', ...titles, document: 'Văn bản' }}
      versions={{ version: row.version ?? 0, seen: standing, read: valuesOf }}
      toInput={(values, { version }) => ({
        organisationId: row.organisationId,
        year,
        planned: numberOf(values.planned),
        groups: Object.fromEntries(
          priorityGroups.flatMap((group) => (values[group].trim() === '' ? [] : [[group, numberOf(values[group])]])),
        ),
        document: given(values.document),
        ...(version === 0 ? {} : { version }),
        ...within,
      })}
      action="Ghi kế hoạch"
      onDone={onDone}
      onCancel={onCancel}
    >
      {(form) => (
        <>
          <TextField {...form.text('planned')} inputMode="numeric" />
          {priorityGroups.map((group) => (
            <TextField key={group} {...form.text(group)} inputMode="numeric" optional />
          ))}
          <TextField {...form.text('document')} optional />
        </>
      )}
    </CommandForm>
  )
}

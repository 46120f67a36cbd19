// How complete the dossiers of an organisation are, and of each directly below; every figure leads to the list behind it.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { recordKeeper } from '#contract/dossier-custody.ts'
import { type Completeness, type dossierFilter, fillFromCases, getCompleteness } from '#contract/dossiers.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './dossiers.module.css'
import type { TabProps } from './dossiers-page.tsx'

type Filter = (typeof dossierFilter.options)[number]
type Row = Completeness & { organisationId: string; organisationName: string }

/** A figure that opens its list; nothing to open stays a figure. */
function Figure({ value, show, at }: { value: number; show: Filter; at: TabProps }) {
  if (value === 0) return '0'
  return <Link to={addresses.dossiers({ ...at, muc: 'danh-sach', show })}>{showNumber(value)}</Link>
}

const columnsFor = (tinh: string | undefined): readonly Column<Row>[] => {
  const at = (row: Row): TabProps => ({ organisationId: row.organisationId, tinh })
  return [
    {
      key: 'name',
      heading: 'Tổ chức',
      cell: (row) => <Link to={addresses.dossiers(at(row))}>{row.organisationName}</Link>,
    },
    {
      key: 'members',
      heading: 'Đảng viên',
      numbers: true,
      cell: (row) => <Figure value={row.members} show="all" at={at(row)} />,
    },
    { key: 'complete', heading: 'Đủ giấy tờ', numbers: true, card: 'no', cell: (row) => showNumber(row.complete) },
    {
      key: 'incomplete',
      heading: 'Còn thiếu',
      numbers: true,
      cell: (row) => <Figure value={row.incomplete} show="incomplete" at={at(row)} />,
    },
    { key: 'papers', heading: 'Số mục thiếu', numbers: true, card: 'no', cell: (row) => showNumber(row.papersMissing) },
    {
      key: 'unchecked',
      heading: 'Chưa kiểm kê',
      numbers: true,
      cell: (row) => <Figure value={row.members - row.checked} show="unchecked" at={at(row)} />,
    },
    {
      key: 'keeper',
      heading: 'Chưa ghi nơi giữ',
      numbers: true,
      cell: (row) => <Figure value={row.noKeeper} show="no-keeper" at={at(row)} />,
    },
  ]
}

export function CompletenessTab({ organisationId, tinh }: TabProps) {
  const answer = useOperation(getCompleteness, { organisationId, provinceCode: tinh }, { fresh: true })
  if (answer.isPending) return <Skeleton lines={8} />
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  const { total, rows, organisationName } = answer.data
  const at: TabProps = { organisationId, tinh }
  if (total.members === 0) {
    return (
      <EmptyState title={`${organisationName} chưa có đảng viên nào trong danh sách.`}>
        <p>Có đảng viên trong danh sách thì ở đây có bảng giấy tờ của từng người.</p>
      </EmptyState>
    )
  }
  const figures: { label: string; value: number; show: Filter }[] = [
    { label: 'đảng viên', value: total.members, show: 'all' },
    { label: 'hồ sơ còn thiếu giấy tờ', value: total.incomplete, show: 'incomplete' },
    { label: 'hồ sơ chưa kiểm kê', value: total.members - total.checked, show: 'unchecked' },
    { label: 'hồ sơ chưa ghi nơi giữ', value: total.noKeeper, show: 'no-keeper' },
    { label: 'hồ sơ đảng viên đang mang theo', value: total.carried, show: 'carried' },
  ]
  return (
    <div className="stack">
      <Panel title={organisationName}>
        <div className="stack-tight">
          <ul className={classes.sum}>
            {figures.map(({ label, value, show }) => (
              <li key={show}>
                <strong>
                  <Figure value={value} show={show} at={at} />
                </strong>
                <span>{label}</span>
              </li>
            ))}
          </ul>
          <p>
            {total.checked === 0
              ? 'Chưa hồ sơ nào được kiểm kê nên chưa biết thiếu những gì.'
              : `Đã kiểm kê ${showNumber(total.checked)} hồ sơ: ${showNumber(total.complete)} đủ giấy tờ, ${showNumber(total.incomplete)} còn thiếu tất cả ${showNumber(total.papersMissing)} mục.`}
          </p>
        </div>
      </Panel>
      <Together {...at} noKeeper={total.noKeeper} />
      {rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption={`Mức đầy đủ hồ sơ theo tổ chức trực thuộc ${organisationName}`}
            rows={rows}
            rowKey={(row) => row.organisationId}
            columns={columnsFor(tinh)}
          />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In bảng này" onPress={() => window.print()} />
          </div>
        </div>
      )}
    </div>
  )
}

/** What is done for all dossiers of the organisation at once. */
function Together({ organisationId, tinh, noKeeper }: TabProps & { noKeeper: number }) {
  const mayFill = useCan(fillFromCases)
  const mayKeep = useCan(recordKeeper)
  const fill = useCommand(fillFromCases, { renews: ['dossiers.'] })
  const say = useDoneNotice()
  const [keeping, setKeeping] = useState(false)
  const within = { organisationId, provinceCode: tinh }
  if (!mayFill && !mayKeep) return null
  if (keeping) {
    return (
      <Panel title="Ghi nơi giữ cho các hồ sơ chưa ghi">
        <CommandForm
          contract={recordKeeper}
          initial={{ since: today(), place: '' }}
          labels={{ since: 'Giữ từ ngày', place: 'Để ở' }}
          toInput={({ since, place }) => ({ since, place: orNull(place), ...within })}
          action="Ghi nơi giữ"
          renews={['dossiers.']}
          onDone={({ recorded }) => {
            setKeeping(false)
            say({ text: `Đã ghi nơi giữ của ${showNumber(recorded)} hồ sơ.` })
          }}
          onCancel={() => setKeeping(false)}
          cancelLabel="Thôi, không ghi"
        >
          {(form) => (
            <>
              <p>
                {showNumber(noKeeper)} hồ sơ chưa ghi nơi giữ sẽ được ghi là do cấp ủy của bạn giữ. Hồ sơ đã ghi nơi giữ
                thì không đổi.
              </p>
              <DateField {...form.text('since')} />
              <TextField {...form.text('place')} hint="Phòng, tủ." optional />
            </>
          )}
        </CommandForm>
      </Panel>
    )
  }
  return (
    <div className="stack-tight screen-only">
      {fill.error && <ErrorState error={fill.error} />}
      <div className="row">
        {mayFill && (
          <Button
            label="Điền giấy tờ từ các việc đã ghi"
            busy={fill.isPending}
            onPress={() =>
              fill.mutate(within, {
                onSuccess: ({ papers, members }) =>
                  say({
                    text:
                      papers === 0
                        ? 'Các việc đã ghi không có giấy tờ nào mới.'
                        : `Đã điền ${showNumber(papers)} giấy tờ vào ${showNumber(members)} hồ sơ.`,
                  }),
              })
            }
          />
        )}
        {mayKeep && noKeeper > 0 && (
          <Button label="Ghi nơi giữ cho các hồ sơ chưa ghi" onPress={() => setKeeping(true)} />
        )}
      </div>
    </div>
  )
}

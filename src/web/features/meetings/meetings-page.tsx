// The page of meetings: the calendar of a branch for a year, or the month of the branches below a committee.
import { IconCalendarPlus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { getCalendar, layOutYear } from '#contract/meeting-calendar.ts'
import { getMonth } from '#contract/meeting-months.ts'
import type { MeetingHead } from '#contract/meeting-shapes.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { YearField } from '../../ui/year-field.tsx'
import { WithTree } from '../organisations/with-tree.tsx'
import { ChargesPart } from './charges-part.tsx'
import { FeedPart } from './feed-part.tsx'
import { MonthTable } from './month-table.tsx'
import { PlanForm } from './plan-form.tsx'
import { WaitingElections } from './waiting-elections.tsx'
import { kindLabels, meetingStateLabels, readTime, showMonth } from './words.ts'
import { ScoreFormPart, YearScorePart } from './year-score-part.tsx'
import { YearScoresPart } from './year-scores-part.tsx'

type Calendar = OutputOf<typeof getCalendar>

export function MeetingsPage() {
  const oversees = useCan(getMonth)
  const { seat } = useMe()
  const [search, change] = useAddressValues()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  const now = Number(today().slice(0, 4))
  const asked = Number(search.get('nam'))
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2200 ? asked : now
  const calendar = useOperation(getCalendar, { organisationId, year, provinceCode: tinh }, { fresh: true })
  const years = [...new Set([now - 1, now, now + 1, year])].sort()
  const body = (
    <Page title="Sinh hoạt chi bộ" lead={calendar.data && <p>{calendar.data.organisationName}</p>}>
      {calendar.isPending && <Skeleton lines={10} />}
      {calendar.error && <ErrorState error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.data?.isBranch === false && (
        <div className="stack">
          <WaitingElections organisationId={calendar.data.organisationId} tinh={tinh} />
          <MonthTable organisationId={organisationId} tinh={tinh} />
          <YearScoresPart organisationId={calendar.data.organisationId} year={year} tinh={tinh} />
          <ChargesPart organisationId={calendar.data.organisationId} tinh={tinh} />
          <ScoreFormPart organisationId={calendar.data.organisationId} year={year} tinh={tinh} />
        </div>
      )}
      {calendar.data?.isBranch === true && (
        <div className="stack">
          <div className="screen-only">
            <YearField
              name="year"
              value={year}
              years={years}
              onChange={(next) => change({ nam: next === now ? '' : String(next) })}
            />
          </div>
          <BranchCalendar key={`${calendar.data.organisationId} ${year}`} calendar={calendar.data} tinh={tinh} />
          <YearScorePart organisationId={calendar.data.organisationId} year={year} tinh={tinh} />
          <div className="screen-only">
            <FeedPart />
          </div>
        </div>
      )}
    </Page>
  )
  if (!oversees) return body
  return (
    <WithTree
      current={organisationId ?? seat?.organisationId}
      linkTo={(node) => addresses.meetings({ organisationId: node.id, tinh: node.provinceCode })}
    >
      {body}
    </WithTree>
  )
}

const columns = (tinh: string | undefined, common: ReadonlyMap<string, string>): readonly Column<MeetingHead>[] => [
  {
    key: 'on',
    heading: 'Ngày',
    cell: (row) => (
      <Link to={addresses.meeting(row.id, { tinh })}>
        {showDate(row.on)}, {row.time}
      </Link>
    ),
  },
  {
    key: 'kind',
    heading: 'Cuộc họp',
    card: 'plain',
    cell: (row) => (
      <>
        {kindLabels[row.kind]}
        {row.subject !== null && <span className="soft"> · {row.subject}</span>}
      </>
    ),
  },
  { key: 'state', heading: 'Tình trạng', card: 'plain', cell: (row) => <Tag {...meetingStateLabels[row.state]} /> },
  {
    key: 'note',
    heading: 'Ghi chú',
    card: 'plain',
    cell: (row) =>
      row.movedReason !== null && common.get(row.month) !== row.on
        ? `Khác ngày chung: ${row.movedReason}`
        : (row.place ?? ''),
  },
]

function BranchCalendar({ calendar, tinh }: { calendar: Calendar; tinh: string | undefined }) {
  const [adding, setAdding] = useState<'year' | 'one' | null>(null)
  const can = (name: string) => calendar.allowed.includes(name)
  const common = new Map(calendar.commonDays.map(({ month, on }) => [month, on]))
  const now = today()
  const next = calendar.meetings.find(
    ({ state, on }) => state === 'open' || (['planned', 'notified'].includes(state) && on >= now),
  )
  const close = () => setAdding(null)
  return (
    <>
      {next !== undefined && (
        <Notice title={next.state === 'open' ? 'Đang họp' : 'Cuộc họp sắp tới'}>
          <p>
            <Link to={addresses.meeting(next.id, { tinh })}>
              {kindLabels[next.kind]}, {next.time} ngày {showDate(next.on)}
            </Link>
          </p>
        </Notice>
      )}
      {calendar.meetings.length > 0 && calendar.quartersWithoutThematic.length > 0 && (
        <Notice title={`Quý ${calendar.quartersWithoutThematic.join(', ')} chưa có sinh hoạt chuyên đề.`}>
          <p>Mỗi quý ít nhất một kỳ chuyên đề (42-HD/BTCTW).</p>
        </Notice>
      )}
      {adding === null && (can('meetings.plan') || can('meetings.lay-out-year')) && (
        <div className="row screen-only">
          {calendar.year >= Number(now.slice(0, 4)) && can('meetings.lay-out-year') && (
            <Button icon={IconCalendarPlus} label={`Lập lịch năm ${calendar.year}`} onPress={() => setAdding('year')} />
          )}
          {can('meetings.plan') && (
            <Button icon={IconPlus} label="Thêm một cuộc họp" onPress={() => setAdding('one')} />
          )}
        </div>
      )}
      {adding === 'year' && (
        <Panel title={`Lập lịch năm ${calendar.year}`}>
          <YearForm calendar={calendar} tinh={tinh} onClose={close} />
        </Panel>
      )}
      {adding === 'one' && (
        <Panel title="Thêm một cuộc họp">
          <PlanForm
            organisationId={calendar.organisationId}
            common={common}
            gathering={calendar.gathering}
            tinh={tinh}
            onClose={close}
          />
        </Panel>
      )}
      {calendar.meetings.length === 0 ? (
        <EmptyState title={`Chưa có cuộc họp nào trong năm ${calendar.year}.`}>
          <p>Bấm «Lập lịch năm» để có 12 kỳ thường kỳ theo ngày chung, rồi dời những kỳ cần dời.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={`Lịch sinh hoạt năm ${calendar.year} của ${calendar.organisationName}`}
          rows={calendar.meetings}
          rowKey={(row) => row.id}
          columns={columns(tinh, common)}
        />
      )}
    </>
  )
}

function YearForm({ calendar, tinh, onClose }: { calendar: Calendar; tinh: string | undefined; onClose: () => void }) {
  const say = useDoneNotice()
  return (
    <CommandForm
      contract={layOutYear}
      initial={{ time: '19:30', place: '', thematicMonths: '3, 6, 9, 12' }}
      labels={{ time: 'Giờ họp', place: 'Địa điểm', thematicMonths: 'Các tháng có chuyên đề' }}
      toInput={({ time, place, thematicMonths }) => ({
        organisationId: calendar.organisationId,
        year: calendar.year,
        time: readTime(time),
        place: orNull(place),
        thematicMonths: thematicMonths
          .split(/[^\d]+/)
          .filter((part) => part !== '')
          .map(Number),
        provinceCode: tinh,
      })}
      action="Lập lịch"
      renews={['meetings.']}
      onDone={({ added, kept }) => {
        say({ text: `Đã thêm ${added} kỳ thường kỳ${kept > 0 ? `, giữ nguyên ${kept} kỳ đã có` : ''}.` })
        onClose()
      }}
      onCancel={onClose}
      cancelLabel="Thôi, không lập"
    >
      {(form) => (
        <>
          <p className="soft">
            Mỗi tháng một kỳ vào ngày chung; trùng ngày nghỉ thì sang ngày làm việc kế tiếp. Kỳ đã có giữ nguyên. Tháng
            đầu: {showMonth(calendar.commonDays[0]?.month ?? '')}.
          </p>
          <TextField {...form.text('time')} hint="Ví dụ 19:30." />
          <TextField {...form.text('place')} optional />
          <TextField {...form.text('thematicMonths')} hint="Mỗi quý ít nhất một tháng. Ví dụ 3, 6, 9, 12." />
        </>
      )}
    </CommandForm>
  )
}

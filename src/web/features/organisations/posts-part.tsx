// Who holds which post, which posts are vacant; recording an appointment and its end.
import { useState } from 'react'
import { Link } from 'react-router'
import { appoint, endPost, listPosts } from '#contract/members.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Organisation } from '#contract/organisations.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, showSpan, today } from '../../ui/format.ts'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { AppointForm } from './appoint-form.tsx'

type Holding = OutputOf<typeof listPosts>['holdings'][number]

export function PostsPart({ organisation, on }: { organisation: Organisation; on: string | undefined }) {
  const { national } = useMe()
  const say = useDoneNotice()
  const [appointing, setAppointing] = useState<string | null>(null)
  const [ending, setEnding] = useState<Holding | null>(null)
  const within = national ? { provinceCode: organisation.provinceCode } : {}
  const answer = useOperation(listPosts, { organisationId: organisation.id, on, ...within })
  if (answer.isPending) return <Skeleton lines={6} />
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  const { holdings, vacancies, posts, term, allowed } = answer.data
  const mayAppoint = allowed.includes(appoint.name) && on === undefined

  return (
    <div className="stack">
      {term && (
        <p>
          {term.name}, {showSpan(term.startsOn, term.endsOn)}.
        </p>
      )}
      {vacancies.map((vacancy) => (
        <Notice key={vacancy.postCode} tone="honour" title={`Chưa có ${vacancy.postName.toLowerCase()}`}>
          <p>{vacancy.reason}</p>
          {mayAppoint && (
            <div>
              <Button
                label={`Ghi người giữ chức vụ ${vacancy.postName.toLowerCase()}`}
                onPress={() => setAppointing(vacancy.postCode)}
              />
            </div>
          )}
        </Notice>
      ))}
      {appointing !== null && (
        <Panel title="Ghi người giữ chức vụ">
          <AppointForm
            key={appointing}
            organisation={organisation}
            posts={posts}
            postCode={appointing}
            onCancel={() => setAppointing(null)}
            onDone={(seatOpened) => {
              setAppointing(null)
              say({
                text: seatOpened
                  ? 'Đã ghi người giữ chức vụ; tài khoản của người ấy làm việc được với chức vụ này.'
                  : 'Đã ghi người giữ chức vụ.',
              })
            }}
          />
        </Panel>
      )}
      {ending !== null && (
        <Panel title={`Thôi giữ chức vụ ${ending.postName}: ${ending.memberName}`}>
          <CommandForm
            key={ending.id}
            contract={endPost}
            initial={{ to: today(), document: '' }}
            labels={{ to: 'Thôi giữ từ ngày', document: 'Văn bản' }}
            toInput={({ to, document }) => ({ id: ending.id, to, document: given(document), ...within })}
            action="Ghi thôi giữ chức vụ"
            cancelLabel="Giữ chức vụ"
            onCancel={() => setEnding(null)}
            onDone={({ seatEnded }) => {
              setEnding(null)
              say({
                text: seatEnded
                  ? 'Đã ghi thôi giữ chức vụ; tài khoản của người ấy thôi làm việc với chức vụ này.'
                  : 'Đã ghi thôi giữ chức vụ.',
              })
            }}
          >
            {(form) => (
              <>
                <DateField
                  {...form.text('to')}
                  hint="Ngày đầu tiên không còn giữ chức vụ; tài khoản của người ấy cũng thôi làm việc với chức vụ này từ ngày đó."
                />
                <TextField {...form.text('document')} hint="Số, ngày và cơ quan ban hành." optional />
              </>
            )}
          </CommandForm>
        </Panel>
      )}
      {holdings.length === 0 ? (
        <EmptyState
          title="Chưa ghi ai giữ chức vụ ở tổ chức này."
          action={mayAppoint && <Button kind="main" label="Ghi người giữ chức vụ" onPress={() => setAppointing('')} />}
        />
      ) : (
        <>
          <DataTable
            caption={`Người giữ chức vụ ở ${organisation.name}`}
            rows={holdings}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'name',
                heading: 'Họ và tên',
                cell: (row) => (
                  <Link to={addresses.member(row.memberId, national ? { tinh: organisation.provinceCode } : {})}>
                    {row.memberName}
                  </Link>
                ),
              },
              { key: 'post', heading: 'Chức vụ', card: 'plain', cell: (row) => row.postName },
              { key: 'from', heading: 'Từ ngày', numbers: true, cell: (row) => showDate(row.validFrom) },
              {
                key: 'how',
                heading: 'Cách giao',
                cell: (row) => (row.how === 'elected' ? 'Được bầu' : 'Được chỉ định'),
              },
              { key: 'document', heading: 'Văn bản', card: 'no', cell: (row) => row.document ?? '' },
              {
                key: 'act',
                heading: 'Việc',
                card: 'plain',
                cell: (row) =>
                  on === undefined && row.allowed.includes(endPost.name) ? (
                    <Button kind="quiet" label="Ghi thôi giữ chức vụ" onPress={() => setEnding(row)} />
                  ) : null,
              },
            ]}
          />
          {mayAppoint && appointing === null && (
            <div>
              <Button label="Ghi người giữ chức vụ" onPress={() => setAppointing('')} />
            </div>
          )}
        </>
      )}
    </div>
  )
}

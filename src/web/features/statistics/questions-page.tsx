// The saved questions of an organisation, and the answers others shared with it.
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#contract/operation.ts'
import {
  type listQuestions as contract,
  listQuestions,
  type Question,
  removeQuestion,
  removeReceived,
} from '#contract/questions.ts'
import { crossFieldNames } from '#rules/statistics/cross-fields.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'

type Received = OutputOf<typeof contract>['received'][number]

export function QuestionsPage() {
  const answer = useOperation(listQuestions, {})
  const { data } = answer
  const [leaving, setLeaving] = useState<Question | Received | null>(null)
  return (
    <Page
      title="Câu hỏi riêng"
      trail={[{ label: 'Thống kê', to: addresses.statistics() }]}
      lead={<p>Ghép từ các điều kiện của danh sách đảng viên: đếm, chia hàng và cột, lưu lại, chia sẻ cho nơi khác.</p>}
      actions={<LinkButton kind="main" to={addresses.askQuestion()} label="Đặt câu hỏi mới" wide={false} />}
    >
      {answer.isPending && <Skeleton lines={6} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {data && (
        <section className="stack-tight">
          <h2>Đã lưu</h2>
          {data.questions.length === 0 ? (
            <EmptyState title="Chưa lưu câu hỏi nào." />
          ) : (
            <DataTable
              caption="Câu hỏi đã lưu"
              rows={data.questions}
              rowKey={(row) => row.id}
              columns={questionColumns(setLeaving)}
            />
          )}
        </section>
      )}
      {data && (
        <section className="stack-tight">
          <h2>Nơi khác chia sẻ</h2>
          {data.received.length === 0 ? (
            <EmptyState title="Chưa có câu trả lời nào được chia sẻ." />
          ) : (
            <DataTable
              caption="Câu trả lời được chia sẻ"
              rows={data.received}
              rowKey={(row) => row.id}
              columns={receivedColumns(setLeaving)}
            />
          )}
        </section>
      )}
      {leaving !== null && <Leave what={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  )
}

const whereAsked = ({ id, filter, rowField, columnField }: Question): string =>
  addresses.askQuestion({
    ...filter,
    ...(rowField !== null && { rowField }),
    ...(columnField !== null && { columnField }),
    cau: id,
  })

const wayOf = ({ show, rowField, columnField }: Question): string =>
  show === 'list'
    ? 'Danh sách'
    : rowField === null
      ? 'Con số'
      : [rowField, columnField].flatMap((field) => (field === null ? [] : [crossFieldNames[field]])).join(' × ')

const questionColumns = (leave: (row: Question) => void): readonly Column<Question>[] => [
  {
    key: 'title',
    heading: 'Câu hỏi',
    cell: (row) => <Link to={row.show === 'list' ? addresses.members(row.filter) : whereAsked(row)}>{row.title}</Link>,
  },
  { key: 'show', heading: 'Cách xem', card: 'plain', cell: wayOf },
  { key: 'saved', heading: 'Lưu', card: 'plain', cell: (row) => `${showDate(row.savedOn)}, ${row.savedBy}` },
  {
    key: 'acts',
    heading: 'Việc',
    card: 'plain',
    cell: (row) =>
      row.allowed.includes(removeQuestion.name) && (
        <div className="row">
          <LinkButton kind="quiet" to={whereAsked(row)} label="Sửa, chia sẻ" about={row.title} wide={false} />
          <Button kind="quiet" label="Bỏ câu hỏi" about={row.title} wide={false} onPress={() => leave(row)} />
        </div>
      ),
  },
]

const receivedColumns = (leave: (row: Received) => void): readonly Column<Received>[] => [
  {
    key: 'title',
    heading: 'Câu hỏi',
    cell: ({ id, title }) => <Link to={addresses.receivedAnswer(id)}>{title}</Link>,
  },
  { key: 'sender', heading: 'Nơi chia sẻ', card: 'plain', cell: (row) => row.senderName },
  { key: 'sent', heading: 'Ngày', card: 'plain', cell: (row) => showDate(row.sentOn) },
  {
    key: 'acts',
    heading: 'Việc',
    card: 'plain',
    cell: (row) =>
      row.allowed.includes(removeReceived.name) && (
        <Button kind="quiet" label="Bỏ bản nhận" about={row.title} wide={false} onPress={() => leave(row)} />
      ),
  },
]

function Leave({ what, onClose }: { what: Question | Received; onClose: () => void }) {
  const say = useDoneNotice()
  const renews = { renews: ['reports.list-questions'] }
  const question = useCommand(removeQuestion, renews)
  const received = useCommand(removeReceived, renews)
  const done = {
    onSuccess: () => {
      say({ text: `Đã bỏ «${what.title}».` })
      onClose()
    },
  }
  return (
    <Confirm
      title={`Bỏ «${what.title}»?`}
      action="Bỏ"
      busy={question.isPending || received.isPending}
      error={question.error ?? received.error}
      onConfirm={() =>
        'version' in what
          ? question.mutate({ id: what.id, version: what.version }, done)
          : received.mutate({ id: what.id }, done)
      }
      onClose={onClose}
    >
      <p>
        {'version' in what
          ? 'Câu trả lời đã chia sẻ vẫn ở nơi nhận.'
          : 'Nơi chia sẻ vẫn giữ câu hỏi của mình và có thể chia sẻ lại.'}
      </p>
    </Confirm>
  )
}

// The review of the own branch: questions of the record with their answers, opinions that were heard, names under consideration.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { ReviewDetail, ReviewName, ReviewQuestion } from '#contract/review-shapes.ts'
import { bringFacts, closeReview, getReview, nameMember } from '#contract/reviews.ts'
import { groundNames } from '#rules/reviews/grounds.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Tag } from '../../ui/tag.tsx'
import { AnswerForm, ConsultForm, NameForm } from './review-forms.tsx'
import { reviewTag } from './reviews-page.tsx'
import { bodyLabels, kindLabels, stateTags, weighedLabels } from './words.ts'

export type Acting =
  | { what: 'consult' }
  | { what: 'name'; about: ReviewQuestion | null }
  | { what: 'answer'; question: ReviewQuestion }

export function ReviewPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const review = useOperation(getReview, { id, provinceCode: tinh }, { fresh: true })
  const [acting, setActing] = useState<Acting | null>(null)
  const trail = [{ label: 'Rà soát', to: addresses.reviews({ tinh }) }]
  if (review.isPending || review.error) {
    return <PageToCome title="Cuộc rà soát" trail={trail} of={review} />
  }
  const { data } = review
  return (
    <Page
      title={data.title}
      trail={trail}
      lead={
        <p>
          <Tag {...reviewTag(data)} /> {data.organisationName}. {data.directive}. Xong trước {showDate(data.endsOn)}.
        </p>
      }
    >
      <div className="stack">
        {data.withdrawnReason !== null && (
          <Notice title={`Đợt rà soát này đã được rút lại ngày ${showDate(data.closedOn)}.`}>
            <p>Lý do: {data.withdrawnReason}</p>
            <p>Chi bộ không phải làm gì thêm.</p>
          </Notice>
        )}
        <Acts review={data} tinh={tinh} acting={acting} onAct={setActing} />
        <Questions review={data} onAct={setActing} />
        <Panel title="Tên chi bộ đang xem xét">
          {data.names.length === 0 ? (
            <p>Chưa có tên nào.</p>
          ) : (
            <DataTable
              caption="Tên chi bộ đang xem xét"
              rows={data.names}
              rowKey={(row) => row.id}
              columns={nameColumns(tinh)}
            />
          )}
        </Panel>
        <Panel title="Ý kiến đã nghe trước khi lập danh sách">
          <Facts
            facts={(['front-committee', 'direct-superior'] as const).map((body) => {
              const said = data.consulted.find((one) => one.body === body)
              return {
                label: bodyLabels[body],
                value: said === undefined ? 'Chưa ghi' : `${said.said} (ngày ${showDate(said.on)})`,
              }
            })}
          />
        </Panel>
        <div className="screen-only">
          <Button icon={IconPrinter} label="In trang này" onPress={() => window.print()} />
        </div>
      </div>
    </Page>
  )
}

interface ActsProps {
  review: ReviewDetail
  tinh: string | undefined
  acting: Acting | null
  onAct: (acting: Acting | null) => void
}

function Acts({ review, tinh, acting, onAct }: ActsProps) {
  const bring = useCommand(bringFacts, { renews: ['reviews.'] })
  const close = useCommand(closeReview, { renews: ['reviews.'] })
  const say = useDoneNotice()
  const at = { id: review.id, version: review.version, provinceCode: tinh }
  if (acting !== null) {
    const own = {
      review,
      tinh,
      onCancel: () => onAct(null),
      onDone: (text: string) => {
        onAct(null)
        say({ text })
      },
    }
    return (
      <Panel
        title={
          acting.what === 'consult' ? 'Ghi ý kiến đã nghe' : acting.what === 'name' ? 'Ghi tên để xem xét' : 'Trả lời'
        }
      >
        <div className="measured">
          {acting.what === 'consult' && <ConsultForm {...own} />}
          {acting.what === 'name' && <NameForm {...own} about={acting.about} />}
          {acting.what === 'answer' && <AnswerForm {...own} question={acting.question} />}
        </div>
      </Panel>
    )
  }
  if (!review.allowed.includes(nameMember.name)) return null
  const ready = review.factsOn !== null && review.unanswered === 0
  return (
    <section className="stack-tight screen-only" aria-label="Bước tiếp theo">
      {bring.error && <ErrorState error={bring.error} />}
      {close.error && <ErrorState error={close.error} />}
      <div className="row">
        <Button
          kind={review.factsOn === null ? 'main' : 'plain'}
          label="Lấy dữ kiện đã ghi"
          busy={bring.isPending}
          onPress={() =>
            bring.mutate(at, {
              onSuccess: ({ questions }) => say({ text: `Đã lấy dữ kiện: ${questions} câu hỏi để chi bộ trả lời.` }),
            })
          }
        />
        {review.toConsult.length > 0 && (
          <Button label="Ghi ý kiến đã nghe" onPress={() => onAct({ what: 'consult' })} />
        )}
        <Button label="Ghi tên để xem xét" onPress={() => onAct({ what: 'name', about: null })} />
        <Button
          kind={ready && review.waiting === 0 ? 'main' : 'plain'}
          label="Kết thúc cuộc rà soát"
          busy={close.isPending}
          onPress={() => close.mutate(at, { onSuccess: () => say({ text: 'Đã kết thúc cuộc rà soát.' }) })}
        />
      </div>
    </section>
  )
}

function Questions({ review, onAct }: Pick<ActsProps, 'review' | 'onAct'>) {
  const { memberId } = useMe()
  const open = review.state === 'open'
  const named = new Set(review.names.map((name) => name.memberId))
  return (
    <Panel title="Câu hỏi từ dữ kiện đã ghi">
      <p>
        {review.factsOn === null
          ? 'Chưa lấy dữ kiện. Phần mềm chỉ nêu điều đã ghi; chi bộ trả lời.'
          : `Lấy ngày ${showDate(review.factsOn)}, từ ${showDate(review.factsFrom)}. Dữ kiện không phải kết luận.`}
      </p>
      <ul className="entries">
        {review.questions.map((question) => (
          <li key={question.id}>
            <strong>
              {question.fullName}: {kindLabels[question.kind].toLowerCase()}
            </strong>
            <span>{question.fact}</span>
            {question.answer !== null && question.weighed !== null && (
              <span className="typed">
                {weighedLabels[question.weighed]}: {question.answer} ({question.answeredBy}, ngày{' '}
                {showDate(question.answeredOn)})
              </span>
            )}
            {open && question.memberId !== memberId && !named.has(question.memberId) && (
              <span className="row screen-only">
                <Button
                  label={question.answer === null ? 'Trả lời' : 'Sửa câu trả lời'}
                  about={question.fullName}
                  onPress={() => onAct({ what: 'answer', question })}
                />
                {question.weighed === 'to-consider' && (
                  <Button
                    label="Ghi tên để xem xét"
                    about={question.fullName}
                    onPress={() => onAct({ what: 'name', about: question })}
                  />
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const nameColumns = (tinh: string | undefined): readonly Column<ReviewName>[] => [
  {
    key: 'name',
    heading: 'Họ và tên',
    cell: (row) => (
      <>
        <Link to={addresses.reviewedName(row.id, { tinh })}>{row.fullName}</Link>
        <span className="under">
          Số {row.seq}. {groundNames[row.ground]}
        </span>
      </>
    ),
  },
  { key: 'state', heading: 'Đang ở đâu', card: 'plain', cell: (row) => <Tag {...stateTags[row.state]} /> },
  {
    key: 'until',
    heading: 'Giúp đỡ đến',
    numbers: true,
    cell: (row) => (row.helpUntil === null ? 'Chưa có' : showDate(row.helpUntil)),
  },
]

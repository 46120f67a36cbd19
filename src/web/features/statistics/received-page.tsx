// An answer another organisation shared: its figures of that day, which open nothing.
import { useParams } from 'react-router'
import { getReceived } from '#contract/questions.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import type { Filter } from '../members/list-address.ts'
import { chosenWords } from '../members/list-filters.tsx'
import { Answer } from './answer-table.tsx'

export function ReceivedPage() {
  const { id = '' } = useParams()
  const received = useOperation(getReceived, { id })
  const { data } = received
  const filter: Filter = Object.fromEntries(
    Object.entries(data?.filter ?? {}).map(([name, value]) => [name, String(value)]),
  )
  const words = chosenWords(filter).map((one) => one.words)
  return (
    <Page
      title={data?.title ?? 'Câu trả lời được chia sẻ'}
      trail={[
        { label: 'Thống kê', to: addresses.statistics() },
        { label: 'Câu hỏi riêng', to: addresses.questions() },
      ]}
      lead={
        data && (
          <p>
            {data.senderName} chia sẻ ngày {showDate(data.sentOn)}: {data.answer.organisation.name}, có đến ngày{' '}
            {showDate(data.answer.on)}
            {words.length > 0 && `. ${words.join('; ')}`}.
          </p>
        )
      }
    >
      {received.isPending && <Skeleton lines={6} />}
      {received.error && <ErrorState error={received.error} />}
      {data && <Answer answer={data.answer} rowField={data.rowField} columnField={data.columnField} />}
    </Page>
  )
}

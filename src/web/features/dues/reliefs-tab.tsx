// Reliefs of an organisation: what waits for a decision first, then what was decided.
import { useState } from 'react'
import { type DuesRelief, decideRelief, listReliefs } from '#contract/dues.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { OpenedPanel } from '../../ui/opened-panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import type { Place } from './dues-page.tsx'
import { ReliefTable } from './relief-table.tsx'
import { showMonthOf, showReduction } from './words.ts'

export function ReliefsTab(place: Place) {
  const answer = useOperation(listReliefs, { ...place }, { fresh: true })
  const [deciding, setDeciding] = useState<DuesRelief | null>(null)
  return (
    <div className="stack">
      {answer.isPending && <Skeleton lines={6} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {deciding !== null && (
        <OpenedPanel key={deciding.id} title={`Miễn, giảm đảng phí: ${deciding.fullName}`}>
          <DecideForm relief={deciding} place={place} onEnd={() => setDeciding(null)} />
        </OpenedPanel>
      )}
      {answer.data?.rows.length === 0 && (
        <EmptyState title="Chưa có ai được đề nghị miễn, giảm đảng phí.">
          <p>Đề nghị ở trang đảng phí của từng người: mở tên người đó trong phần «Thu trong tháng».</p>
        </EmptyState>
      )}
      {answer.data && answer.data.rows.length > 0 && (
        <ReliefTable
          rows={answer.data.rows}
          act={(row) =>
            row.allowed.includes(decideRelief.name) ? (
              <Button
                label={row.state === 'proposed' ? 'Quyết định' : 'Rút lại'}
                about={row.fullName}
                onPress={() => setDeciding(row)}
              />
            ) : (
              ''
            )
          }
        />
      )}
    </div>
  )
}

const outcomes = [
  { value: 'decided', label: 'Đồng ý' },
  { value: 'declined', label: 'Không đồng ý' },
  { value: 'withdrawn', label: 'Rút lại, không xét nữa' },
]

function DecideForm({ relief, place, onEnd }: { relief: DuesRelief; place: Place; onEnd: () => void }) {
  const say = useDoneNotice()
  const isOpen = relief.state === 'proposed'
  const within = place.provinceCode === undefined ? {} : { provinceCode: place.provinceCode }
  return (
    <>
      <p>
        {showReduction(relief.pct)} từ tháng {showMonthOf(relief.fromMonth)} đến tháng {showMonthOf(relief.toMonth)}:{' '}
        {relief.reason} ({relief.branchName}, {relief.proposedBy} đề nghị ngày {showDate(relief.proposedOn)}).
      </p>
      <CommandForm
        contract={decideRelief}
        initial={{ outcome: isOpen ? 'decided' : 'withdrawn', decisionNo: '', on: today() }}
        labels={{ outcome: 'Kết quả', decisionNo: 'Số quyết định', on: 'Ngày' }}
        toInput={({ outcome, decisionNo, on }) => ({
          id: relief.id,
          version: relief.version,
          outcome: outcome as 'decided',
          on,
          ...within,
          decisionNo: given(decisionNo),
        })}
        action="Ghi kết quả"
        renews={['dues.']}
        onDone={() => {
          say({ text: `Đã ghi kết quả miễn, giảm của ${relief.fullName}.` })
          onEnd()
        }}
        onCancel={onEnd}
        cancelLabel="Thôi, để sau"
      >
        {(form) => (
          <>
            <RadioField {...form.text('outcome')} options={isOpen ? outcomes : outcomes.slice(2)} />
            {form.values.outcome === 'decided' && <TextField {...form.text('decisionNo')} />}
            <DateField {...form.text('on')} />
          </>
        )}
      </CommandForm>
    </>
  )
}

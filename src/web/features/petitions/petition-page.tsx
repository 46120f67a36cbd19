// One question or petition: its words, by when it is answered, the answer; and answering, passing on, withdrawing.
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import {
  answerPetition,
  getPetition,
  type PetitionDetail,
  passPetition,
  withdrawPetition,
} from '#contract/petitions.ts'
import { namesDecider } from '#rules/petitions/answer-by.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, today } from '../../ui/format.ts'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { dueWords, howLabels, kindLabels, senderWords, settleWords, stateTag } from './words.ts'

export function PetitionPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const petition = useOperation(getPetition, { id, provinceCode: tinh }, { fresh: true })
  const trail = [{ label: 'Chất vấn, kiến nghị', to: addresses.petitions({ tinh }) }]
  if (petition.isPending || petition.error) {
    return <PageToCome title="Chất vấn, kiến nghị" trail={trail} of={petition} lines={6} />
  }
  const { data } = petition
  const answered =
    data.state === 'answered' ? settleWords(data.kind).result : data.state === 'passed' ? 'Chuyển tới' : 'Lý do rút'
  return (
    <Page
      title={data.subject}
      trail={trail}
      lead={
        <p>
          <Tag {...stateTag(data)} /> {kindLabels[data.kind]} số {data.no}/{data.year}, {data.organisationName}.
        </p>
      }
    >
      <div className="stack">
        <Next petition={data} tinh={tinh} />
        <Panel title="Nội dung">
          <Facts
            facts={[
              { label: 'Của ai', value: senderWords(data) },
              ...(data.aboutName === null ? [] : [{ label: 'Về quyết định nào, về ai', value: data.aboutName }]),
              ...(data.decider === null ? [] : [{ label: 'Ai giải quyết', value: data.decider }]),
              { label: 'Nhận', value: `${howLabels[data.how]}, ngày ${showDate(data.receivedOn)}` },
              {
                label: data.decider === null ? 'Trả lời trước (RESP-01)' : 'Giải quyết trước (K-19)',
                value: dueWords(data),
              },
              { label: 'Nội dung', value: <span className="typed">{data.content}</span> },
              ...(data.answer === null
                ? []
                : [
                    {
                      label: `${answered}, ngày ${showDate(data.answeredOn)}`,
                      value: (
                        <span className="typed">
                          {data.answer} ({data.answeredBy})
                        </span>
                      ),
                    },
                  ]),
              ...(data.paper === null ? [] : [{ label: 'Văn bản', value: data.paper }]),
            ]}
          />
        </Panel>
      </div>
    </Page>
  )
}

interface StepProps {
  petition: PetitionDetail
  tinh: string | undefined
  onDone: (done: string) => void
  onCancel: () => void
}

const acts = [
  { contract: answerPetition, label: 'Trả lời' },
  { contract: passPetition, label: 'Chuyển nơi có thẩm quyền' },
  { contract: withdrawPetition, label: 'Rút việc này' },
] as const

function Next({ petition, tinh }: Pick<StepProps, 'petition' | 'tinh'>) {
  const [acting, setActing] = useState<string | null>(null)
  const say = useDoneNotice()
  const open = acts
    .filter(({ contract }) => petition.allowed.includes(contract.name))
    .map((act) => (act.contract === answerPetition ? { ...act, label: settleWords(petition.kind).act } : act))
  const chosen = open.find(({ contract }) => contract.name === acting)
  const own = {
    petition,
    tinh,
    onCancel: () => setActing(null),
    onDone: (text: string) => {
      setActing(null)
      say({ text })
    },
  }
  if (chosen !== undefined)
    return (
      <Panel title={chosen.label}>
        <div className="measured">
          {chosen.contract === withdrawPetition ? (
            <WithdrawForm {...own} />
          ) : (
            <AnswerForm {...own} passes={chosen.contract === passPetition} />
          )}
        </div>
      </Panel>
    )
  if (open.length === 0) return null
  return (
    <section className="row screen-only" aria-label="Bước tiếp theo">
      {open.map(({ contract, label }) => (
        <Button
          key={contract.name}
          kind={contract === answerPetition ? 'main' : 'plain'}
          label={label}
          onPress={() => setActing(contract.name)}
        />
      ))}
    </section>
  )
}

const common = ({ petition, onCancel }: StepProps) => ({
  versions: { version: petition.version, seen: petition.state, read: () => ({}) },
  renews: ['petitions.'],
  onCancel,
  cancelLabel: 'Thôi, không ghi',
})

function AnswerForm(props: StepProps & { passes: boolean }) {
  const { petition, tinh, passes, onDone } = props
  const settles = namesDecider(petition.kind)
  return (
    <CommandForm
      {...common(props)}
      contract={passes ? passPetition : answerPetition}
      initial={{ answer: '', on: today(), paper: '' }}
      labels={{
        answer: passes ? 'Chuyển tới đâu, vì sao' : settles ? 'Kết quả giải quyết' : 'Nội dung trả lời',
        on: passes ? 'Ngày chuyển' : settles ? 'Ngày giải quyết' : 'Ngày trả lời',
        paper: 'Số văn bản',
      }}
      draft={`${passes ? 'petitions.pass-on' : 'petitions.answer'}.${petition.id}`}
      toInput={({ answer, on, paper }, { version }) => ({
        id: petition.id,
        version,
        answer,
        on,
        paper: orNull(paper),
        provinceCode: tinh,
      })}
      action={passes ? 'Ghi đã chuyển' : settles ? 'Ghi kết quả' : 'Ghi câu trả lời'}
      onDone={() => onDone(passes ? 'Đã ghi nơi chuyển tới.' : settles ? 'Đã ghi kết quả.' : 'Đã ghi câu trả lời.')}
    >
      {(form) => (
        <>
          <TextAreaField {...form.text('answer')} rows={6} />
          <DateField {...form.text('on')} />
          <TextField {...form.text('paper')} optional />
        </>
      )}
    </CommandForm>
  )
}

function WithdrawForm(props: StepProps) {
  const { petition, tinh, onDone } = props
  return (
    <CommandForm
      {...common(props)}
      contract={withdrawPetition}
      initial={{ reason: '' }}
      labels={{ reason: 'Lý do rút' }}
      toInput={({ reason }, { version }) => ({ id: petition.id, version, reason, provinceCode: tinh })}
      action="Rút việc này"
      onDone={() => onDone('Đã rút.')}
    >
      {(form) => (
        <TextAreaField
          {...form.text('reason')}
          hint={petition.how === 'sent' ? undefined : 'Người gửi rút đơn, hoặc vào sổ nhầm. Việc đã rút vẫn giữ số.'}
        />
      )}
    </CommandForm>
  )
}

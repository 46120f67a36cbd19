// The forms of the review of a branch: an answer, an opinion that was heard, a name with what is recorded and where.
import { useState } from 'react'
import type { ReviewDetail, ReviewQuestion } from '#contract/review-shapes.ts'
import { answerQuestion, nameMember, recordConsultation } from '#contract/reviews.ts'
import { groundNames } from '#rules/reviews/grounds.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { startOf } from '../../app/versions.ts'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { MemberField } from '../members/member-field.tsx'
import { bodyLabels, weighedLabels } from './words.ts'

interface FormProps {
  review: ReviewDetail
  tinh: string | undefined
  onDone: (done: string) => void
  onCancel: () => void
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const common = { renews: ['reviews.'], cancelLabel: 'Thôi, không ghi' }

const answeredIn = ({ answer, weighed }: ReviewQuestion) => ({ answer: answer ?? '', weighed: weighed ?? '' })

export function AnswerForm({ question, tinh, onDone, onCancel }: FormProps & { question: ReviewQuestion }) {
  return (
    <>
      <p>
        <strong>{question.fullName}.</strong> {question.fact} Chi bộ cho biết vì sao?
      </p>
      <CommandForm
        {...common}
        contract={answerQuestion}
        {...startOf(question, answeredIn, {})}
        labels={{ answer: 'Chi bộ trả lời', weighed: 'Chi bộ thấy' }}
        draft={`reviews.answer.${question.id}`}
        toInput={({ answer, weighed }, { version }) => ({
          id: question.id,
          version,
          answer,
          provinceCode: tinh,
          weighed: weighed as 'explained',
        })}
        action="Ghi câu trả lời"
        onDone={() => onDone('Đã ghi câu trả lời.')}
        onCancel={onCancel}
      >
        {(form) => (
          <>
            <TextAreaField {...form.text('answer')} rows={4} />
            <RadioField {...form.text('weighed')} options={optionsOf(weighedLabels)} />
          </>
        )}
      </CommandForm>
    </>
  )
}

export function ConsultForm({ review, tinh, onDone, onCancel }: FormProps) {
  return (
    <CommandForm
      {...common}
      contract={recordConsultation}
      initial={{ body: review.toConsult[0] ?? '', on: today(), said: '' }}
      labels={{ body: 'Đã hỏi', on: 'Ngày', said: 'Ý kiến' }}
      versions={{ version: review.version, seen: review.consulted, read: () => ({}) }}
      draft={`reviews.record-consulted.${review.id}`}
      toInput={({ body, on, said }, { version }) => ({
        id: review.id,
        version,
        on,
        said,
        provinceCode: tinh,
        body: body as 'front-committee',
      })}
      action="Ghi ý kiến đã nghe"
      onDone={() => onDone('Đã ghi ý kiến.')}
      onCancel={onCancel}
    >
      {(form) => (
        <>
          <RadioField {...form.text('body')} options={optionsOf(bodyLabels)} />
          <DateField {...form.text('on')} />
          <TextAreaField {...form.text('said')} rows={4} />
        </>
      )}
    </CommandForm>
  )
}

export function NameForm({ review, about, tinh, onDone, onCancel }: FormProps & { about: ReviewQuestion | null }) {
  const [chosen, setChosen] = useState<Found | null>(
    about === null ? null : { id: about.memberId, name: about.fullName },
  )
  return (
    <CommandForm
      {...common}
      contract={nameMember}
      initial={{
        memberId: '',
        ground: '',
        reason: about === null ? '' : `${about.fact} ${about.answer ?? ''}`.trim(),
        source: about === null ? '' : 'Sổ của chi bộ, câu trả lời của chi bộ',
      }}
      labels={{
        memberId: 'Đảng viên',
        ground: 'Nội dung',
        reason: 'Sự việc đã ghi',
        source: 'Ghi ở đâu',
      }}
      draft={`reviews.name-member.${about?.id ?? review.id}`}
      toInput={({ ground, reason, source }) => ({
        reviewId: review.id,
        memberId: chosen?.id ?? '',
        reason,
        source,
        provinceCode: tinh,
        ground: ground as 'no-dues',
      })}
      action="Ghi tên để xem xét"
      onDone={() => onDone('Đã ghi tên. Mời đồng chí ấy trình bày trước khi bỏ phiếu.')}
      onCancel={onCancel}
    >
      {(form) => (
        <>
          <MemberField
            {...form.text('memberId')}
            chosen={chosen}
            onChoose={setChosen}
            within={review.organisationId}
            provinceCode={tinh}
          />
          <SelectField
            {...form.text('ground')}
            empty="Chọn nội dung"
            options={review.grounds.map((value) => ({ value, label: groundNames[value] }))}
          />
          <TextAreaField {...form.text('reason')} rows={4} hint="Chỉ điều đã ghi: việc gì, khi nào." />
          <TextField {...form.text('source')} hint="Biên bản, quyết định, sổ nào." />
        </>
      )}
    </CommandForm>
  )
}

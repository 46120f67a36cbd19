// The forms of an appeal: of the subject about the announced level, and the answer of the level that decided.
import { answerAppeal, appeal } from '#contract/evaluations.ts'
import { levels } from '#rules/evaluations/levels.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'
import { about, type StepProps } from './step-form.ts'
import { levelName } from './words.ts'

export function AppealForm(props: StepProps) {
  const { at, form: common } = about(props)
  return (
    <CommandForm
      {...common}
      contract={appeal}
      initial={{ text: '' }}
      labels={{ text: 'Nội dung khiếu nại' }}
      draft={`evaluations.appeal.${props.evaluation.id}`}
      toInput={({ text }, { version }) => ({ ...at, version, text })}
      action="Gửi khiếu nại"
      onDone={() => props.onDone('Đã gửi khiếu nại, chờ trả lời.')}
    >
      {(form) => (
        <TextAreaField {...form.text('text')} rows={5} hint="Gửi cấp đã quyết định, mỗi kỳ một lần; ghi rõ căn cứ." />
      )}
    </CommandForm>
  )
}

export function AnswerAppealForm(props: StepProps) {
  const { evaluation } = props
  const { at, form: common } = about(props)
  const { level } = evaluation
  const better = levels.filter(
    (one) => one !== 'KHT' && (level === null || level === 'unrated' || levels.indexOf(one) < levels.indexOf(level)),
  )
  return (
    <CommandForm
      {...common}
      contract={answerAppeal}
      initial={{ text: '', level: '' }}
      labels={{ text: 'Trả lời', level: 'Mức sau khi xét' }}
      toInput={({ text, level: raised }, { version }) => ({
        ...at,
        version,
        text,
        ...(raised === '' ? {} : { level: raised as 'HTT' }),
      })}
      action="Trả lời khiếu nại"
      onDone={() => props.onDone('Đã trả lời khiếu nại.')}
    >
      {(form) => (
        <>
          <p className="typed">{evaluation.appeal?.text}</p>
          <TextAreaField {...form.text('text')} rows={5} />
          <SelectField
            {...form.text('level')}
            empty={level === null ? 'Giữ nguyên' : `Giữ nguyên: ${levelName(level)}`}
            options={better.map((value) => ({ value, label: `Nâng lên: ${levelName(value)}` }))}
          />
        </>
      )}
    </CommandForm>
  )
}

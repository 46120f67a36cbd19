// The forms of the level above: appraisal with the conditions, the answer to a reply, taking a decision back.
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { answerReply, appraise, takeBackDecision } from '#contract/evaluations.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { startOf } from '../../app/versions.ts'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import type { useForm } from '../../ui/use-form.ts'
import classes from './evaluations.module.css'
import { PointsFields } from './points-fields.tsx'
import {
  about,
  labelled,
  pointLabels,
  pointsTyped,
  pointValues,
  type StepProps,
  scoredLines,
  shownValue,
} from './step-form.ts'
import { levelOptions, showPoints, typedPercent } from './words.ts'

const percents = {
  'facts.tasksDonePct': 'Nhiệm vụ hoàn thành (%)',
  'facts.latePct': 'Nhiệm vụ chậm (%)',
  'facts.overTargetPct': 'Nhiệm vụ vượt mức (%)',
  'facts.targetsMetPct': 'Chỉ tiêu đạt (%)',
  'facts.unitsDisciplinedPct': 'Đơn vị cấp dưới bị kỷ luật (%)',
} as const
const claims = {
  'facts.disciplined': 'Bị kỷ luật trong kỳ',
  'facts.degraded': 'Mất đoàn kết, suy thoái đã có kết luận',
  'facts.subordinateDisciplined': 'Cấp dưới có đơn vị, người đứng đầu bị kỷ luật',
  'facts.inspectionUndone': 'Chi bộ chưa làm đủ kế hoạch kiểm tra, giám sát (E-19)',
  'facts.breachMissed': 'Cấp trên kỷ luật đảng viên về vi phạm mà chi bộ không phát hiện (E-19)',
} as const
type Percent = keyof typeof percents
type Lines = ReturnType<typeof scoredLines>
const OF_COLLECTIVES: readonly string[] = ['facts.unitsDisciplinedPct', 'facts.subordinateDisciplined']
const OF_BRANCHES: readonly string[] = ['facts.inspectionUndone', 'facts.breachMissed']

/** The conditions that can be said of whom the evaluation is about. */
function conditionsFor({ role, ofBranch }: EvaluationDetail) {
  const collective = role === 'collective'
  const fits = (name: string): boolean =>
    (collective || !OF_COLLECTIVES.includes(name)) && ((collective && ofBranch) || !OF_BRANCHES.includes(name))
  return { percents: Object.keys(percents).filter(fits), claims: Object.keys(claims).filter(fits) }
}

type Values = Record<string, string | boolean>

function valuesOf(evaluation: EvaluationDetail, lines: Lines): Values {
  const facts: Readonly<Record<string, number | boolean | undefined>> = evaluation.facts
  const kept = (name: string) =>
    name === 'facts.inspectionUndone' ? facts.inspectionDone === false : facts[name.slice('facts.'.length)]
  return {
    ...pointValues(lines, (line) => line.appraisedPoints ?? line.branchPoints),
    level: evaluation.appraisedLevel ?? evaluation.branchLevel ?? '',
    text: evaluation.appraisedText ?? '',
    ...Object.fromEntries(
      Object.keys(percents).map((name) => {
        const value = kept(name)
        return [name, typeof value === 'number' ? showPoints(value) : '']
      }),
    ),
    ...Object.fromEntries(Object.keys(claims).map((name) => [name, kept(name) === true])),
  }
}

function factsTyped(evaluation: EvaluationDetail, values: Values) {
  const percent = (name: Percent) => typedPercent(String(values[name]))
  return {
    tasksDonePct: percent('facts.tasksDonePct'),
    latePct: percent('facts.latePct'),
    overTargetPct: percent('facts.overTargetPct'),
    targetsMetPct: percent('facts.targetsMetPct'),
    unitsDisciplinedPct: percent('facts.unitsDisciplinedPct'),
    disciplined: values['facts.disciplined'] === true,
    degraded: values['facts.degraded'] === true,
    ...(evaluation.role === 'collective' && {
      subordinateDisciplined: values['facts.subordinateDisciplined'] === true,
    }),
    ...(values['facts.inspectionUndone'] === true && { inspectionDone: false }),
    ...(values['facts.breachMissed'] === true && { breachMissed: true }),
  }
}

export function AppraiseForm(props: StepProps) {
  const { evaluation } = props
  const { at, form: common } = about(props)
  const lines = scoredLines(evaluation)
  return (
    <CommandForm
      {...common}
      contract={appraise}
      {...startOf(evaluation, (now) => valuesOf(now, scoredLines(now)), {}, shownValue)}
      labels={{ ...pointLabels(lines), ...percents, ...claims, level: 'Mức đề nghị', text: 'Lý do, nhận xét' }}
      draft={`evaluations.appraise.${evaluation.id}`}
      toInput={(values, { version }) => ({
        ...at,
        version,
        lines: pointsTyped(lines, values),
        level: String(values.level) as 'HTT',
        facts: factsTyped(evaluation, values),
        text: orNull(String(values.text)),
      })}
      action="Ghi thẩm định"
      onDone={() => props.onDone('Đã ghi thẩm định.')}
    >
      {(form) => (
        <>
          <PointsFields lines={lines} field={(name) => labelled(form.text(name))} legend="Điểm thẩm định" />
          <ConditionFields evaluation={evaluation} form={form} />
          <SelectField {...labelled(form.text('level'))} empty="Chọn mức" options={levelOptions} />
          <TextAreaField
            {...labelled(form.text('text'))}
            optional
            hint="Bắt buộc khi khác mức hoặc chênh nhiều điểm."
          />
        </>
      )}
    </CommandForm>
  )
}

interface ConditionProps {
  evaluation: EvaluationDetail
  form: ReturnType<typeof useForm<Values>>
}

function ConditionFields({ evaluation, form }: ConditionProps) {
  const shown = conditionsFor(evaluation)
  return (
    <fieldset className={classes.group}>
      <legend>Điều kiện của mức xếp loại, để trống điều chưa rõ</legend>
      <div className={classes.points}>
        {shown.percents.map((name) => (
          <TextField key={name} {...labelled(form.text(name))} inputMode="decimal" optional />
        ))}
      </div>
      {shown.claims.map((name) => (
        <CheckField
          key={name}
          name={name}
          label={claims[name as keyof typeof claims]}
          checked={form.values[name] === true}
          onChange={(on) => form.set(name, on)}
        />
      ))}
    </fieldset>
  )
}

export function AnswerForm(props: StepProps) {
  const { at, form: common } = about(props)
  return (
    <CommandForm
      {...common}
      contract={answerReply}
      initial={{ text: '' }}
      labels={{ text: 'Trả lời' }}
      toInput={({ text }, { version }) => ({ ...at, version, text })}
      action="Trả lời ý kiến"
      onDone={() => props.onDone('Đã trả lời ý kiến.')}
    >
      {(form) => (
        <>
          <p className="typed">{props.evaluation.reply?.text}</p>
          <TextAreaField {...form.text('text')} rows={5} />
        </>
      )}
    </CommandForm>
  )
}

export function TakeBackForm(props: StepProps) {
  const { at, form: common } = about(props)
  return (
    <CommandForm
      {...common}
      contract={takeBackDecision}
      initial={{ reason: '' }}
      labels={{ reason: 'Vì sao xét lại' }}
      toInput={({ reason }, { version }) => ({ ...at, version, reason })}
      action="Rút quyết định để xét lại"
      grave
      onDone={() => props.onDone('Đã rút quyết định.')}
    >
      {(form) => <TextAreaField {...form.text('reason')} />}
    </CommandForm>
  )
}

// The forms of the subject: products, rating oneself with what is known as evidence, a reply.
import { registerProducts, reply, selfRate } from '#contract/evaluations.ts'
import { typedNumber } from '#rules/text/written-number.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { startOf } from '../../app/versions.ts'
import { SelectField } from '../../ui/choice-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import classes from './evaluations.module.css'
import { EvidenceFields, evidenceLabelsOf, evidenceTyped, evidenceValues } from './evidence-fields.tsx'
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
import { levelOptions, showPoints } from './words.ts'

export function SelfRateForm(props: StepProps) {
  const { evaluation } = props
  const { at, form: common } = about(props)
  const lines = scoredLines(evaluation)
  const valuesOf = (now: typeof evaluation): Record<string, string> => ({
    text: now.selfText ?? '',
    level: now.selfLevel ?? '',
    ...pointValues(scoredLines(now), (line) => line.selfPoints),
    ...evidenceValues(now, scoredLines(now)),
  })
  const labels = {
    text: 'Tự kiểm điểm',
    level: 'Tự nhận mức',
    ...pointLabels(lines),
    ...evidenceLabelsOf(evaluation),
  }
  return (
    <CommandForm
      {...common}
      contract={selfRate}
      {...startOf(evaluation, valuesOf, {}, shownValue)}
      labels={labels}
      draft={`evaluations.self-rate.${evaluation.id}`}
      toInput={(typed, { version }) => ({
        ...at,
        version,
        text: typed.text ?? '',
        level: typed.level as 'HTT',
        lines: pointsTyped(lines, typed).map((line, i) => ({
          ...line,
          note: lines[i]?.note ?? null,
          evidence: lines[i] === undefined ? [] : evidenceTyped(evaluation, lines[i], typed),
        })),
      })}
      action="Gửi tự đánh giá"
      onDone={() => props.onDone('Đã gửi tự đánh giá.')}
    >
      {(form) => (
        <>
          <TextAreaField
            {...labelled(form.text('text'))}
            rows={8}
            hint="Ưu điểm, kết quả; hạn chế, khuyết điểm, nguyên nhân; hướng khắc phục."
          />
          <PointsFields lines={lines} field={(name) => labelled(form.text(name))} legend="Tự chấm điểm" />
          <EvidenceFields evaluation={evaluation} lines={lines} field={(name) => labelled(form.text(name))} />
          <SelectField {...labelled(form.text('level'))} empty="Chọn mức" options={levelOptions} />
        </>
      )}
    </CommandForm>
  )
}

export function ProductsForm(props: StepProps) {
  const { evaluation } = props
  const { at, form: common } = about(props)
  const { productRule: rule } = evaluation
  const rows = [...Array(rule?.most ?? 0).keys()]
  const pairs = (of: (i: number) => [string, string]) =>
    Object.fromEntries(
      rows.flatMap((i) => {
        const [title, weight] = of(i)
        return [
          [`products.${i}.title`, title],
          [`products.${i}.weight`, weight],
        ]
      }),
    )
  const valuesOf = ({ products }: typeof evaluation): Record<string, string> =>
    pairs((i) => {
      const product = products[i]
      return product === undefined ? ['', ''] : [product.title, showPoints(product.weight)]
    })
  return (
    <CommandForm
      {...common}
      contract={registerProducts}
      {...startOf(evaluation, valuesOf, {})}
      labels={pairs((i) => [`Sản phẩm ${i + 1}`, `Tỷ trọng ${i + 1}`])}
      toInput={(values, { version }) => ({
        ...at,
        version,
        products: rows.flatMap((i) => {
          const [title = '', weight = ''] = [values[`products.${i}.title`], values[`products.${i}.weight`]]
          return title.trim() === '' ? [] : [{ title, weight: typedNumber(weight) }]
        }),
      })}
      action="Đăng ký sản phẩm"
      onDone={() => props.onDone('Đã đăng ký sản phẩm.')}
    >
      {(form) => (
        <>
          <p>
            Từ {rule?.least} đến {rule?.most} sản phẩm, tỷ trọng cộng lại {showPoints(rule?.weights ?? null)}.
          </p>
          {rows.map((i) => (
            <div key={i} className={classes.points}>
              <TextField {...labelled(form.text(`products.${i}.title`))} optional={i >= (rule?.least ?? 0)} />
              <TextField
                {...labelled(form.text(`products.${i}.weight`))}
                inputMode="decimal"
                optional={i >= (rule?.least ?? 0)}
              />
            </div>
          ))}
        </>
      )}
    </CommandForm>
  )
}

export function ReplyForm(props: StepProps) {
  const { at, form: common } = about(props)
  return (
    <CommandForm
      {...common}
      contract={reply}
      initial={{ text: '' }}
      labels={{ text: 'Ý kiến của tôi' }}
      draft={`evaluations.reply.${props.evaluation.id}`}
      toInput={({ text }, { version }) => ({ ...at, version, text })}
      action="Gửi ý kiến"
      onDone={() => props.onDone('Đã gửi ý kiến, chờ trả lời.')}
    >
      {(form) => <TextAreaField {...form.text('text')} rows={5} hint="Cấp trên phải trả lời trước khi quyết định." />}
    </CommandForm>
  )
}

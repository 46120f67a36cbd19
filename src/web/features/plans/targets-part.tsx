// The targets of a plan: what is to be reached, what is reached and by which count, and the form of each.
import { useState } from 'react'
import type { PlanTarget, ShownPlan } from '#contract/plan-shapes.ts'
import { recordFigure, removeTarget, setTarget } from '#contract/plan-work.ts'
import { listQuestions } from '#contract/questions.ts'
import { isOwnFact, type Measure, type TargetFact, targetFacts, unitOfFact } from '#rules/plans/targets.ts'
import { sayNumber, typedNumber } from '#rules/text/written-number.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Value } from '../reports/targets-part.tsx'
import classes from './plans.module.css'
import { QuestionField } from './question-field.tsx'
import { measureLabels, optionsOf } from './words.ts'

interface PartProps {
  plan: ShownPlan
  tinh: string | undefined
}

export function TargetsPart({ plan, tinh }: PartProps) {
  const [open, setOpen] = useState<{ id: string; as: 'edit' | 'figure' } | 'new' | null>(null)
  const say = useDoneNotice()
  const remove = useCommand(removeTarget, { renews: ['plans.'] })
  const close = () => setOpen(null)
  const done = (text: string) => {
    close()
    say({ text })
  }
  const may = ({ name }: { name: string }) => plan.allowed.includes(name)
  if (plan.targets.length === 0 && !may(setTarget)) return null
  return (
    <Panel title="Chỉ tiêu">
      {remove.error && <ErrorState error={remove.error} />}
      {plan.targets.length === 0 && <p className="soft">Chưa có chỉ tiêu nào.</p>}
      <ul className={classes.parts}>
        {plan.targets.map((target) => {
          const props = { plan, tinh, target, onDone: done, onCancel: close }
          const as = open !== null && open !== 'new' && open.id === target.id ? open.as : null
          return (
            <li key={target.id}>
              <Target planId={plan.id} target={target} tinh={tinh} />
              {as === 'edit' && <TargetForm {...props} />}
              {as === 'figure' && <FigureForm {...props} />}
              {as === null && (
                <div className="row screen-only">
                  {may(recordFigure) && target.measure !== 'fact' && (
                    <Button
                      wide={false}
                      label="Nhập số đạt được"
                      about={target.title}
                      onPress={() => setOpen({ id: target.id, as: 'figure' })}
                    />
                  )}
                  {may(setTarget) && (
                    <Button
                      wide={false}
                      label="Sửa"
                      about={target.title}
                      onPress={() => setOpen({ id: target.id, as: 'edit' })}
                    />
                  )}
                  {may(removeTarget) && (
                    <Button
                      wide={false}
                      label="Xóa"
                      about={target.title}
                      busy={remove.isPending}
                      onPress={() =>
                        remove.mutate({
                          id: plan.id,
                          version: plan.version,
                          targetId: target.id,
                          provinceCode: tinh,
                        })
                      }
                    />
                  )}
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {may(setTarget) &&
        (open === 'new' ? (
          <div className="measured">
            <TargetForm plan={plan} tinh={tinh} target={null} onDone={done} onCancel={close} />
          </div>
        ) : (
          <div className="screen-only">
            <Button label="Thêm chỉ tiêu" onPress={() => setOpen('new')} />
          </div>
        ))}
    </Panel>
  )
}

function Target({ planId, target, tinh }: { planId: string; target: PlanTarget; tinh: string | undefined }) {
  const { title, goal, most, unit, actual, part, whole, reached, measure, enteredBelow, source, asOf, question } =
    target
  return (
    <p>
      <strong>{title}</strong> {reached === true && <Tag state="good" label="Đạt" />}
      {reached === false && <Tag state="waiting" label="Chưa đạt" />}
      <span className={classes.line}>
        Phải đạt {showNumber(goal)}
        {most !== null && ` đến ${showNumber(most)}`} {unit};{' '}
        {actual === null ? (
          'chưa có số'
        ) : (
          <>
            đang là{' '}
            <Value target={{ planId, targetId: target.id, value: actual, part, whole }} on={undefined} tinh={tinh} />{' '}
            {whole === null && unit}
          </>
        )}
        {asOf !== null && ` (${showDate(asOf)})`}
      </span>
      <span className="under">
        {[
          measureLabels[measure],
          question === null ? null : `câu hỏi «${question}»`,
          enteredBelow > 0 ? `${showNumber(enteredBelow)} nơi bên dưới đã nhập` : null,
          source === null ? null : `nguồn: ${source}`,
        ]
          .filter((part) => part !== null)
          .join('; ')}
      </span>
      {target.told !== null && (
        <span className="under">
          Cấp trên ghi: {target.told.title}, phải đạt {showNumber(target.told.goal)}
          {target.told.most !== null && ` đến ${showNumber(target.told.most)}`} {target.told.unit} (
          {measureLabels[target.told.measure].toLowerCase()})
        </span>
      )}
    </p>
  )
}

interface FormProps extends PartProps {
  onDone: (text: string) => void
  onCancel: () => void
}

/** What the form says of a target stands in the plan beside others: one that was added or taken off since says nothing. */
const versionsOf = (
  { plan }: FormProps,
  target: PlanTarget | null,
  read: (target: PlanTarget) => Record<string, string>,
  show?: (name: string, value: string) => string | null,
) => ({
  version: plan.version,
  seen: target && read(target),
  read: (now: Pick<ShownPlan, 'targets'>): Record<never, never> => {
    const one = now.targets.find(({ id }) => id === target?.id)
    return one === undefined ? {} : read(one)
  },
  show,
})

const common = ({ onCancel }: FormProps) => ({
  renews: ['plans.'],
  onCancel,
  cancelLabel: 'Thôi, không ghi',
})

const NO_TARGET = { title: '', unit: '', measure: 'number', fact: '', goal: '', most: '' }

const saidOf = ({ title, unit, measure, fact, goal, most }: PlanTarget): typeof NO_TARGET => ({
  title,
  unit,
  measure,
  fact: fact ?? '',
  goal: sayNumber(goal),
  most: most === null ? '' : sayNumber(most),
})

const enteredFor = ({ entered, source }: PlanTarget) => ({
  figure: entered === null ? '' : sayNumber(entered),
  source: source ?? '',
})

function TargetForm(props: FormProps & { target: PlanTarget | null }) {
  const { plan, target, tinh, onDone } = props
  const questions = useOperation(listQuestions, { organisationId: plan.organisationId }).data?.questions
  const asked = (id: string) => {
    const one = questions?.find((question) => question.id === id)
    return one && { filter: one.filter, question: one.title }
  }
  return (
    <CommandForm
      {...common(props)}
      contract={setTarget}
      initial={{ ...(target === null ? NO_TARGET : saidOf(target)), question: '' }}
      versions={versionsOf(props, target, saidOf, (name, value) => {
        if (name === 'measure') return measureLabels[value as Measure]
        return name === 'fact' ? (targetFacts[value as TargetFact] ?? '') : value
      })}
      labels={{
        title: 'Chỉ tiêu',
        unit: 'Đơn vị',
        measure: 'Cách tính',
        fact: 'Số nào của hồ sơ',
        question: 'Câu hỏi thống kê đã lưu',
        goal: 'Phải đạt ít nhất',
        most: 'Nhiều nhất',
      }}
      toInput={({ title, unit, measure, fact, question, goal, most }, { version }) => ({
        id: plan.id,
        version,
        provinceCode: tinh,
        targetId: target?.id,
        title,
        // The record says itself what it counts.
        unit: measure === 'fact' && fact !== '' ? unitOfFact(fact as TargetFact, unit) : unit,
        measure: measure as Measure,
        fact: measure === 'fact' && fact !== '' ? (fact as TargetFact) : null,
        ...(measure === 'fact' && isOwnFact(fact) && asked(question)),
        goal: goal.trim() === '' ? Number.NaN : typedNumber(goal),
        most: most.trim() === '' ? null : typedNumber(most),
      })}
      action={target === null ? 'Thêm chỉ tiêu này' : 'Ghi chỉ tiêu này'}
      onDone={() => onDone('Đã ghi chỉ tiêu.')}
    >
      {(form) => (
        <>
          <TextField {...form.text('title')} />
          <RadioField {...form.text('measure')} options={optionsOf(measureLabels)} />
          {form.values.measure === 'fact' && <SelectField {...form.text('fact')} options={optionsOf(targetFacts)} />}
          {form.values.measure === 'fact' && isOwnFact(form.values.fact) && (
            <QuestionField
              {...form.text('question')}
              questions={questions}
              kept={target?.question ?? null}
              tinh={tinh}
            />
          )}
          <TextField {...form.text('goal')} inputMode="decimal" />
          <TextField
            {...form.text('most')}
            inputMode="decimal"
            optional
            hint="Ghi khi chỉ tiêu là một khoảng, như 3 đến 4."
          />
          {form.values.measure !== 'fact' && (
            <TextField {...form.text('unit')} hint="Ví dụ: buổi, mô hình, người; tỷ lệ thì ghi %." />
          )}
        </>
      )}
    </CommandForm>
  )
}

function FigureForm(props: FormProps & { target: PlanTarget }) {
  const { plan, target, tinh, onDone } = props
  return (
    <CommandForm
      {...common(props)}
      contract={recordFigure}
      initial={{ ...enteredFor(target), on: '' }}
      versions={versionsOf(props, target, enteredFor)}
      labels={{ figure: `Số đạt được (${target.unit})`, source: 'Nguồn', on: 'Tính đến ngày' }}
      toInput={({ figure, source, on }, { version }) => ({
        id: plan.id,
        version,
        provinceCode: tinh,
        targetId: target.id,
        figure: figure.trim() === '' ? Number.NaN : typedNumber(figure),
        source: orNull(source),
        on: given(on),
      })}
      action="Ghi số đạt được"
      onDone={() => onDone('Đã ghi số đạt được.')}
    >
      {(form) => (
        <>
          <TextField
            {...form.text('figure')}
            inputMode="decimal"
            hint={target.measure === 'number' ? 'Chỉ số của chính tổ chức; cấp dưới được cộng thêm.' : undefined}
          />
          <TextField
            {...form.text('source')}
            optional={target.measure === 'number'}
            hint="Ví dụ sổ theo dõi của chi bộ."
          />
          <DateField {...form.text('on')} optional hint="Để trống là hôm nay." />
        </>
      )}
    </CommandForm>
  )
}

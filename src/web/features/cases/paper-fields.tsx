// The papers of a step: what it makes, what must be there, each with number, date and keeper; what is there already is only shown.
import type { ReactNode } from 'react'
import { CheckField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import classes from './cases.module.css'
import { Group } from './group.tsx'
import { type AskedStep, type PaperValues, paperLabels, paperTitle, type StepPaper } from './step-values.ts'
import type { StepFormState } from './use-step-form.ts'

interface PaperFieldsProps {
  step: AskedStep
  /** Those to be recorded with the step. */
  asked: readonly StepPaper[]
  form: StepFormState
  /** What may be done with a paper that the step makes. */
  acts?: (paper: StepPaper) => ReactNode
}

export function PaperFields({ step, asked, form, acts }: PaperFieldsProps) {
  const there = step.papers.filter((paper) => paper.there && !paper.made)
  return (
    <div className="stack">
      {asked.map((paper) => (
        <OnePaper key={paper.code} paper={paper} form={form} acts={acts} />
      ))}
      {there.length > 0 && (
        <div className="stack-tight">
          <p className="soft">Giấy tờ đã có trong việc này:</p>
          <ul className="stack-tight">
            {there.map((paper) => (
              <li key={paper.code}>
                {paperTitle(paper)} <Tag state="good" label="Đã có" />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

const NOTHING: PaperValues = { there: false, no: '', on: '', keptAt: '' }

function OnePaper({ paper, form, acts }: Pick<PaperFieldsProps, 'form' | 'acts'> & { paper: StepPaper }) {
  const { code, made } = paper
  const path = `papers.${code}`
  const values = form.values.papers[code] ?? NOTHING
  const set = (name: string, next: Partial<PaperValues>) =>
    form.change(name, (old) => ({ ...old, papers: { ...old.papers, [code]: { ...values, ...next } } }))
  const field = (name: 'no' | 'on' | 'keptAt') => ({
    id: form.idOf(`${path}.${name}`),
    name: `${path}.${name}`,
    label: paperLabels[name],
    value: values[name],
    onChange: (value: string) => set(`${path}.${name}`, { [name]: value }),
    error: form.errorOf(`${path}.${name}`),
    optional: true,
  })
  return (
    <Group title={paperTitle(paper)}>
      {made ? (
        <>
          <p className="soft">Giấy này được lập ở bước này.</p>
          {acts?.(paper)}
        </>
      ) : (
        <CheckField
          id={form.idOf(path)}
          name={path}
          label="Đã có giấy này"
          checked={values.there}
          error={form.errorOf(path)}
          onChange={(there) => set(path, { there })}
        />
      )}
      {(made || values.there) && (
        <div className={classes.fields}>
          <TextField {...field('no')} hint="Ví dụ 05-NQ/CB." maxLength={60} />
          <DateField {...field('on')} />
          <TextField {...field('keptAt')} hint="Để trống nếu nằm trong hồ sơ." maxLength={250} />
        </div>
      )}
    </Group>
  )
}

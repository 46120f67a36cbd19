// Which line of the self-rating a fact that is known stands under, and one more ground in own words.
import type { EvaluationDetail, Evidence } from '#contract/evaluation-shapes.ts'
import { SelectField } from '../../ui/choice-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import classes from './evaluations.module.css'
import { evidenceLabels } from './words.ts'

type Line = EvaluationDetail['lines'][number]
type Typed = Readonly<Record<string, string>>

const OWN_KINDS = ['inspection', 'other'] as const
const isOwn = ({ kind }: Evidence): boolean => OWN_KINDS.some((own) => own === kind)
const nameOf = (i: number): string => `known.${i}`

/** Where each fact stands: as it was sent before, else under the results. */
export function evidenceValues({ known, selfOn }: EvaluationDetail, lines: readonly Line[]): Record<string, string> {
  const results = lines.find(({ block }) => block === 'results')?.no ?? ''
  const placed = known.map(({ text }, i) => {
    const line = lines.find(({ evidence }) => evidence.some((one) => one.text === text))
    return [nameOf(i), line?.no ?? (selfOn === null ? results : '')]
  })
  return { ...Object.fromEntries(placed), ownText: '', ownKind: 'other', ownLine: results }
}

export const evidenceLabelsOf = ({ known }: EvaluationDetail): Record<string, string> => ({
  ...Object.fromEntries(known.map(({ text }, i) => [nameOf(i), text])),
  ownText: 'Căn cứ khác',
  ownKind: 'Căn cứ ấy về',
  ownLine: 'Kèm vào dòng',
})

/** What a line rests on: the facts placed under it, the own words it had, and those just typed. */
export function evidenceTyped({ known }: EvaluationDetail, line: Line, typed: Typed): Evidence[] {
  const facts = known.filter((_, i) => typed[nameOf(i)] === line.no)
  const kept = line.evidence.filter((one) => isOwn(one) && !known.some(({ text }) => text === one.text))
  const text = typed.ownText?.trim() ?? ''
  const kind = OWN_KINDS.find((own) => own === typed.ownKind) ?? 'other'
  return [...facts, ...kept, ...(text !== '' && typed.ownLine === line.no ? [{ kind, text }] : [])]
}

interface EvidenceFieldsProps {
  evaluation: EvaluationDetail
  lines: readonly Line[]
  field: (name: string) => Parameters<typeof TextField>[0]
}

export function EvidenceFields({ evaluation: { known }, lines, field }: EvidenceFieldsProps) {
  if (lines.length === 0) return null
  const places = lines.map(({ no, title }) => ({ value: no, label: `Kèm vào dòng ${no}. ${title}` }))
  return (
    <fieldset className={classes.group}>
      <legend>Căn cứ</legend>
      {known.map(({ text }, i) => (
        <SelectField key={text} {...field(nameOf(i))} empty="Không kèm" options={places} />
      ))}
      <TextField {...field('ownText')} optional />
      <div className={classes.points}>
        <SelectField
          {...field('ownKind')}
          options={OWN_KINDS.map((kind) => ({ value: kind, label: evidenceLabels[kind] }))}
        />
        <SelectField {...field('ownLine')} options={places} />
      </div>
    </fieldset>
  )
}

// The numbers of a count: ballots where they are of paper, votes for and against, or for each form of discipline.
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import { disciplineForms } from '#rules/meetings/discipline-vote.ts'
import { typedNumber } from '#rules/text/written-number.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { useForm } from '../../ui/use-form.ts'
import { formLabels } from './words.ts'

export const countLabels = {
  issued: 'Số phiếu phát ra',
  returned: 'Số phiếu thu về',
  valid: 'Số phiếu hợp lệ',
  inFavour: 'Tán thành',
  against: 'Không tán thành',
  other: 'Ý kiến khác',
  ...formLabels,
}
export type CountValues = Record<keyof typeof countLabels, string>

/** Everybody who is there, in favour. */
export const countStart = ({ voters }: MeetingVote): CountValues => ({
  issued: String(voters),
  returned: String(voters),
  valid: String(voters),
  inFavour: String(voters),
  against: '0',
  other: '0',
  'expulsion-proposal': '',
  dismissal: '',
  warning: '',
  reprimand: '',
})

/** A field left empty is no number: whoever has no vote has a nought. */
export const numberIn = (text = ''): number => typedNumber(text)

/** As it is sent. */
export function countSent(vote: MeetingVote, values: CountValues) {
  const discipline = vote.kind === 'discipline'
  return {
    ...(vote.manner === 'ballot' && {
      issued: numberIn(values.issued),
      returned: numberIn(values.returned),
      valid: numberIn(values.valid),
    }),
    inFavour: discipline ? 0 : numberIn(values.inFavour),
    against: numberIn(values.against),
    other: numberIn(values.other),
    forms: discipline
      ? disciplineForms.filter((form) => values[form] !== '').map((form) => ({ form, votes: numberIn(values[form]) }))
      : [],
  }
}

interface CountFieldsProps {
  vote: MeetingVote
  form: Pick<ReturnType<typeof useForm<CountValues>>, 'text'>
}

export function CountFields({ vote, form }: CountFieldsProps) {
  return (
    <>
      {vote.manner === 'ballot' && (
        <>
          <TextField {...form.text('issued')} inputMode="numeric" />
          <TextField {...form.text('returned')} inputMode="numeric" />
          <TextField {...form.text('valid')} inputMode="numeric" />
        </>
      )}
      {vote.kind === 'discipline' ? (
        disciplineForms.map((one) => <TextField key={one} {...form.text(one)} inputMode="numeric" optional />)
      ) : (
        <TextField {...form.text('inFavour')} inputMode="numeric" />
      )}
      <TextField {...form.text('against')} inputMode="numeric" />
      <TextField {...form.text('other')} inputMode="numeric" />
    </>
  )
}

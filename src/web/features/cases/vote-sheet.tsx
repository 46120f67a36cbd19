// The count sheet of a vote: how it was held, who counts (from the record), the votes, and live whether they reach what is needed.
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { RadioField } from '../../ui/choice-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { BasisLine } from './basis.tsx'
import classes from './cases.module.css'
import type { StepFormState } from './use-step-form.ts'
import {
  ballotTitles,
  castFields,
  groupFields,
  type StepVote,
  type VoteField,
  voteLabel,
  voteStanding,
} from './vote-values.ts'

interface VoteSheetProps {
  vote: StepVote
  form: StepFormState
  /** The step of the same vote with the other outcome; `go` takes what is typed along. */
  other: { title: string; to: string; go: () => void } | null
}

export function VoteSheet({ vote, form, other }: VoteSheetProps) {
  const { vote: values, on } = form.values
  if (values === null) return null
  const ofBranch = vote.body === 'branch'
  const field = (name: VoteField) => {
    const path = `facts.vote.${name}`
    return {
      id: form.idOf(path),
      name: path,
      label: voteLabel(name, vote),
      value: values[name],
      error: form.errorOf(path) ?? (name === 'official' ? form.errorOf('facts.vote') : undefined),
      onChange: (value: string) =>
        form.change(path, (old) => ({ ...old, vote: old.vote === null ? null : { ...old.vote, [name]: value } })),
    }
  }
  const count = (name: VoteField, hint?: string): ReactNode => (
    <TextField key={name} {...field(name)} hint={hint} inputMode="numeric" maxLength={6} />
  )
  return (
    <fieldset className={classes.sheet} id={form.idOf('facts.vote')} tabIndex={-1}>
      <legend className="only-read-aloud">Phiếu đếm biểu quyết</legend>
      <RadioField
        {...field('ballot')}
        hint="Hội nghị tự quyết định cách biểu quyết."
        options={Object.entries(ballotTitles).map(([value, label]) => ({ value, label }))}
      />
      <div className={classes.fields}>
        {count(
          'official',
          vote.counts === null ? undefined : 'Lấy từ hồ sơ hôm nay; nếu biểu quyết ngày khác thì ghi số của ngày đó.',
        )}
      </div>
      {ofBranch && <Groups vote={vote} count={count} />}
      <div className={classes.fields}>{castFields.map((name) => count(name))}</div>
      <Standing vote={vote} form={form} on={on} other={other} />
    </fieldset>
  )
}

/** Those whom the record knows today stand in sight; for a vote of an earlier day the others can be opened. */
function Groups({ vote, count }: { vote: StepVote; count: (name: VoteField) => ReactNode }) {
  const { counts } = vote
  const known = (name: (typeof groupFields)[number]): boolean => {
    if (counts === null) return true
    if (name === 'suspended') return counts.suspended > 0
    return name.startsWith('exempt') ? counts.exempt > 0 : counts.away > 0
  }
  const shown = groupFields.filter(known)
  const others = groupFields.filter((name) => !known(name))
  return (
    <>
      {shown.length > 0 && (
        <div className="stack-tight">
          <p className="soft">
            Người được miễn hoặc đang sinh hoạt nơi khác mà vắng thì không tính; có dự và biểu quyết thì tính.
          </p>
          <div className={classes.fields}>{shown.map((name) => count(name))}</div>
        </div>
      )}
      {others.length > 0 && (
        <details className={classes.more}>
          <summary>Ngày biểu quyết còn có người được miễn, đi nơi khác hoặc bị đình chỉ</summary>
          <div className={classes.fields}>{others.map((name) => count(name))}</div>
        </details>
      )}
    </>
  )
}

function Standing({ vote, form, on, other }: VoteSheetProps & { on: string }) {
  const { vote: values } = form.values
  const standing = values === null ? null : voteStanding(vote, values, on)
  if (standing === null) return null
  const { denominator, required, reached, problems, basis } = standing
  const contradicts = reached !== null && reached !== (vote.outcome === 'passed')
  return (
    <output className={classes.standing} data-reached={reached ?? undefined} aria-live="polite">
      {problems.map((problem) => (
        <span key={problem} className={classes.line}>
          {problem}
        </span>
      ))}
      {problems.length === 0 && (
        <span className={classes.line}>
          Tính trên {denominator} người, cần ít nhất <strong>{required} phiếu tán thành</strong>.
        </span>
      )}
      {reached === true && (
        <span className={classes.line}>
          <strong>✓ Đạt.</strong> {values?.inFavour} phiếu tán thành, đủ số cần thiết.
        </span>
      )}
      {reached === false && (
        <span className={classes.line}>
          <strong>✗ Chưa đạt.</strong> {values?.inFavour} phiếu tán thành, thiếu{' '}
          {(required ?? 0) - Number(values?.inFavour)} phiếu.
        </span>
      )}
      <BasisLine className={classes.under} basis={basis} ruleId={null} />
      {contradicts && other !== null && (
        <span className={classes.line}>
          Kết quả này được ghi ở bước khác:{' '}
          <Link to={other.to} onClick={other.go}>
            {other.title}
          </Link>
          . Số phiếu đã nhập được mang theo.
        </span>
      )}
    </output>
  )
}

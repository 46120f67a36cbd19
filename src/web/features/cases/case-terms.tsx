// The terms of a case: when each ends, in words and as a date, on which article, how sure that is, who must act.
import type { CaseClock, CaseDetail } from '#contract/cases.ts'
import { useMe } from '../../app/session.tsx'
import { showDate, today } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { BasisLine } from './basis.tsx'
import classes from './cases.module.css'
import { confidenceWords, daysWords, dueState, namedTo } from './words.ts'

export function CaseTerms({ detail, tinh }: { detail: CaseDetail; tinh: string | undefined }) {
  const me = useMe()
  if (detail.clocks.length === 0) return null
  const day = today()
  const named = namedTo(detail, me)
  const ordered = detail.clocks.toSorted((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
  return (
    <Panel title="Thời hạn">
      <ul className={classes.terms}>
        {ordered.map((clock) => (
          <li key={`${clock.code} ${clock.startedOn}`}>
            <h3>{clock.title}</h3>
            <Term clock={clock} named={named} day={day} tinh={tinh} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface TermProps {
  clock: CaseClock
  named: (who: string) => string
  day: string
  tinh: string | undefined
}

function Term({ clock, named, day, tinh }: TermProps) {
  const { dueOn, overdue, startedOn } = clock
  const doubt = confidenceWords(clock.confidence)
  return (
    <>
      {dueOn === null ? (
        <p>
          Tính từ ngày {showDate(startedOn)}.{' '}
          {clock.missingYear === null
            ? 'Chưa tính được ngày hết hạn.'
            : `Chưa có bảng ngày nghỉ năm ${clock.missingYear} nên chưa tính được ngày hết hạn.`}
        </p>
      ) : (
        <p className="row">
          <Tag
            state={dueState({ dueOn, overdue }, day)}
            label={daysWords({ dueOn, overdue, workingDaysLeft: clock.workingDaysLeft }, day)}
          />
          <span className="numbers">
            {showDate(startedOn)} – {showDate(dueOn)}
          </span>
        </p>
      )}
      <p className={classes.under}>
        Người làm: {named(clock.holder)}.{clock.escalates !== null && ` Quá hạn thì báo lên ${clock.escalates}.`}
      </p>
      <BasisLine className={classes.under} basis={clock.basis} ruleId={clock.ruleId} tinh={tinh} />
      {doubt !== null && <p className={classes.under}>{doubt}</p>}
    </>
  )
}

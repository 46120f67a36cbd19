// The history of a case, newest first: who, in which post, when, what was recorded, and by which rules it was judged.
import type { CaseDetail } from '#contract/cases.ts'
import { ruleBasis } from '#rules/lifecycle/rule-basis.ts'
import { showDate, showInstant } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import classes from './cases.module.css'
import { paperTitle } from './step-values.ts'
import { article } from './words.ts'

type Entry = CaseDetail['history'][number]

/** So many steps are shown at once; earlier ones are folded away. */
const SHOWN = 3

export function CaseHistory({ detail }: { detail: CaseDetail }) {
  const newest = detail.history.toReversed()
  const folded = newest.length > SHOWN + 1 ? newest.slice(SHOWN) : []
  return (
    <Panel title="Lịch sử">
      <Entries entries={newest.slice(0, newest.length - folded.length)} />
      {folded.length > 0 && (
        <details className={classes.more}>
          <summary>Xem {folded.length} bước trước</summary>
          <Entries entries={folded} />
        </details>
      )}
    </Panel>
  )
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  return (
    <ol className={classes.history}>
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one step may be taken twice in a day, and all of them stay.
        <li key={`${entry.step} ${at}`}>
          <h3>{entry.title}</h3>
          <p className={classes.under}>
            Ngày {showDate(entry.on)}. {entry.by}
            {entry.seat !== null && `, ${entry.seat}`}, ghi {showInstant(entry.recordedAt)}.
          </p>
          <Recorded entry={entry} />
        </li>
      ))}
    </ol>
  )
}

function Recorded({ entry: { facts, papers, judgedBy, title } }: { entry: Entry }) {
  return (
    <>
      {(facts.length > 0 || papers.length > 0) && (
        <ul className={classes.bullets}>
          {facts.map(({ label, value }) => (
            <li key={label}>
              {label}: {value}
            </li>
          ))}
          {papers.map((paper) => (
            <li key={paper.code}>
              {paperTitle(paper)}
              {paper.no !== null && `, số ${paper.no}`}
              {paper.on !== null && `, ngày ${showDate(paper.on)}`}
              {paper.keptAt !== null && `, giữ ở ${paper.keptAt}`}
            </li>
          ))}
        </ul>
      )}
      {judgedBy.length > 0 && (
        <details className={classes.more}>
          <summary>
            Quy định dùng để xét
            <span className="only-read-aloud"> bước {title}</span>
          </summary>
          <ul className={classes.bullets}>
            {rulesIn(judgedBy).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** «Thời hạn tổ chức lễ kết nạp: 30 (294-QĐ/TW, 4.1, ADM-13)», or the article alone; each once. */
function rulesIn(judgedBy: Entry['judgedBy']): string[] {
  const lines = judgedBy.map(({ ruleId, title, value, validFrom }) => {
    const since = validFrom === null ? '' : `, có hiệu lực từ ${showDate(validFrom)}`
    const rule = article(ruleBasis[ruleId] ?? null, ruleId)
    return title === undefined ? `${rule}${since}` : `${title}: ${value}. ${rule}${since}`
  })
  return [...new Set(lines)]
}

// The history of a case, newest first: who, in which post, when, what was recorded, and by which rules it was judged.
import type { CaseDetail } from '#contract/cases.ts'
import { ruleBasis } from '#rules/lifecycle/rule-basis.ts'
import { showDate, showInstant } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { Basis } from './basis.tsx'
import classes from './cases.module.css'
import { paperTitle } from './step-values.ts'

type Entry = CaseDetail['history'][number]

interface HistoryProps {
  detail: CaseDetail
  tinh: string | undefined
}

/** Folded: the path says what was done and when; who wrote what down is looked up. */
export function CaseHistory({ detail: { history }, tinh }: HistoryProps) {
  return (
    <Panel title="Lịch sử">
      <details className={classes.more}>
        <summary>Xem {history.length} bước đã ghi</summary>
        <ol className={classes.history}>
          {history.toReversed().map((entry, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one step may be taken twice in a day, and all of them stay.
            <li key={`${entry.step} ${at}`}>
              <h3>{entry.title}</h3>
              <p className={classes.under}>
                Ngày {showDate(entry.on)}. {entry.by}
                {entry.seat !== null && `, ${entry.seat}`}, ghi {showInstant(entry.recordedAt)}.
              </p>
              <Recorded entry={entry} tinh={tinh} />
            </li>
          ))}
        </ol>
      </details>
    </Panel>
  )
}

function Recorded({ entry: { facts, papers, judgedBy, title }, tinh }: { entry: Entry; tinh: string | undefined }) {
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
            {rulesIn(judgedBy).map(({ words, ruleId }) => (
              <li key={`${ruleId} ${words}`}>
                {words}
                <Basis basis={ruleBasis[ruleId] ?? null} ruleId={ruleId} tinh={tinh} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** «Thời hạn tổ chức lễ kết nạp: 30, có hiệu lực từ 01/07/2025. » before the article, or the article alone; each once. */
function rulesIn(judgedBy: Entry['judgedBy']): { words: string; ruleId: string }[] {
  const lines = judgedBy.map(({ ruleId, title, value, validFrom }) => {
    const since = validFrom === null ? '' : `, có hiệu lực từ ${showDate(validFrom)}`
    return { ruleId, words: title === undefined ? '' : `${title}: ${value}${since}. ` }
  })
  return [...new Map(lines.map((line) => [`${line.ruleId} ${line.words}`, line])).values()]
}

// What stands beside the points of an evaluation: what is known of the period, the commitment, opinions, the reply and the appeal.
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { Facts } from '../../ui/facts.tsx'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { EvidenceList } from './evidence-link.tsx'
import { levelName } from './words.ts'

interface Of {
  evaluation: EvaluationDetail
}

const answered = (said: { answer: string | null; answeredOn: string | null; answeredBy: string | null }): string =>
  said.answer === null ? 'Chưa có' : `${said.answer} (${said.answeredBy}, ngày ${showDate(said.answeredOn)})`

/** A reply before the decision and an appeal after the announcement, each with its answer. */
export function RepliesPanels({ evaluation: { reply, appeal, level } }: Of) {
  return (
    <>
      {appeal !== null && (
        <Panel title="Khiếu nại về mức xếp loại">
          <Facts
            facts={[
              { label: `Khiếu nại, ngày ${showDate(appeal.on)}`, value: appeal.text },
              { label: 'Trả lời', value: answered(appeal) },
              ...(appeal.from === null || level === null
                ? []
                : [{ label: 'Nâng mức', value: `Từ ${levelName(appeal.from)} lên ${levelName(level)}` }]),
            ]}
          />
        </Panel>
      )}
      {reply !== null && (
        <Panel title="Ý kiến của người được đánh giá">
          <Facts
            facts={[
              { label: `Ý kiến, ngày ${showDate(reply.on)}`, value: reply.text },
              { label: 'Trả lời', value: answered(reply) },
            ]}
          />
        </Panel>
      )}
    </>
  )
}

export function KnownPanel({ evaluation, tinh }: Of & { tinh: string | undefined }) {
  if (evaluation.known.length === 0) return null
  return (
    <Panel title="Phần mềm đã ghi trong kỳ">
      <EvidenceList evaluation={evaluation} tinh={tinh} grounds={evaluation.known} />
    </Panel>
  )
}

/** What the person committed to, and what both sides said of each quarter. */
export function CommitmentPanel({ evaluation: { commitment } }: Of) {
  if (commitment === null) return null
  return (
    <Panel title={`Kế hoạch tu dưỡng, rèn luyện, phấn đấu năm ${commitment.year}`}>
      <ul className="entries">
        {commitment.items.map(({ heading, text }) => (
          <li key={`${heading} ${text}`} className="typed">
            {text}
          </li>
        ))}
        {commitment.reviews.map(({ quarter, memberText, branchText }) => (
          <li key={quarter}>
            <strong>Quý {quarter}</strong>
            {memberText !== null && <p className="typed">Đảng viên: {memberText}</p>}
            {branchText !== null && <p className="typed">Chi bộ: {branchText}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

export function OpinionsPanel({ evaluation: { opinions } }: Of) {
  if (opinions.length === 0) return null
  return (
    <Panel title="Ý kiến nhận xét">
      <ul className="entries">
        {opinions.map(({ author, body, content, saidOn }) => (
          <li key={`${author} ${saidOn} ${content}`}>
            <strong>{body ?? author}</strong>
            <span className="under">
              {author}, ngày {showDate(saidOn)}
            </span>
            <p className="typed">{content}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

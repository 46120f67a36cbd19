// What is written down of an inspection or supervision: plan and decision, reports and conclusion, what is to be put right.
import type { InspectionDetail } from '#contract/inspection-shapes.ts'
import { closeCorrection } from '#contract/inspections.ts'
import { Button } from '../../ui/button.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { monthWords } from './words.ts'

interface Part {
  inspection: InspectionDetail
}

const words = (text: string) => <span className="typed">{text}</span>

/** Only what is there. */
const some = (...facts: (Fact | false | null)[]): Fact[] => facts.filter((fact) => fact !== false && fact !== null)

export function DecisionPanel({ inspection }: Part) {
  const { decision, extension, announced, agreed, team, droppedReason } = inspection
  const names = team.map(({ fullName }, i) => (i === 0 ? `${fullName} (tổ trưởng)` : fullName)).join(', ')
  return (
    <Panel title="Nội dung và quyết định">
      <Facts
        facts={some(
          { label: 'Nội dung', value: words(inspection.content) },
          {
            label: 'Thời kỳ được xem xét',
            value: `${showDate(inspection.periodFrom)} đến ${showDate(inspection.periodTo)}`,
          },
          { label: 'Phương pháp', value: inspection.method },
          { label: 'Trong chương trình', value: `${monthWords(inspection)} năm ${inspection.year}` },
          agreed && { label: 'Thay đổi được đồng ý', value: `${agreed.text}, ngày ${showDate(agreed.on)}` },
          decision && { label: 'Quyết định', value: `${decision.paper}, ký ngày ${showDate(decision.signedOn)}` },
          decision && { label: 'Tổ', value: names },
          decision && {
            label: 'Thời gian',
            value: `${showNumber(decision.days)} ngày từ ${showDate(decision.startsOn)}, đến ${showDate(decision.endsOn)}`,
          },
          extension && {
            label: 'Gia hạn',
            value: `${showNumber(extension.days)} ngày, ngày ${showDate(extension.on)}: ${extension.reason}`,
          },
          announced && {
            label: 'Công bố',
            value: `${showDate(announced.on)}${announced.lateReason === null ? '' : `, muộn: ${announced.lateReason}`}`,
          },
          droppedReason !== null && { label: 'Đã bỏ vì', value: droppedReason },
        )}
      />
    </Panel>
  )
}

export function ReportsPanel({ inspection }: Part) {
  const { statement, findings, opinion, conclusion, announced, closedOn } = inspection
  if (announced === null) return null
  return (
    <Panel title="Báo cáo và kết luận">
      <Facts
        facts={some(
          {
            label: 'Báo cáo tự kiểm tra',
            value:
              statement === null ? 'Chưa có' : words(`${statement.text}\n(${statement.by}, ${showDate(statement.on)})`),
          },
          findings && {
            label: `Kết quả, ngày ${showDate(findings.on)}`,
            value: words(
              findings.lateReason === null ? findings.text : `${findings.text}\nMuộn: ${findings.lateReason}`,
            ),
          },
          opinion && { label: `Ý kiến của đối tượng, ngày ${showDate(opinion.on)}`, value: words(opinion.text) },
          conclusion && { label: `Kết luận, ngày ${showDate(conclusion.on)}`, value: words(conclusion.text) },
          closedOn !== null && { label: 'Xong', value: showDate(closedOn) },
        )}
      />
    </Panel>
  )
}

export function CorrectionsPanel({
  inspection,
  onAct,
}: Part & { onAct: (correctionId: string, what: 'close' | 'move') => void }) {
  const { corrections, allowed } = inspection
  if (corrections.length === 0) return null
  return (
    <Panel title="Việc phải khắc phục">
      <ul className="entries">
        {corrections.map((one) => (
          <li key={one.id}>
            <span>
              <strong>{one.content}</strong>{' '}
              {one.done !== null ? (
                <Tag state={one.late ? 'honour' : 'good'} label={one.late ? 'Đã xong, muộn' : 'Đã xong'} />
              ) : (
                <Tag state={one.late ? 'stopped' : 'waiting'} label={one.late ? 'Quá hạn' : 'Đang làm'} />
              )}
            </span>
            <span className="under">
              {one.ownerName}, hạn {showDate(one.dueOn)}
            </span>
            {one.moves.map((move) => (
              <span className="under" key={`${move.from} ${move.to}`}>
                Đổi hạn từ {showDate(move.from)} sang {showDate(move.to)}: {move.reason} ({move.by}, ngày{' '}
                {showDate(move.on)})
              </span>
            ))}
            {one.done !== null && (
              <span className="typed">
                {one.done} ({one.closedBy}, ngày {showDate(one.doneOn)})
              </span>
            )}
            {one.done === null && allowed.includes(closeCorrection.name) && (
              <span className="row screen-only">
                <Button label="Ghi đã khắc phục" about={one.content} onPress={() => onAct(one.id, 'close')} />
                <Button label="Đổi hạn" about={one.content} onPress={() => onAct(one.id, 'move')} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

// What stands under a table: sums that agree or do not, what the form rests on, and how sure that is.
import type { ReportTable } from '#contract/reports.ts'
import { showNumber } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './statistics.module.css'

export function Checks({ checks }: { checks: ReportTable['checks'] }) {
  const wrong = checks.filter((check) => !check.ok)
  if (checks.length === 0) return null
  return (
    <div className="stack-tight screen-only">
      {wrong.length > 0 && (
        <Notice tone="problem" title={`Có ${showNumber(wrong.length)} phép cộng trong biểu chưa khớp.`}>
          <ul>
            {wrong.map((check) => (
              <li key={check.text}>{check.text}</li>
            ))}
          </ul>
          <p>Mở danh sách của các ô ấy để tìm hồ sơ ghi thiếu hoặc ghi sai, rồi xem lại biểu.</p>
        </Notice>
      )}
      {wrong.length < checks.length && (
        <details className={classes.more}>
          <summary>
            {wrong.length === 0
              ? `Các phép cộng trong biểu đều khớp (${showNumber(checks.length)} phép)`
              : `${showNumber(checks.length - wrong.length)} phép cộng khác khớp`}
          </summary>
          <ul className={classes.checks}>
            {checks
              .filter((check) => check.ok)
              .map((check) => (
                <li key={check.text}>{check.text}</li>
              ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const confidenceWords: Record<ReportTable['confidence'], string> = {
  A: 'Mẫu biểu đọc trong chính văn bản ban hành.',
  B: 'Mẫu biểu theo nguồn đáng tin, chưa đối chiếu với bản in chính thức.',
  C: 'Mẫu biểu dựng theo công cụ hoặc ví dụ, cần đối chiếu với bản in chính thức.',
  L: 'Mẫu biểu theo quy định của địa phương.',
  U: 'Mẫu biểu chưa được xác nhận.',
}

/** What the form rests on, how sure that is, and how the figures were counted. */
export function Reliability({ table }: { table: ReportTable }) {
  return (
    <footer className={classes.notes}>
      <p>
        Căn cứ: {table.basis}. {confidenceWords[table.confidence]}
      </p>
      <p>{table.note}</p>
    </footer>
  )
}

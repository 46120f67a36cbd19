// What stands around a case: where today's rules differ from those it was judged by, and the cases it came from or opened.
import type { CaseDetail } from '#contract/cases.ts'
import { ruleBasis } from '#rules/lifecycle/rule-basis.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Basis } from './basis.tsx'
import { CaseTable } from './case-table.tsx'
import classes from './cases.module.css'

export function CaseDifferences({ detail, tinh }: { detail: CaseDetail; tinh?: string | undefined }) {
  const { differences } = detail
  if (differences.length === 0) return null
  return (
    <Notice tone="honour" title="Quy định đã thay đổi từ khi các bước dưới đây được xét">
      <ul>
        {differences.map(({ step, ruleId, name, title = 'giá trị trong quy định', before, now }) => (
          <li key={`${step} ${ruleId} ${name}`}>
            {step}: {title} {before === null ? 'trước đây chưa có' : `khi ấy là ${before}`}, nay{' '}
            {now === null ? 'không còn' : `là ${now}`}. Căn cứ:{' '}
            <Basis basis={ruleBasis[ruleId] ?? null} ruleId={ruleId} tinh={tinh} />
          </li>
        ))}
      </ul>
      <p className={classes.under}>Bước đã làm vẫn theo quy định của ngày làm bước đó.</p>
    </Notice>
  )
}

export function CaseRelated({ detail, tinh }: { detail: CaseDetail; tinh: string | undefined }) {
  if (detail.related.length === 0) return null
  return (
    <Panel title="Việc liên quan">
      <CaseTable caption="Việc liên quan" rows={detail.related} tinh={tinh} names />
    </Panel>
  )
}

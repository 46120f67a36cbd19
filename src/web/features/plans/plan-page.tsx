// One plan: the next step, its work, targets and calendar of reports, to whom it went, what was said.
import { IconPrinter } from '@tabler/icons-react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { ShownPlan } from '#contract/plan-shapes.ts'
import { getPlan } from '#contract/plans.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Tag } from '../../ui/tag.tsx'
import { NextPart } from './next-part.tsx'
import classes from './plans.module.css'
import { ReportsDue } from './reports-due.tsx'
import { ReportsPart } from './reports-part.tsx'
import { TargetsPart } from './targets-part.tsx'
import { countWords, entryLabels, planStateLabels } from './words.ts'
import { WorkPart } from './work-part.tsx'

export function PlanPage() {
  const { id, taskId } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const found = useOperation(getPlan, { id, taskId, provinceCode: tinh }, { fresh: true })
  const trail = [{ label: 'Kế hoạch', to: addresses.plans({ tinh }) }]
  if (found.isPending || found.error) {
    return <PageToCome title="Kế hoạch" trail={trail} of={found} lines={10} />
  }
  const plan = found.data
  return (
    <Page
      title={plan.title}
      trail={trail}
      lead={
        <p>
          <Tag {...planStateLabels[plan.state]} /> {plan.organisationName}. {countWords(plan)}.
        </p>
      }
    >
      <div className="stack">
        <NextPart plan={plan} tinh={tinh} />
        <Panel title="Kế hoạch">
          <HeadFacts plan={plan} tinh={tinh} />
        </Panel>
        <WorkPart plan={plan} tinh={tinh} />
        <TargetsPart plan={plan} tinh={tinh} />
        <ReportsPart plan={plan} tinh={tinh} />
        <ReportsDue plan={plan} tinh={tinh} />
        <Sent plan={plan} tinh={tinh} />
        <Entries plan={plan} />
        <div className="screen-only">
          <Button icon={IconPrinter} label="In kế hoạch này" onPress={() => window.print()} />
        </div>
      </div>
    </Page>
  )
}

interface PartProps {
  plan: ShownPlan
  tinh: string | undefined
}

function HeadFacts({ plan, tinh }: PartProps) {
  const { basis, documentId, receiptId, origins, adoptedBy, adoptedOn, closedOn, closedReason } = plan
  const ground =
    basis === null ? null : receiptId !== null ? (
      <Link to={addresses.receivedPlan(receiptId, { tinh })}>{basis}</Link>
    ) : documentId !== null ? (
      <Link to={addresses.document(documentId, { tinh })}>{basis}</Link>
    ) : (
      basis
    )
  return (
    <Facts
      facts={[
        ...(ground === null ? [] : [{ label: 'Thực hiện', value: ground }]),
        ...(origins.length < 2
          ? []
          : [
              {
                label: 'Cùng chỉ đạo, nhận từ',
                value: origins.map((origin) => (
                  <span key={origin.receiptId} className={classes.line}>
                    <Link to={addresses.receivedPlan(origin.receiptId, { tinh })}>{origin.senderName}</Link>
                  </span>
                )),
              },
            ]),
        { label: 'Thời gian', value: `${showDate(plan.startsOn)} đến ${showDate(plan.endsOn)}` },
        ...(plan.told === null
          ? []
          : [
              {
                label: 'Cấp trên ghi',
                value: `${plan.told.title}, ${showDate(plan.told.startsOn)} đến ${showDate(plan.told.endsOn)}`,
              },
            ]),
        ...(adoptedOn === null ? [] : [{ label: 'Ban hành', value: `${adoptedBy}, ngày ${showDate(adoptedOn)}` }]),
        ...(closedOn === null
          ? []
          : [{ label: 'Kết thúc', value: [showDate(closedOn), closedReason].filter(Boolean).join('. ') }]),
      ]}
    />
  )
}

function Sent({ plan, tinh }: PartProps) {
  const { issue, to, read, made } = plan.sent
  if (issue === 0) return null
  return (
    <Panel title="Ở cấp dưới">
      <p>
        Đã gửi {showNumber(to)} tổ chức (bản {issue}): {showNumber(read)} đã báo đọc, {showNumber(made)} đã lập kế hoạch
        của mình.
      </p>
      <div className="screen-only">
        <LinkButton label="Xem tiến độ theo cây tổ chức" to={addresses.planProgress(plan.id, { tinh })} />
      </div>
    </Panel>
  )
}

function Entries({ plan }: { plan: ShownPlan }) {
  const { entries, work, targets } = plan
  if (entries.length === 0) return null
  const titles = new Map([...work, ...targets].map(({ id, title }) => [id, title]))
  return (
    <Panel title="Đã ghi">
      <ol className={classes.parts}>
        {entries.map(({ seq, aboutId, kind, on, author, text, percent, figure, link }) => (
          <li key={seq}>
            <p>
              {entryLabels[kind]}
              {kind === 'progress' && percent !== null && ` ${percent} %`}
              {figure !== null && ` ${showNumber(figure)}`}: {titles.get(aboutId) ?? 'việc đã xóa'}
              {text !== null && <span className={classes.line}>{text}</span>}
              {link?.startsWith('/') === true && (
                <Link className={classes.line} to={link}>
                  Mở văn bản
                </Link>
              )}
              {link?.startsWith('http') === true && (
                <a className={classes.line} href={link} rel="noreferrer">
                  {link}
                </a>
              )}
              <span className="under">
                {author}, ngày {showDate(on)}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

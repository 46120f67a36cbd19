// What the level above sent, as it stands in the last issue: its reading is confirmed here and an own plan made of it.
import { IconPrinter } from '@tabler/icons-react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { acknowledgePlan, getReceived, makeOwnPlan } from '#contract/plan-chain.ts'
import type { ReceivedPlan } from '#contract/plan-shapes.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './plans.module.css'
import { ReceivedTags } from './plans-page.tsx'
import { dueWords, frequencyLabels, measureLabels, saysMore } from './words.ts'

export function ReceivedPlanPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const found = useOperation(getReceived, { id, provinceCode: tinh }, { fresh: true })
  const trail = [{ label: 'Kế hoạch cấp trên gửi', to: addresses.plans({ muc: 'cap-tren', tinh }) }]
  if (found.isPending || found.error) {
    return <PageToCome title="Kế hoạch cấp trên gửi" trail={trail} of={found} lines={10} />
  }
  const plan = found.data
  return (
    <Page
      title={plan.title}
      trail={trail}
      lead={
        <>
          <p>
            {plan.senderName} gửi {plan.organisationName} ngày {showDate(plan.sentOn)}
            {plan.issue > 1 && `, bản ${plan.issue}`}. Thực hiện từ {showDate(plan.startsOn)} đến{' '}
            {showDate(plan.endsOn)}.
          </p>
          {plan.basis !== null && <p className="soft">Thực hiện: {plan.basis}</p>}
          <ReceivedTags row={plan} />
        </>
      }
    >
      <div className="stack">
        <Next plan={plan} tinh={tinh} />
        <Work plan={plan} />
        <Measured plan={plan} />
        <div className="screen-only">
          <Button icon={IconPrinter} label="In trang này" onPress={() => window.print()} />
        </div>
      </div>
    </Page>
  )
}

function Next({ plan, tinh }: { plan: ReceivedPlan; tinh: string | undefined }) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  const read = useCommand(acknowledgePlan, { renews: ['plans.'] })
  const make = useCommand(makeOwnPlan, { renews: ['plans.'] })
  const at = { id: plan.id, version: plan.version, provinceCode: tinh }
  const mayMake = plan.allowed.includes(makeOwnPlan.name)
  const mayRead = plan.allowed.includes(acknowledgePlan.name)
  return (
    <section className="stack-tight screen-only" aria-label="Bước tiếp theo">
      {(read.error ?? make.error) && <ErrorState error={read.error ?? make.error} />}
      {plan.samePlan !== null && (
        <Notice title="Chỉ đạo này đã có kế hoạch.">
          <p>
            Cấp khác cũng gửi cùng chỉ đạo, kế hoạch{' '}
            <Link to={addresses.plan(plan.samePlan.id, { tinh })}>{plan.samePlan.title}</Link> lập từ đó. Đưa bản này
            vào kế hoạch ấy: việc trùng không thêm lần nữa, việc mới được thêm, phần bạn đã tự sửa được giữ.
          </p>
        </Notice>
      )}
      <div className="row">
        {mayMake && (
          <Button
            kind="main"
            label={plan.samePlan === null ? 'Lập kế hoạch của mình' : 'Đưa vào kế hoạch đã có'}
            busy={make.isPending}
            onPress={() => make.mutate(at, { onSuccess: ({ planId }) => navigate(addresses.plan(planId, { tinh })) })}
          />
        )}
        {mayRead && (
          <Button
            kind={mayMake ? 'plain' : 'main'}
            label="Báo đã đọc"
            busy={read.isPending}
            onPress={() => read.mutate(at, { onSuccess: () => say({ text: `Đã báo ${plan.senderName}.` }) })}
          />
        )}
        {plan.planId !== null && <LinkButton label="Mở kế hoạch của mình" to={addresses.plan(plan.planId, { tinh })} />}
      </div>
    </section>
  )
}

function Work({ plan }: { plan: ReceivedPlan }) {
  return (
    <Panel title={`Việc (${plan.tasks.length})`}>
      <ol className={classes.parts}>
        {plan.tasks.map((task) => (
          <li key={task.id} data-declined={!task.concerns}>
            <p>
              <strong>{task.title}</strong> {!task.concerns && <Tag state="ended" label="Của nơi khác" />}
              <span className="under">{dueWords(task)}</span>
              {saysMore(task) && <span className="under">{task.detail}</span>}
              {task.doers.length > 0 && (
                <span className={classes.line}>Giao: {task.doers.map(({ name }) => name).join(', ')}</span>
              )}
              {task.leadWords !== null && <span className={classes.line}>Chủ trì: {task.leadWords}</span>}
              {task.coopWords !== null && <span className={classes.line}>Phối hợp: {task.coopWords}</span>}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Measured({ plan: { targets, reports } }: { plan: ReceivedPlan }) {
  return (
    <>
      {targets.length > 0 && (
        <Panel title="Chỉ tiêu">
          <ul className={classes.parts}>
            {targets.map(({ id, title, goal, most, unit, measure }) => (
              <li key={id}>
                <p>
                  {title}: {showNumber(goal)}
                  {most !== null && ` đến ${showNumber(most)}`} {unit}
                  <span className="under">{measureLabels[measure]}</span>
                </p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {reports.length > 0 && (
        <Panel title="Lịch báo cáo">
          <ul className={classes.parts}>
            {reports.map(({ title, dueOn, every }) => (
              <li key={`${title} ${dueOn}`}>
                <p>
                  {title}: {showDate(dueOn)}
                  {every !== null && `, ${frequencyLabels[every].toLowerCase()}`}
                </p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

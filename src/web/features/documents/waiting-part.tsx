// Work of the own plans that waits for something this document may be; pressed, it waits no longer and leads back to the document.
import { Link } from 'react-router'
import type { ShownDocument } from '#contract/document-shapes.ts'
import { listWaitingFor, releasePlanTask } from '#contract/plan-work.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import classes from './documents.module.css'

/** Only of what has come in and been entered: nobody waits for what one writes oneself. */
export function WaitingPart({ document, tinh }: { document: ShownDocument; tinh: string | undefined }) {
  const maySee = useCan(listWaitingFor)
  return document.state === 'registered' && document.direction === 'incoming' && maySee ? (
    <Waiting document={document} tinh={tinh} />
  ) : null
}

function Waiting({ document, tinh }: { document: ShownDocument; tinh: string | undefined }) {
  const found = useOperation(listWaitingFor, { documentId: document.id, provinceCode: tinh }, { fresh: true })
  const release = useCommand(releasePlanTask, { renews: ['plans.'] })
  const say = useDoneNotice()
  const rows = found.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Panel title="Việc của kế hoạch đang chờ">
      <p>Văn bản này có là điều mà việc dưới đây đang chờ thì bấm để việc hết chờ.</p>
      {release.error && <ErrorState error={release.error} />}
      <ul className={classes.parts}>
        {rows.map(({ planId, planTitle, version, taskId, title, waitsFor, likely }) => (
          <li key={taskId}>
            <p>
              {title}
              <span className="under">
                Chờ: {waitsFor ?? 'chưa ghi chờ gì'}
                {likely && ' · gần với văn bản này'}
              </span>
              <span className="under">
                Kế hoạch <Link to={addresses.plan(planId, { tinh })}>{planTitle}</Link>
              </span>
            </p>
            {found.data?.allowed.includes(releasePlanTask.name) && (
              <div className="screen-only">
                <Button
                  wide={false}
                  label="Đúng văn bản này, hết chờ"
                  about={title}
                  busy={release.isPending}
                  onPress={() =>
                    release.mutate(
                      { id: planId, version, taskId, documentId: document.id, provinceCode: tinh },
                      {
                        onSuccess: ({ below }) =>
                          say({ text: below === 0 ? 'Việc hết chờ.' : `Việc hết chờ, cả ở ${below} nơi bên dưới.` }),
                      },
                    )
                  }
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

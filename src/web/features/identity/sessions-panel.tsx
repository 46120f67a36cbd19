// The devices on which I am signed in, and ending them.
import { useState } from 'react'
import { listSessions, revokeSession, signOutEverywhere } from '#contract/identity.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useLeaving } from '../../app/leaving.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showInstant } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { deviceName } from './device-name.ts'
import classes from './identity.module.css'

export function SessionsPanel() {
  const sessions = useOperation(listSessions, {})
  const revoke = useCommand(revokeSession, { renews: ['identity.list-sessions'] })
  const everywhere = useCommand(signOutEverywhere, { renews: 'nothing' })
  const leaveHere = useLeaving()
  const say = useDoneNotice()
  const [asks, setAsks] = useState(false)

  return (
    <Panel title="Thiết bị đang đăng nhập">
      {sessions.isPending && <Skeleton lines={3} />}
      {sessions.error && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {revoke.error && <ErrorState error={revoke.error} />}
      <ul className={classes.lines}>
        {sessions.data?.rows.map((session) => (
          <li key={session.id}>
            <div>
              <p className="row">
                <strong>{deviceName(session.userAgent)}</strong>
                {session.current && <Tag state="good" label="Thiết bị này" />}
              </p>
              <p className="soft">
                Đăng nhập {showInstant(session.createdAt)}, dùng lần cuối {showInstant(session.lastSeenAt)}
                {session.address !== null && `, địa chỉ mạng ${session.address}`}
              </p>
            </div>
            {!session.current && (
              <Button
                label="Kết thúc"
                busy={revoke.isPending && revoke.variables.id === session.id}
                onPress={() =>
                  revoke.mutate({ id: session.id }, { onSuccess: () => say({ text: 'Đã đăng xuất thiết bị ấy.' }) })
                }
              />
            )}
          </li>
        ))}
      </ul>
      <Button kind="grave" label="Đăng xuất khỏi mọi thiết bị" onPress={() => setAsks(true)} />
      {asks && (
        <Confirm
          title="Đăng xuất khỏi mọi thiết bị?"
          action="Đăng xuất tất cả"
          busy={everywhere.isPending}
          error={everywhere.error}
          onClose={() => setAsks(false)}
          onConfirm={() =>
            // What went wrong stands in the question.
            leaveHere(() => everywhere.mutateAsync({})).catch(() => undefined)
          }
        >
          <p>Bạn bị đăng xuất ngay trên mọi điện thoại và máy tính, kể cả máy này, và phải đăng nhập lại.</p>
        </Confirm>
      )}
    </Panel>
  )
}

// Where the code of a meeting leads: one button, and whoever is signed in is there.
import { useSearchParams } from 'react-router'
import { signIn } from '#contract/meetings.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'

export function MeetingSignInPage() {
  const [search] = useSearchParams()
  const code = search.get('ma')
  const { displayName } = useMe()
  const send = useCommand(signIn, { renews: ['meetings.'] })
  return (
    <Page title="Điểm danh cuộc họp" trail={[{ label: 'Sinh hoạt chi bộ', to: addresses.meetings() }]}>
      <div className="stack">
        {send.error && <ErrorState error={send.error} />}
        {code === null && (
          <EmptyState title="Chưa có mã của cuộc họp.">
            <p>Quét mã in trên tờ điểm danh của cuộc họp, hoặc mở đường dẫn mà chi bộ gửi.</p>
          </EmptyState>
        )}
        {send.data && (
          <Notice tone="good" title={`Đã ghi ${displayName} có mặt.`}>
            <div>
              <LinkButton label="Xem cuộc họp" to={addresses.meeting(send.data.id)} />
            </div>
          </Notice>
        )}
        {code !== null && !send.data && (
          <div>
            <Button
              kind="main"
              label={`Tôi, ${displayName}, có mặt`}
              busy={send.isPending}
              onPress={() => send.mutate({ code })}
            />
          </div>
        )}
      </div>
    </Page>
  )
}

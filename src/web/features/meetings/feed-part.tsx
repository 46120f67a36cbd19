// One's own calendar of meetings on the phone: made, shown once, taken back.
import { getFeed, openFeed, withdrawFeed } from '#contract/meeting-feeds.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showInstant } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import classes from './meetings.module.css'

export function FeedPart() {
  const feed = useOperation(getFeed, {})
  const open = useCommand(openFeed, { renews: [getFeed.name] })
  const withdraw = useCommand(withdrawFeed, { renews: [getFeed.name] })
  const say = useDoneNotice()
  const address = `${window.location.origin}${open.data?.address ?? ''}`
  const since = feed.data?.since ?? null
  return (
    <Panel title="Lịch sinh hoạt trên điện thoại">
      {(open.error ?? withdraw.error) && <ErrorState error={open.error ?? withdraw.error} />}
      {open.data && since !== null ? (
        <>
          <p>
            Chép địa chỉ này vào phần «Đăng ký lịch» của điện thoại. Địa chỉ chỉ hiện một lần; đừng đưa cho người khác.
          </p>
          <p className={classes.address}>{address}</p>
          {'clipboard' in navigator && (
            <div>
              <Button
                label="Chép địa chỉ"
                onPress={() =>
                  void navigator.clipboard.writeText(address).then(
                    () => say({ text: 'Đã chép địa chỉ lịch.' }),
                    () => say({ text: 'Máy này không cho chép; bấm giữ vào địa chỉ để chọn.' }),
                  )
                }
              />
            </div>
          )}
        </>
      ) : (
        <p className="soft">
          {since === null
            ? 'Tạo một địa chỉ riêng để lịch họp của chi bộ hiện trong lịch của điện thoại.'
            : `Đang dùng một địa chỉ tạo ngày ${showInstant(since)}.`}
        </p>
      )}
      <div className="row">
        <Button
          label={since === null ? 'Tạo địa chỉ lịch' : 'Tạo địa chỉ mới, bỏ địa chỉ cũ'}
          busy={open.isPending}
          onPress={() => open.mutate({})}
        />
        {since !== null && <Button label="Thôi dùng" busy={withdraw.isPending} onPress={() => withdraw.mutate({})} />}
      </div>
    </Panel>
  )
}

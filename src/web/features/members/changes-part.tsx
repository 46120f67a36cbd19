// Who changed what in a member's record, and when.
import type { MemberRecord } from '#contract/member-record.ts'
import { listChanges } from '#contract/members.ts'
import { fieldNames } from '#rules/members/name-of-fields.ts'
import { useList } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { ChangeList } from '../../ui/change-list.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { showField } from './field-specs.ts'

export function ChangesPart({ member }: { member: MemberRecord }) {
  const { national } = useMe()
  const changes = useList(listChanges, { id: member.id, ...(national && { provinceCode: member.provinceCode }) })
  if (changes.isPending) return <Skeleton lines={6} />
  if (changes.error) return <ErrorState error={changes.error} onRetry={changes.again} />
  return (
    <Panel title="Ai đã sửa gì">
      <ChangeList
        entries={changes.rows}
        nameOf={(field) => fieldNames[field]}
        show={(field, value) => showField(field, value) ?? 'để trống'}
      />
      <Pager
        shown={changes.rows.length}
        total={changes.total}
        unit="thay đổi"
        more={changes.more}
        busy={changes.isGrowing}
      />
    </Panel>
  )
}

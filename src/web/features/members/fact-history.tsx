// The history of one fact of a record, opened over the page: what stood there before and after, who wrote it, in which post, when.
import { useState } from 'react'
import type { MemberRecord } from '#contract/member-record.ts'
import { listChanges } from '#contract/members.ts'
import { useList } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { type Change, ChangeList } from '../../ui/change-list.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { showField } from './field-specs.ts'
import { fieldLabel } from './labels.ts'

export interface FieldHistory {
  changed: (field: string) => boolean
  of: (field: string) => readonly Change[]
  /** Older entries are not here yet: fetching them; null when all are here. */
  more: (() => void) | null
  isGrowing: boolean
}

const PAGE = 100

/** The record of changes of a member, asked once for the whole page. */
export function useFieldHistory(member: MemberRecord | undefined): FieldHistory {
  const { national } = useMe()
  const may = useCan(listChanges)
  const input = { id: member?.id ?? '', limit: PAGE, ...(national && { provinceCode: member?.provinceCode }) }
  const list = useList(listChanges, input, { when: may && member !== undefined })
  const of = (field: string) => list.rows.filter(({ changes }) => Object.hasOwn(changes, field))
  return {
    of,
    changed: (field) => list.rows.some(({ changes }) => Object.hasOwn(changes, field)),
    more: list.more,
    isGrowing: list.isGrowing,
  }
}

export function FactHistory({ field, history }: { field: string; history: FieldHistory }) {
  const [open, setOpen] = useState(false)
  const label = fieldLabel(field)
  return (
    <>
      <Button kind="quiet" label="Lịch sử" about={`của mục ${label}`} onPress={() => setOpen(true)} />
      {open && (
        <Dialog title={`Lịch sử: ${label}`} onClose={() => setOpen(false)}>
          <ChangeList
            entries={history.of(field)}
            nameOf={(name) => (name === field ? label : undefined)}
            show={(name, value) => showField(name, value) ?? 'để trống'}
          />
          <div className="row">
            <Button kind="main" label="Đóng" onPress={() => setOpen(false)} />
            {history.more && (
              <Button label="Tìm tiếp những lần sửa cũ hơn" busy={history.isGrowing} onPress={history.more} />
            )}
          </div>
        </Dialog>
      )}
    </>
  )
}

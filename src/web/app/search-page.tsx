// One search for members and organisations.
import { useLayoutEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { listMembers } from '#contract/members.ts'
import { findOrganisations } from '#contract/organisations.ts'
import { OrganisationHits } from '../features/organisations/organisation-hits.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { showDate } from '../ui/format.ts'
import { EmptyState, ErrorState } from '../ui/notice.tsx'
import { Page, Panel } from '../ui/page.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Skeleton } from '../ui/waiting.tsx'
import { addresses } from './addresses.ts'
import { useList } from './client.ts'
import { useCan, useMe } from './session.tsx'

export function SearchPage() {
  const [search, setSearch] = useSearchParams()
  const text = search.get('q') ?? ''
  return (
    <Page title={text === '' ? 'Tìm' : `Tìm «${text}»`}>
      <SearchForm key={text} text={text} onSearch={(q) => setSearch({ q })} />
      {text !== '' && <Results key={`found ${text}`} text={text} />}
    </Page>
  )
}

function SearchForm({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(text)
  const seesMembers = useSeesMembers()
  const form = useRef<HTMLFormElement>(null)
  // Whoever comes with nothing to look for yet comes to type.
  useLayoutEffect(() => {
    if (text === '') form.current?.querySelector('input')?.focus()
  }, [text])
  return (
    <form
      ref={form}
      className="row"
      style={{ alignItems: 'end', maxWidth: 'var(--measure)' }}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') onSearch(typed.trim())
      }}
    >
      <div style={{ flex: '1 1 16rem' }}>
        <TextField
          name="q"
          label={seesMembers ? 'Tìm đảng viên, tổ chức' : 'Tìm tổ chức'}
          hint={
            seesMembers
              ? 'Tên không cần dấu, số thẻ, số lý lịch, năm sinh; tên hoặc mã tổ chức.'
              : 'Tên hoặc mã tổ chức, không cần dấu.'
          }
          value={typed}
          onChange={setTyped}
          maxLength={120}
        />
      </div>
      <Button kind="main" submits label="Tìm" />
    </form>
  )
}

/** Of members a plain member sees the own record alone: there is nobody to look for. */
function useSeesMembers(): boolean {
  const { seat } = useMe()
  return useCan(listMembers) && seat?.role !== 'member'
}

function Results({ text }: { text: string }) {
  const seesMembers = useSeesMembers()
  const seesOrganisations = useCan(findOrganisations)
  return (
    <>
      {seesMembers && (
        <Panel title="Đảng viên">
          <MemberHits text={text} />
        </Panel>
      )}
      {seesOrganisations && text.length >= 2 && (
        <Panel title="Tổ chức">
          <OrganisationHits text={text} />
        </Panel>
      )}
    </>
  )
}

function MemberHits({ text }: { text: string }) {
  const found = useList(listMembers, { text, limit: 20 })
  if (found.isPending) return <Skeleton lines={4} />
  if (found.error) return <ErrorState error={found.error} onRetry={found.again} />
  if (found.rows.length === 0) {
    return (
      <EmptyState title={`Không tìm thấy đảng viên nào với «${text}» trong những nơi bạn được xem.`}>
        <p>Thử viết ngắn hơn, ví dụ chỉ chữ đệm và tên; không cần dấu. Số thẻ, số định danh thì viết đủ các chữ số.</p>
      </EmptyState>
    )
  }
  return (
    <div className="stack-tight">
      <DataTable
        caption="Đảng viên tìm thấy"
        rows={found.rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            heading: 'Họ và tên',
            cell: (row) => <Link to={addresses.member(row.id)}>{row.fullName}</Link>,
          },
          { key: 'birth', heading: 'Ngày sinh', numbers: true, cell: (row) => showDate(row.birthDate) },
          { key: 'branch', heading: 'Chi bộ', card: 'plain', cell: (row) => row.branchName },
        ]}
      />
      {found.more && <Link to={addresses.members({ text })}>Xem tất cả trong danh sách đảng viên</Link>}
    </div>
  )
}

// Looking after accounts: who may sign in, in which posts; creating, stopping, a new first password.
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { createAccount, listAccounts } from '#contract/identity.ts'
import type { InputOf } from '#contract/operation.ts'
import { provinces } from '#rules/code-lists/provinces.ts'
import { useList } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { AccountItem } from './account-item.tsx'
import { CreateAccountForm } from './create-account.tsx'
import { FirstPassword, type GivenPassword } from './given-password.tsx'
import classes from './identity.module.css'

type State = NonNullable<InputOf<typeof listAccounts>['state']>
const states: readonly { value: State; label: string }[] = [
  { value: 'active', label: 'Đang dùng' },
  { value: 'disabled', label: 'Đã ngừng' },
  { value: 'all', label: 'Tất cả' },
]

export function AccountsPage() {
  const [search, setSearch] = useSearchParams()
  const text = search.get('q') ?? ''
  const state = states.find(({ value }) => value === search.get('state'))?.value ?? 'active'
  const [typed, setTyped] = useState(text)
  const [creating, setCreating] = useState(false)
  const [given, setGiven] = useState<GivenPassword | null>(null)
  const mayCreate = useCan(createAccount)
  // Only the centre names a province, and only one at a time.
  const { national } = useMe()
  const provinceCode = (national && search.get('tinh')) || undefined
  const accounts = useList(listAccounts, { text: text === '' ? undefined : text, state, provinceCode })
  const go = (q: string, to: State, tinh = provinceCode ?? '') =>
    setSearch(
      { ...(q !== '' && { q }), ...(to !== 'active' && { state: to }), ...(tinh !== '' && { tinh }) },
      { replace: true },
    )

  return (
    <Page
      title="Quản lý tài khoản"
      lead={<p>Ai đăng nhập được vào chương trình, và làm việc với chức vụ nào.</p>}
      actions={
        mayCreate &&
        !creating && <Button kind="main" icon={IconUserPlus} label="Tạo tài khoản" onPress={() => setCreating(true)} />
      }
    >
      {given !== null && <FirstPassword given={given} onDone={() => setGiven(null)} />}
      {creating && (
        <Panel title="Tạo tài khoản">
          <CreateAccountForm
            key={provinceCode}
            provinceCode={provinceCode}
            onCancel={() => setCreating(false)}
            onDone={(password) => {
              setCreating(false)
              setGiven(password)
            }}
          />
        </Panel>
      )}
      <form
        className="row"
        style={{ alignItems: 'end' }}
        onSubmit={(event) => {
          event.preventDefault()
          go(typed.trim(), state)
        }}
      >
        <TextField
          name="q"
          label="Tìm tài khoản"
          hint="Tên người hoặc tên đăng nhập."
          value={typed}
          onChange={setTyped}
          maxLength={100}
        />
        {national && (
          <SelectField
            name="tinh"
            label="Tỉnh, thành phố"
            empty="Cơ quan Trung ương"
            value={provinceCode ?? ''}
            options={provinces.items
              .filter(({ code }) => code !== '00')
              .map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(tinh) => go(typed.trim(), state, tinh)}
          />
        )}
        <SelectField
          name="state"
          label="Tình trạng"
          value={state}
          options={states}
          onChange={(value) => go(typed.trim(), value as State)}
        />
        <Button submits label="Tìm" />
      </form>
      {accounts.isPending && <Skeleton lines={6} />}
      {accounts.error && <ErrorState error={accounts.error} onRetry={accounts.again} />}
      {!accounts.isPending && !accounts.error && accounts.rows.length === 0 && (
        <EmptyState title="Không tìm thấy tài khoản nào như vậy.">
          <p>Thử gõ tên ngắn hơn, hoặc chọn tình trạng «Tất cả».</p>
        </EmptyState>
      )}
      {accounts.rows.length > 0 && (
        <>
          <ul className={classes.accounts}>
            {accounts.rows.map((account) => (
              <AccountItem key={account.id} account={account} provinceCode={provinceCode} onGiven={setGiven} />
            ))}
          </ul>
          <Pager
            shown={accounts.rows.length}
            total={accounts.total}
            unit="tài khoản"
            more={accounts.more}
            busy={accounts.isGrowing}
          />
        </>
      )}
    </Page>
  )
}

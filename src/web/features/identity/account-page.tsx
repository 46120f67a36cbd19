// My account: who I am, size of type, password, second factor, devices.
import { useState } from 'react'
import { roleLabels } from '#contract/identity.ts'
import { useMe } from '../../app/session.tsx'
import { TypeSizeChoice } from '../../app/type-size-choice.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PasswordForm } from './password-form.tsx'
import { SecondFactorPanel } from './second-factor.tsx'
import { SessionsPanel } from './sessions-panel.tsx'

export function AccountPage() {
  const me = useMe()
  const say = useDoneNotice()
  const [changing, setChanging] = useState(false)
  return (
    <Page title="Tài khoản của tôi">
      <Panel title="Tôi là ai">
        <Facts
          facts={[
            { label: 'Họ và tên', value: me.displayName },
            { label: 'Tên đăng nhập', value: me.signInName },
            {
              label: 'Chức vụ trong chương trình',
              value: (
                <ul>
                  {me.seats.map((seat) => (
                    <li key={seat.id}>
                      {seat.postName}, {seat.organisationName} ({roleLabels[seat.role]})
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </Panel>
      <Panel title="Chữ trên màn hình">
        <TypeSizeChoice />
      </Panel>
      <Panel title="Mật khẩu">
        {changing ? (
          <PasswordForm
            onDone={() => {
              setChanging(false)
              say({ text: 'Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất.' })
            }}
          />
        ) : (
          <div className="stack-tight">
            <p>Khi đổi mật khẩu, các thiết bị khác đang đăng nhập sẽ phải đăng nhập lại.</p>
            <div>
              <Button label="Đổi mật khẩu" onPress={() => setChanging(true)} />
            </div>
          </div>
        )}
      </Panel>
      <SecondFactorPanel />
      <SessionsPanel />
    </Page>
  )
}

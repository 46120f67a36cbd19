// One account of the list: its posts and what may be done with it.
import { useState } from 'react'
import {
  disableAccount,
  enableAccount,
  endSeat,
  grantSeat,
  type listAccounts,
  resetPassword,
  roleLabels,
} from '#contract/identity.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useCommand } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { Tag } from '../../ui/tag.tsx'
import type { GivenPassword } from './given-password.tsx'
import { GrantSeatForm } from './grant-seat.tsx'
import classes from './identity.module.css'

type Account = OutputOf<typeof listAccounts>['rows'][number]
type Ask = { act: 'disable' } | { act: 'reset' } | { act: 'end-seat'; seat: Account['seats'][number] }

const renews = { renews: ['identity.list-accounts'] }

interface AccountItemProps {
  account: Account
  /** Another province, named by the centre. */
  provinceCode: string | undefined
  onGiven: (given: GivenPassword) => void
}

export function AccountItem({ account, provinceCode, onGiven }: AccountItemProps) {
  const [ask, setAsk] = useState<Ask | null>(null)
  const [granting, setGranting] = useState(false)
  const [dropsFactor, setDropsFactor] = useState(false)
  const disable = useCommand(disableAccount, renews)
  const enable = useCommand(enableAccount, renews)
  const reset = useCommand(resetPassword, renews)
  const end = useCommand(endSeat, renews)
  const say = useDoneNotice()
  const { id, displayName, can } = account
  const may = (operation: { name: string }) => can.includes(operation.name)
  const close = () => {
    setAsk(null)
    for (const command of [disable, reset, end]) command.reset()
  }
  const done = (text: string, undo?: () => void) => {
    close()
    say({ text, undo })
  }

  return (
    <li className={classes.account}>
      <div className="row row-end">
        <h2>{displayName}</h2>
        <span className="row">
          {account.disabled && <Tag state="stopped" label="Đã ngừng" />}
          {account.mustChangePassword && <Tag state="waiting" label="Chưa đặt mật khẩu riêng" />}
          {account.secondFactor && <Tag state="good" label="Xác thực hai lớp" />}
        </span>
      </div>
      <p className="soft">
        {account.signInName}, {account.organisationName}
      </p>
      <ul className="stack-tight">
        {account.seats.map((seat) => (
          <li key={seat.id} className="row">
            <span>
              {seat.postName}, {seat.organisationName} ({roleLabels[seat.role]}), từ {showDate(seat.validFrom)}
              {seat.validTo !== null && ` đến ${showDate(seat.validTo)}`}
              {seat.followsPost && ', theo chức vụ trong Đảng, hết khi thôi giữ'}
            </span>
            {seat.can.includes(endSeat.name) && (
              <Button kind="quiet" label="Thu hồi" onPress={() => setAsk({ act: 'end-seat', seat })} />
            )}
          </li>
        ))}
        {account.seats.length === 0 && <li className="soft">Chưa được giao chức vụ nào.</li>}
      </ul>
      {granting ? (
        <GrantSeatForm
          account={account}
          provinceCode={provinceCode}
          onCancel={() => setGranting(false)}
          onDone={() => {
            setGranting(false)
            say({ text: `Đã giao chức vụ cho ${displayName}.` })
          }}
        />
      ) : (
        <div className="row">
          {may(grantSeat) && <Button label="Giao chức vụ" onPress={() => setGranting(true)} />}
          {may(resetPassword) && <Button label="Cấp lại mật khẩu" onPress={() => setAsk({ act: 'reset' })} />}
          {may(disableAccount) && !account.disabled && (
            <Button kind="grave" label="Ngừng tài khoản" onPress={() => setAsk({ act: 'disable' })} />
          )}
          {may(enableAccount) && account.disabled && (
            <Button
              label="Mở lại tài khoản"
              busy={enable.isPending}
              onPress={() =>
                enable.mutate(
                  { id, provinceCode },
                  { onSuccess: () => done(`Đã mở lại tài khoản của ${displayName}.`) },
                )
              }
            />
          )}
        </div>
      )}
      {ask?.act === 'disable' && (
        <Confirm
          title={`Ngừng tài khoản của ${displayName}?`}
          action="Ngừng tài khoản"
          busy={disable.isPending}
          error={disable.error}
          onClose={close}
          onConfirm={() =>
            disable.mutate(
              { id, provinceCode },
              {
                onSuccess: () =>
                  done(
                    `Đã ngừng tài khoản của ${displayName}.`,
                    may(enableAccount) ? () => enable.mutate({ id, provinceCode }) : undefined,
                  ),
              },
            )
          }
        >
          <p>
            {displayName} bị đăng xuất ngay trên mọi thiết bị và không đăng nhập được cho đến khi tài khoản được mở lại.
          </p>
        </Confirm>
      )}
      {ask?.act === 'reset' && (
        <Confirm
          title={`Cấp lại mật khẩu cho ${displayName}?`}
          action="Cấp lại mật khẩu"
          busy={reset.isPending}
          error={reset.error}
          onClose={close}
          onConfirm={() =>
            reset.mutate(
              { id, provinceCode, removeSecondFactor: dropsFactor },
              {
                onSuccess: ({ firstPassword }) => {
                  close()
                  onGiven({ signInName: account.signInName, firstPassword })
                  window.scrollTo({ top: 0 })
                },
              },
            )
          }
        >
          <p>
            Mật khẩu cũ hết hiệu lực, {displayName} bị đăng xuất trên mọi thiết bị và nhận một mật khẩu lần đầu mới.
          </p>
          {account.secondFactor && (
            <CheckField
              name="removeSecondFactor"
              label="Tắt cả xác thực hai lớp, vì đã mất điện thoại và mã dự phòng"
              checked={dropsFactor}
              onChange={setDropsFactor}
            />
          )}
        </Confirm>
      )}
      {ask?.act === 'end-seat' && (
        <Confirm
          title={`Thu hồi chức vụ ${ask.seat.postName} của ${displayName}?`}
          action="Thu hồi chức vụ"
          busy={end.isPending}
          error={end.error}
          onClose={close}
          onConfirm={() =>
            end.mutate({ seatId: ask.seat.id, provinceCode }, { onSuccess: () => done('Đã thu hồi chức vụ.') })
          }
        >
          <p>
            {displayName} không còn làm việc được với chức vụ này ở {ask.seat.organisationName}, có hiệu lực ngay.
          </p>
        </Confirm>
      )}
    </li>
  )
}

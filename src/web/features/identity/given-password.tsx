// The first password of an account, shown once, to hand over in person.
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import classes from './identity.module.css'

export interface GivenPassword {
  signInName: string
  firstPassword: string
}

export function FirstPassword({ given, onDone }: { given: GivenPassword; onDone: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="good" title="Mật khẩu lần đầu, chỉ hiện lần này">
        <p>Trao tận tay cho người dùng. Lần đăng nhập đầu tiên, người ấy phải đặt mật khẩu riêng.</p>
        <p>
          Tên đăng nhập: <span className={classes.secret}>{given.signInName}</span>
        </p>
        <p>
          Mật khẩu lần đầu: <span className={classes.secret}>{given.firstPassword}</span>
        </p>
        <div className="row">
          <Button icon={IconPrinter} label="In phiếu này" onPress={() => window.print()} />
          <Button kind="main" label="Tôi đã ghi lại" onPress={onDone} />
        </div>
      </Notice>
    </div>
  )
}

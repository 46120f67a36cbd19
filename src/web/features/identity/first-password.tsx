// The first password was given by someone else: it is changed before any work.
import { useQueryClient } from '@tanstack/react-query'
import { Navigate, useNavigate } from 'react-router'
import { addresses } from '../../app/addresses.ts'
import { ME_KEY, useSession } from '../../app/session.tsx'
import classes from '../../app/shell.module.css'
import { Notice } from '../../ui/notice.tsx'
import { PasswordForm } from './password-form.tsx'

export function FirstPasswordPage() {
  const { me, isPending } = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  if (isPending) return null
  if (me === null) return <Navigate to={addresses.signIn} replace />
  return (
    <main className={classes.alone}>
      <title>Đặt mật khẩu của bạn · Đảng vụ</title>
      <h1>Đặt mật khẩu của bạn</h1>
      <Notice>
        <p>
          Xin chào {me.displayName}. Mật khẩu bạn vừa dùng do người khác cấp. Đặt mật khẩu chỉ mình bạn biết rồi vào làm
          việc.
        </p>
      </Notice>
      <PasswordForm
        renews="nothing"
        onDone={async () => {
          await queries.refetchQueries({ queryKey: ME_KEY })
          navigate(addresses.start, { replace: true })
        }}
      />
    </main>
  )
}

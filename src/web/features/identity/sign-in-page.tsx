// Signing in: name and password, then the code of the second factor where the account has one.
import { useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { signIn } from '#contract/identity.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { ME_KEY, startAfresh, useSession } from '../../app/session.tsx'
import { noteSignedIn, wasPutOut } from '../../app/session-hint.ts'
import classes from '../../app/shell.module.css'
import { TypeSizeChoice } from '../../app/type-size-choice.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice, ProblemSummary } from '../../ui/notice.tsx'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import { useForm } from '../../ui/use-form.ts'

/** Only a page of our own may come next. */
const ownPage = (wanted: string | null): string => (wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : '/')

const labels = { signInName: 'Tên đăng nhập', password: 'Mật khẩu', code: 'Mã xác thực' }

export function SignInPage() {
  const [search] = useSearchParams()
  const { me } = useSession()
  const next = ownPage(search.get('tiep'))
  return me === null ? <SignInForm next={next} /> : <Navigate to={next} replace />
}

function SignInForm({ next }: { next: string }) {
  const [putOut] = useState(wasPutOut)
  const [asksCode, setAsksCode] = useState(false)
  // As on every page: whoever has just signed out is read where they are now.
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const queries = useQueryClient()
  const navigate = useNavigate()
  const form = useForm({ initial: { signInName: '', password: '', code: '' }, labels })
  const enter = useCommand(signIn, { renews: 'nothing' })

  const submit = () => {
    const { signInName, password, code } = form.values
    enter.mutate(
      { signInName, password, ...(asksCode && { code }) },
      {
        onSuccess: async ({ mustChangePassword }) => {
          noteSignedIn()
          await startAfresh(queries)
          await queries.refetchQueries({ queryKey: ME_KEY })
          navigate(mustChangePassword ? addresses.firstPassword : next, { replace: true })
        },
        onError: (error) => {
          if (error.code === 'identity.code-required') setAsksCode(true)
          form.setErrors(error.fields)
        },
      },
    )
  }

  const problem = enter.error?.code === 'identity.code-required' ? null : enter.error
  return (
    <main className={classes.alone}>
      <title>Đăng nhập · Đảng vụ</title>
      <div className="row">
        <img src="/icon.svg" alt="" width="40" height="40" />
        <p className="soft">Đảng vụ, công tác đảng viên và tổ chức đảng</p>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {asksCode ? 'Nhập mã xác thực' : 'Đăng nhập'}
      </h1>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {putOut && problem === null && !asksCode && (
          <Notice title="Phiên làm việc trước đã hết.">
            <p>Đăng nhập lại để làm tiếp. Phần đang nhập dở, nếu có, vẫn được giữ trên máy này.</p>
          </Notice>
        )}
        <ProblemSummary error={problem} problems={form.problems} />
        {asksCode ? (
          <TextField
            key="code"
            {...form.text('code')}
            hint="Mở ứng dụng xác thực trên điện thoại và nhập 6 chữ số đang hiện. Nếu không có điện thoại, nhập một mã dự phòng."
            autoComplete="one-time-code"
          />
        ) : (
          <>
            <TextField
              {...form.text('signInName')}
              hint="Tên được cấp, kèm mã tỉnh, ví dụ hoa.nguyen@25."
              autoComplete="username"
              type="email"
            />
            <PasswordField {...form.text('password')} autoComplete="current-password" />
          </>
        )}
        <div className="row">
          <Button
            kind="main"
            submits
            label={asksCode ? 'Xác nhận' : 'Đăng nhập'}
            busy={enter.isPending}
            busyLabel="Đang đăng nhập…"
          />
          {asksCode && (
            <Button
              kind="quiet"
              label="Quay lại nhập tên và mật khẩu"
              onPress={() => {
                setAsksCode(false)
                form.set('code', '')
                enter.reset()
              }}
            />
          )}
        </div>
      </form>
      <p className="soft">Quên mật khẩu: nhờ bí thư hoặc văn phòng cấp ủy cấp lại mật khẩu lần đầu.</p>
      <TypeSizeChoice />
    </main>
  )
}

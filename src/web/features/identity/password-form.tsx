// Changing one's password.
import { useState } from 'react'
import { changePassword } from '#contract/identity.ts'
import { ApiError } from '../../app/api-error.ts'
import { checkInput } from '../../app/check-input.ts'
import { useCommand } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemSummary } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { useForm } from '../../ui/use-form.ts'

const labels = { current: 'Mật khẩu đang dùng', next: 'Mật khẩu mới', again: 'Nhập lại mật khẩu mới' }

export function PasswordForm({ onDone, renews }: { onDone: () => void; renews?: 'nothing' }) {
  const form = useForm({ initial: { current: '', next: '', again: '' }, labels })
  const change = useCommand(changePassword, { renews: renews ?? ['identity.'] })
  const [wrong, setWrong] = useState<ApiError | null>(null)

  const submit = () => {
    const { current, next, again } = form.values
    const mistake =
      checkInput(changePassword, { current, next }) ??
      (next === again
        ? null
        : ApiError.invalid([{ path: 'again', message: 'Hai lần nhập mật khẩu mới chưa giống nhau.' }]))
    setWrong(mistake)
    form.setErrors(mistake?.fields ?? [])
    if (mistake !== null) return
    change.mutate({ current, next }, { onSuccess: onDone, onError: (error) => form.setErrors(error.fields) })
  }

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ProblemSummary error={wrong ?? change.error} problems={form.problems} />
      <PasswordField {...form.text('current')} autoComplete="current-password" />
      <PasswordField
        {...form.text('next')}
        hint="Ít nhất 10 ký tự. Bốn, năm từ thường dùng ghép lại thì dễ nhớ và khó đoán."
        autoComplete="new-password"
      />
      <PasswordField {...form.text('again')} autoComplete="new-password" />
      <div>
        <Button kind="main" submits label="Đổi mật khẩu" busy={change.isPending} />
      </div>
    </form>
  )
}

// The second factor: setting it up with an authenticator, new backup codes, turning it off.
import { useState } from 'react'
import { beginTotp, confirmTotp, removeTotp, renewBackupCodes } from '#contract/identity.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import { BackupCodes } from './backup-codes.tsx'
import classes from './identity.module.css'
import { QrCode } from './qr-code.tsx'

type Step = 'rest' | 'prove' | 'set-up' | 'renew' | 'turn-off'

export function SecondFactorPanel() {
  const me = useMe()
  const say = useDoneNotice()
  const [step, setStep] = useState<Step>('rest')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [begun, setBegun] = useState<{ secret: string; uri: string } | null>(null)
  const isOn = me.secondFactor === 'on'
  const rest = () => setStep('rest')

  if (codes !== null) {
    return (
      <Panel title="Xác thực hai lớp">
        <BackupCodes codes={codes} onDone={() => setCodes(null)} />
      </Panel>
    )
  }
  return (
    <Panel
      title="Xác thực hai lớp"
      action={<Tag state={isOn ? 'good' : 'ended'} label={isOn ? 'Đang bật' : 'Chưa bật'} />}
    >
      {step === 'rest' && !isOn && (
        <div className="stack-tight">
          <p>
            Ngoài mật khẩu, mỗi lần đăng nhập cần thêm 6 chữ số do điện thoại của bạn tạo ra. Ai biết mật khẩu mà không
            cầm điện thoại của bạn thì cũng không vào được.
          </p>
          <div>
            <Button label="Bật xác thực hai lớp" onPress={() => setStep('prove')} />
          </div>
        </div>
      )}
      {step === 'prove' && (
        <Prove
          onCancel={rest}
          onDone={(answer) => {
            setBegun(answer)
            setStep('set-up')
          }}
        />
      )}
      {step === 'set-up' && begun !== null && (
        <SetUp
          {...begun}
          onCancel={rest}
          onDone={(backupCodes) => {
            rest()
            setCodes(backupCodes)
          }}
        />
      )}
      {step === 'rest' && isOn && (
        <div className="stack-tight">
          <p>Bạn còn {me.backupCodesLeft} mã dự phòng chưa dùng.</p>
          <div className="row">
            <Button label="Cấp lại mã dự phòng" onPress={() => setStep('renew')} />
            <Button kind="grave" label="Tắt xác thực hai lớp" onPress={() => setStep('turn-off')} />
          </div>
        </div>
      )}
      {step === 'renew' && (
        <Renew
          onCancel={rest}
          onDone={(backupCodes) => {
            rest()
            setCodes(backupCodes)
          }}
        />
      )}
      {step === 'turn-off' && (
        <TurnOff
          onCancel={rest}
          onDone={() => {
            rest()
            say({ text: 'Đã tắt xác thực hai lớp.' })
          }}
        />
      )}
    </Panel>
  )
}

const codeLabels = { code: 'Mã xác thực' }

interface StepProps<T> {
  onCancel: () => void
  onDone: (result: T) => void
}

/** What every step of it shares: sent as it was typed, given up with the same button. */
const typed = { toInput: <V,>(values: V): V => values, cancelLabel: 'Để sau', renews: ['identity.'] }

/** The device may have been left open: whoever sets up the second factor knows the password. */
function Prove({ onCancel, onDone }: StepProps<{ secret: string; uri: string }>) {
  return (
    <CommandForm
      {...typed}
      contract={beginTotp}
      initial={{ password: '' }}
      labels={{ password: 'Mật khẩu' }}
      action="Tiếp tục"
      renews={[]}
      onDone={onDone}
      onCancel={onCancel}
    >
      {(form) => (
        <PasswordField
          {...form.text('password')}
          hint="Nhập mật khẩu bạn đang dùng để đăng nhập."
          autoComplete="current-password"
        />
      )}
    </CommandForm>
  )
}

function SetUp({ secret, uri, onCancel, onDone }: StepProps<readonly string[]> & { secret: string; uri: string }) {
  return (
    <CommandForm
      {...typed}
      contract={confirmTotp}
      initial={{ code: '' }}
      labels={codeLabels}
      action="Bật xác thực hai lớp"
      onDone={({ backupCodes }) => onDone(backupCodes)}
      onCancel={onCancel}
    >
      {(form) => (
        <ol className={classes.steps}>
          <li>
            <p>
              Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator hoặc tương tự) và quét
              hình này:
            </p>
            <QrCode text={uri} title="Hình để quét bằng ứng dụng xác thực" />
            <p>Nếu không quét được, nhập khóa này vào ứng dụng:</p>
            <p className={classes.secret}>{secret.replace(/(.{4})/g, '$1 ').trim()}</p>
          </li>
          <li>
            <TextField
              {...form.text('code')}
              hint="Nhập 6 chữ số mà ứng dụng đang hiện."
              inputMode="numeric"
              autoComplete="one-time-code"
            />
          </li>
        </ol>
      )}
    </CommandForm>
  )
}

function Renew({ onCancel, onDone }: StepProps<readonly string[]>) {
  return (
    <CommandForm
      {...typed}
      contract={renewBackupCodes}
      initial={{ code: '' }}
      labels={codeLabels}
      action="Cấp lại mã dự phòng"
      onDone={({ backupCodes }) => onDone(backupCodes)}
      onCancel={onCancel}
    >
      {(form) => (
        <TextField
          {...form.text('code')}
          hint="Nhập 6 chữ số đang hiện trên ứng dụng xác thực. Các mã dự phòng cũ sẽ hết hiệu lực."
          autoComplete="one-time-code"
        />
      )}
    </CommandForm>
  )
}

function TurnOff({ onCancel, onDone }: StepProps<void>) {
  return (
    <CommandForm
      {...typed}
      contract={removeTotp}
      initial={{ password: '', code: '' }}
      labels={{ ...codeLabels, password: 'Mật khẩu' }}
      action="Tắt xác thực hai lớp"
      grave
      cancelLabel="Giữ nguyên"
      onDone={() => onDone()}
      onCancel={onCancel}
    >
      {(form) => (
        <>
          <p>Sau khi tắt, chỉ cần mật khẩu là đăng nhập được vào tài khoản này.</p>
          <PasswordField {...form.text('password')} autoComplete="current-password" />
          <TextField {...form.text('code')} autoComplete="one-time-code" />
        </>
      )}
    </CommandForm>
  )
}

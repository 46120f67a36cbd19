// The next step of a plan: adopt, send, take a newer issue in; rarer ones behind it.
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { OutputOf } from '#contract/operation.ts'
import { listChildren } from '#contract/organisations.ts'
import { sendPlan, takeChanges } from '#contract/plan-chain.ts'
import type { ShownPlan } from '#contract/plan-shapes.ts'
import { adoptPlan, changePlan, closePlan, removePlan } from '#contract/plans.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useList } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { startOf } from '../../app/versions.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, RadioField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { MoreActions } from '../../ui/more-actions.tsx'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import classes from './plans.module.css'

interface PartProps {
  plan: ShownPlan
  tinh: string | undefined
}

type Acting = 'adopt' | 'send' | 'change'
const titles: Record<Acting, string> = {
  adopt: 'Ban hành kế hoạch',
  send: 'Gửi kế hoạch xuống dưới',
  change: 'Sửa phần đầu kế hoạch',
}

type Taken = OutputOf<typeof takeChanges>

/** What came with a newer issue: only the kinds of parts that changed are named. */
function takenWords({ added, changed, withdrawn, targets, reports }: Taken): string {
  const parts = [
    { name: 'việc', added, changed, withdrawn },
    { name: 'chỉ tiêu', ...targets },
    { name: 'báo cáo', ...reports },
  ].flatMap((part) => {
    const said = [
      part.added > 0 ? `thêm ${part.added}` : '',
      part.changed > 0 ? `đổi ${part.changed}` : '',
      part.withdrawn > 0 ? `cấp trên thôi ${part.withdrawn}` : '',
    ].filter((words) => words !== '')
    return said.length === 0 ? [] : [`${said.join(', ')} ${part.name}`]
  })
  return `Đã đưa bản mới vào kế hoạch${parts.length === 0 ? '' : `: ${parts.join('; ')}`}.`
}

export function NextPart({ plan, tinh }: PartProps) {
  const [acting, setActing] = useState<Acting | null>(null)
  const take = useCommand(takeChanges, { renews: ['plans.'] })
  const finish = useCommand(closePlan, { renews: ['plans.'] })
  const remove = useCommand(removePlan, { renews: 'nothing' })
  const close = () => setActing(null)
  const navigate = useNavigate()
  const say = useDoneNotice()
  const at = { id: plan.id, version: plan.version, provinceCode: tinh }
  const may = ({ name }: { name: string }) => plan.allowed.includes(name)
  if (acting !== null) {
    const props = {
      plan,
      tinh,
      onCancel: close,
      onDone: (text: string) => {
        say({ text })
        close()
      },
    }
    return (
      <Panel title={titles[acting]}>
        <div className="measured">
          {acting === 'adopt' && <AdoptForm {...props} />}
          {acting === 'send' && <SendForm {...props} />}
          {acting === 'change' && <ChangeForm {...props} />}
        </div>
      </Panel>
    )
  }
  const problem = take.error ?? finish.error ?? remove.error
  return (
    <section className="stack-tight screen-only" aria-label="Bước tiếp theo">
      {problem && <ErrorState error={problem} />}
      {plan.newer && (
        <Notice title="Cấp trên đã gửi bản mới của kế hoạch này.">
          <p>Đưa vào thì việc, chỉ tiêu, lịch báo cáo đổi theo; phần bạn đã tự sửa được giữ, kèm lời của cấp trên.</p>
        </Notice>
      )}
      {plan.sent.changed && (
        <Notice title="Kế hoạch đã đổi sau lần gửi cuối.">
          <p>Bấm «Gửi xuống dưới» để mọi nơi đã nhận có bản mới.</p>
        </Notice>
      )}
      <div className="row">
        {may(takeChanges) && (
          <Button
            kind="main"
            label="Đưa bản mới vào kế hoạch"
            busy={take.isPending}
            onPress={() =>
              take.mutate(at, {
                onSuccess: (parts) => say({ text: takenWords(parts) }),
              })
            }
          />
        )}
        {may(adoptPlan) && <Button kind="main" label="Ban hành" onPress={() => setActing('adopt')} />}
        {may(sendPlan) && <Button label="Gửi xuống dưới" onPress={() => setActing('send')} />}
        {may(changePlan) && (
          <MoreActions>
            <Button label="Sửa phần đầu" onPress={() => setActing('change')} />
            {may(closePlan) && (
              <Button
                label="Kết thúc kế hoạch"
                busy={finish.isPending}
                onPress={() => finish.mutate(at, { onSuccess: () => say({ text: 'Kế hoạch đã kết thúc.' }) })}
              />
            )}
            {may(removePlan) && (
              <Button
                label="Bỏ bản nháp"
                busy={remove.isPending}
                onPress={() => remove.mutate(at, { onSuccess: () => navigate(addresses.plans({ tinh })) })}
              />
            )}
          </MoreActions>
        )}
      </div>
    </section>
  )
}

interface FormProps extends PartProps {
  onCancel: () => void
  onDone: (text: string) => void
}

const common = ({ plan, onCancel }: FormProps) => ({
  versions: { version: plan.version, seen: null, read: () => ({}) },
  renews: ['plans.'],
  onCancel,
  cancelLabel: 'Thôi, không ghi',
})

function AdoptForm(props: FormProps) {
  const { plan, tinh, onDone } = props
  return (
    <CommandForm
      {...common(props)}
      cancelLabel="Thôi, chưa ban hành"
      contract={adoptPlan}
      initial={{ adoptedBy: '', adoptedOn: '' }}
      labels={{ adoptedBy: 'Theo nghị quyết, quyết định, kế hoạch số', adoptedOn: 'Ngày' }}
      toInput={({ adoptedBy, adoptedOn }, { version }) => ({
        id: plan.id,
        version,
        provinceCode: tinh,
        adoptedBy,
        adoptedOn: given(adoptedOn),
      })}
      action="Ban hành kế hoạch"
      onDone={() => onDone('Đã ban hành.')}
    >
      {(form) => (
        <>
          <TextField {...form.text('adoptedBy')} hint="Ví dụ Nghị quyết 05-NQ/CB." />
          <DateField {...form.text('adoptedOn')} optional hint="Để trống là hôm nay." />
        </>
      )}
    </CommandForm>
  )
}

const headOf = ({ title, basis, startsOn, endsOn }: ShownPlan) => ({ title, basis: basis ?? '', startsOn, endsOn })

function ChangeForm(props: FormProps) {
  const { plan, tinh, onDone } = props
  return (
    <CommandForm
      {...common(props)}
      contract={changePlan}
      {...startOf(plan, headOf, {})}
      labels={{ title: 'Tên kế hoạch', basis: 'Thực hiện', startsOn: 'Từ ngày', endsOn: 'Đến ngày' }}
      toInput={({ title, basis, startsOn, endsOn }, { version }) => ({
        id: plan.id,
        version,
        provinceCode: tinh,
        title,
        basis: orNull(basis),
        startsOn,
        endsOn,
      })}
      action="Ghi phần sửa"
      onDone={() => onDone('Đã sửa.')}
    >
      {(form) => (
        <>
          <TextField {...form.text('title')} />
          <TextAreaField {...form.text('basis')} optional />
          <DateField {...form.text('startsOn')} />
          <DateField {...form.text('endsOn')} />
        </>
      )}
    </CommandForm>
  )
}

function SendForm(props: FormProps) {
  const { plan, tinh, onDone } = props
  const [ids, setIds] = useState<readonly string[]>([])
  const children = useList(listChildren, { parentId: plan.organisationId, limit: 200, provinceCode: tinh })
  const isAgain = plan.sent.issue > 0
  return (
    <CommandForm
      {...common(props)}
      cancelLabel="Thôi, chưa gửi"
      contract={sendPlan}
      initial={{ below: isAgain ? 'none' : 'direct' }}
      labels={{ below: 'Gửi tới' }}
      toInput={({ below }, { version }) => ({
        id: plan.id,
        version,
        provinceCode: tinh,
        below: below as 'direct',
        organisationIds: below === 'none' ? [...ids] : [],
      })}
      action="Gửi kế hoạch"
      onDone={({ sent, issue }) =>
        onDone(sent === 0 ? 'Những nơi này đã có bản này từ trước.' : `Đã gửi bản ${issue} tới ${sent} tổ chức.`)
      }
    >
      {(form) => (
        <>
          {isAgain && <p className="soft">Bản mới cũng tới mọi nơi đã nhận từ trước.</p>}
          <RadioField
            {...form.text('below')}
            options={[
              { value: 'direct', label: 'Các tổ chức trực thuộc' },
              { value: 'all', label: 'Mọi tổ chức bên dưới' },
              { value: 'none', label: isAgain ? 'Những nơi đã nhận, và nơi chọn ở dưới' : 'Những nơi chọn ở dưới' },
            ]}
          />
          {form.values.below === 'none' && (
            <div className={classes.people}>
              {children.rows.map(({ id, name }) => (
                <CheckField
                  key={id}
                  name={id}
                  label={name}
                  checked={ids.includes(id)}
                  onChange={(on) => setIds((old) => (on ? [...old, id] : old.filter((one) => one !== id)))}
                />
              ))}
            </div>
          )}
        </>
      )}
    </CommandForm>
  )
}

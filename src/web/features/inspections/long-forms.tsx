// The two long forms: the decision with its team, and the conclusion with what is to be put right.
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { concludeInspection, decideInspection } from '#contract/inspections.ts'
import { listMeetings } from '#contract/meeting-calendar.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { showDate, today } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import type { useForm } from '../../ui/use-form.ts'
import { Skeleton } from '../../ui/waiting.tsx'
import { MemberField } from '../members/member-field.tsx'
import classes from './inspections.module.css'
import { about, type StepProps } from './step-forms.tsx'

export function DecideForm(props: StepProps) {
  const { inspection, tinh } = props
  const { at, form: common } = about(props)
  const { decision } = inspection
  const [team, setTeam] = useState<(Found & { writtenIn?: boolean })[]>(
    inspection.team.map(({ memberId, fullName }) => ({
      id: memberId ?? fullName,
      name: fullName,
      writtenIn: memberId === null,
    })),
  )
  return (
    <CommandForm
      {...common}
      contract={decideInspection}
      initial={{
        paper: decision?.paper ?? '',
        signedOn: decision?.signedOn ?? today(),
        startsOn: decision?.startsOn ?? today(),
        days: String(decision?.days ?? ''),
        team: '',
      }}
      labels={{
        paper: 'Số quyết định',
        signedOn: 'Ngày ký',
        startsOn: 'Bắt đầu từ ngày',
        days: 'Thời gian, số ngày',
        team: 'Người trong tổ',
      }}
      draft={`inspections.decide.${inspection.id}`}
      toInput={({ paper, signedOn, startsOn, days }, { version }) => ({
        ...at,
        version,
        paper,
        signedOn,
        startsOn,
        days: Number(days),
        team: team.map(({ id, name, writtenIn }) => ({ ...(writtenIn !== true && { memberId: id }), fullName: name })),
      })}
      action={decision === null ? 'Ghi quyết định' : 'Sửa quyết định'}
      onDone={() => props.onDone('Đã ghi quyết định. Công bố trong hạn.')}
    >
      {(form) => (
        <>
          <TextField {...form.text('paper')} />
          <div className={classes.pair}>
            <DateField {...form.text('signedOn')} />
            <DateField {...form.text('startsOn')} />
          </div>
          <TextField {...form.text('days')} inputMode="numeric" />
          <MemberField
            {...form.text('team')}
            hint="Người chọn đầu tiên là tổ trưởng."
            chosen={null}
            onChoose={(found) =>
              found !== null && setTeam((old) => [...old.filter(({ id }) => id !== found.id), found])
            }
            within={inspection.organisationId}
            provinceCode={tinh}
          />
          {team.length > 0 && (
            <ul className="row">
              {team.map(({ id, name }, i) => (
                <li key={id}>
                  <Button
                    label={i === 0 ? `Bỏ tổ trưởng ${name}` : `Bỏ ${name}`}
                    onPress={() => setTeam((old) => old.filter((one) => one.id !== id))}
                  />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </CommandForm>
  )
}

const SOME_MEETINGS = 100

/** The monthly meetings of the branch that were opened since the findings. */
function useMeetings({ inspection, tinh }: StepProps) {
  const list = useList(
    listMeetings,
    {
      organisationId: inspection.organisationId,
      from: inspection.findings?.on,
      limit: SOME_MEETINGS,
      provinceCode: tinh,
    },
    { fresh: true, when: inspection.ofBranch },
  )
  const fit = list.rows.filter(
    ({ kind, state }) => kind.startsWith('regular') && ['open', 'closed', 'published'].includes(state),
  )
  return { ...list, isPending: inspection.ofBranch && list.isPending, fit }
}

export function ConcludeForm(props: StepProps) {
  const { inspection, tinh } = props
  const meetings = useMeetings(props)
  if (meetings.isPending) return <Skeleton lines={4} />
  if (meetings.error) return <ErrorState error={meetings.error} onRetry={meetings.again} />
  if (inspection.ofBranch && meetings.fit.length === 0)
    return (
      <EmptyState
        title="Chưa có cuộc họp thường kỳ nào mở sau khi có kết quả."
        action={
          <div className="row">
            <LinkButton to={addresses.meetings({ tinh })} label="Xem lịch sinh hoạt" />
            <Button label="Thôi, không ghi" onPress={props.onCancel} />
          </div>
        }
      >
        <p>Chi bộ kết luận trong cuộc họp thường kỳ (K-09): mở cuộc họp rồi quay lại đây.</p>
      </EmptyState>
    )
  return <ConcludeIn {...props} meetings={meetings.fit} />
}

const MOST = 20
/** The fields of one thing that is to be put right. */
const namesOf = (i: number) => ['content', 'ownerName', 'dueOn'].map((name) => `corrections.${i}.${name}`)

type Meetings = ReturnType<typeof useMeetings>['fit']

function ConcludeIn(props: StepProps & { meetings: Meetings }) {
  const { inspection, meetings } = props
  const { at, form: common } = about(props)
  const [added, setAdded] = useState(0)
  const initial: Record<string, string> = {
    meetingId: meetings[0]?.id ?? '',
    on: today(),
    conclusion: '',
    ...Object.fromEntries(Array.from({ length: MOST }, (_, i) => namesOf(i).map((name) => [name, ''])).flat()),
  }
  /** Those that were asked for, and whatever a draft brought back: what is typed is shown and sent. */
  const placesOf = (values: Readonly<Record<string, string>>): number[] => {
    const typed = Array.from({ length: MOST }, (_, i) => i).filter((i) =>
      namesOf(i).some((name) => given(values[name] ?? '') !== undefined),
    )
    return Array.from({ length: Math.max(added, (typed.at(-1) ?? -1) + 1) }, (_, i) => i)
  }
  const labels = Object.fromEntries(Object.keys(initial).map((name) => [name, labelOf(name)]))
  return (
    <CommandForm
      {...common}
      contract={concludeInspection}
      initial={initial}
      labels={labels}
      draft={`inspections.conclude.${inspection.id}`}
      toInput={(values, { version }) => ({
        ...at,
        version,
        conclusion: values.conclusion ?? '',
        ...(inspection.ofBranch ? { meetingId: values.meetingId } : { on: values.on }),
        corrections: placesOf(values).map((i) => ({
          content: values[`corrections.${i}.content`] ?? '',
          ownerName: values[`corrections.${i}.ownerName`] ?? '',
          dueOn: values[`corrections.${i}.dueOn`] ?? '',
        })),
      })}
      action="Ghi kết luận"
      onDone={() => props.onDone('Đã ghi kết luận.')}
    >
      {(form) => (
        <>
          {inspection.ofBranch ? (
            <SelectField
              {...form.text('meetingId')}
              options={meetings.map(({ id, on, time }) => ({ value: id, label: `Ngày ${showDate(on)}, ${time}` }))}
            />
          ) : (
            <DateField {...form.text('on')} />
          )}
          <TextAreaField
            {...form.text('conclusion')}
            rows={8}
            hint="Do cuộc họp kết luận; phần mềm không kết luận thay."
          />
          <Corrections form={form} places={placesOf(form.values)} onCount={setAdded} />
        </>
      )}
    </CommandForm>
  )
}

interface CorrectionsProps {
  form: ReturnType<typeof useForm<Record<string, string>>>
  places: readonly number[]
  onCount: (count: number) => void
}

/** What is to be put right, one after the other. */
function Corrections({ form, places, onCount }: CorrectionsProps) {
  return (
    <>
      {places.map((i) => (
        <fieldset key={i} className={classes.group}>
          <legend>Việc phải khắc phục {i + 1}</legend>
          <TextAreaField {...form.text(`corrections.${i}.content`)} rows={2} />
          <div className={classes.pair}>
            <TextField {...form.text(`corrections.${i}.ownerName`)} />
            <DateField {...form.text(`corrections.${i}.dueOn`)} />
          </div>
        </fieldset>
      ))}
      <div className="row">
        <Button
          icon={IconPlus}
          label="Thêm việc phải khắc phục"
          onPress={() => onCount(Math.min(MOST, places.length + 1))}
        />
        {places.length > 0 && (
          <Button
            label="Bớt việc cuối"
            onPress={() => {
              for (const name of namesOf(places.length - 1)) form.set(name, '')
              onCount(places.length - 1)
            }}
          />
        )}
      </div>
    </>
  )
}

function labelOf(name: string): string {
  if (name.endsWith('.content')) return 'Khắc phục điều gì'
  if (name.endsWith('.ownerName')) return 'Ai làm'
  if (name.endsWith('.dueOn')) return 'Hạn'
  return name === 'meetingId' ? 'Trong cuộc họp' : name === 'on' ? 'Ngày kết luận' : 'Kết luận'
}

// The editor of a year: a line for each day off and each day worked instead, source and reason; begins from what stands, or a proposal.
import { useEffect, useRef, useState } from 'react'
import { proposeHolidayYear, type ShownHolidayYear, setHolidayYear } from '#contract/rulebook.ts'
import { ApiError } from '../../app/api-error.ts'
import { checkInput } from '../../app/check-input.ts'
import { call, useCommand } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { dropDraft, keepDraft, readDraft } from '../../ui/draft.ts'
import { useEntryFocus } from '../../ui/entry-focus.ts'
import { showDate } from '../../ui/format.ts'
import { Notice, ProblemSummary } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import classes from './rulebook.module.css'

interface HolidayYearFormProps {
  year: number
  table: ShownHolidayYear | null
  onClose: () => void
}

interface Line {
  key: number
  on: string
  name: string
}

let made = 0
const line = (on = '', name = ''): Line => ({ key: ++made, on, name })

/** What was typed, and over which table: over a newer one it is not brought back. */
interface Draft {
  over: number
  off: Pick<Line, 'on' | 'name'>[]
  worked: string[]
  source: string
  announced: boolean
  reason: string
}

const startOf = (table: ShownHolidayYear | null): Draft => ({
  over: table?.version ?? 0,
  off: (table?.off ?? []).map(({ on, name }) => ({ on, name })),
  worked: [...(table?.worked ?? [])],
  source: table?.source ?? '',
  announced: table?.announced ?? false,
  reason: '',
})

function keptOf(key: string, start: Draft): Draft | null {
  const kept = readDraft(key) as Draft | null
  return kept?.over === start.over ? kept : null
}

export function HolidayYearForm({ year, table, onClose }: HolidayYearFormProps) {
  const say = useDoneNotice()
  const send = useCommand(setHolidayYear)
  const draftKey = `rulebook.holidays.${year}`
  const [start] = useState(() => startOf(table))
  const [kept] = useState(() => keptOf(draftKey, start))
  const [resumed, setResumed] = useState(kept !== null)
  const [begun] = useState(kept ?? start)
  const [off, setOff] = useState(() => begun.off.map(({ on, name }) => line(on, name)))
  const [worked, setWorked] = useState(() => begun.worked.map((on) => line(on)))
  const [source, setSource] = useState(begun.source)
  const [announced, setAnnounced] = useState(begun.announced)
  const [reason, setReason] = useState(begun.reason)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [proposing, setProposing] = useState(false)
  const offRows = useEntryFocus()
  const workedRows = useEntryFocus()
  const form = useRef<HTMLFormElement>(null)
  // What opened the form is gone with the focus it had.
  useEffect(() => form.current?.querySelector('button')?.focus(), [])

  const typed = JSON.stringify({
    over: start.over,
    off: off.map(({ on, name }) => ({ on, name })),
    worked: worked.map(({ on }) => on),
    source,
    announced,
    reason,
  } satisfies Draft)
  useEffect(() => {
    if (typed === JSON.stringify(start)) dropDraft(draftKey)
    else keepDraft(draftKey, JSON.parse(typed))
  }, [draftKey, start, typed])
  const begin = (from: Draft) => {
    setOff(from.off.map(({ on, name }) => line(on, name)))
    setWorked(from.worked.map((on) => line(on)))
    setSource(from.source)
    setAnnounced(from.announced)
    setReason(from.reason)
    setProblem(null)
    setResumed(false)
  }
  const close = () => {
    dropDraft(draftKey)
    onClose()
  }

  const propose = async () => {
    setProposing(true)
    try {
      const proposal = await call(proposeHolidayYear, { year })
      setOff(proposal.off.map(({ on, name }) => line(on, name)))
      setWorked(proposal.worked.map((on) => line(on)))
      setSource(proposal.source)
      setAnnounced(proposal.announced)
      setProblem(null)
    } catch (error) {
      setProblem(ApiError.from(error))
    } finally {
      setProposing(false)
    }
  }
  const submit = () => {
    const input = {
      year,
      version: table?.version ?? 0,
      source,
      announced,
      off: off.map(({ on, name }) => ({ on, name })),
      worked: worked.map(({ on }) => on),
      reason: reason.trim() === '' ? null : reason,
    }
    const found = checkInput(setHolidayYear, input)
    setProblem(found)
    if (found !== null) return
    send.mutate(input, {
      onSuccess: () => {
        say({ text: `Đã ghi bảng ngày nghỉ năm ${year}. Các thời hạn đang được tính lại.` })
        close()
      },
      onError: setProblem,
    })
  }
  const errorOf = (path: string) => problem?.fields.find((field) => field.path === path)?.message
  const change = (set: typeof setOff, key: number, next: Partial<Line>) =>
    set((lines) => lines.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const remove = (set: typeof setOff, key: number) => set((lines) => lines.filter((one) => one.key !== key))
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {resumed && problem === null && (
        <Notice title="Đây là phần bạn nhập dở lần trước, máy này còn giữ.">
          <div>
            <Button label="Bỏ phần nhập dở" onPress={() => begin(start)} />
          </div>
        </Notice>
      )}
      <ProblemSummary
        error={problem}
        problems={(problem?.fields ?? []).map(({ path, message }) => ({
          target: `holiday-${path}`,
          text: `${wordsOf(path)}: ${message}`,
        }))}
      />
      <div>
        <Button
          label="Tính theo luật và âm lịch"
          busy={proposing}
          busyLabel="Đang tính…"
          describedBy="holiday-proposal"
          onPress={() => void propose()}
        />
        <p id="holiday-proposal" className="soft">
          Điền bảng bằng ngày nghỉ theo Bộ luật Lao động, Tết và Giỗ Tổ theo âm lịch; chưa có ngày hoán đổi. Phần đang
          nhập ở dưới được thay.
        </p>
      </div>
      <Panel title="Ngày nghỉ">
        <div className="stack" ref={offRows.box}>
          {off.map(({ key, on, name }, at) => (
            <div key={key} className={classes.dayRow} data-entry>
              <DateField
                id={`holiday-off.${at}.on`}
                name={`off.${at}.on`}
                label={`Ngày nghỉ ${at + 1}`}
                value={on}
                error={errorOf(`off.${at}.on`)}
                onChange={(next) => change(setOff, key, { on: next })}
              />
              <TextField
                id={`holiday-off.${at}.name`}
                name={`off.${at}.name`}
                label="Nghỉ gì"
                value={name}
                maxLength={120}
                error={errorOf(`off.${at}.name`)}
                onChange={(next) => change(setOff, key, { name: next })}
              />
              <Button
                label="Bỏ ngày này"
                about={on === '' ? `dòng ${at + 1}` : showDate(on)}
                wide={false}
                onPress={() => {
                  offRows.goTo(at)
                  remove(setOff, key)
                }}
              />
            </div>
          ))}
          <div>
            <Button
              label="Thêm ngày nghỉ"
              onPress={() => {
                offRows.goTo(off.length)
                setOff((lines) => [...lines, line()])
              }}
            />
          </div>
        </div>
      </Panel>
      <Panel title="Ngày làm bù (thứ Bảy, Chủ nhật đi làm)">
        <div className="stack" ref={workedRows.box}>
          {worked.map(({ key, on }, at) => (
            <div key={key} className={classes.dayRow} data-entry>
              <DateField
                id={`holiday-worked.${at}`}
                name={`worked.${at}`}
                label={`Ngày làm bù ${at + 1}`}
                value={on}
                error={errorOf(`worked.${at}`)}
                onChange={(next) => change(setWorked, key, { on: next })}
              />
              <Button
                label="Bỏ ngày này"
                about={on === '' ? `làm bù, dòng ${at + 1}` : `làm bù ${showDate(on)}`}
                wide={false}
                onPress={() => {
                  workedRows.goTo(at)
                  remove(setWorked, key)
                }}
              />
            </div>
          ))}
          <div>
            <Button
              label="Thêm ngày làm bù"
              onPress={() => {
                workedRows.goTo(worked.length)
                setWorked((lines) => [...lines, line()])
              }}
            />
          </div>
        </div>
      </Panel>
      <TextField
        id="holiday-source"
        name="source"
        label="Nguồn"
        hint="Số, ngày của văn bản thông báo lịch nghỉ."
        value={source}
        maxLength={500}
        error={errorOf('source')}
        onChange={setSource}
      />
      <CheckField
        name="announced"
        label="Đã có thông báo chính thức của năm này"
        checked={announced}
        onChange={setAnnounced}
      />
      <TextAreaField
        id="holiday-reason"
        name="reason"
        label="Lý do, nếu bỏ một ngày nghỉ theo luật"
        optional
        value={reason}
        error={errorOf('reason')}
        onChange={setReason}
      />
      <div className="row">
        <Button kind="main" submits label="Ghi bảng ngày nghỉ" busy={send.isPending} busyLabel="Đang ghi…" />
        <Button label="Thôi, không ghi" onPress={close} />
      </div>
    </form>
  )
}

/** What a field is called in the list of problems. */
function wordsOf(path: string): string {
  const [list, at, part] = path.split('.')
  if (list === 'off' && at !== undefined) return `${part === 'name' ? 'Nghỉ gì, dòng' : 'Ngày nghỉ'} ${Number(at) + 1}`
  if (list === 'worked' && at !== undefined) return `Ngày làm bù ${Number(at) + 1}`
  return list === 'off' ? 'Ngày nghỉ' : list === 'source' ? 'Nguồn' : 'Lý do'
}

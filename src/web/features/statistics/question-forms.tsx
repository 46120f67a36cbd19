// Saving a question under a name, and sharing its answer of today with other organisations.
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { findOrganisations } from '#contract/organisations.ts'
import { type Question, saveQuestion, shareQuestion } from '#contract/questions.ts'
import { crossFieldNames } from '#rules/statistics/cross-fields.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { Dialog } from '../../ui/confirm.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { type Found, LookupField } from '../../ui/lookup-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Filter } from '../members/list-address.ts'
import { chosenWords } from '../members/list-filters.tsx'
import type { AskedQuestion } from './ask-page.tsx'

interface SaveProps {
  asked: AskedQuestion
  saved: Question | undefined
  onClose: () => void
}

/** What is asked as one value, the same for the same question. */
const sentOf = (asked: object): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(asked)
        .filter(([, value]) => value != null)
        .sort(),
    ),
  )

const saidOf = ({ title, show, filter, rowField, columnField }: Question) => ({
  title,
  show: show === 'list' ? 'list' : 'count',
  asked: sentOf({ ...filter, rowField, columnField }),
})

function inWords(name: 'title' | 'show' | 'asked', value: string): string {
  if (name === 'show') return value === 'list' ? 'Danh sách đảng viên' : 'Con số'
  if (name === 'title') return value
  const { rowField, columnField, ...filter }: AskedQuestion = JSON.parse(value)
  const fields = [rowField, columnField].flatMap((field) => (field === undefined ? [] : [crossFieldNames[field]]))
  return [
    ...chosenWords(filter as Filter).map(({ words }) => words),
    ...(fields.length === 0 ? [] : [`Chia theo ${fields.join(' và ')}`]),
  ].join('; ')
}

export function SaveDialog({ asked, saved, onClose }: SaveProps) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  const { cau: _, ...question } = asked
  const sent = useRef<AskedQuestion>(asked)
  const standing = saved && saidOf(saved)
  return (
    <Dialog title={saved ? 'Lưu thay đổi của câu hỏi' : 'Lưu câu hỏi'} onClose={onClose}>
      <CommandForm
        contract={saveQuestion}
        initial={{ title: '', show: 'count', ...standing, asked: sentOf(question) }}
        labels={{ title: 'Tên câu hỏi', show: 'Mở ra là', asked: 'Đếm ai, chia thế nào' }}
        versions={saved && { version: saved.version, seen: standing, base: saidOf(saved), read: saidOf, show: inWords }}
        toInput={({ title, show, asked: text }, { version }) => {
          const { rowField, columnField, ...filter }: AskedQuestion = JSON.parse(text)
          sent.current = { rowField, columnField, ...filter }
          return {
            title,
            filter,
            rowField,
            columnField,
            show: (rowField !== undefined ? 'cross' : show === 'list' ? 'list' : 'count') as Question['show'],
            ...(saved && { id: saved.id, version }),
          }
        }}
        renews={['reports.list-questions']}
        action="Lưu câu hỏi"
        onDone={({ id }) => {
          say({ text: 'Đã lưu câu hỏi.' })
          onClose()
          navigate(addresses.askQuestion({ ...sent.current, cau: id }), { replace: true, preventScrollReset: true })
        }}
        onCancel={onClose}
        cancelLabel="Thôi, không lưu"
      >
        {(form) => (
          <>
            <TextField {...form.text('title')} hint="Ví dụ: Đảng viên nữ dưới 31 tuổi theo chi bộ." />
            {asked.rowField === undefined && (
              <RadioField
                {...form.text('show')}
                options={[
                  { value: 'count', label: 'Con số' },
                  { value: 'list', label: 'Danh sách đảng viên' },
                ]}
              />
            )}
          </>
        )}
      </CommandForm>
    </Dialog>
  )
}

/** Organisations of the province by what was typed. */
function useOrganisations(text: string) {
  const found = useOperation(findOrganisations, { text }, { when: text.trim().length > 1 })
  return {
    found: (found.data?.rows ?? []).map(({ id, name, parentNames }) => ({ id, name, detail: parentNames.at(-1) })),
    busy: found.isFetching,
  }
}

export function ShareDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const say = useDoneNotice()
  const [chosen, setChosen] = useState<readonly Found[]>([])
  return (
    <Dialog title={`Chia sẻ «${question.title}»`} onClose={onClose}>
      <CommandForm
        contract={shareQuestion}
        initial={{ organisationIds: '' }}
        labels={{ organisationIds: 'Chia sẻ với tổ chức' }}
        toInput={() => ({ id: question.id, version: question.version, organisationIds: chosen.map(({ id }) => id) })}
        renews={['reports.list-questions']}
        action="Chia sẻ"
        onDone={({ sent }) => {
          const whole = sent.filter((one) => one.whole).length
          say({
            text: `Đã chia sẻ với ${sent.length} tổ chức${whole < sent.length ? `; ${sent.length - whole} nơi nhận bản đã che số nhỏ` : ''}.`,
          })
          onClose()
        }}
        onCancel={onClose}
        cancelLabel="Thôi, không chia sẻ"
      >
        {() => (
          <>
            <p>
              Nơi nhận thấy các con số của hôm nay, không thấy danh sách. Nơi không quản lý những người được đếm thì số
              từ 1 đến 4 bị che.
            </p>
            <LookupField
              name="organisationIds"
              label="Chia sẻ với tổ chức"
              hint="Gõ tên tổ chức trong tỉnh, chọn từng nơi."
              chosen={null}
              onChoose={(found) =>
                found !== null && setChosen((old) => [...old.filter(({ id }) => id !== found.id), found])
              }
              search={useOrganisations}
            />
            {chosen.length > 0 && (
              <ul className="row">
                {chosen.map(({ id, name }) => (
                  <li key={id}>
                    <Button
                      label={`Bỏ ${name}`}
                      onPress={() => setChosen((old) => old.filter((one) => one.id !== id))}
                    />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </CommandForm>
    </Dialog>
  )
}

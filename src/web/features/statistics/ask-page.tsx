// Composes a question: the filters of the list of members, the fields of a cross table, all in the address; its answer, saving and sharing.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { ask, crossField, exportAnswer, listQuestions, type Question, saveQuestion } from '#contract/questions.ts'
import { type CrossField, crossFieldNames, crossFields, filterOf } from '#rules/statistics/cross-fields.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { type Filter, filterNames, toListInput, useListAddress } from '../members/list-address.ts'
import { chosenWords, ListFilters } from '../members/list-filters.tsx'
import { Answer } from './answer-table.tsx'
import { OrganisationChoice, useOrganisationName } from './organisation-choice.tsx'
import { SaveDialog, ShareDialog } from './question-forms.tsx'
import classes from './statistics.module.css'

const fieldOptions = crossFields.map((field) => ({ value: field, label: crossFieldNames[field] }))

/** The question as the address holds it. What is typed by hand and is no field counts as not chosen. */
function useQuestion() {
  const { filter: all, change } = useListAddress()
  const [search] = useSearchParams()
  const { text: _text, ...filter } = all
  const field = (name: string): CrossField | null => crossField.safeParse(search.get(name)).data ?? null
  const rowField = field('rowField')
  const columnField = rowField === null ? null : field('columnField')
  const { sort: _sort, text: _none, ...input } = toListInput(filter as Filter)
  return {
    filter: filter as Filter,
    input,
    rowField,
    columnField: columnField === rowField ? null : columnField,
    savedId: search.get('cau'),
    change: (values: Readonly<Record<string, string | undefined>>) => change(values),
  }
}

export function AskPage() {
  const { filter, input, rowField, columnField, savedId, change } = useQuestion()
  const { organisationId, provinceCode } = filter
  const asked = {
    ...input,
    ...(rowField !== null && { rowField }),
    ...(columnField !== null && { columnField }),
  }
  const answer = useOperation(ask, asked)
  const saved = useOperation(listQuestions, {}, { when: savedId !== null }).data?.questions.find(
    ({ id }) => id === savedId,
  )
  const name = useOrganisationName({ organisationId, provinceCode })
  const words = chosenWords(filter).map((one) => one.words)
  const title = saved?.title ?? 'Câu hỏi mới'
  const listOf = (row: string | null, column: string | null) =>
    addresses.members({
      ...input,
      ...(row !== null && rowField !== null && { [filterOf(rowField)]: row }),
      ...(column !== null && columnField !== null && { [filterOf(columnField)]: column }),
    })
  return (
    <Page
      title={title}
      trail={[
        { label: 'Thống kê', to: addresses.statistics() },
        { label: 'Câu hỏi riêng', to: addresses.questions() },
      ]}
      lead={
        <p role="status">
          {name}
          {answer.data && `, có đến ngày ${showDate(answer.data.on)}`}
          {words.length > 0 && `. ${words.join('; ')}`}.
        </p>
      }
    >
      <div className={`${classes.chooser} screen-only`}>
        <OrganisationChoice
          label="Tổ chức"
          organisationId={organisationId}
          provinceCode={provinceCode}
          linkTo={(node) =>
            addresses.askQuestion({
              ...asked,
              organisationId: node.id,
              provinceCode: node.provinceCode,
              ...(savedId !== null && { cau: savedId }),
            })
          }
        />
        <ListFilters
          groups
          filter={filter}
          onChange={change}
          onClear={() =>
            change(
              Object.fromEntries(
                filterNames
                  .filter((one) => one !== 'organisationId' && one !== 'provinceCode')
                  .map((one) => [one, undefined]),
              ),
            )
          }
        />
        <div className={classes.days}>
          <SelectField
            name="rowField"
            label="Chia theo hàng"
            empty="Không chia, chỉ đếm"
            options={fieldOptions}
            value={rowField ?? ''}
            onChange={(value) => change({ rowField: value, ...(value === '' && { columnField: undefined }) })}
          />
          {rowField !== null && (
            <SelectField
              name="columnField"
              label="Và theo cột"
              empty="Không chia cột"
              options={fieldOptions.filter(({ value }) => value !== rowField)}
              value={columnField ?? ''}
              onChange={(value) => change({ columnField: value })}
            />
          )}
        </div>
      </div>
      <Acts asked={asked} saved={saved} title={title} listAt={listOf(null, null)} />
      {answer.isPending && <Skeleton lines={8} label="Đang đếm…" />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && <Answer answer={answer.data} rowField={rowField} columnField={columnField} listOf={listOf} />}
    </Page>
  )
}

export type AskedQuestion = Parameters<typeof addresses.askQuestion>[0] & object

function Acts({
  asked,
  saved,
  title,
  listAt,
}: {
  asked: AskedQuestion
  saved: Question | undefined
  title: string
  listAt: string
}) {
  const { seat } = useMe()
  const mayKeep = useCan(saveQuestion) && seat !== null
  const mayExport = useCan(exportAnswer)
  const say = useDoneNotice()
  const make = useDownload(exportAnswer)
  const [open, setOpen] = useState<'save' | 'share' | null>(null)
  return (
    <div className="row screen-only">
      {mayKeep && (
        <Button
          kind="main"
          label={saved ? 'Lưu thay đổi' : 'Lưu câu hỏi'}
          wide={false}
          onPress={() => setOpen('save')}
        />
      )}
      {mayKeep && saved && <Button label="Chia sẻ" wide={false} onPress={() => setOpen('share')} />}
      <LinkButton to={listAt} label="Mở danh sách" wide={false} />
      {mayExport && (
        <Button
          label="Xuất ra Excel"
          wide={false}
          busy={make.isPending}
          busyLabel="Đang xuất…"
          onPress={() =>
            make.send(
              { ...asked, title },
              {
                onDone: ({ fileName }) => say({ text: `Đã xuất tệp ${fileName}. Lần xuất này được ghi lại.` }),
                onError: (error) => say({ text: [error.message, error.next].filter(Boolean).join(' ') }),
              },
            )
          }
        />
      )}
      <Button icon={IconPrinter} label="In" wide={false} onPress={() => window.print()} />
      {open === 'save' && <SaveDialog asked={asked} saved={saved} onClose={() => setOpen(null)} />}
      {open === 'share' && saved && <ShareDialog question={saved} onClose={() => setOpen(null)} />}
    </div>
  )
}

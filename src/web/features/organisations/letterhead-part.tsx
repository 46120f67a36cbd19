// How an organisation heads its papers, and those of the branches below it: what holds, from where, and laying it down.
import { useState } from 'react'
import { getLetterhead, type LetterheadRow, type LetterheadUse, setLetterhead } from '#contract/letterheads.ts'
import type { Organisation } from '#contract/organisations.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'

const labels = {
  superiorName: 'Dòng trên: tên cấp trên',
  issuingName: 'Dòng dưới: tên cơ quan ban hành',
  place: 'Địa danh',
  numberPattern: 'Cách ghi số, ký hiệu',
  signerPost: 'Chức vụ người ký',
} as const
type Name = keyof typeof labels
type Values = Record<Name, string>
const names = Object.keys(labels) as Name[]

const hints: Partial<Record<Name, string>> = {
  issuingName: 'Ví dụ: Đảng ủy xã An Phú.',
  place: 'In trước ngày của văn bản.',
  numberPattern: 'Viết {số} ở chỗ đặt số, {loại} ở chỗ in NQ, QĐ… Ví dụ: {số}-{loại}/ĐU.',
}

const titles: Record<LetterheadUse, string> = {
  own: 'Giấy tờ của tổ chức này',
  branches: 'Giấy tờ của các chi bộ trực thuộc',
}

/** What a paper bears where nobody laid anything down. */
const otherwise: Record<Name, string> = {
  superiorName: 'Theo danh bạ tổ chức',
  issuingName: 'Theo danh bạ tổ chức',
  place: 'Để dòng chấm',
  numberPattern: 'Số, loại văn bản, loại tổ chức, ví dụ 05-NQ/CB',
  signerPost: 'Để dòng chấm',
}

export function LetterheadPart({ organisation }: { organisation: Organisation }) {
  const { national } = useMe()
  const say = useDoneNotice()
  const [changing, setChanging] = useState<LetterheadUse | null>(null)
  const within = national ? { provinceCode: organisation.provinceCode } : {}
  const answer = useOperation(getLetterhead, { organisationId: organisation.id, ...within })
  if (answer.isPending) return <Skeleton lines={6} />
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  const { allowed, effective, hasBranches, ...rows } = answer.data
  const maySet = allowed.includes(setLetterhead.name)
  const uses: LetterheadUse[] = hasBranches ? ['own', 'branches'] : ['own']
  return (
    <div className="stack">
      <p>
        Những giá trị này in vào giấy tờ, sổ và danh sách lập từ nay. Để trống thì phần mềm in theo tên tổ chức trong
        danh bạ; chi bộ dùng giá trị của chính mình, rồi của cấp trên gần nhất đã đặt chung cho các chi bộ.
      </p>
      {uses.map((use) => {
        const row = rows[use]
        const shown = use === 'own' ? effective : row
        return (
          <Panel
            key={use}
            title={titles[use]}
            action={
              maySet &&
              changing === null && (
                <Button
                  wide={false}
                  label={row === null ? 'Đặt thể thức' : 'Sửa thể thức'}
                  about={titles[use]}
                  onPress={() => setChanging(use)}
                />
              )
            }
          >
            {changing === use ? (
              <HeadForm
                use={use}
                row={row}
                organisation={organisation}
                within={within}
                onCancel={() => setChanging(null)}
                onDone={() => {
                  setChanging(null)
                  say({ text: 'Đã ghi thể thức văn bản; giấy tờ lập từ nay dùng giá trị mới.' })
                }}
              />
            ) : (
              <Facts
                facts={names
                  .filter((name) => use === 'own' || name !== 'issuingName')
                  .map((name) => ({
                    label: labels[name],
                    value:
                      shown?.[name] == null
                        ? otherwise[name]
                        : `${shown[name]}${row?.[name] == null ? ' (cấp trên đặt chung)' : ''}`,
                  }))}
              />
            )}
          </Panel>
        )
      })}
    </div>
  )
}

interface HeadFormProps {
  use: LetterheadUse
  row: LetterheadRow | null
  organisation: Organisation
  within: { provinceCode?: string }
  onDone: () => void
  onCancel: () => void
}

const valuesOf = (row: LetterheadRow | null) =>
  Object.fromEntries(names.map((name) => [name, row?.[name] ?? ''])) as Values

function HeadForm({ use, row, organisation, within, onDone, onCancel }: HeadFormProps) {
  const asked = names.filter((name) => use === 'own' || name !== 'issuingName')
  return (
    <CommandForm
      contract={setLetterhead}
      initial={valuesOf(row)}
      labels={labels}
      versions={{ version: row?.version ?? 0, seen: valuesOf(row), read: valuesOf }}
      toInput={(values, { version }) => ({
        organisationId: organisation.id,
        appliesTo: use,
        ...Object.fromEntries(asked.map((name) => [name, values[name]])),
        ...(version === 0 ? {} : { version }),
        ...within,
      })}
      action="Ghi thể thức"
      onDone={onDone}
      onCancel={onCancel}
    >
      {(form) => asked.map((name) => <TextField key={name} {...form.text(name)} hint={hints[name]} optional />)}
    </CommandForm>
  )
}

// The head of a document that is read: each field with what was proposed, right or mended, and all of them at once.
import { useState } from 'react'
import { settleHead } from '#contract/document-readings.ts'
import type { DocumentReadingPage as Reading, ShownDocument } from '#contract/document-shapes.ts'
import type { DocumentTypeCode } from '#rules/documents/document-types.ts'
import { type HeadField, headFields } from '#rules/documents/proposal.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { written } from '../../app/versions.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import classes from './documents.module.css'
import { Excerpt, type Place } from './text-beside.tsx'
import type { Settling } from './use-settling.ts'
import { bodyLabels, directionLabels, headLabels, optionsOf, typeName, typeOptions } from './words.ts'

interface HeadPartProps {
  reading: Reading
  settling: Settling
  tinh: string | undefined
  onLook: (at: Place) => void
}

const shownValue = (document: ShownDocument, field: HeadField): string | null => {
  if (field === 'type') return document.type === null ? null : typeName(document.type)
  const value = document[field]
  return field === 'issuedOn' && value !== null ? showDate(value) : value
}

export function HeadPart({ reading, settling, tinh, onLook }: HeadPartProps) {
  const { document, headPlaces, text } = reading
  const [open, setOpen] = useState<{ field: HeadField; as: 'form' | 'place' } | null>(null)
  const isOpen = document.state === 'reading'
  const unseen = headFields.filter((field) => !document.settledFields.includes(field))
  // One thing at a time: while a field is being mended nothing else is pressed.
  const isWriting = open?.as === 'form'
  return (
    <Panel
      title="Phần đầu"
      action={
        isOpen &&
        !isWriting &&
        unseen.length > 0 && <Button label="Đúng cả phần đầu" onPress={() => settling.head({ fields: unseen })} />
      }
    >
      {settling.headError && <ErrorState error={settling.headError} />}
      {isOpen && !isWriting && (
        <div className="stack-tight">
          <SelectField
            name="direction"
            label="Vào sổ nào"
            value={document.direction}
            onChange={(next) => settling.head({ direction: next as ShownDocument['direction'] })}
            options={optionsOf(directionLabels)}
          />
          {document.direction === 'outgoing' && (
            <SelectField
              name="body"
              label="Ban hành với danh nghĩa"
              value={document.body ?? 'committee'}
              onChange={(next) => settling.head({ body: next as NonNullable<ShownDocument['body']> })}
              options={optionsOf(bodyLabels)}
            />
          )}
        </div>
      )}
      <ul className={`${classes.parts} ${classes.fields}`}>
        {headFields.map((field) => {
          const place = headPlaces[field] ?? null
          const isSeen = document.settledFields.includes(field)
          const value = shownValue(document, field)
          return (
            <li key={field}>
              <p>
                <span className="under">{headLabels[field]}</span>
                <strong>{value ?? 'Không thấy trong văn bản'}</strong>{' '}
                <Tag state={isSeen ? 'good' : 'plain'} label={isSeen ? 'Đã xem' : 'Đề xuất'} />
              </p>
              {open?.field === field && open.as === 'form' && (
                <FieldForm
                  field={field}
                  document={document}
                  settling={settling}
                  tinh={tinh}
                  onClose={() => setOpen(null)}
                />
              )}
              {!isWriting && (
                <div className="row screen-only">
                  {isOpen && !isSeen && (
                    <Button
                      wide={false}
                      label="Đúng"
                      about={headLabels[field]}
                      onPress={() => settling.head({ fields: [field] })}
                    />
                  )}
                  {isOpen && (
                    <Button
                      wide={false}
                      label="Sửa"
                      about={headLabels[field]}
                      onPress={() => setOpen({ field, as: 'form' })}
                    />
                  )}
                  {place !== null && (
                    <Button
                      wide={false}
                      label="Xem trong văn bản"
                      about={headLabels[field]}
                      expanded={open?.field === field}
                      onPress={() => {
                        setOpen(open?.field === field ? null : { field, as: 'place' })
                        onLook(place)
                      }}
                    />
                  )}
                </div>
              )}
              {open?.field === field && open.as === 'place' && place !== null && <Excerpt text={text} at={place} />}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

interface FieldFormProps {
  field: HeadField
  document: ShownDocument
  settling: Settling
  tinh: string | undefined
  onClose: () => void
}

function FieldForm({ field, document, settling, tinh, onClose }: FieldFormProps) {
  const label = headLabels[field]
  return (
    <CommandForm
      contract={settleHead}
      initial={{ value: (document[field] ?? '') as string }}
      labels={{ value: label }}
      versions={{
        version: settling.version,
        seen: document[field],
        read: (now: ShownDocument) => ({ value: now[field] ?? '' }),
        show: (_name, value) =>
          typeOptions.find((one) => field === 'type' && one.value === value)?.label ?? written(value),
      }}
      toInput={({ value }, { version }) => ({
        id: document.id,
        version,
        provinceCode: tinh,
        ...(field === 'type' ? { type: value as DocumentTypeCode } : { [field]: orNull(value) }),
      })}
      action={`Ghi ${label.toLowerCase()}`}
      renews={['documents.']}
      onDone={({ version }) => {
        settling.done(version)
        onClose()
      }}
      onCancel={onClose}
    >
      {(form) => {
        if (field === 'type') return <SelectField {...form.text('value')} options={typeOptions} />
        if (field === 'issuedOn') return <DateField {...form.text('value')} />
        if (field === 'subject') return <TextAreaField {...form.text('value')} />
        return <TextField {...form.text('value')} />
      }}
    </CommandForm>
  )
}

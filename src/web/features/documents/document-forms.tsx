// The forms of a document in the book: sending it, linking it to another, mending what is written of it.
import { useState } from 'react'
import type { ShownDocument } from '#contract/document-shapes.ts'
import { changeDocument, linkDocument, listDocuments, sendDocument } from '#contract/documents.ts'
import { findOrganisations } from '#contract/organisations.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { startOf, written } from '../../app/versions.ts'
import { Button } from '../../ui/button.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { type Found, LookupField } from '../../ui/lookup-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { headLabels, linkLabels, nameOf, optionsOf, urgencyLabels } from './words.ts'

interface Props {
  document: ShownDocument
  tinh: string | undefined
  onDone: (text: string) => void
  onCancel: () => void
}

const common = ({ document, onCancel }: Props) => ({
  versions: { version: document.version, seen: null, read: () => ({}) },
  renews: ['documents.'],
  onCancel,
  cancelLabel: 'Thôi, không ghi',
})

/** Organisations by what was typed. */
function useOrganisations(tinh: string | undefined) {
  return function search(text: string) {
    // biome-ignore lint/correctness/useHookAtTopLevel: the field calls it as a hook, at every drawing once.
    const found = useOperation(findOrganisations, { text, provinceCode: tinh }, { when: text.trim().length > 1 })
    return {
      found: (found.data?.rows ?? []).map(({ id, name, parentNames }) => ({ id, name, detail: parentNames.at(-1) })),
      busy: found.isFetching,
    }
  }
}

export function SendForm(props: Props) {
  const { document, tinh, onDone } = props
  const [others, setOthers] = useState<readonly Found[]>([])
  const search = useOrganisations(tinh)
  return (
    <CommandForm
      {...common(props)}
      contract={sendDocument}
      initial={{ below: 'direct', organisationIds: '' }}
      labels={{ below: 'Gửi tới cấp dưới', organisationIds: 'Và tới tổ chức khác' }}
      toInput={({ below }, { version }) => ({
        id: document.id,
        version,
        provinceCode: tinh,
        below: below as 'direct',
        organisationIds: others.map(({ id }) => id),
      })}
      action="Gửi văn bản"
      onDone={({ sent }) => onDone(sent === 0 ? 'Những nơi này đã nhận từ trước.' : `Đã gửi tới ${sent} tổ chức.`)}
    >
      {(form) => (
        <>
          <RadioField
            {...form.text('below')}
            options={[
              { value: 'direct', label: 'Các tổ chức trực thuộc' },
              { value: 'all', label: 'Mọi tổ chức bên dưới' },
              { value: 'none', label: 'Không gửi xuống dưới' },
            ]}
          />
          <LookupField
            name="organisationIds"
            label="Và tới tổ chức khác"
            hint="Gõ tên tổ chức trong tỉnh, chọn từng nơi."
            optional
            chosen={null}
            onChoose={(found) =>
              found !== null && setOthers((old) => [...old.filter(({ id }) => id !== found.id), found])
            }
            search={search}
          />
          {others.length > 0 && (
            <ul className="row">
              {others.map(({ id, name }) => (
                <li key={id}>
                  <Button label={`Bỏ ${name}`} onPress={() => setOthers((old) => old.filter((one) => one.id !== id))} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </CommandForm>
  )
}

export function LinkForm(props: Props) {
  const { document, tinh, onDone } = props
  const [target, setTarget] = useState<Found | null>(null)
  function search(text: string) {
    const input = { organisationId: document.organisationId, text, limit: 10, provinceCode: tinh }
    // biome-ignore lint/correctness/useHookAtTopLevel: the field calls it as a hook, at every drawing once.
    const found = useOperation(listDocuments, input, { when: text.trim().length > 1 })
    return {
      found: (found.data?.rows ?? [])
        .filter(({ id }) => id !== document.id)
        .map((row) => ({ id: row.id, name: nameOf(row), detail: row.subject ?? undefined })),
      busy: found.isFetching,
    }
  }
  return (
    <CommandForm
      {...common(props)}
      contract={linkDocument}
      initial={{ kind: 'carries-out', text: '' }}
      labels={{ kind: 'Văn bản này', text: 'Hoặc ghi số, ký hiệu, ngày' }}
      toInput={({ kind, text }, { version }) => ({
        id: document.id,
        version,
        provinceCode: tinh,
        kind: kind as 'carries-out',
        targetId: target?.id,
        text: target === null ? given(text) : undefined,
      })}
      action="Ghi liên quan"
      onDone={() => onDone('Đã ghi văn bản liên quan.')}
    >
      {(form) => (
        <>
          <SelectField {...form.text('kind')} options={optionsOf(linkLabels)} />
          <LookupField
            name="targetId"
            label="Văn bản trong sổ"
            hint="Gõ số, ký hiệu hoặc trích yếu."
            optional
            chosen={target}
            onChoose={setTarget}
            search={search}
          />
          {target === null && (
            <TextField {...form.text('text')} optional hint="Ví dụ Chỉ thị 28-CT/TW ngày 21/01/2019 của Ban Bí thư." />
          )}
        </>
      )}
    </CommandForm>
  )
}

const headIn = ({ subject, issuedOn, place, issuer, superior, signer, urgency }: ShownDocument) => ({
  subject: subject ?? '',
  issuedOn: issuedOn ?? '',
  place: place ?? '',
  issuer: issuer ?? '',
  superior: superior ?? '',
  signer: signer ?? '',
  urgency: urgency as string,
})

export function ChangeForm(props: Props) {
  const { document, tinh, onDone } = props
  return (
    <CommandForm
      {...common(props)}
      contract={changeDocument}
      {...startOf(document, headIn, {}, (name, value) =>
        name === 'urgency' ? urgencyLabels[value as ShownDocument['urgency']] : written(value),
      )}
      labels={{ ...headLabels, urgency: 'Độ khẩn' }}
      toInput={(values, { version }) => ({
        id: document.id,
        version,
        provinceCode: tinh,
        subject: values.subject,
        issuedOn: given(values.issuedOn) ?? null,
        place: orNull(values.place),
        issuer: orNull(values.issuer),
        superior: orNull(values.superior),
        signer: orNull(values.signer),
        urgency: values.urgency as ShownDocument['urgency'],
      })}
      action="Ghi phần sửa"
      onDone={() => onDone('Đã sửa phần ghi sổ.')}
    >
      {(form) => (
        <>
          <TextAreaField {...form.text('subject')} />
          <DateField {...form.text('issuedOn')} optional />
          <TextField {...form.text('issuer')} optional />
          <TextField {...form.text('superior')} optional />
          <TextField {...form.text('signer')} optional />
          <TextField {...form.text('place')} optional />
          <SelectField {...form.text('urgency')} options={optionsOf(urgencyLabels)} />
        </>
      )}
    </CommandForm>
  )
}

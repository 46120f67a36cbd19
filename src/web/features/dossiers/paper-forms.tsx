// The forms of one paper: recorded by line or by document type, corrected, withdrawn when it was written down by mistake.
import { correctPaper, type Dossier, type DossierPaper, recordPaper, withdrawPaper } from '#contract/dossiers.ts'
import { documentTypes } from '#rules/dossiers/papers.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { startOf } from '../../app/versions.ts'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface Common {
  within: { provinceCode?: string }
  onDone: () => void
  onCancel: () => void
}

const labels = { kind: 'Loại tài liệu', no: 'Số', datedOn: 'Ngày', keptAt: 'Để ở', note: 'Ghi chú' }
type Fields = { text: (name: 'no' | 'datedOn' | 'keptAt' | 'note') => React.ComponentProps<typeof TextField> }

const PaperFields = ({ form }: { form: Fields }) => (
  <>
    <TextField {...form.text('no')} hint="Như in trên giấy, ví dụ 12-QĐ/HU." optional />
    <DateField {...form.text('datedOn')} partial optional />
    <TextField {...form.text('keptAt')} hint="Để trống nếu ở ngay trong hồ sơ." optional />
    <TextField {...form.text('note')} optional />
  </>
)

/** A paper of one of the 104 types; lines without a type of their own are chosen by their name. */
export function RecordPaperForm({ dossier, within, onDone, onCancel }: Common & { dossier: Dossier }) {
  const untyped = dossier.groups
    .flatMap(({ items }) => items)
    .filter(({ code }) => code === 'contents-list' || code === 'c10')
    .map(({ code, title }) => ({ value: code, label: title }))
  const typed = documentTypes.map(({ no, title }) => ({ value: String(no), label: `${no}. ${title}` }))
  return (
    <CommandForm
      contract={recordPaper}
      initial={{ kind: '', no: '', datedOn: '', keptAt: '', note: '' }}
      labels={labels}
      draft={`dossiers.record-paper.${dossier.memberId}`}
      versions={{ version: dossier.version, seen: null, read: () => ({}) }}
      toInput={({ kind, no, datedOn, keptAt, note }, { version }) => ({
        memberId: dossier.memberId,
        version,
        ...(/^\d+$/.test(kind) ? { type: Number(kind) } : { item: given(kind) }),
        no: orNull(no),
        datedOn: orNull(datedOn),
        keptAt: orNull(keptAt),
        note: orNull(note),
        ...within,
      })}
      action="Ghi giấy tờ"
      renews={['dossiers.']}
      onDone={onDone}
      onCancel={onCancel}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => (
        <>
          <SelectField
            {...form.text('kind')}
            hint="Theo danh mục 104 loại tài liệu của hồ sơ đảng viên."
            options={[...typed, ...untyped]}
          />
          <PaperFields form={form} />
        </>
      )}
    </CommandForm>
  )
}

const writtenOn = ({ no, on, keptAt, note }: DossierPaper) => ({
  no: no ?? '',
  datedOn: on ?? '',
  keptAt: keptAt ?? '',
  note: note ?? '',
})

export function CorrectPaperForm({ paper, within, onDone, onCancel }: Common & { paper: DossierPaper }) {
  return (
    <CommandForm
      contract={correctPaper}
      {...startOf(paper, writtenOn, {})}
      labels={labels}
      toInput={({ no, datedOn, keptAt, note }, { version }) => ({
        id: paper.id,
        version,
        no: orNull(no),
        datedOn: orNull(datedOn),
        keptAt: orNull(keptAt),
        note: orNull(note),
        ...within,
      })}
      action="Lưu giấy tờ"
      renews={['dossiers.']}
      onDone={onDone}
      onCancel={onCancel}
    >
      {(form) => <PaperFields form={form} />}
    </CommandForm>
  )
}

export function WithdrawPaperForm({ paper, within, onDone, onCancel }: Common & { paper: DossierPaper }) {
  return (
    <CommandForm
      contract={withdrawPaper}
      initial={{ reason: '' }}
      labels={{ reason: 'Lý do' }}
      toInput={({ reason }) => ({ id: paper.id, version: paper.version, reason, ...within })}
      action="Rút giấy tờ này"
      grave
      renews={['dossiers.']}
      onDone={onDone}
      onCancel={onCancel}
      cancelLabel="Giữ giấy tờ này"
    >
      {(form) => <TextField {...form.text('reason')} hint="Ví dụ: Ghi nhầm của người trùng tên." />}
    </CommandForm>
  )
}

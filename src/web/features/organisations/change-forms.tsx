// The forms that change an organisation: correct what is written, a new name, a new code, its end.
import {
  correctOrganisation,
  endOrganisation,
  type Organisation,
  recodeOrganisation,
  renameOrganisation,
} from '#contract/organisations.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import { TextField } from '../../ui/text-field.tsx'

interface ChangeProps {
  organisation: Organisation
  onDone: () => void
  onCancel: () => void
}

const renews = ['organisations.', 'identity.get-me']
const documentHint = 'Số, ngày và cơ quan ban hành, ví dụ: Quyết định 12-QĐ/ĐU ngày 03/02/2025.'

/** Everything a change names: the organisation, its version and, for the centre, its province. */
function useTarget({ id, version, provinceCode }: Organisation) {
  return { id, version, ...(useMe().national && { provinceCode }) }
}

/** A secretary corrects only the address of the own organisation; the level above also mends what was typed wrong. */
export function CorrectForm({ organisation, onDone, onCancel }: ChangeProps) {
  const target = useTarget(organisation)
  const mayCorrectAll = organisation.allowed.includes(renameOrganisation.name)
  const initial = {
    name: organisation.name,
    code: organisation.code,
    address: organisation.address ?? '',
    foundingDocument: organisation.foundingDocument ?? '',
  }
  return (
    <CommandForm
      contract={correctOrganisation}
      initial={initial}
      labels={{ name: 'Tên', code: 'Mã', address: 'Địa chỉ', foundingDocument: 'Văn bản thành lập' }}
      draft={`organisations.correct.${organisation.id}`}
      toInput={(values) => ({
        ...target,
        ...(values.address !== initial.address && { address: orNull(values.address) }),
        ...(values.name !== initial.name && { name: values.name }),
        ...(values.code !== initial.code && { code: values.code }),
        ...(values.foundingDocument !== initial.foundingDocument && {
          foundingDocument: orNull(values.foundingDocument),
        }),
      })}
      action="Lưu thông tin"
      renews={renews}
      onDone={onDone}
      onCancel={onCancel}
    >
      {(form) => (
        <>
          <TextField {...form.text('address')} optional />
          {mayCorrectAll && (
            <>
              <TextField
                {...form.text('name')}
                hint="Chỉ sửa ở đây khi trước đó gõ sai. Đổi tên theo quyết định thì dùng «Đổi tên»."
              />
              <TextField {...form.text('code')} hint="Chỉ sửa ở đây khi trước đó gõ sai." />
              <TextField {...form.text('foundingDocument')} hint={documentHint} optional />
            </>
          )}
        </>
      )}
    </CommandForm>
  )
}

export function RenameForm({ organisation, onDone, onCancel }: ChangeProps) {
  const target = useTarget(organisation)
  return (
    <CommandForm
      contract={renameOrganisation}
      initial={{ name: organisation.name, validFrom: today(), document: '' }}
      labels={{ name: 'Tên mới', validFrom: 'Từ ngày', document: 'Văn bản' }}
      draft={`organisations.rename.${organisation.id}`}
      toInput={({ name, validFrom, document }) => ({ ...target, name, validFrom, document: given(document) })}
      action="Đổi tên"
      renews={renews}
      onDone={onDone}
      onCancel={onCancel}
      cancelLabel="Giữ tên cũ"
    >
      {(form) => (
        <>
          <TextField {...form.text('name')} />
          <DateField
            {...form.text('validFrom')}
            hint="Ngày tên mới có hiệu lực. Trước ngày này, văn bản vẫn in tên cũ."
          />
          <TextField {...form.text('document')} hint={documentHint} optional />
        </>
      )}
    </CommandForm>
  )
}

export function RecodeForm({ organisation, onDone, onCancel }: ChangeProps) {
  const target = useTarget(organisation)
  return (
    <CommandForm
      contract={recodeOrganisation}
      initial={{ code: organisation.code, validFrom: today(), document: '' }}
      labels={{ code: 'Mã mới', validFrom: 'Từ ngày', document: 'Văn bản' }}
      draft={`organisations.recode.${organisation.id}`}
      toInput={({ code, validFrom, document }) => ({ ...target, code, validFrom, document: given(document) })}
      action="Đổi mã"
      renews={renews}
      onDone={onDone}
      onCancel={onCancel}
      cancelLabel="Giữ mã cũ"
    >
      {(form) => (
        <>
          <TextField {...form.text('code')} />
          <DateField {...form.text('validFrom')} hint="Ngày mã mới có hiệu lực." />
          <TextField {...form.text('document')} hint={documentHint} optional />
        </>
      )}
    </CommandForm>
  )
}

export function EndForm({ organisation, onDone, onCancel }: ChangeProps) {
  const target = useTarget(organisation)
  return (
    <CommandForm
      contract={endOrganisation}
      initial={{ endedOn: today(), document: '' }}
      labels={{ endedOn: 'Kết thúc từ ngày', document: 'Văn bản' }}
      toInput={({ endedOn, document }) => ({ ...target, endedOn, document: given(document) })}
      action={`Kết thúc hoạt động của ${organisation.name}`}
      grave
      renews={renews}
      onDone={onDone}
      onCancel={onCancel}
      cancelLabel="Giữ hoạt động"
    >
      {(form) => (
        <>
          <p>
            {organisation.name} sẽ không còn trong cây tổ chức từ ngày ghi dưới đây. Hồ sơ và lịch sử được giữ nguyên.
            Việc này không hoàn tác được.
          </p>
          <DateField {...form.text('endedOn')} hint="Ngày đầu tiên tổ chức không còn hoạt động." />
          <TextField {...form.text('document')} hint={documentHint} optional />
        </>
      )}
    </CommandForm>
  )
}

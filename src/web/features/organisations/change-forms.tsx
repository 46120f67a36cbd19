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

/** Everything a change names: the organisation and, for the centre, its province. */
function useTarget({ id, provinceCode }: Organisation) {
  return { id, ...(useMe().national && { provinceCode }) }
}

type Fact = 'name' | 'code' | 'address' | 'foundingDocument'
/** A stale answer's record: the organisation's own facts, without what stands around it. */
type Facts = Pick<Organisation, Fact>
const factLabels: Record<Fact, string> = {
  name: 'Tên',
  code: 'Mã',
  address: 'Địa chỉ',
  foundingDocument: 'Văn bản thành lập',
}
const startOf = ({ name, code, address, foundingDocument }: Facts) => ({
  name,
  code,
  address: address ?? '',
  foundingDocument: foundingDocument ?? '',
})

/** How two editors are brought together: `own` are the facts the form itself holds. */
function versionsOf<F extends Fact>(organisation: Organisation, own: readonly F[]) {
  const before = startOf(organisation)
  return {
    version: organisation.version,
    seen: before,
    read: (current: Facts) => {
      const now = startOf(current)
      return Object.fromEntries(own.map((name) => [name, now[name]])) as Record<F, string>
    },
    elsewhere: (current: Facts) => {
      const now = startOf(current)
      return (Object.keys(factLabels) as Fact[])
        .filter((name) => !own.some((one) => one === name) && now[name] !== before[name])
        .map((name) => ({
          label: factLabels[name],
          before: before[name] || 'để trống',
          now: now[name] || 'để trống',
        }))
    },
  }
}

/** A secretary corrects only the address of the own organisation; the level above also mends what was typed wrong. */
export function CorrectForm({ organisation, onDone, onCancel }: ChangeProps) {
  const target = useTarget(organisation)
  const mayCorrectAll = organisation.allowed.includes(renameOrganisation.name)
  return (
    <CommandForm
      contract={correctOrganisation}
      initial={startOf(organisation)}
      labels={factLabels}
      draft={`organisations.correct.${organisation.id}`}
      versions={versionsOf(organisation, mayCorrectAll ? ['name', 'code', 'address', 'foundingDocument'] : ['address'])}
      toInput={(values, { base, version }) => ({
        ...target,
        version,
        ...(values.address !== base.address && { address: orNull(values.address) }),
        ...(values.name !== base.name && { name: values.name }),
        ...(values.code !== base.code && { code: values.code }),
        ...(values.foundingDocument !== base.foundingDocument && {
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
      versions={versionsOf(organisation, ['name'])}
      toInput={({ name, validFrom, document }, { version }) => ({
        ...target,
        version,
        name,
        validFrom,
        document: given(document),
      })}
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
      versions={versionsOf(organisation, ['code'])}
      toInput={({ code, validFrom, document }, { version }) => ({
        ...target,
        version,
        code,
        validFrom,
        document: given(document),
      })}
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
      versions={versionsOf(organisation, [])}
      toInput={({ endedOn, document }, { version }) => ({ ...target, version, endedOn, document: given(document) })}
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

// The field that names somebody who may be a member: found in the record by name; somebody who is not in reach is written in.
import { useState } from 'react'
import { listMembers } from '#contract/members.ts'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import type { FieldProps } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FindMember } from './find-member.tsx'
import type { Spec } from './step-values.ts'

interface PersonFieldProps {
  spec: Pick<Spec, 'name'>
  person: NonNullable<Spec['person']>
  field: FieldProps
  values: Readonly<Record<string, unknown>>
  onChange: (values: Readonly<Record<string, string | boolean>>) => void
  /** Not offered: the subject of the case. */
  except: string | null
}

const textIn = (values: PersonFieldProps['values'], name: string): string => {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

export function PersonField({ spec, person, field, values, onChange, except }: PersonFieldProps) {
  const mayFind = useCan(listMembers)
  const [name, reference] = [textIn(values, spec.name), textIn(values, person.id)]
  const [writing, setWriting] = useState(name !== '' && reference === '')
  const activeAt = person.activeAt ?? null
  if (writing || !mayFind) {
    return (
      <div className="stack-tight">
        <TextField
          {...field}
          hint="Ghi họ tên người sinh hoạt ở nơi khác, không có trong danh sách của bạn."
          value={name}
          maxLength={120}
          onChange={(next) => onChange({ [spec.name]: next, [person.id]: '' })}
        />
        {activeAt !== null && (
          <TextField
            id={`${field.id}-at`}
            name={`${field.name}-at`}
            label="Đang sinh hoạt tại chi bộ, đảng bộ"
            optional
            value={textIn(values, activeAt)}
            maxLength={200}
            onChange={(next) => onChange({ [activeAt]: next })}
          />
        )}
        {mayFind && (
          <div>
            <Button
              kind="quiet"
              label="Tìm trong danh sách đảng viên"
              about={`: ${field.label}`}
              onPress={() => {
                onChange({ [spec.name]: '', [person.id]: '' })
                setWriting(false)
              }}
            />
          </div>
        )}
      </div>
    )
  }
  return (
    <div className="stack-tight">
      <FindMember
        field={field}
        chosen={reference === '' ? null : { id: reference, name }}
        except={except}
        onChoose={(found, isOfficial) =>
          onChange({
            [spec.name]: found?.name ?? '',
            [person.id]: found?.id ?? '',
            ...(found !== null &&
              person.official !== null && { [person.official]: answer(values, person, isOfficial) }),
          })
        }
      />
      <div>
        <Button
          kind="quiet"
          label="Không có trong danh sách, ghi họ tên"
          about={`: ${field.label}`}
          onPress={() => {
            onChange({ [spec.name]: '', [person.id]: '' })
            setWriting(true)
          }}
        />
      </div>
    </div>
  )
}

/** What the record says, as the flag beside it is answered: a box to tick, or yes and no. */
function answer(values: PersonFieldProps['values'], person: PersonFieldProps['person'], isOfficial: boolean) {
  if (typeof values[person.official ?? ''] === 'boolean') return isOfficial
  return isOfficial ? 'yes' : 'no'
}

// Finds a member of the record by a few letters of the name.
import { useSearchParams } from 'react-router'
import { listMembers } from '#contract/members.ts'
import { useList } from '../../app/client.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { type Found, LookupField } from '../../ui/lookup-field.tsx'
import { offeredPersons } from './offered-persons.ts'

interface FindMemberProps {
  field: FieldProps
  chosen: Found | null
  /** Not offered: the subject of the case. */
  except: string | null
  onChoose: (found: Found | null, isOfficial: boolean) => void
}

export function FindMember({ field, chosen, except, onChoose }: FindMemberProps) {
  const [address] = useSearchParams()
  const provinceCode = address.get('tinh') ?? undefined
  const search = (text: string) => {
    // biome-ignore lint/correctness/useHookAtTopLevel: LookupField calls `search` once in every render.
    const list = useList(listMembers, { text: text === '' ? undefined : text, limit: 20, provinceCode })
    return {
      busy: list.isPending || list.isStale,
      found: offeredPersons(list.rows, except),
    }
  }
  return (
    <LookupField
      {...field}
      hint="Gõ vài chữ của tên rồi chọn; không cần dấu."
      search={search}
      chosen={chosen}
      onChoose={(found) => onChoose(found, found !== null && 'isOfficial' in found && found.isOfficial === true)}
    />
  )
}

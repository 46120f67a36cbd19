// Questions and petitions with canary values for the sweep, and the inputs aimed at them.
import { newId } from '#kernel/identifier.ts'
import type { World } from '../harness/world.ts'
import type { Aim } from './sweep-inputs.ts'

export interface PetitionCanaries {
  /** Open, each at version 1, received by the branch. */
  answeredPetitionId: string
  passedPetitionId: string
  withdrawnPetitionId: string
}

const said = 'CANARY-PERSON'
const on = '2026-11-20'

export async function plantPetitions(world: World): Promise<PetitionCanaries> {
  const { branchA1 } = world.places
  const write = async (no: number): Promise<string> => {
    const id = newId()
    await world.database.owner.query(
      `insert into petitions (province_code, id, path, organisation_id, organisation_name, year, no, kind, received_on, how, sender_name, subject, content)
       values ('99', $1, $2, $3, $4, 2026, $5, 'petition', '${on}', 'letter', $4, $4, $4)`,
      [id, branchA1.path, branchA1.id, said, no],
    )
    return id
  }
  return { answeredPetitionId: await write(1), passedPetitionId: await write(2), withdrawnPetitionId: await write(3) }
}

const petition = { kind: 'petition', subject: 'Đường xóm', content: 'Sửa đường' }

export const petitionAims: Readonly<Record<string, Aim>> = {
  'petitions.list': { by: 'secretary', input: () => ({}) },
  'petitions.list-mine': { by: 'secretary', input: () => ({}) },
  'petitions.count-waiting': { by: 'secretary', input: () => ({}) },
  'petitions.get': { by: 'secretary', input: (c) => ({ id: c.answeredPetitionId }) },
  'petitions.record': {
    by: 'secretary',
    input: (c) => ({ ...petition, organisationId: c.branchId, receivedOn: on, how: 'letter', senderName: 'Người gửi' }),
  },
  'petitions.answer': {
    by: 'secretary',
    input: (c) => ({ id: c.answeredPetitionId, version: 1, answer: 'Đã sửa', on }),
  },
  'petitions.pass-on': { by: 'secretary', input: (c) => ({ id: c.passedPetitionId, version: 1, answer: 'Xã', on }) },
  'petitions.withdraw': {
    by: 'secretary',
    input: (c) => ({ id: c.withdrawnPetitionId, version: 1, reason: 'Thôi' }),
    refusedFor: ['petitions.not-yours'],
  },
  // Only a plain member sends, and none is among the rightful of the sweep.
  'petitions.send': { by: 'self', input: () => petition, refusedFor: ['kernel.not-permitted'] },
}

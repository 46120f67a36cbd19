// The first account of a province: whoever sets up the installation gets it from the shell; every other is made by an administrator.
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { hashPassword, inHashingPlace, newFirstPassword } from './passwords.ts'
import { wishedSignInNames } from './sign-in-names.ts'
import { createAccountRow, freeSignInName, insertAccount } from './store/accounts.ts'
import { createSeatRow, insertSeat } from './store/seats.ts'

/**
 * Opens an account in the seat of administrator at `organisation`, with a first password that is shown once and changed at once. The
 * transaction reaches the province. Refuses when every name it would have is taken.
 */
export async function openFirstAccount(
  context: Pick<CommandContext, 'tx' | 'now' | 'today' | 'newId' | 'province' | 'audit'>,
  organisation: { id: string; path: string },
  displayName: string,
): Promise<{ signInName: string; firstPassword: string } | Refusal> {
  const { tx, province, newId, now, today } = context
  const signInName = await freeSignInName(tx, province, wishedSignInNames(displayName, province))
  if (signInName === null) return refuse('identity.sign-in-name-taken', { signInName })
  const firstPassword = newFirstPassword()
  const passwordHash = await inHashingPlace(() => hashPassword(firstPassword))
  if (passwordHash instanceof Refusal) return passwordHash
  const about = { province, organisation, id: newId() }
  const account = { ...about, signInName, displayName, memberId: null, passwordHash, mustChangePassword: true, at: now }
  await insertAccount(tx, createAccountRow(account))
  const postName = 'Quản trị hệ thống'
  const seat = { ...about, id: newId(), accountId: about.id, role: 'administrator' as const, postName, sourceId: null }
  await insertSeat(tx, createSeatRow({ ...seat, validFrom: today, validTo: null }))
  context.audit({
    organisationId: organisation.id,
    path: organisation.path,
    subjectType: 'account',
    subjectId: about.id,
    summary: `Tạo tài khoản đầu tiên ${signInName} cho ${displayName}, chức vụ ${postName}.`,
    changes: { role: [null, seat.role], postName: [null, postName] },
  })
  return { signInName, firstPassword }
}

// Who may look after accounts, how far, and which roles they may hand on.
import type { Role } from '#kernel/actor.ts'
import { subtreeScope } from '#kernel/permission.ts'

export const accountsScope = subtreeScope(
  'Quản trị hệ thống và cơ quan tổ chức, đối với tài khoản của tổ chức mình và các tổ chức trực thuộc.',
  ['administrator', 'organisation-board'],
)

const working: readonly Role[] = [
  'secretary',
  'committee-member',
  'office',
  'organisation-board',
  'inspection',
  'member',
]

/**
 * The roles that a holder of `role` may hand on, take back, and whose holders' accounts the holder may disable or reset.
 * Only an administrator makes administrators: otherwise resetting their password would be a way up.
 */
export function grantableRoles(role: Role): readonly Role[] {
  if (role === 'administrator') return [...working, 'administrator']
  return role === 'organisation-board' ? working : []
}

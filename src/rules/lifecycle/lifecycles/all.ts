// The lifecycles there are, by their code.
import type { Lifecycle } from '../types.ts'
import { admission } from './admission.ts'
import { awarenessClass } from './awareness-class.ts'
import { withCommonSteps } from './common-steps.ts'
import { nameDeletion } from './name-deletion.ts'
import { pool } from './pool.ts'
import { probation } from './probation.ts'
import { probationerDeletion } from './probationer-deletion.ts'
import { verification, verificationReply } from './verification.ts'

export const lifecycles: readonly Lifecycle[] = [
  pool,
  awarenessClass,
  admission,
  verification,
  verificationReply,
  probation,
  probationerDeletion,
  nameDeletion,
].map(withCommonSteps)

const byCode = new Map(lifecycles.map((lifecycle) => [lifecycle.code, lifecycle]))

/** Undefined when there is none of that code. */
export const lifecycleByCode = (code: string): Lifecycle | undefined => byCode.get(code)

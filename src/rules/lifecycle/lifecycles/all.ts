// The lifecycles there are, by their code.
import type { Lifecycle } from '../types.ts'
import { abroad } from './abroad.ts'
import { admission } from './admission.ts'
import { appeal } from './appeal.ts'
import { awarenessClass } from './awareness-class.ts'
import { badgeRound } from './badge-round.ts'
import { cardCheck } from './card-check.ts'
import { cardIssue, cardReissue } from './cards.ts'
import { collectiveTransfer } from './collective-transfer.ts'
import { collectiveTransferIn } from './collective-transfer-in.ts'
import { withCommonSteps } from './common-steps.ts'
import { discipline } from './discipline.ts'
import { exemption } from './exemption.ts'
import { formalTransferIn } from './formal-transfer-in.ts'
import { formalTransferOut } from './formal-transfer-out.ts'
import { lostDossier } from './lost-dossier.ts'
import { nameDeletion } from './name-deletion.ts'
import { pool } from './pool.ts'
import { probation } from './probation.ts'
import { probationerDeletion } from './probationer-deletion.ts'
import { readmission } from './readmission.ts'
import { recognitionReview } from './recognition-review.ts'
import { changeRequest, yearlySupplement } from './record-keeping.ts'
import { residenceContact } from './residence-contact.ts'
import { residenceIntroduction } from './residence-introduction.ts'
import { resignation } from './resignation.ts'
import { temporaryTransferIn } from './temporary-transfer-in.ts'
import { temporaryTransferOut } from './temporary-transfer-out.ts'
import { verification, verificationReply } from './verification.ts'

export const lifecycles: readonly Lifecycle[] = [
  pool,
  awarenessClass,
  readmission,
  admission,
  verification,
  verificationReply,
  probation,
  probationerDeletion,
  recognitionReview,
  formalTransferOut,
  formalTransferIn,
  temporaryTransferOut,
  temporaryTransferIn,
  abroad,
  collectiveTransfer,
  collectiveTransferIn,
  exemption,
  residenceIntroduction,
  residenceContact,
  cardIssue,
  cardReissue,
  cardCheck,
  badgeRound,
  yearlySupplement,
  changeRequest,
  lostDossier,
  nameDeletion,
  resignation,
  discipline,
  appeal,
].map(withCommonSteps)

const byCode = new Map(lifecycles.map((lifecycle) => [lifecycle.code, lifecycle]))

/** Undefined when there is none of that code. */
export const lifecycleByCode = (code: string): Lifecycle | undefined => byCode.get(code)

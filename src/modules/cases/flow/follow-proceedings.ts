// A discipline or a complaint stands in the way of other cases about the same person: their work follows as soon as one begins or ends.
import { registerStepFollower } from '#modules/cases/flow/followers.ts'
import { refreshWorkAbout } from '#modules/cases/flow/refresh.ts'
import { appeal } from '#rules/lifecycle/lifecycles/appeal.ts'
import { discipline } from '#rules/lifecycle/lifecycles/discipline.ts'

const standsInTheWay: readonly string[] = [discipline.code, appeal.code]

/**
 * Once the step stands and not within it (TRF-05, EXIT-01): cases are held in the order of their ids, and the step holds its own already.
 * What a stop keeps from following follows when the day begins.
 */
export const followProceedings = () =>
  registerStepFollower('cases', async ({ effects, province }, { lifecycle, memberId }) => {
    if (!standsInTheWay.includes(lifecycle.code)) return
    effects.after = [...(effects.after ?? []), (application) => refreshWorkAbout(application, province, memberId)]
  })

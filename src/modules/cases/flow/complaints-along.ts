// Whoever is restored comes back with the complaint that was answered, also to another branch than the one it was lodged in (AGE-04), and is
// asked again for the supplement of the year that had ended with leaving (DOS-02).
import { askAgain } from '#modules/cases/commands/ask-supplements.ts'
import { registerStepFollower } from '#modules/cases/flow/followers.ts'
import { bringComplaints } from '#modules/cases/store/take-over.ts'
import { stepOf } from '#rules/lifecycle/fold.ts'
import type { Effect } from '#rules/lifecycle/types.ts'

/** A decision overturned, or an expulsion changed into a lighter form. */
const restoring: readonly Effect[] = ['member.restore', 'member.discipline']

/** Makes the module do both. Calling it again changes nothing. */
export const followRestorations = (): void => {
  registerStepFollower('cases-complaints', async (context, { lifecycle, row, step, memberId }) => {
    const { effects = [], receives } = stepOf(lifecycle, step.step)
    if (receives === undefined || !effects.some((effect) => restoring.includes(effect))) return
    await bringComplaints(context, row)
    await askAgain(context, memberId)
  })
}

// A newer issue of a level above taken into the own plan: what was left as it was told changes along, what the level settled itself stays.
import { takeChanges } from '#contract/plan-chain.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { concernedBy } from '#modules/plans/flow/inherit.ts'
import { takeContent } from '#modules/plans/flow/take-content.ts'
import { auditPlan } from '#modules/plans/history.ts'
import { keepPlans } from '#modules/plans/scope.ts'
import { isNewer, originsOf, saidTogether, settleOrigins } from '#modules/plans/store/origins.ts'
import { changeRow, findPlan, heldPlan, holdChain } from '#modules/plans/store/plans.ts'

export const serveTakeChanges = serveCommand(takeChanges, {
  scope: keepPlans,
  run: async (context, input) => {
    const seen = await findPlan(context, keepPlans, input.id, 'read')
    if (seen === undefined) return notFound()
    await holdChain(context, seen, 'beside-others')
    const plan = await heldPlan(context, input, 'open')
    if (!('state' in plan)) return plan
    const origins = await originsOf(context, plan, 'lock')
    const newer = origins.filter(isNewer)
    if (newer.length === 0) return refuse('plans.nothing-newer')
    const said = await saidTogether(context, origins, await concernedBy(context, plan.path))
    if (said === undefined) return notFound()
    const { changes, words, head } = await takeContent(context, plan, said.content)
    const held = await settleOrigins(context, plan, said.nearestFirst)
    const issues = newer.map(({ issue, sender_name: sender }) => `bản ${issue} của ${sender}`).join(', ')
    auditPlan(context, plan, `Đưa ${issues} vào kế hoạch «${plan.title}»: ${words}.`)
    return { ...(await changeRow(context, plan, { ...held, ...head })), ...changes }
  },
})

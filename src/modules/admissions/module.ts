// The operations of the admissions module.
import type { Served } from '#kernel/serve.ts'
import { serveGetPlan } from '#modules/admissions/get-plan.ts'
import { serveSetPlan } from '#modules/admissions/set-plan.ts'

export const admissionsModule: readonly Served[] = [serveGetPlan, serveSetPlan]

// Takes the next step of a case.
import { takeStep } from '#contract/cases.ts'
import { serveCommand } from '#kernel/serve.ts'
import { takeEntered } from '#modules/cases/flow/take-entered.ts'
import { actInCases } from '#modules/cases/scope.ts'

export const serveTakeStep = serveCommand(takeStep, { scope: actInCases, run: takeEntered })

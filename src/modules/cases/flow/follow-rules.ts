// When the rules change, the work and the terms of all open cases they hold for are put anew at once.
import { refreshAllWork, refreshWork } from '#modules/cases/flow/refresh.ts'
import { registerAfterChange } from '#modules/rulebook/public.ts'

/** Makes the module hear of changes of the rules. Calling it again changes nothing. */
export const followRules = (): void => {
  registerAfterChange('cases', (province) => async (application) => {
    await (province === null ? refreshAllWork(application) : refreshWork(application, province))
  })
}

// What later modules do when the rules have changed (work and terms put anew): each registers its own when it is loaded.
import type { BackgroundWork } from '#kernel/background.ts'
import type { CommandContext } from '#kernel/context.ts'
import { registry } from '#kernel/registry.ts'
import { COUNTRY } from '#modules/rulebook/store/versions.ts'

/** The work that follows a change of the rules of one province, or of the country (null). */
export type AfterChange = (province: string | null) => BackgroundWork

const reactions = registry<AfterChange>()
export const registerAfterChange = reactions.register

/** Has everything that follows from a change begin once it is committed. */
export function leaveToBeDone(context: CommandContext, place: string): void {
  const works = reactions.all().map((reaction) => reaction(place === COUNTRY ? null : place))
  context.effects.after = [...(context.effects.after ?? []), ...works]
}

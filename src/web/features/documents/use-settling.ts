// Settles parts of a document one after the other: a press does not wait for the one before, and each goes with the version that one left.
import { useRef } from 'react'
import { settleHead, settleTask } from '#contract/document-readings.ts'
import type { ShownDocument } from '#contract/document-shapes.ts'
import type { InputOf } from '#contract/operation.ts'
import { useCommand } from '../../app/client.ts'

type About = 'id' | 'version' | 'provinceCode'

export function useSettling(document: ShownDocument, tinh: string | undefined) {
  const head = useCommand(settleHead, { renews: ['documents.'] })
  const task = useCommand(settleTask, { renews: ['documents.'] })
  const version = useRef(document.version)
  version.current = Math.max(version.current, document.version)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const about = () => ({ id: document.id, version: version.current, provinceCode: tinh })
  const done = (next: number) => {
    version.current = Math.max(version.current, next)
  }
  /** What went wrong stands in the error of the command. */
  const inTurn = (send: () => Promise<{ version: number }>) => {
    queue.current = queue.current.then(() =>
      send().then(
        (answer) => done(answer.version),
        () => undefined,
      ),
    )
  }
  return {
    headError: head.error,
    taskError: task.error,
    /** The newest version that is known here. */
    version: version.current,
    head: (input: Omit<InputOf<typeof settleHead>, About>) => inTurn(() => head.mutateAsync({ ...input, ...about() })),
    task: (input: Omit<InputOf<typeof settleTask>, About>) => inTurn(() => task.mutateAsync({ ...input, ...about() })),
    /** Goes after everything that was pressed, with the version that left. */
    last: (send: (version: number) => void) => {
      queue.current = queue.current.then(() => send(version.current))
    },
    /** A form has saved. */
    done,
  }
}

export type Settling = ReturnType<typeof useSettling>

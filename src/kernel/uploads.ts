// Uploads that a command uses up: of two commands that ask for one at once, one has it. Once it is done the file goes; where it is not done, the file
// waits again as before.
import type { FileStore, KeptFile } from '#kernel/files.ts'

export type TakeUpload = (id: string) => Promise<KeptFile | null>

/** What one call takes for its account. The same call sent again takes it too, and is answered by what the first did: `by` is the key both came with. */
export function uploadsFor(files: FileStore, accountId: string | undefined, by: string) {
  const taken: string[] = []
  const take: TakeUpload = async (id) => {
    const file = accountId === undefined ? null : await files.take(accountId, id, by)
    if (file !== null) taken.push(id)
    return file
  }
  const leave = async (done: boolean): Promise<void> => {
    for (const id of taken.splice(0)) {
      if (accountId !== undefined) await (done ? files.discard(accountId, id) : files.giveBack(accountId, id))
    }
  }
  return { take, leave }
}

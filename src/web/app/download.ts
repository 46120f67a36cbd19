// Files made by the server, handed to the browser's own downloads; the page stays where it is.
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import type { ApiError } from './api-error.ts'
import { useCommand } from './client.ts'

export const downloadAddress = (downloadId: string): string => `/api/downloads/${downloadId}`

function download(downloadId: string): void {
  const link = document.createElement('a')
  link.href = downloadAddress(downloadId)
  link.download = ''
  link.click()
}

/** What a command that makes a file answers. */
export interface MadeFile {
  downloadId: string
  fileName: string
}

interface Afterwards<F> {
  onDone?: (file: F) => void
  onError?: (error: ApiError) => void
}

/** A command that makes a file: `send` asks for it, follows it and downloads it; nothing else on the screen is asked anew. */
export function useDownload<O extends Operation<'command'>>(
  contract: O & (OutputOf<O> extends MadeFile ? unknown : never),
) {
  const make = useCommand<O>(contract, { renews: 'nothing' })
  const send = (input: InputOf<O>, { onDone, onError }: Afterwards<OutputOf<O>> = {}) =>
    make.mutate(input, {
      onSuccess: (file) => {
        download((file as MadeFile).downloadId)
        onDone?.(file)
      },
      onError,
    })
  return { send, file: make.data, error: make.error, isPending: make.isPending }
}

// Owns reckoning beside the server: a worker with limits of time and memory that is told once, answers once and ends.
import { Worker } from 'node:worker_threads'

export interface WorkerLimits {
  readonly milliseconds: number
  readonly megabytes: number
}

/**
 * What the worker at `file` answers to `told` (its `workerData`); null where that takes longer or more than it may. Rejects with what
 * the worker throws: a fault of ours.
 */
export function inWorker<Answer>(file: URL, told: unknown, limits: WorkerLimits): Promise<Answer | null> {
  return new Promise((done, fail) => {
    const worker = new Worker(file, {
      workerData: told,
      env: {},
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    })
    const end = (finish: () => void): void => {
      clearTimeout(timer)
      void worker.terminate()
      finish()
    }
    const timer = setTimeout(() => end(() => done(null)), limits.milliseconds)
    worker.once('message', (answer: Answer) => end(() => done(answer)))
    worker.once('error', (error) => end(() => (isTooMuch(error) ? done(null) : fail(error))))
  })
}

/** The heap is full, or one string, array or row of calls would be longer than there can be. */
const isTooMuch = (error: unknown): boolean =>
  error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'

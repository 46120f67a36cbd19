// Ctrl-C, or a request of the system to end: once is a wish, again is impatience.

/**
 * Settles at the first Ctrl-C or request to end. Pressed again it is asked for patience, for what ends at once leaves its database behind;
 * only the third ends it. One press may come twice, from the terminal and through npm.
 */
export const toldToStop = (): Promise<undefined> =>
  new Promise((stop) => {
    let [times, last] = [0, 0]
    const told = (): void => {
      if (times > 0 && Date.now() - last < 500) return
      last = Date.now()
      times++
      if (times === 1) stop(undefined)
      else if (times === 2) process.stdout.write('Đang dừng, xin đợi; bấm Ctrl-C lần nữa thì dừng ngay.\n')
      else process.exit(130)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, told)
  })

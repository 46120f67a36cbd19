// Listens to everything a page may complain about; what was not expected is a fault of the test it happened in. Knows what it still waits for.
import type { Page, Request } from 'playwright-core'

/** Before anybody is signed in the page asks who it is, and is told that it is nobody. */
const WHO_AM_I = /status of 401 .*\/api\/identity\.get-me/

const underWay = new WeakMap<Page, Set<Request>>()

/** Begins to listen; the answer says anew what is expected of the page from then on. */
export function watchPage(page: Page, address: string, faults: string[]): (expected: readonly RegExp[]) => void {
  let known = [WHO_AM_I]
  const complain = (what: string): void => {
    if (!known.some((pattern) => pattern.test(what))) faults.push(`${page.url()}: ${what}`)
  }
  page.on('pageerror', (error) => complain(`exception: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    // Violations of the content security policy are errors in the console too.
    if (message.type() === 'error' || message.type() === 'warning') {
      complain(`console ${message.type()}: ${message.text()} ${message.location().url}`)
    }
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${address}/`) && !/^(data|blob|about):/.test(url)) faults.push(`request to ${url}`)
  })
  const open = new Set<Request>()
  underWay.set(page, open)
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  page.on('crash', () => faults.push('the page crashed'))
  return (expected) => {
    known = [WHO_AM_I, ...expected]
  }
}

/** In the page: after what is shown now has been drawn, and whatever followed from it has begun. */
const drawn = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))

/** Waits until the page has drawn the answers to all it asked for, and asks no more. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState()
  const open = underWay.get(page)
  if (open === undefined) throw new Error('a page that the harness did not open')
  while (open.size > 0 || (await page.evaluate(drawn).then(() => open.size > 0))) {
    await new Promise((wake) => setTimeout(wake, 20))
  }
}

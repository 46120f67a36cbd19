// Listens to everything a page may complain about; what was not expected is a fault of the test it happened in.
import type { Page } from 'playwright-core'

/** Before anybody is signed in the page asks who it is, and is told that it is nobody. */
const WHO_AM_I = /status of 401 .*\/api\/identity\.get-me/

export function watchPage(page: Page, address: string, expected: readonly RegExp[], faults: string[]): void {
  const known = [WHO_AM_I, ...expected]
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
  page.on('crash', () => faults.push('the page crashed'))
}

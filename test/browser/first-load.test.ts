// What travels before the first page can be used: little enough for a weak network, and nothing from anywhere else.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { seen, settled } from './harness/acts.ts'
import { inBrowser, type OpenOptions } from './harness/site.ts'

/** Compressed JavaScript of one page, in bytes. */
const LIMIT = 300 * 1024

inBrowser('first load', (site) => {
  /** Opens the page on a device that was never here, and adds up the scripts as they travelled. */
  async function scriptsOf(options: OpenOptions, at: string, ready: (page: Page) => Promise<unknown>) {
    const page = await site.open(options)
    const sizes: Promise<{ path: string; encoding: string | undefined; bytes: number }>[] = []
    const places = new Set<string>()
    page.on('request', (request) => places.add(new URL(request.url()).host))
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return
      sizes.push(
        (async () => {
          const response = await request.response()
          const { responseBodySize } = await request.sizes()
          return {
            path: new URL(request.url()).pathname,
            encoding: response?.headers()['content-encoding'],
            bytes: responseBodySize,
          }
        })(),
      )
    })
    await page.goto(site.address + at)
    await ready(page)
    await settled(page)
    return { scripts: await Promise.all(sizes), places: [...places] }
  }

  test.each([
    ['the sign-in page', {}, '/dang-nhap', (page: Page) => seen(page.getByRole('button', { name: 'Đăng nhập' }))],
    ['the start page', { as: 'bithu' }, '/', (page: Page) => seen(page.getByRole('tab', { name: /^Của tôi \(\d+\)/ }))],
    [
      'the overview',
      { as: 'bithu' },
      '/tong-quan',
      (page: Page) => seen(page.getByRole('region', { name: 'Con số về đảng viên' })),
    ],
  ] as const)('%s', async (_name, options, at, ready) => {
    const { scripts, places } = await scriptsOf({ size: 'phone', ...options }, at, ready)
    expect(scripts.length).toBeGreaterThan(1)
    for (const script of scripts) expect(script, script.path).toMatchObject({ encoding: 'br' })
    const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(LIMIT)
    expect(places).toEqual([new URL(site.address).host])
  })
})

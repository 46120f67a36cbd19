// A hand on a phone: does what a person does and counts it. Choosing from a list is two taps, writing a sentence one tap and one sentence.
import type { Page } from 'playwright-core'
import { seen } from './acts.ts'

type Name = string | RegExp

export interface Hand {
  taps: number
  sentences: number
  button: (name: Name) => Promise<void>
  link: (name: Name) => Promise<void>
  choose: (label: string, index: number) => Promise<void>
  write: (label: string, sentence: string) => Promise<void>
  /** The phone's own way back. */
  back: () => Promise<void>
}

export function handOn(page: Page): Hand {
  const main = page.getByRole('main')
  const named = (name: Name) => (typeof name === 'string' ? { name, exact: true } : { name })
  const hand: Hand = {
    taps: 0,
    sentences: 0,
    button: async (name) => {
      hand.taps += 1
      await (await seen(main.getByRole('button', named(name)))).click()
    },
    link: async (name) => {
      hand.taps += 1
      await (await seen(main.getByRole('link', named(name)))).click()
    },
    choose: async (label, index) => {
      hand.taps += 2
      await main.getByLabel(label).selectOption({ index })
    },
    write: async (label, sentence) => {
      hand.taps += 1
      hand.sentences += 1
      await main.getByLabel(label).fill(sentence)
    },
    back: async () => {
      hand.taps += 1
      await page.goBack()
    },
  }
  return hand
}

// Every step of the cases about formal transfers, by everybody whose it is not, where it cannot be taken, and more than once at a time.
import { describe } from 'vitest'
import { useGround } from './ground.ts'
import { groups } from './groups.ts'
import { tryEveryStep } from './try.ts'

describe('formal transfers', () => {
  const ground = useGround()
  tryEveryStep(ground, groups.transfers)
})

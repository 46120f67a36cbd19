// Every step of the cases about discipline and appeals, by everybody whose it is not, where it cannot be taken, and more than once at a time.
import { describe } from 'vitest'
import { useGround } from './ground.ts'
import { groups } from './groups.ts'
import { tryEveryStep } from './try.ts'

describe('discipline and appeals', () => {
  const ground = useGround()
  tryEveryStep(ground, groups.discipline)
})

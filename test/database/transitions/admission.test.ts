// Every step of the cases about the way into the Party, by everybody whose it is not, where it cannot be taken, and more than once at a time.
import { describe } from 'vitest'
import { useGround } from './ground.ts'
import { groups } from './groups.ts'
import { tryEveryStep } from './try.ts'

describe('the way into the Party', () => {
  const ground = useGround()
  tryEveryStep(ground, groups.admission)
})

// Tells Zod not to build functions from text: the content security policy forbids it. Must run before any contract is read.
import { config } from 'zod'

config({ jitless: true })

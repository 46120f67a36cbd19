// A data folder of an earlier version, whose stories were all told at once.
import { expect, test } from 'vitest'
import { tellOnce } from '#cli/demonstration.ts'

test('the stories an earlier version told are not told again', async () => {
  const made = { password: '', accounts: [{ signInName: 'bithu@99', who: 'Bí thư' }], told: true } as const
  const untouched = new Proxy({}, { get: (_, name) => expect.fail(`asked for ${String(name)}`) })
  const opened = { settings: untouched, application: untouched } as never
  await tellOnce(opened, { ...made, accounts: [...made.accounts] }, AbortSignal.timeout(1000))
  await expect(
    tellOnce(opened, { ...made, accounts: [...made.accounts], told: undefined }, AbortSignal.timeout(1000)),
  ).rejects.toThrow('asked for')
})

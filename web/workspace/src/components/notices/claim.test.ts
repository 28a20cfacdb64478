import { beforeEach, expect, it } from 'vitest'
import { claim } from './claim'

beforeEach(() => localStorage.clear())

it('of several tabs that are told the same, one has it', async () => {
  const got = await Promise.all([1, 2, 3].map(() => claim('sound', 7)))
  expect(got.filter(Boolean)).toHaveLength(1)
})

it('what comes later is claimed anew, what is older is not', async () => {
  expect(await claim('sound', 7)).toBe(true)
  expect(await claim('sound', 8)).toBe(true)
  expect(await claim('sound', 7)).toBe(false)
})

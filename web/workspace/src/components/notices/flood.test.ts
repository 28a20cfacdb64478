import { describe, expect, it } from 'vitest'
import type { NoticeKind, Way } from '@shared/api/model'
import { aNotice } from '@/testing/fixtures'
import { allot, loudest } from './flood'

const some = (...kinds: NoticeKind[]) =>
  kinds.map((kind, index) => aNotice({ id: index + 1, turn: index + 1, kind }))
const ids = (of: { notices: { id: number }[] }) => of.notices.map((each) => each.id)

describe('what is put before somebody at work', () => {
  it('is all of it when it is little', () => {
    const shown = allot(some('message', 'assigned'), [], 0)
    expect(ids(shown)).toEqual([2, 1])
    expect(shown.more).toBe(0)
  })

  it('is the strongest three of many, and a number for the others', () => {
    const news = some('unassigned', 'message', 'mention', 'woken', 'undelivered')
    const shown = allot(news, [], 0)
    expect(ids(shown)).toEqual([3, 5, 4])
    expect(shown.more).toBe(2)
  })

  it('renews what is up already instead of adding to it', () => {
    const shown = allot(some('message', 'message', 'message'), [2, 8, 9], 0)
    expect(ids(shown)).toEqual([2])
    expect(shown.more).toBe(2)
  })

  it('only counts on while the line for the others is up', () => {
    const shown = allot(some('mention'), [], 12)
    expect(ids(shown)).toEqual([])
    expect(shown.more).toBe(13)
  })

  it('is nothing of what waits quietly in the list', () => {
    const quiet = aNotice({ ways: ['mail'] })
    expect(allot([quiet], [], 0)).toEqual({ notices: [], more: 0 })
  })
})

describe('the sound of several', () => {
  const heard = (kind: NoticeKind, ways: Way[] = ['sound']) => aNotice({ kind, ways })

  it('is that of the strongest which may be heard', () => {
    expect(loudest([heard('message'), heard('mention', ['page']), heard('assigned')])).toBe(
      'assigned',
    )
  })

  it('is none in quiet hours', () => {
    expect(loudest([heard('mention', [])])).toBeNull()
  })
})

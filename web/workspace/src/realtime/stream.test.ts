import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Stream, type SocketLike, type StreamHandlers } from './stream'

class FakeSocket implements SocketLike {
  readyState = 1
  onopen: SocketLike['onopen'] = null
  onmessage: SocketLike['onmessage'] = null
  onclose: SocketLike['onclose'] = null
  sent: Record<string, unknown>[] = []
  constructor(readonly address: string) {}
  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }
  close(): void {
    this.readyState = 3
  }
  open(): void {
    this.onopen?.(new Event('open'))
  }
  say(message: object): void {
    this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(message) }))
  }
  break(): void {
    this.onclose?.(new CloseEvent('close'))
  }
}

let sockets: FakeSocket[]
let heard: [string, unknown][]
let stream: Stream
const last = () => sockets.at(-1) as FakeSocket
const names = () => heard.map(([name]) => name)

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  heard = []
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      void heard.push([name, values])
  const handlers: StreamHandlers = {
    changes: note('changes'),
    presence: note('presence'),
    customerTyping: note('typing'),
    counts: note('counts'),
    notices: note('notices'),
    views: note('views'),
    resync: note('resync'),
    signedOut: note('signedOut'),
  }
  stream = new Stream(handlers, (address) => {
    const socket = new FakeSocket(address)
    sockets.push(socket)
    return socket
  })
})
afterEach(() => {
  stream.stop()
  vi.useRealTimers()
})

function live(): void {
  stream.start()
  last().open()
  last().say({ type: 'ready', position: '10.1' })
}

describe('the stream', () => {
  it('begins at the present, and what was loaded before that is loaded again', () => {
    live()
    expect(stream.connection.value).toBe('live')
    expect(stream.position).toBe('10.1')
    expect(names()).toEqual(['resync'])
  })

  it('comes back where it was after a loss, and asks for nothing anew', () => {
    live()
    last().say({ type: 'changes', position: '12.7', conversations: [] })
    last().break()
    expect(stream.connection.value).toBe('lost')
    vi.advanceTimersByTime(1000)
    expect(sockets).toHaveLength(2)
    expect(last().address).toContain('position=12.7')
    last().open()
    expect(last().sent[0]).toEqual({ type: 'hello', position: '12.7' })
    last().say({ type: 'ready', position: '12.7' })
    expect(names()).toEqual(['resync', 'changes'])
    expect(stream.connection.value).toBe('live')
  })

  it('moves its position only after a change was taken over', () => {
    const positions: (string | null)[] = []
    const refusing = new Stream(
      {
        changes: () => {
          positions.push(refusing.position)
          throw new Error('broken')
        },
        presence: () => {},
        customerTyping: () => {},
        counts: () => {},
        notices: () => {},
        resync: () => {},
        views: () => {},
        signedOut: () => {},
      },
      (address) => {
        const socket = new FakeSocket(address)
        sockets.push(socket)
        return socket
      },
    )
    refusing.start()
    last().say({ type: 'ready', position: '1.1' })
    expect(() => last().say({ type: 'changes', position: '2.1' })).toThrow('broken')
    expect(refusing.position).toBe('1.1')
    refusing.stop()
  })

  it('loads everything anew when the server says that it fell too far behind', () => {
    live()
    last().say({ type: 'resync', position: '99.1' })
    expect(names()).toEqual(['resync', 'resync'])
    expect(stream.position).toBe('99.1')
  })

  it('takes silence for a dead connection', () => {
    live()
    vi.advanceTimersByTime(15_000)
    expect(last().sent.at(-1)).toEqual({ type: 'ping' })
    last().say({ type: 'pong' })
    vi.advanceTimersByTime(14_000)
    expect(stream.connection.value).toBe('live')
    // Without an answer the banner stands there within half a minute of the last word.
    vi.advanceTimersByTime(9000)
    expect(stream.connection.value).toBe('lost')
  })

  it('asks after waking up, and is dead when nothing answers', () => {
    live()
    stream.wake()
    expect(last().sent.at(-1)).not.toEqual({ type: 'ping' })
    vi.advanceTimersByTime(10_000)
    stream.wake()
    expect(last().sent.at(-1)).toEqual({ type: 'ping' })
    last().say({ type: 'pong' })
    vi.advanceTimersByTime(5000)
    expect(stream.connection.value).toBe('live')
    vi.advanceTimersByTime(10_000)
    stream.wake()
    vi.advanceTimersByTime(4000)
    expect(stream.connection.value).toBe('lost')
  })

  it('that gets no answer to its hello is tried anew', () => {
    stream.start()
    last().open()
    vi.advanceTimersByTime(12_000)
    expect(stream.connection.value).toBe('lost')
    vi.advanceTimersByTime(1000)
    expect(sockets).toHaveLength(2)
  })

  it('knows how old is what is on screen', () => {
    vi.setSystemTime(1_000_000)
    live()
    expect(stream.freshAt.value).toBe(1_000_000)
    vi.setSystemTime(1_060_000)
    stream.gone()
    expect(stream.connection.value).toBe('lost')
    expect(stream.freshAt.value).toBe(1_000_000)
  })

  it('waits longer after each failure, and not at all when asked', () => {
    live()
    for (let attempt = 0; attempt < 8; attempt++) {
      last().break()
      vi.advanceTimersByTime(20_000)
    }
    const before = sockets.length
    last().break()
    vi.advanceTimersByTime(5000)
    expect(sockets).toHaveLength(before)
    stream.retryNow()
    expect(sockets).toHaveLength(before + 1)
  })

  it('tells again where the agent looks after coming back', () => {
    live()
    stream.looking(7)
    last().break()
    vi.advanceTimersByTime(1000)
    last().open()
    last().say({ type: 'ready', position: '10.1' })
    expect(last().sent).toContainEqual({ type: 'looking', conversation_id: 7 })
  })

  it('ends when the session has ended', () => {
    live()
    last().say({ type: 'signed_out' })
    expect(names()).toContain('signedOut')
    vi.advanceTimersByTime(60_000)
    expect(sockets).toHaveLength(1)
    expect(stream.position).toBeNull()
  })

  it('lets nobody wait for ever', async () => {
    stream.start()
    const ready = stream.whenReady(1500)
    vi.advanceTimersByTime(1500)
    await expect(ready).resolves.toBeUndefined()
  })
})

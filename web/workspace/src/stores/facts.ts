/** What is known and promised in conversations that are open, and the names of own kinds of facts. */
import { shallowReactive, shallowRef } from 'vue'
import type { BriefLine, Facts, KnownFact, Recogniser, ShownPromise } from '@shared/api/model'
import * as api from '@/api/facts'

interface Known {
  facts: Facts | null
  brief: BriefLine[] | null
  briefFailed: boolean
  state: 'loading' | 'ready' | 'failed'
}

const known = shallowReactive(new Map<number, Known>())
// As many conversations as are kept beside it, and some that are only seen in the panel.
const MOST = 24
/** What somebody looks at, and how many times: it is loaded anew when it changes. */
const looked = new Map<string, number>()
/** Grows with each promise that changed anywhere. */
export const promisesTurn = shallowRef(0)

const isLookedAt = (conversationId: number) =>
  looked.has(`facts:${conversationId}`) || looked.has(`brief:${conversationId}`)

export function knownOf(conversationId: number): Known {
  let found = known.get(conversationId)
  if (!found) {
    found = shallowReactive<Known>({
      facts: null,
      brief: null,
      briefFailed: false,
      state: 'loading',
    })
    known.set(conversationId, found)
    for (const [old] of known) {
      if (known.size <= MOST) break
      if (old !== conversationId && !isLookedAt(old)) known.delete(old)
    }
  }
  return found
}

export async function loadFacts(conversationId: number): Promise<void> {
  const here = knownOf(conversationId)
  try {
    here.facts = await api.facts(conversationId)
    here.state = 'ready'
  } catch {
    if (!here.facts) here.state = 'failed'
  }
}
export async function loadBrief(conversationId: number): Promise<void> {
  const here = knownOf(conversationId)
  try {
    here.brief = (await api.brief(conversationId)).lines
    here.briefFailed = false
  } catch {
    here.briefFailed = true
  }
}

type Part = 'facts' | 'brief'
const load = { facts: loadFacts, brief: loadBrief }

/** Loads it and keeps it true for as long as somebody looks; returns what to call in the end. */
export function look(conversationId: number, part: Part): () => void {
  const key = `${part}:${conversationId}`
  looked.set(key, (looked.get(key) ?? 0) + 1)
  void load[part](conversationId).catch(() => {})
  return () => {
    const left = (looked.get(key) ?? 1) - 1
    if (left) looked.set(key, left)
    else looked.delete(key)
  }
}

function renew(conversationId: number): void {
  for (const part of ['facts', 'brief'] as const) {
    if (looked.has(`${part}:${conversationId}`)) void load[part](conversationId).catch(() => {})
  }
}

/** The server says in which conversations more is known now, or promised. */
export function receiveFacts(conversationIds: readonly number[]): void {
  if (conversationIds.length) promisesTurn.value += 1
  conversationIds.forEach(renew)
}
/** News may have been missed. */
export function reloadFacts(): void {
  promisesTurn.value += 1
  new Set([...looked.keys()].map((key) => Number(key.split(':')[1]))).forEach(renew)
}

/** Puts a fact right: another value, none (`null`), or a new one (`value` empty). */
export async function correctFact(
  conversationId: number,
  kind: string,
  value: string,
  newValue: string | null,
): Promise<void> {
  knownOf(conversationId).facts = await api.correct(conversationId, kind, value, newValue)
}

type Change = Parameters<typeof api.changePromise>[1]
export async function changePromise(promise: ShownPromise, to: Change): Promise<ShownPromise> {
  const changed = await api.changePromise(promise.id, to)
  const here = known.get(promise.conversation_id)
  if (here?.facts) {
    here.facts = {
      ...here.facts,
      promises: here.facts.promises
        .map((each) => (each.id === changed.id ? changed : each))
        .filter((each) => !(to.dropped && each.id === changed.id)),
    }
  }
  promisesTurn.value += 1
  return changed
}

// Own kinds ------------------------------------------------------------------------------------

export const recognisers = shallowRef<Recogniser[]>([])
let loading: Promise<void> | null = null
export function loadRecognisers(again = false): Promise<void> {
  if (again || !loading) {
    loading = api.recognisers().then(
      (found) => void (recognisers.value = found),
      (error: unknown) => {
        loading = null
        throw error
      },
    )
  }
  return loading
}

export function forgetFacts(): void {
  known.clear()
  looked.clear()
  loading = null
  recognisers.value = []
}

/** The same fact, however often it is loaded. */
export const factKey = (fact: KnownFact): string =>
  `${fact.conversation_id}:${fact.kind}:${fact.value}:${fact.message_id ?? ''}`

/** A request to the API: JSON in, JSON out, problems as `Problem`. */
import { takeEarly } from './early'
import type { paths } from './schema'

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly fields: Record<string, string> = {},
    readonly retryAfterSeconds: number | null = null,
    /** What changed meanwhile, where the server refused because of it. */
    readonly latest: Record<string, unknown> | null = null,
    /** The slug of what went wrong: "not-found". */
    readonly kind = '',
  ) {
    super(detail || title)
    this.name = 'Problem'
  }

  /** True when no answer came: the request may or may not have been carried out. */
  get offline(): boolean {
    return this.status === 0
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>

export interface RequestOptions {
  query?: Query
  body?: unknown
  /** Lets a request outlive the page, for what must not be lost when it closes. */
  keepalive?: boolean
  signal?: AbortSignal
}

/** Called when the server says that nobody is signed in any more. */
let onSignedOut: () => void = () => {}
export function whenSignedOut(callback: () => void): void {
  onSignedOut = callback
}

function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

export async function request<T>(
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  let body: BodyInit | undefined
  if (options.body instanceof FormData) {
    body = options.body
  } else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(options.body)
  }
  // Proves that the request comes from this page: another site can't set it.
  if (method !== 'GET') headers['X-Onethread'] = '1'

  let response: Response
  const url = address(path, options.query)
  const early = method === 'GET' ? takeEarly(url) : undefined
  try {
    response = await (early ??
      fetch(url, {
        method,
        headers,
        body,
        credentials: 'same-origin',
        keepalive: options.keepalive ?? false,
        signal: options.signal ?? null,
      }))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, 'offline', '')
  }
  if (response.status === 401 && path !== '/api/session') onSignedOut()
  if (!response.ok) throw await problem(response)
  if (response.status === 204) return undefined as T
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

async function problem(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Record<string, unknown>
    return new Problem(
      response.status,
      String(body.title ?? response.statusText),
      String(body.detail ?? ''),
      (body.fields as Record<string, string> | undefined) ?? {},
      typeof body.retry_after_seconds === 'number' ? body.retry_after_seconds : null,
      (body.latest as Record<string, unknown> | undefined) ?? null,
      String(body.type ?? '')
        .split(/[:/]/)
        .at(-1),
    )
  } catch {
    return new Problem(response.status, response.statusText, '')
  }
}

// Calls typed by the generated document: an address that isn't there, a wrong body or a wrong use of
// the answer doesn't compile. -----------------------------------------------------------------------

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never
}[keyof paths]
type Operation<M extends Method, P extends keyof paths> = NonNullable<paths[P][M]>
type Json<R> = R extends { content: { 'application/json': infer T } } ? T : undefined
type Answer<O> = O extends { responses: infer R }
  ? R extends { 200: infer A }
    ? Json<A>
    : R extends { 201: infer A }
      ? Json<A>
      : undefined
  : never
type InPath<O> = O extends { parameters: { path: infer T extends object } } ? { path: T } : object
type InQuery<O> = O extends { parameters: { query?: infer T } }
  ? [NonNullable<T>] extends [never]
    ? object
    : { query?: NonNullable<T> }
  : object
type InBody<O> = O extends { requestBody: { content: { 'application/json': infer T } } }
  ? { body: T }
  : object
// Each operation by itself (a conditional type is worked out so), lest the compiler multiply what one
// can be given in its path with what all others can be given in their bodies.
type Given<O> = O extends object
  ? InPath<O> & InQuery<O> & InBody<O> & { keepalive?: boolean; signal?: AbortSignal }
  : never

type Call = <M extends Method, P extends PathWith<M>>(
  method: M,
  path: P,
  given: Given<Operation<M, P>>,
) => Promise<Answer<Operation<M, P>>>

function send(
  method: string,
  path: string,
  given: RequestOptions & { path?: Record<string, string | number> },
): Promise<unknown> {
  const filledIn = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(given.path?.[name])),
  )
  return request(method.toUpperCase(), filledIn, given)
}

/** Calls an operation of the API by its address there, such as `/api/inbox/{view}`. What `Call` checks
 *  need not be worked out once more for all operations at once: there are too many. */
export const call = send as unknown as Call

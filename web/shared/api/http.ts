/** A request to the API: JSON in, JSON out, problems as `Problem`. */

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly fields: Record<string, string> = {},
    readonly retryAfterSeconds: number | null = null,
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

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return `/api${path}${text ? `?${text}` : ''}`
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
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      body,
      credentials: 'same-origin',
      keepalive: options.keepalive ?? false,
      signal: options.signal ?? null,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, 'offline', '')
  }
  if (response.status === 401 && path !== '/session') onSignedOut()
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
    )
  } catch {
    return new Problem(response.status, response.statusText, '')
  }
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  request<T>('GET', path, { query, signal })
export const post = <T>(path: string, body?: unknown) => request<T>('POST', path, { body })
export const put = <T>(path: string, body?: unknown, keepalive = false) =>
  request<T>('PUT', path, { body, keepalive })
export const patch = <T>(path: string, body?: unknown) => request<T>('PATCH', path, { body })
export const del = (path: string) => request<undefined>('DELETE', path)

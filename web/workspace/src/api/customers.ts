/** What is known of customers: fields, addresses, consents, relations, objects, documents, lists. */
import { call } from '@shared/api/http'
import type { CustomerObject, DocumentKind, FieldForm, ObjectType } from '@shared/api/model'

type Body<P extends keyof import('@shared/api/schema').paths, M extends 'post' | 'patch'> =
  NonNullable<import('@shared/api/schema').paths[P][M]> extends {
    requestBody: { content: { 'application/json': infer T } }
  }
    ? T
    : never
const of = (id: number) => ({ path: { customer_id: id } })

export const fields = (archived = false) => call('get', '/api/fields', { query: { archived } })
export const fieldsOf = (typeId: number, archived = false) =>
  call('get', '/api/fields', { query: { archived, object_type_id: typeId } })
export const defineField = (body: FieldForm) => call('post', '/api/fields', { body })
export const changeField = (id: number, body: Body<'/api/fields/{field_id}', 'patch'>) =>
  call('patch', '/api/fields/{field_id}', { path: { field_id: id }, body })
export const objectTypes = (archived = false) =>
  call('get', '/api/object-types', { query: { archived } })
export const defineType = (body: Body<'/api/object-types', 'post'>) =>
  call('post', '/api/object-types', { body })
export const changeType = (
  id: number,
  body: Body<'/api/object-types/{type_id}', 'patch'>,
): Promise<ObjectType> =>
  call('patch', '/api/object-types/{type_id}', { path: { type_id: id }, body })

export const change = (id: number, body: Body<'/api/customers/{customer_id}', 'patch'>) =>
  call('patch', '/api/customers/{customer_id}', { ...of(id), body })
export const add = (body: Body<'/api/customers', 'post'>) =>
  call('post', '/api/customers', { body })

export const identities = (id: number) =>
  call('get', '/api/customers/{customer_id}/identities', of(id))
export const addIdentity = (id: number, scheme: string, value: string, checked: boolean) =>
  call('post', '/api/customers/{customer_id}/identities', {
    ...of(id),
    body: { scheme, value, checked },
  })
export const changeIdentity = (
  id: number,
  identityId: number,
  body: Body<'/api/customers/{customer_id}/identities/{identity_id}', 'patch'>,
) =>
  call('patch', '/api/customers/{customer_id}/identities/{identity_id}', {
    path: { customer_id: id, identity_id: identityId },
    body,
  })
export const endIdentity = (id: number, identityId: number, reason: string) =>
  call('delete', '/api/customers/{customer_id}/identities/{identity_id}', {
    path: { customer_id: id, identity_id: identityId },
    query: { reason },
  })

export const consents = (id: number) => call('get', '/api/customers/{customer_id}/consents', of(id))
export const keepConsent = (id: number, connector: string, allowed: boolean, how: string) =>
  call('post', '/api/customers/{customer_id}/consents', {
    ...of(id),
    body: { connector, allowed, how },
  })
export const relate = (id: number, body: Body<'/api/customers/{customer_id}/relations', 'post'>) =>
  call('post', '/api/customers/{customer_id}/relations', { ...of(id), body })
export const endRelation = (id: number, relationId: number) =>
  call('delete', '/api/customers/{customer_id}/relations/{relation_id}', {
    path: { customer_id: id, relation_id: relationId },
  })

export const objects = (
  id: number,
  cursor: string | null = null,
): Promise<{ items: CustomerObject[]; next: string | null }> =>
  call('get', '/api/customers/{customer_id}/objects', { ...of(id), query: { cursor } })
export const documents = (id: number, kind: DocumentKind | null, cursor: string | null = null) =>
  call('get', '/api/customers/{customer_id}/documents', {
    ...of(id),
    query: { kind, cursor, limit: 12 },
  })
export const contacts = (id: number) => call('get', '/api/customers/{customer_id}/contacts', of(id))
export const past = (id: number, people: boolean, cursor: string | null = null) =>
  call('get', '/api/customers/{customer_id}/conversations', {
    ...of(id),
    query: { people, cursor, limit: 10 },
  })

export interface Wanted {
  q: string
  kind: 'person' | 'company' | null
  where: string[]
  sort: string
}
export const list = (wanted: Wanted, cursor: string | null = null, signal?: AbortSignal) =>
  call('get', `/api/customers${conditions(wanted, cursor)}` as '/api/customers', { signal })
/** Where they are saved from, with headings in a language. */
export const exportAddress = (wanted: Wanted, language: string) =>
  `/api/customers/export${conditions(wanted, null)}&language=${language}`
export const bringIn = (body: Body<'/api/customers/import', 'post'>) =>
  call('post', '/api/customers/import', { body })

function conditions(wanted: Wanted, cursor: string | null): string {
  const search = new URLSearchParams()
  if (wanted.q) search.set('q', wanted.q)
  if (wanted.kind) search.set('kind', wanted.kind)
  for (const each of wanted.where) search.append('where', each)
  search.set('sort', wanted.sort)
  if (cursor) search.set('cursor', cursor)
  return `?${search.toString()}`
}

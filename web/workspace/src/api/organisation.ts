/** How the organisation is divided and set: teams, roles, brands, tags, office hours, the trail. */
import { call } from '@shared/api/http'
import type { components } from '@shared/api/schema'

type Schemas = components['schemas']

export const departments = (archived = false) =>
  call('get', '/api/departments', { query: { archived } })
export const makeDepartment = (body: { name: string; description?: string }) =>
  call('post', '/api/departments', { body })
export const changeDepartment = (
  id: number,
  body: { name?: string; description?: string; archived?: boolean },
) => call('patch', '/api/departments/{department_id}', { path: { department_id: id }, body })

export interface TeamForm {
  name?: string
  description?: string
  department_id?: number | null
  member_ids?: number[]
  archived?: boolean
}
export const teams = (archived = false) => call('get', '/api/teams', { query: { archived } })
export const makeTeam = (body: TeamForm & { name: string }) => call('post', '/api/teams', { body })
export const changeTeam = (id: number, body: TeamForm) =>
  call('patch', '/api/teams/{team_id}', { path: { team_id: id }, body })

export const roles = () => call('get', '/api/roles', {})
export const makeRole = (body: { name: string; description: string; permissions: string[] }) =>
  call('post', '/api/roles', { body })
export const changeRole = (
  id: number,
  body: { name?: string; description?: string; permissions?: string[] },
) => call('patch', '/api/roles/{role_id}', { path: { role_id: id }, body })
export const removeRole = (id: number) =>
  call('delete', '/api/roles/{role_id}', { path: { role_id: id } })

export interface BrandForm {
  name?: string
  colour?: string
  logo?: string
  language?: string
  website?: string
  sender_name?: string
  signature?: string
  archived?: boolean
}
export const brands = (archived = false) => call('get', '/api/brands', { query: { archived } })
export const makeBrand = (body: BrandForm & { name: string }) =>
  call('post', '/api/brands', { body })
export const changeBrand = (id: number, body: BrandForm) =>
  call('patch', '/api/brands/{brand_id}', { path: { brand_id: id }, body })

export interface TagForm {
  name?: string
  colour?: string
  description?: string
  archived?: boolean
}
export const tags = (archived = false) => call('get', '/api/tags', { query: { archived } })
export const makeTag = (body: TagForm & { name: string }) => call('post', '/api/tags', { body })
export const changeTag = (id: number, body: TagForm) =>
  call('patch', '/api/tags/{tag_id}', { path: { tag_id: id }, body })
export const mergeTag = (id: number, intoId: number) =>
  call('post', '/api/tags/{tag_id}/merge', { path: { tag_id: id }, body: { into_id: intoId } })

export const hours = async () =>
  (await call('get', '/api/organisation/hours', {})) as Required<Schemas['OfficeHours']>
export type Hours = Awaited<ReturnType<typeof hours>>
export const setHours = (body: Hours) => call('put', '/api/organisation/hours', { body })

export interface TrailFilter {
  actor_id?: number | null
  actor_kind?: string | null
  action?: string | null
  customer_id?: number | null
  subject_kind?: string | null
  since?: string | null
  until?: string | null
  address?: string | null
}
export const trail = (filter: TrailFilter, cursor: string | null = null) =>
  call('get', '/api/audit', { query: { ...filter, cursor } })
/** Where the lines that match are saved from, with headings in a language. */
export function trailFile(filter: TrailFilter, language: string): string {
  const query = new URLSearchParams({ language })
  for (const [name, value] of Object.entries(filter)) {
    if (value !== null && value !== undefined) query.set(name, String(value))
  }
  return `/api/audit/export?${query}`
}

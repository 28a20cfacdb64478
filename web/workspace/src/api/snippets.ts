/** Snippets: words that agents use often. */
import { call, request } from '@shared/api/http'
import type { FilledSnippet, Page, Snippet } from '@shared/api/model'

/** All that the agent can use. */
export async function snippets(): Promise<Snippet[]> {
  const found: Snippet[] = []
  let cursor: string | null = null
  do {
    const page = (await call('get', '/api/snippets', {
      query: { limit: 200, cursor },
    })) as Page<Snippet>
    found.push(...page.items)
    cursor = page.next
  } while (cursor)
  return found
}

type Written = Parameters<typeof call<'post', '/api/snippets'>>[2]['body']
export type SnippetForm = Written

export const addSnippet = (body: Written) => call('post', '/api/snippets', { body })
export const changeSnippet = (id: number, body: Written) =>
  call('patch', '/api/snippets/{snippet_id}', { path: { snippet_id: id }, body })
export const removeSnippet = (id: number) =>
  call('delete', '/api/snippets/{snippet_id}', { path: { snippet_id: id } })
export const importSnippets = (format: 'json' | 'csv', content: string) =>
  call('post', '/api/snippets/import', { body: { format, content } })
/** Where they are saved from; a csv has headings in `language`. */
export const exportAddress = (format: 'json' | 'csv', language: string) =>
  `/api/snippets/export?format=${format}&language=${language}`

export const fillSnippet = (
  conversationId: number,
  snippetId: number,
  language: string | null = null,
) =>
  request<FilledSnippet>(
    'POST',
    `/api/conversations/${conversationId}/snippets/${snippetId}`,
    language === null ? {} : { query: { language } },
  )

/** The teams that a snippet can be for. */
export const teams = async () => (await call('get', '/api/teams', {})).items

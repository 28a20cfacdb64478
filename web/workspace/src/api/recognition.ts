/** Who may be the same person, why, and how they prove who they are. */
import { call } from '@shared/api/http'
import type { components } from '@shared/api/schema'

type Schemas = components['schemas']
export type Suggested = Schemas['OpenSuggestion']
export type Review = Schemas['Review']
export type Side = Schemas['MergeSide']
export type Tie = Schemas['Tie']
export type Worth = Schemas['Worth']
export type Proof = Schemas['Proof']
export type Question = Schemas['Question']
export type MergePreview = Schemas['MergePreview']

const of = (id: number) => ({ path: { customer_id: id } })

export const reviews = () => call('get', '/api/customers/review', {})
export const review = (id: number) =>
  call('get', '/api/customers/review/{suggestion_id}', { path: { suggestion_id: id } })
export const worth = () => call('get', '/api/customers/recognition', {})
export const ties = (id: number) => call('get', '/api/customers/{customer_id}/ties', of(id))
export const mergePreview = (id: number, otherId: number) =>
  call('get', '/api/customers/{customer_id}/merge-preview', {
    ...of(id),
    query: { other_id: otherId },
  })
export const sendCode = (id: number, identityId: number) =>
  call('post', '/api/customers/{customer_id}/codes', {
    ...of(id),
    body: { identity_id: identityId },
  })
export const checkCode = (id: number, proofId: number, code: string) =>
  call('post', '/api/customers/{customer_id}/codes/{proof_id}/check', {
    path: { customer_id: id, proof_id: proofId },
    body: { code },
  })
export const questions = (id: number) =>
  call('get', '/api/customers/{customer_id}/questions', of(id))
export const answer = (id: number, identityId: number, questionId: number, given: string) =>
  call('post', '/api/customers/{customer_id}/answers', {
    ...of(id),
    body: { identity_id: identityId, question_id: questionId, answer: given },
  })

export type CheckQuestion = Schemas['CheckQuestion']
export const checkQuestions = () => call('get', '/api/check-questions', {})
export const addCheckQuestion = (question: string, attribute: string) =>
  call('post', '/api/check-questions', { body: { question, attribute } })
export const changeCheckQuestion = (id: number, body: Schemas['CheckQuestionChange']) =>
  call('patch', '/api/check-questions/{question_id}', { path: { question_id: id }, body })
export const removeCheckQuestion = (id: number) =>
  call('delete', '/api/check-questions/{question_id}', { path: { question_id: id } })

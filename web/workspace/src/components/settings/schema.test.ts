import { describe, expect, it } from 'vitest'
import type { JsonSchema } from '@shared/api/model'
import { fieldsOf, formOf, sectionsOf, valuesOf } from './schema'

const schema: JsonSchema = {
  type: 'object',
  required: ['host', 'password'],
  properties: {
    host: { type: 'string', title: 'IMAP server', examples: ['imap.example.org'] },
    port: { type: 'integer', default: 993, group: 'Reading' },
    security: { enum: ['tls', 'none'], default: 'tls' },
    password: { type: 'string', format: 'password', writeOnly: true, title: 'Password' },
    token: { anyOf: [{ type: 'string', format: 'password' }, { type: 'null' }], default: null },
    verify: { type: 'boolean', default: true, advanced: true },
    folders: { type: 'array', items: { type: 'string' }, default: ['INBOX'] },
    words: { type: 'string', format: 'textarea', default: '' },
    inner: { $ref: '#/$defs/Mode' },
  },
  $defs: { Mode: { enum: ['a', 'b'], title: 'Mode' } },
}
const fields = fieldsOf(schema)

describe('the fields of a connector', () => {
  it('have the kind that their schema says', () => {
    expect(Object.fromEntries(fields.map((field) => [field.name, field.kind]))).toEqual({
      host: 'text',
      port: 'number',
      security: 'choice',
      password: 'secret',
      token: 'secret',
      verify: 'switch',
      folders: 'list',
      words: 'lines',
      inner: 'choice',
    })
  })

  it('have words for people', () => {
    expect(fields[0]).toMatchObject({
      label: 'IMAP server',
      placeholder: 'imap.example.org',
      required: true,
    })
    expect(fields[1]).toMatchObject({ label: 'Port', required: false })
    expect(fields[8]).toMatchObject({ label: 'Mode', choices: ['a', 'b'] })
  })
})

describe('a form', () => {
  it('begins with what stands by default, and with what is set', () => {
    expect(formOf(fields)).toMatchObject({ port: 993, verify: true, folders: 'INBOX', token: '' })
    expect(formOf(fields, { port: 143, password: true })).toMatchObject({ port: 143, password: '' })
  })

  it('never sends an untouched credential, so that it is kept', () => {
    const form = { ...formOf(fields, { host: 'h', password: true }), port: '143' }
    expect(valuesOf(fields, form)).toEqual({
      host: 'h',
      port: 143,
      security: 'tls',
      verify: true,
      folders: ['INBOX'],
      words: '',
    })
  })
})

describe('sections', () => {
  it('keep fields of one heading together, and those few need apart', () => {
    const names = (advanced: boolean) =>
      sectionsOf(fields, advanced).map(({ title, fields: found }) => [title, found.length])
    expect(names(false)).toEqual([
      ['', 7],
      ['Reading', 1],
    ])
    expect(names(true)).toEqual([['', 1]])
  })
})

/** From a connector's JSON Schema to the fields of a form. Pure. */
import type { JsonSchema } from '@shared/api/model'

export interface Field {
  name: string
  label: string
  help: string
  placeholder: string
  kind: 'text' | 'secret' | 'number' | 'switch' | 'choice' | 'lines' | 'list'
  choices: string[]
  required: boolean
  group: string
  advanced: boolean
  /** What stands when nothing is entered. */
  fallback: unknown
}

/** `say` puts the words into the agent's language. */
export function fieldsOf(
  schema: JsonSchema,
  say: (english: string) => string = (english) => english,
): Field[] {
  const root = resolved(schema, schema)
  const required = new Set(root.required ?? [])
  return Object.entries(root.properties ?? {}).map(([name, property]) => {
    const value = resolved(property, schema)
    const kind = kindOf(value)
    const standing = property.default ?? value.default ?? null
    return {
      name,
      label: say(property.title ?? value.title ?? words(name)),
      help: say(property.description ?? value.description ?? ''),
      placeholder: say(String((property.examples ?? value.examples)?.[0] ?? '')),
      kind,
      choices: (value.enum ?? []).filter((item) => item !== null).map(String),
      required: required.has(name),
      group: say(property.group ?? value.group ?? ''),
      advanced: property.advanced ?? value.advanced ?? false,
      // Customers read it, most of whom speak as the administrator does.
      fallback: kind === 'lines' && typeof standing === 'string' ? say(standing) : standing,
    }
  })
}

/** Follows a reference, and looks through "this or nothing". */
function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (schema.$ref) {
    const target = root.$defs?.[schema.$ref.split('/').at(-1) ?? '']
    return target ? { ...resolved(target, root), ...without(schema, '$ref') } : schema
  }
  const real = schema.anyOf?.find((option) => option.type !== 'null')
  return real ? { ...resolved(real, root), ...without(schema, 'anyOf') } : schema
}

function without(schema: JsonSchema, name: keyof JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== name))
}

function kindOf(schema: JsonSchema): Field['kind'] {
  const types = [schema.type].flat()
  if (schema.format === 'password' || schema.writeOnly) return 'secret'
  if (schema.enum) return 'choice'
  if (types.includes('boolean')) return 'switch'
  if (types.includes('integer') || types.includes('number')) return 'number'
  if (types.includes('array')) return 'list'
  if (schema.format === 'textarea') return 'lines'
  return 'text'
}

function words(name: string): string {
  const text = name.replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What was entered, as the API takes it: an empty optional field is left out. */
export function valuesOf(
  fields: readonly Field[],
  form: Record<string, unknown>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    const entered = form[field.name]
    if (field.kind === 'list') {
      const items = String(entered ?? '')
        .split(/[\n,]/)
        .map((item) => item.trim())
        .filter(Boolean)
      if (items.length || entered !== undefined) values[field.name] = items
    } else if (field.kind === 'number') {
      if (entered !== '' && entered != null) values[field.name] = Number(entered)
    } else if (field.kind === 'secret') {
      // Left empty: the server keeps the one it has.
      if (entered) values[field.name] = entered
    } else if (entered !== '' && entered != null) {
      values[field.name] = entered
    } else if (field.fallback === '') {
      values[field.name] = ''
    }
  }
  return values
}

/** What a form begins with: what is set, else what stands by default. */
export function formOf(
  fields: readonly Field[],
  config: Record<string, unknown> = {},
): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      if (field.kind === 'secret') return [field.name, '']
      const value = config[field.name] ?? field.fallback
      if (field.kind === 'list') return [field.name, Array.isArray(value) ? value.join('\n') : '']
      if (field.kind === 'switch') return [field.name, Boolean(value)]
      return [field.name, value ?? '']
    }),
  )
}

/** Fields under their heading, in the order in which they come. */
export interface Section {
  title: string
  fields: Field[]
}

export function sectionsOf(fields: readonly Field[], advanced: boolean): Section[] {
  const sections = new Map<string, Field[]>()
  for (const field of fields) {
    if (field.advanced !== advanced) continue
    sections.set(field.group, [...(sections.get(field.group) ?? []), field])
  }
  return [...sections].map(([title, found]) => ({ title, fields: found }))
}

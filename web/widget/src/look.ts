import type { Look } from './protocol'

/** What a page may change of the channel's look, as the script tag's data attributes. */
const FIELDS = {
  title: /^.{1,60}$/,
  greeting: /^[^]{0,300}$/,
  colour: /^#[0-9a-f]{6}$/i,
  side: /^(left|right)$/,
  theme: /^(auto|light|dark)$/,
  corners: /^([01]?\d|2[0-8])$/,
  launcher: /^.{0,40}$/,
  language: /^(auto|nl|en|fr|de)$/,
} as const

export type Changes = Partial<Record<keyof typeof FIELDS, string>>

/** The look with the page's own changes; what makes no sense is left as the channel has it. */
export function changed(look: Look, changes: Changes): Look {
  const fits = Object.entries(FIELDS)
    .map(([name, shape]) => [name, changes[name as keyof Changes], shape] as const)
    .filter(([, value, shape]) => value !== undefined && shape.test(value))
    .map(([name, value]) => [name, name === 'corners' ? Number(value) : value])
  return { ...look, ...(Object.fromEntries(fits) as Partial<Look>) }
}

/** Pictures of types of objects. Only these are in the bundle: nothing is fetched from elsewhere. */
const NAMES = [
  'i-lucide-box',
  'i-lucide-file-text',
  'i-lucide-file-signature',
  'i-lucide-shopping-cart',
  'i-lucide-package',
  'i-lucide-truck',
  'i-lucide-receipt',
  'i-lucide-credit-card',
  'i-lucide-house',
  'i-lucide-building',
  'i-lucide-key-round',
  'i-lucide-car',
  'i-lucide-flame',
  'i-lucide-plug',
  'i-lucide-washing-machine',
  'i-lucide-wrench',
  'i-lucide-smartphone',
  'i-lucide-briefcase',
  'i-lucide-shield',
  'i-lucide-heart-pulse',
  'i-lucide-graduation-cap',
  'i-lucide-ticket',
  'i-lucide-calendar',
  'i-lucide-landmark',
] as const

type Bare<Name> = Name extends `i-lucide-${infer Rest}` ? Rest : never
export type ObjectIcon = Bare<(typeof NAMES)[number]>
export const OBJECT_ICONS = NAMES.map((icon) => icon.replace('i-lucide-', '') as ObjectIcon)

export function objectIcon(name: string): string {
  return NAMES.find((icon) => icon === `i-lucide-${name}`) ?? NAMES[0]
}

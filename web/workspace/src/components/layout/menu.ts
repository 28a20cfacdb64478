import type { InjectionKey } from 'vue'

/** Opens the menu, where the screen is too small to show it all the time. */
export const menuKey: InjectionKey<() => void> = Symbol('menu')

/** What opens above the page, as one part that is loaded after the first screen (`Late.vue`). */
export { default as DropdownMenu } from '@nuxt/ui/components/DropdownMenu.vue'
export { default as Popover } from '@nuxt/ui/components/Popover.vue'
export { default as Slideover } from '@nuxt/ui/components/Slideover.vue'
export { default as Tooltip } from '@nuxt/ui/components/Tooltip.vue'

/** A component as it stands in the workspace: with Nuxt UI, routes and tooltips around it. */
import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { defineComponent, h, type Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { TooltipProvider } from 'reka-ui'

export function mounted(component: Component, props: Record<string, unknown>) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { render: () => null } }],
  })
  const around = defineComponent(
    () => () => h(TooltipProvider, () => h(component, { ref: 'inner', ...props })),
  )
  return mount(around, { global: { plugins: [router, ui] }, attachTo: document.body })
}

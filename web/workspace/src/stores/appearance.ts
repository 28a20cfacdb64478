/** Light or dark, as the agent likes or the system says; one for all that ask. */
import { useColorMode } from '@vueuse/core'
import { effectScope } from 'vue'

const scope = effectScope(true)
// To switch off what moves meanwhile would have the style of the whole page worked out once more.
export const appearance = scope.run(() => useColorMode({ disableTransition: false })) as ReturnType<
  typeof useColorMode
>

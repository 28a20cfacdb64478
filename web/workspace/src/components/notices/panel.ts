/** The list of notices, opened from the bell, a key, a toast or a push. */
import { ref } from 'vue'

export const panelOpen = ref(false)

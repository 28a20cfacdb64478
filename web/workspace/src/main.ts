import './style.css'
import ui from '@nuxt/ui/vue-plugin'
import { createApp } from 'vue'
import App from './App.vue'
import { guessLanguage, setLanguage } from './i18n'
import { router } from './router'
import './stores/appearance'
import { saveAll } from './stores/drafts'
import { stream } from './stores/live'
import { deleteNow } from './stores/revise'

// While the session is asked for: the words that it will most likely want.
setLanguage(guessLanguage())
createApp(App).use(router).use(ui).mount('#app')

window.addEventListener('online', () => stream.retryNow())
// Nothing written is lost when the page goes away, and what was to be deleted is.
window.addEventListener('pagehide', () => {
  saveAll(true)
  deleteNow()
})

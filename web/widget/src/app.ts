/**
 * The page for the web view of an app (/widget/KEY/app): the chat on the whole screen, and the bridge
 * between it and the app. What the app hands over comes in the address behind `#`, which no server is
 * sent, or later by `window.onethread(…)`; what happens here is told to whichever of the three objects
 * there is that web views have for it.
 */
import type { Told } from './chat'

interface Bridges {
  /** Android: addJavascriptInterface or addWebMessageListener under this name. */
  OnethreadApp?: { postMessage(told: string): void }
  /** iPhone: a WKScriptMessageHandler called "onethread". */
  webkit?: { messageHandlers?: { onethread?: { postMessage(told: string): void } } }
  ReactNativeWebView?: { postMessage(told: string): void }
}

const TOLD: readonly Told[] = ['ready', 'back', 'identify', 'push', 'message', 'unread', 'rated']

function tellApp(what: string, detail: unknown): void {
  const told = JSON.stringify({ what, detail })
  const { OnethreadApp, webkit, ReactNativeWebView } = window as unknown as Bridges
  OnethreadApp?.postMessage(told)
  webkit?.messageHandlers?.onethread?.postMessage(told)
  ReactNativeWebView?.postMessage(told)
}

const STYLES = `html,body{margin:0;height:100%;overflow:hidden;overscroll-behavior:none}
#chat{position:fixed;inset:0}`

function start(own: HTMLScriptElement): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLES)
  document.adoptedStyleSheets = [sheet]
  const given = new URLSearchParams(location.hash.slice(1))
  // A signed token in a history that others may look into: it has been read, and goes.
  history.replaceState(null, '', location.pathname + location.search)
  const waiting: NonNullable<NonNullable<typeof window.onethread>['waiting']> = []
  window.onethread = Object.assign(
    (...command: (typeof waiting)[number]) => {
      waiting.push(command)
    },
    { waiting },
  )
  for (const what of TOLD) window.onethread('on', what, (detail) => tellApp(what, detail))
  const token = given.get('token')
  if (token) window.onethread('identify', token)
  const push = given.get('push')
  if (push) window.onethread('push', push)
  const script = document.createElement('script')
  script.src = '/widget.js'
  script.dataset.channel = own.dataset.channel
  script.dataset.inline = '#chat'
  script.dataset.app = given.get('back') === '0' ? 'plain' : 'back'
  for (const name of ['language', 'theme', 'continue']) {
    const value = given.get(name)
    if (value) script.dataset[name] = value
  }
  document.body.append(script)
}

const own = document.currentScript
if (own instanceof HTMLScriptElement) start(own)

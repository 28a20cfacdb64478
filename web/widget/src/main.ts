import { Chat, type Told } from './chat'
import { changed, type Changes } from './look'
import { deviceOf } from './device'
import type { Device, Look } from './protocol'

type Hearer = (detail?: unknown) => void
type Command =
  | ['open']
  | ['close']
  | ['toggle']
  | ['forget']
  | ['back']
  | ['push', unknown]
  | ['identify', string]
  | ['look', Changes]
  | ['on', Told, Hearer]

declare global {
  interface Window {
    onethread?: ((...command: Command) => void) & { waiting?: Command[] }
  }
}

/** The site's developer looks for the reason in the console. */
function complain(reason: string): void {
  // eslint-disable-next-line no-console
  console.error(reason)
}

async function start(script: HTMLScriptElement): Promise<void> {
  const channel = script.dataset.channel
  if (!channel) {
    complain('onethread: the script tag needs data-channel')
    return
  }
  const origin = new URL(script.src).origin
  const waiting: Command[] = window.onethread?.waiting ?? []
  const hearers: [Told, Hearer][] = []
  let chat: Chat | undefined
  let customerToken: string | undefined
  let look: Look
  let into: HTMLElement | null = null
  let device: Device | null = null
  const app = (['back', 'plain'] as const).find((each) => each === script.dataset.app)

  const tell = (what: Told, detail?: unknown) => {
    for (const [wanted, hearer] of hearers) if (wanted === what) hearer(detail)
  }
  const make = () => {
    const made = new Chat(origin, channel, look, into, tell, app)
    if (customerToken) made.identify(customerToken)
    if (device) made.push(device)
    return made
  }
  const run = (command: Command) => {
    if (command[0] === 'on') hearers.push([command[1], command[2]])
    else if (!chat) waiting.push(command)
    else if (command[0] === 'identify') chat.identify((customerToken = command[1]))
    else if (command[0] === 'push') chat.push((device = deviceOf(command[1])))
    else if (command[0] === 'look') {
      const open = chat.isOpen
      chat.remove()
      look = changed(look, command[1])
      chat = make()
      if (app) chat.begin()
      else if (open && !into) chat.open(false)
    } else {
      if (command[0] === 'forget') customerToken = undefined
      chat[command[0]]()
    }
  }
  window.onethread = (...command) => run(command)
  const answer = await fetch(`${origin}/widget/${encodeURIComponent(channel)}/config`)
  if (!answer.ok) {
    complain(`onethread: ${((await answer.json()) as { detail?: string }).detail ?? answer.status}`)
    return
  }
  look = changed((await answer.json()) as Look, script.dataset)
  if (document.readyState === 'loading')
    await new Promise((done) => addEventListener('DOMContentLoaded', done))
  if (script.dataset.inline) {
    into = document.querySelector<HTMLElement>(script.dataset.inline)
    if (!into) {
      complain(`onethread: the page has no ${script.dataset.inline} to put the chat in`)
      return
    }
  }
  chat = make()
  waiting.splice(0).forEach(run)
  if (app) chat.begin()
  if (script.dataset.continue) chat.continue(script.dataset.continue)
  tell('ready')
}

const script = document.currentScript
if (script instanceof HTMLScriptElement) void start(script)

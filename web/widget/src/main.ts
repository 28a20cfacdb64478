import { Chat } from './chat'
import type { Look } from './protocol'

type Command = ['open'] | ['close'] | ['forget'] | ['identify', string]

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
  const started: { chat?: Chat } = {}
  const run = (command: Command) => {
    const chat = started.chat
    if (!chat) waiting.push(command)
    else if (command[0] === 'identify') chat.identify(command[1])
    else chat[command[0]]()
  }
  window.onethread = (...command) => run(command)
  const answer = await fetch(`${origin}/widget/${encodeURIComponent(channel)}/config`)
  if (!answer.ok) {
    complain(`onethread: ${((await answer.json()) as { detail?: string }).detail ?? answer.status}`)
    return
  }
  const look = (await answer.json()) as Look
  if (!document.body) await new Promise((done) => addEventListener('DOMContentLoaded', done))
  started.chat = new Chat(origin, channel, look)
  waiting.splice(0).forEach(run)
}

const script = document.currentScript
if (script instanceof HTMLScriptElement) void start(script)

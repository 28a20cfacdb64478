import { expect, it } from 'vitest'
import { en } from '@/i18n/en'
import { ACTIONS, ACTION_IDS, actionOf, GROUPS } from './actions'
import { keyCaps, SEND_KEYS } from './shortcuts'

const written = (caps: string[]) =>
  caps.map((cap) => `<kbd>${cap === '⇧' ? 'Shift' : cap}</kbd>`).join(' ')

/** docs/reference/keyboard.md: written from the registry by `npx vitest run -u keyboard/map`. */
function map(): string {
  const parts = GROUPS.map((group) => {
    const rows = ACTION_IDS.filter(
      (id) => ACTIONS[id].group === group && ACTIONS[id].keys.length,
    ).map(
      (id) =>
        `| ${ACTIONS[id].keys.map((keys) => written(keyCaps(keys))).join(', ')} | ${en[ACTIONS[id].title]} |`,
    )
    if (group === 'composer') rows.push(`| ${written(SEND_KEYS)} | ${en['keys.send']} |`)
    return `## ${en[`keys.group.${group}`]}\n\n| keys | |\n|---|---|\n${rows.join('\n')}\n`
  })
  return `# Keyboard map

Everything in the workspace has a key. Keys rest while you type; two letters are pressed one after the
other. On a Mac ⌘ stands for Ctrl. <kbd>?</kbd> shows this list, and <kbd>Ctrl</kbd> <kbd>K</kbd> finds
every action by its name. With a screen reader the keys act in its focus mode (NVDA and JAWS: forms
mode); lists, conversations and fields are reached by its own keys as well.

This page is written from the registry of actions (\`web/workspace/src/keyboard/actions.ts\`).

${parts.join('\n')}`
}

it('the keyboard map in the documentation is what the registry says', async () => {
  await expect(map()).toMatchFileSnapshot('../../../../docs/reference/keyboard.md')
})

it('no two actions have the same keys, and none begins another', () => {
  const all = ACTION_IDS.filter((id) => !ACTIONS[id].own).flatMap((id) => ACTIONS[id].keys)
  expect(new Set(all).size).toBe(all.length)
  for (const keys of all) {
    const [first] = keys.split(' ')
    if (keys.includes(' ')) expect(actionOf(first ?? '')).toBe('begun')
  }
})

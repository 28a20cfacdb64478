import { afterEach, describe, expect, it } from 'vitest'
import { loadWords, setLanguage } from './index'
import { choiceWords, loadSaid, said, saidHere } from './said'

const parts = Object.entries(
  import.meta.glob<Record<string, Record<string, string>>>('./*/said/{answers,settings}.ts', {
    eager: true,
  }),
)

afterEach(() => setLanguage('en'))

async function speak(name: 'nl' | 'de' | 'fr'): Promise<void> {
  await loadWords(name)
  setLanguage(name)
  await loadSaid('settings')
  await loadSaid('answers')
}

describe('what the server says in English', () => {
  it('is said in the language of the agent, and as it is when nobody translated it', async () => {
    await speak('nl')
    expect(said('settings', 'Webhook secret')).toBe('Webhookgeheim')
    expect(said('settings', 'A knob of somebody else')).toBe('A knob of somebody else')
    await speak('de')
    expect(said('settings', 'Webhook secret')).toBe('Webhook-Geheimnis')
  })

  it('keeps the names in it', async () => {
    await speak('nl')
    expect(said('answers', 'WhatsApp (test) is not active: choose another channel')).toBe(
      'WhatsApp (test) is niet actief: kies een ander kanaal',
    )
    expect(saidHere('answers', 'nobody ever said this')).toBeNull()
  })

  it('puts our words around those of the provider, also within and after a sentence', async () => {
    await speak('nl')
    expect(
      said('answers', 'The recipient opted out. Vonage: 1370 (Number opted out. See the docs)'),
    ).toBe('De ontvanger heeft zich afgemeld. Vonage: 1370 (Number opted out. See the docs)')
    expect(
      said('answers', "The access token has expired: enter a new one. (190: Session isn't valid)"),
    ).toBe("Het toegangstoken is verlopen: vul een nieuw in. (190: Session isn't valid)")
    expect(
      said(
        'answers',
        'What was filled in does not fit the template. (132012: header: Format mismatch)',
      ),
    ).toBe('Wat is ingevuld, past niet in het sjabloon. (132012: header: Format mismatch)')
    expect(
      said('answers', 'the header of this template needs an image (JPEG or PNG), not text/plain'),
    ).toBe('boven dit sjabloon hoort een afbeelding (JPEG of PNG), geen text/plain')
    expect(said('settings', "Signed in as @us:x.org. It doesn't accept invitations.")).toBe(
      'Ingelogd als @us:x.org. Uitnodigingen worden niet aangenomen.',
    )
    expect(
      said(
        'settings',
        'Gmail refused: No. Sorry. May gmail-api-push@system.gserviceaccount.com publish to the topic?',
      ),
    ).toBe(
      'Gmail weigerde: No. Sorry. Mag gmail-api-push@system.gserviceaccount.com op het topic publiceren?',
    )
    expect(said('settings', 'GitHub refused the access token: Bad credentials')).toBe(
      'GitHub weigerde het toegangstoken: Bad credentials',
    )
    expect(
      said(
        'settings',
        'INBOX can be read (3 mails); the certificate of mx.example is not valid: expired',
      ),
    ).toBe(
      'INBOX kan worden gelezen (3 mails); het certificaat van mx.example is niet geldig: expired',
    )
    expect(
      said(
        'answers',
        'Mail to a@b.nl: this address does not exist; check it with the customer. The server said: 550 no',
      ),
    ).toBe(
      'Mail aan a@b.nl: dit adres bestaat niet; controleer het bij de klant. De server zei: 550 no',
    )
  })

  it('tells of what it says something', async () => {
    await speak('fr')
    expect(said('answers', 'Loyer: must be yes or no')).toBe('Loyer\u00a0: doit être oui ou non')
    expect(saidHere('answers', 'Vonage: 1370')).toBeNull()
  })

  it('in English is what it is', async () => {
    await loadSaid('answers')
    expect(said('answers', 'there is no such conversation')).toBe('there is no such conversation')
  })
})

it('shows a choice as a word, not as a code', async () => {
  expect(choiceWords('starttls')).toBe('STARTTLS')
  expect(choiceWords('mentions')).toBe('Mentions')
  await speak('nl')
  expect(choiceWords('none')).toBe('Geen')
})

describe.each(parts)('%s', (path, module) => {
  const words = Object.entries(Object.values(module)[0] ?? {})

  it('leaves open what the English leaves open, and nothing empty', () => {
    const holes = (text: string) => text.split('{}').length
    const bad = words.filter(([english, own]) => !own.trim() || holes(own) !== holes(english))
    expect(bad).toEqual([])
  })

  it('is written with the quotation marks, apostrophes and spaces of its language', () => {
    const wrong: Record<string, RegExp> = {
      nl: /['"„«»]| [;:!?](?=\s|$)/,
      de: /['"”«»]| [;:!?](?=\s|$)|\b(du|dein|deine[nmrs]?|dir|dich)\b/i,
      // An address has its own marks: “?token=”.
      fr: /['"“”„]|« | »| [;:!?](?=\s|$)|\p{L}[;!](?=\s|$)|\b(tu|ton|toi)\b/iu,
    }
    const marks = wrong[path.split('/')[1] ?? '']
    // Code has its own quotation marks.
    const bad = words.filter(([, own]) => marks?.test(own.replace(/<[^>]*>/g, '')))
    expect(bad).toEqual([])
  })
})

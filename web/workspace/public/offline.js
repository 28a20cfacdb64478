// The page that stands in while the server can't be reached: in the agent's language, back by itself.
const TEXTS = {
  de: [
    'Keine Verbindung zu Onethread',
    'Was Sie geschrieben haben, ist sicher: Entwürfe liegen auf dem Server. Diese Seite kommt von selbst wieder, sobald es eine Verbindung gibt.',
    'Erneut versuchen',
  ],
  fr: [
    'Pas de connexion à Onethread',
    'Ce que vous avez écrit est en sécurité\u00a0: les brouillons sont sur le serveur. Cette page revient d’elle-même dès que la connexion est rétablie.',
    'Réessayer',
  ],
  nl: [
    'Geen verbinding met Onethread',
    'Wat je schreef is veilig: concepten staan op de server. Deze pagina komt vanzelf terug zodra er verbinding is.',
    'Opnieuw proberen',
  ],
}

let last = null
try {
  last = localStorage.getItem('onethread.language')
} catch {
  // Without storage the browser's language is the guess.
}
const language = [last, ...navigator.languages].map((tag) => (tag ?? '').slice(0, 2))
const known = language.find((tag) => tag === 'en' || tag in TEXTS) ?? 'en'
const words = TEXTS[known]
if (words) {
  document.documentElement.lang = known
  for (const [index, selector] of ['h1', 'p', 'button'].entries()) {
    document.querySelector(selector).textContent = words[index]
  }
}

const again = () => location.reload()
document.querySelector('button').addEventListener('click', again)
addEventListener('online', again)

// The browser only knows about its own network; whether the server is back is asked.
setInterval(async () => {
  try {
    const answer = await fetch('/health', { cache: 'no-store' })
    if (answer.ok) again()
  } catch {
    // Not yet.
  }
}, 10_000)

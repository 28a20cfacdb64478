/** Website and app: what settings mean, and how a provider is told the address. */
export const site: Record<string, string> = {
  'Ask your question': 'Posez votre question',
  'We use your details to help you.': 'Nous utilisons vos données pour vous aider.',
  "20 or more letters and digits of your own making, put behind the form's address as ?key=… It keeps out robots that only guess addresses; whoever reads the page can read it.":
    'Au moins 20 lettres et chiffres de votre choix, placés derrière l’adresse du formulaire par ?key=… La clé écarte les robots qui ne font que deviner des adresses\u00a0; qui lit la page peut la lire.',
  "Name of a field that people don't see; a form with something in it is thrown away. Empty: none.":
    'Nom d’un champ que les gens ne voient pas\u00a0; un formulaire où il est rempli est jeté. Vide\u00a0: aucun.',
  'Shown after a form was sent from a page.':
    'Affiché après l’envoi d’un formulaire depuis une page.',
  'Where the visitor goes then. Empty: only the words above.':
    'Où le visiteur va ensuite. Vide\u00a0: seulement le texte ci-dessus.',
  'For forms without one.': 'Pour les formulaires sans objet.',
  'Let the form post here with the form key behind the address: <form method="post" enctype="multipart/form-data" action="this address?key=…">. Or paste the address with the key as webhook into your form builder.':
    'Faites envoyer le formulaire ici, avec la clé du formulaire derrière l’adresse\u00a0: <form method="post" enctype="multipart/form-data" action="cette adresse?key=…">. Ou collez l’adresse avec la clé comme webhook dans votre créateur de formulaires.',
  'At the top of the chat.': 'En haut du chat.',
  'The first thing a visitor reads. Empty: none.':
    'La première chose que lit un visiteur. Vide\u00a0: rien.',
  "Addresses of the sites that may show this chat, without a path. This server's own pages always may.":
    'Adresses des sites qui peuvent montrer ce chat, sans chemin. Les pages de ce serveur le peuvent toujours.',
  'The widget keeps its texts readable on it.': 'Le widget y garde ses textes lisibles.',
  'Where the button stands.': 'Où se trouve le bouton.',
  "auto: as the visitor's device is.": 'Automatique\u00a0: comme l’appareil du visiteur.',
  '0: square, 28: very round.': '0\u00a0: carré, 28\u00a0: très rond.',
  'Beside the picture. Empty: the picture only.':
    'À côté de l’image. Vide\u00a0: l’image seulement.',
  'Address of a square picture on your website. Empty: the first letter of the title.':
    'Adresse d’une image carrée sur votre site. Vide\u00a0: la première lettre du titre.',
  "auto: the visitor's own.": 'Automatique\u00a0: celle du visiteur.',
  'offline: only when nobody is there, so that the answer can go by e-mail.':
    'Quand personne n’est là\u00a0: seulement alors, pour que la réponse puisse partir par e-mail.',
  'Asked when a conversation is resolved; agents see it in the timeline.':
    'Demandé quand une conversation est résolue\u00a0; les agents le voient dans le fil.',
  'Visitors may record one.': 'Les visiteurs peuvent en enregistrer un.',
  'inform: shown before the first message. ask: the visitor must agree first. What was agreed to is kept with the message.':
    'Informer\u00a0: affiché avant le premier message. Demander\u00a0: le visiteur doit d’abord accepter. Ce qui a été accepté est gardé avec le message.',
  'Your site signs a token (JWT, HS256) with it, and the customer is recognised with certainty. At least 32 characters.':
    'Votre site signe avec lui un jeton (JWT, HS256), et le client est reconnu avec certitude. Au moins 32 caractères.',
  'The whole JSON key file. With it, a phone with your app is told of an answer while nobody looks at the chat.':
    'Le fichier de clé JSON entier. Grâce à lui, un téléphone avec votre application apprend qu’il y a une réponse quand personne ne regarde le chat.',
  'message: that there is one. text: what it says, also on a locked screen.':
    'Message\u00a0: qu’il y en a un. Texte\u00a0: ce qu’il dit, même sur un écran verrouillé.',
  "Pages with a service worker of their own may hand over a visitor's push subscription.":
    'Les pages qui ont leur propre service worker peuvent transmettre l’abonnement push d’un visiteur.',
  'More from one visitor must wait.': 'Au-delà, un même visiteur doit attendre.',
  'More from one network must wait.': 'Au-delà, un même réseau doit attendre.',
}

/** What is wrong with a template, and why some can't be sent, by the English words. */
export const templates: Record<string, string> = {
  'the header of this template has a field: fill it in':
    'l’en-tête de ce modèle a un champ\u00a0: remplissez-le',
  'the header of this template is one image: choose a file':
    'ce modèle commence par une image\u00a0: choisissez un fichier',
  'one image is needed': 'il faut une image',
  'the header of this template is one video: choose a file':
    'ce modèle commence par une vidéo\u00a0: choisissez un fichier',
  'one video is needed': 'il faut une vidéo',
  'the header of this template is one document: choose a file':
    'ce modèle commence par un document\u00a0: choisissez un fichier',
  'one document is needed': 'il faut un document',
  'this template carries no file: send it apart':
    'ce modèle ne porte pas de fichier\u00a0: envoyez-le à part',
  'not in this template': 'pas dans ce modèle',
  'field {} of this template is empty: fill it in':
    'le champ {} de ce modèle est vide\u00a0: remplissez-le',
  'field {} is missing': 'le champ {} manque',
  'each field of this template has one value': 'chaque champ de ce modèle a une valeur',
  'not as many as there are values': 'pas autant que de valeurs',
  'each button of a template has one value': 'chaque bouton d’un modèle a une valeur',
  'button {} of this template has no value: fill it in':
    'le bouton {} de ce modèle n’a pas de valeur\u00a0: remplissez-la',
  'button {} is missing': 'le bouton {} manque',
  'the header of this template is a place: say which':
    'ce modèle commence par un lieu\u00a0: indiquez lequel',
  'only the header of a template shows a place': 'seul l’en-tête d’un modèle montre un lieu',
  'not in this message': 'pas dans ce message',
  'a latitude is between -{} and {} degrees': 'une latitude est entre -{} et {} degrés',
  'a longitude is between -{} and {} degrees': 'une longitude est entre -{} et {} degrés',
  'not on earth': 'pas sur terre',
  'the place in the header of this template has no name: fill it in':
    'le lieu en tête de ce modèle n’a pas de nom\u00a0: remplissez-le',
  'the place in the header of this template has no address: fill it in':
    'le lieu en tête de ce modèle n’a pas d’adresse\u00a0: remplissez-la',
  'the header of this template needs {}: exactly one file':
    'ce modèle commence par {}\u00a0: exactement un fichier',
  'the header of this template needs {}, not {}': 'ce modèle commence par {}, pas par {}',
  'an image (JPEG or PNG)': 'une image (JPEG ou PNG)',
  'a video (MP4)': 'une vidéo (MP4)',
  'a document': 'un document',
  'the header of this template is empty: fill it in':
    'l’en-tête de ce modèle est vide\u00a0: remplissez-le',
  'the field {} of this template is empty: fill it in':
    'le champ {} de ce modèle est vide\u00a0: remplissez-le',
  'the code of button {} is 1 to 15 letters and digits':
    'le code du bouton {} compte de 1 à 15 lettres et chiffres',
  'the value of button {} has {} characters at most':
    'la valeur du bouton {} compte {} caractères au plus',
  'the address of button {} has {} characters at most, no spaces':
    'l’adresse du bouton {} compte {} caractères au plus, sans espace',
  'the value of field {} has {} characters at most':
    'la valeur du champ {} compte {} caractères au plus',
  'Not all fields of the template are filled in, or it was changed at Meta.':
    'Tous les champs du modèle ne sont pas remplis, ou il a été modifié chez Meta.',
  'The template is not there in this language, or is not approved.':
    'Le modèle n’existe pas dans cette langue, ou n’est pas approuvé.',
  'The template becomes too long: fill in less.':
    'Le modèle devient trop long\u00a0: remplissez-le plus court.',
  'What was filled in breaks a rule of Meta for templates.':
    'Ce qui a été rempli enfreint une règle de Meta pour les modèles.',
  'What was filled in does not fit the template.': 'Ce qui a été rempli ne convient pas au modèle.',
  'Meta paused the template for its low quality.':
    'Meta a suspendu le modèle pour sa faible qualité.',
  'Meta switched the template off for its low quality.':
    'Meta a désactivé le modèle pour sa faible qualité.',
  'The template is not approved, was changed, or is not filled in as it must be.':
    'Le modèle n’est pas approuvé, a été modifié ou n’est pas rempli comme il faut.',
  'It is a carousel: each card has a picture, a text and buttons of its own.':
    'C’est un carrousel\u00a0: chaque carte a son image, son texte et ses boutons.',
  'It opens your catalogue at Meta; products are not known here.':
    'Il ouvre votre catalogue chez Meta\u00a0; les produits ne sont pas connus ici.',
  'It shows several products of your catalogue at Meta; products are not known here.':
    'Il montre plusieurs produits de votre catalogue chez Meta\u00a0; les produits ne sont pas connus ici.',
  'It shows a product of your catalogue at Meta; products are not known here.':
    'Il montre un produit de votre catalogue chez Meta\u00a0; les produits ne sont pas connus ici.',
  "It opens a form of WhatsApp (a flow), which can't be started from here.":
    'Il ouvre un formulaire de WhatsApp (un flow), qui ne peut pas être lancé d’ici.',
  'It asks for a payment: the amount and the items come from your shop.':
    'Il demande un paiement\u00a0: le montant et les articles viennent de votre boutique.',
  'It tells how far an order is: that comes from your shop.':
    'Il dit où en est une commande\u00a0: cela vient de votre boutique.',
  'It carries a one-time code, which comes from the system that checks it.':
    'Il porte un code à usage unique, qui vient du système qui le vérifie.',
  "It is an offer with a time at which it ends, which can't be given here.":
    'C’est une offre avec une heure de fin, qui ne peut pas être donnée ici.',
  "It asks whether you may call by WhatsApp, which can't be done from here.":
    'Il demande si vous pouvez appeler par WhatsApp, ce qui ne se fait pas d’ici.',
  "Its button calls you by WhatsApp, which can't be answered here.":
    'Son bouton vous appelle par WhatsApp, à quoi on ne peut pas répondre ici.',
  'It is a list to choose from, which WhatsApp takes only within the 24 hours.':
    'C’est une liste de choix, que WhatsApp n’accepte que dans les 24 heures.',
  "The file above its text stands at an address of its own, which can't be filled in from here.":
    'Le fichier au-dessus du texte se trouve à une adresse propre, qui ne peut pas être remplie d’ici.',
  'It has a part that is not known here: {}.':
    'Il a une partie qui n’est pas connue ici\u00a0: {}.',
  '{} does not let this channel see its templates: an administrator can renew its credentials':
    '{} ne montre pas ses modèles à ce canal\u00a0: un administrateur peut renouveler les identifiants',
  '{} does not list its templates now: {}': '{} ne montre pas ses modèles pour l’instant\u00a0: {}',
}

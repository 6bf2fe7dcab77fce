import type { SignInCatalogue } from './sign-in.en.ts';

export const messages: SignInCatalogue = {
  'mail.title': 'Consultez votre messagerie',
  'mail.register': 'Nous avons envoyé un lien à {email}. Ouvrez-le dans les 24 heures et confirmez votre adresse.',
  'mail.signIn':
    'Si nous connaissons l’adresse {email}, un lien vous parviendra. Il fonctionne une seule fois, pendant 10 minutes, dans ce navigateur.',
  'mail.nothing': 'Vous n’avez rien reçu ? Regardez dans les indésirables, puis refaites la demande.',
  'mail.correct': 'Corriger l’adresse',
  'signIn.title': 'Se connecter',
  'signIn.intro': 'Pas de mot de passe : nous envoyons un lien à votre adresse électronique.',
  'signIn.send': 'Recevoir un lien',
  'signIn.known':
    'Il faut se connecter pour enregistrer des séances et voir son inscription. Toute adresse inscrite reçoit un lien. Pas encore d’inscription ? Ouvrez la page du Forum et choisissez « S’inscrire ».',
  'signIn.again': 'Demander un autre lien',
  'signIn.confirmTitle': 'Terminer la connexion',
  'signIn.confirm': 'Appuyez sur le bouton pour vous connecter sur cet appareil.',
  'signIn.button': 'Se connecter',
  'signIn.otherBrowser': 'Ce lien a été demandé dans un autre navigateur. Si c’était vous, connectez-vous ici.',
  'signIn.otherBrowserButton': 'C’était moi : me connecter',
  'signIn.gone': 'Ce lien a déjà servi, a été remplacé ou est trop ancien.',
  'confirm.title': 'Confirmer votre inscription',
  'confirm.text': 'Appuyez sur le bouton pour confirmer votre adresse électronique.',
  'confirm.button': 'Confirmer mon adresse',
  'confirm.gone':
    'Ce lien a déjà servi ou est trop ancien. Si vous avez déjà confirmé, connectez-vous pour voir votre inscription.',
};

import type { Words } from './words.ts';

export const fr: Words = {
  'signIn.subject': 'Votre lien de connexion au Forum STI',
  'signIn.intro': 'Une personne, sans doute vous, a demandé à se connecter à la plateforme du Forum STI avec cette adresse.',
  'signIn.button': 'Se connecter',
  'signIn.limits': 'Le lien fonctionne une seule fois, pendant 10 minutes, dans le navigateur où vous l’avez demandé.',
  'signIn.notYou': 'Si vous n’avez rien demandé, ne faites rien. Personne ne peut se connecter sans ce message.',
  'roleGiven.subject': 'Une nouvelle tâche vous attend au Forum STI',
  'roleGiven.intro': 'Un rôle vous a été confié sur la plateforme du Forum STI. Connectez-vous avec cette adresse pour voir vos tâches.',
  'unknownAddress.subject': 'Connexion au Forum STI',
  'unknownAddress.intro': 'Une personne, sans doute vous, a demandé à se connecter à la plateforme du Forum STI avec cette adresse. Nous ne la connaissons pas encore.',
  'unknownAddress.next': 'Pour participer, inscrivez-vous au prochain forum. Aucun compte n’est nécessaire au préalable.',
  'unknownAddress.button': 'Voir les forums',
};

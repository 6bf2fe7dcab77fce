import type { SignInCatalogue } from './sign-in.en.ts';

export const messages: SignInCatalogue = {
  'mail.title': 'Consulte su correo',
  'mail.register': 'Hemos enviado un enlace a {email}. Ábralo en un plazo de 24 horas y confirme su dirección.',
  'mail.signIn':
    'Si conocemos la dirección {email}, recibirá un enlace. Funciona una sola vez, durante 10 minutos, en este navegador.',
  'mail.nothing': '¿No ha llegado nada? Mire en el correo no deseado y vuelva a pedirlo.',
  'mail.correct': 'Corregir la dirección',
  'signIn.title': 'Acceder',
  'signIn.intro': 'Sin contraseña: enviamos un enlace a su dirección de correo electrónico.',
  'signIn.send': 'Recibir un enlace',
  'signIn.known':
    'Para guardar sesiones y ver su inscripción hay que acceder. Toda dirección inscrita recibe un enlace. ¿Aún no se ha inscrito? Abra la página del Foro y elija “Inscribirse”.',
  'signIn.again': 'Pedir otro enlace',
  'signIn.confirmTitle': 'Completar el acceso',
  'signIn.confirm': 'Pulse el botón para acceder en este dispositivo.',
  'signIn.button': 'Acceder',
  'signIn.otherBrowser': 'Este enlace se pidió en otro navegador. Si fue usted, acceda aquí.',
  'signIn.otherBrowserButton': 'Fui yo: acceder',
  'signIn.gone': 'Este enlace ya se usó, se sustituyó o es demasiado antiguo.',
  'confirm.title': 'Confirmar su inscripción',
  'confirm.text': 'Pulse el botón para confirmar su dirección de correo electrónico.',
  'confirm.button': 'Confirmar mi dirección',
  'confirm.gone': 'Este enlace ya se usó o es demasiado antiguo. Si ya confirmó, acceda para ver su inscripción.',
};

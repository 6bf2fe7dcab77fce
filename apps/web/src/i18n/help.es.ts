import type { HelpCatalogue } from './help.en.ts';

export const messages: HelpCatalogue = {
  'help.participant.1.title': 'Inscribirse',
  'help.participant.1.text':
    'Abra la página del Foro y elija “Inscribirse”. Rellene un solo formulario. Enviamos un enlace a su dirección; ábralo y pulse el botón. Su inscripción existirá entonces, y su estado se mostrará en “Mi Foro”.',
  'help.participant.2.title': 'Acceder sin contraseña',
  'help.participant.2.text':
    'Escriba su dirección de correo electrónico en la página de acceso. El enlace que enviamos funciona una sola vez, durante 10 minutos, en el navegador en que lo pidió.',
  'help.participant.3.title': 'Preparar su agenda',
  'help.participant.3.text':
    'Elija “Guardar” junto a una sesión. Si dos sesiones coinciden, ambas lo indican. Su agenda tiene una dirección a la que puede suscribirse su programa de calendario; los cambios del programa llegan entonces por sí solos.',
  'help.moderator.1.title': 'Antes de la sesión',
  'help.moderator.1.text':
    'Acceda y abra “En la sala”. Ahí figuran las sesiones que preside, modera o registra. Pruebe la sesión de ensayo: puede abrirse en cualquier momento y no cuenta.',
  'help.moderator.2.title': 'Durante la sesión',
  'help.moderator.2.text':
    'Registre cada intervención en una o dos frases, y cada resultado con su tipo, sus Objetivos y, si es una recomendación, quién debe actuar. Nada de lo registrado se sobrescribe nunca; una corrección figura junto al primer texto.',
  'help.moderator.3.title': 'Clausura',
  'help.moderator.3.text':
    'Elija los tres mensajes principales y confírmelos. Se transmiten entonces a la Secretaría para el resumen.',
  'help.secretariat.1.title': 'Planificar y publicar',
  'help.secretariat.1.text':
    'El espacio “Gestión” muestra su Foro. Las sesiones, las salas y las personas siguen en borrador hasta que publique el programa. El público ve solo la última versión publicada.',
  'help.secretariat.2.title': 'Inscripciones',
  'help.secretariat.2.text':
    'Las categorías sin responsable de aprobación se aprueban automáticamente. Las demás esperan en la cola, donde usted las aprueba o las rechaza indicando un motivo.',
  'help.secretariat.3.title': 'El resumen',
  'help.secretariat.3.text':
    'Elabore el borrador a partir de los resultados acordados. Cada párrafo mantiene un enlace con sus intervenciones. Las observaciones junto al texto indican qué reglas no se cumplen todavía. Después, exporte el documento.',
};

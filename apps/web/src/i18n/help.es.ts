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
  'help.participant.4.title': 'Modificar o retirar',
  'help.participant.4.text':
    'Abra “Mi Foro” y elija “Inscripción”. Puede modificar sus respuestas o retirar la inscripción; un correo confirma cada cambio. Una nueva categoría o forma de participar se examina de nuevo cuando alguien debe aprobarla.',
  'help.participant.5.title': 'Si no llega ningún correo',
  'help.participant.5.text':
    'Mire primero en el correo no deseado. Después vuelva a pedirlo: solo funciona el enlace más reciente. Si la dirección estaba mal escrita, rellene de nuevo el formulario; no se inscribió nada. Para lo demás, vea los contactos en la página del Foro.',
  'help.participant.6.title': 'Horas, idiomas, papel',
  'help.participant.6.text':
    'Cada hora se da en el huso del lugar, y en el suyo si es distinto. Elija uno de los seis idiomas en la parte superior. El programa y su agenda se imprimen en papel corriente.',
  'help.moderator.1.title': 'Antes de la sesión',
  'help.moderator.1.text':
    'Acceda y abra “En la sala”. Ahí figuran las sesiones que preside o modera, o cuyo registro lleva. Pruebe la sesión de ensayo: puede abrirse en cualquier momento y no cuenta.',
  'help.moderator.2.title': 'Durante la sesión',
  'help.moderator.2.text':
    'Registre cada intervención en una o dos frases, y cada resultado con su tipo, sus Objetivos y, si es una recomendación, quién debe actuar. Nada de lo registrado se sobrescribe nunca; una corrección figura junto al primer texto.',
  'help.moderator.3.title': 'Clausura',
  'help.moderator.3.text':
    'Elija los tres mensajes principales y confírmelos. Se transmiten entonces a la Secretaría para el resumen.',
  'help.moderator.4.title': 'Sin conexión',
  'help.moderator.4.text':
    'Siga escribiendo: cada entrada se guarda en este dispositivo y se envía sola cuando vuelve la conexión. Deje la página abierta hasta que todas las entradas figuren como enviadas.',
  'help.moderator.5.title': 'Del borrador al acuerdo',
  'help.moderator.5.text':
    'Un resultado empieza como borrador. Propóngalo cuando el texto sea correcto; en una recomendación hay que indicar quién debe actuar. Quien modera la sesión lo acuerda o lo devuelve con un motivo. Los resultados acordados pasan al resumen.',
  'help.moderator.6.title': 'Teclas',
  'help.moderator.6.text':
    'Escape sale del texto. Entonces S, K, R, G, P, C, Q y D eligen el tipo; Ctrl y Entrar registran. En el registro, arriba y abajo van de entrada en entrada; E modifica, P propone, A acuerda, R devuelve. Quien dicta al dispositivo desactiva estas letras: “Atajos con letras”, bajo los tipos o en el menú con su nombre.',
  'help.secretariat.1.title': 'Planificar y publicar',
  'help.secretariat.1.text':
    'El espacio “Gestión” muestra su Foro. Las sesiones, las salas y las personas siguen en borrador hasta que publique el programa, al igual que los enlaces de una sesión a su transmisión, su grabación y sus documentos. El público ve solo la última versión publicada.',
  'help.secretariat.2.title': 'Inscripciones',
  'help.secretariat.2.text':
    'En “Categorías de inscripción” indica quién puede inscribirse, quién aprueba y cuántas plazas hay. Sin responsable de aprobación, la inscripción se aprueba de inmediato; las demás esperan en la lista, donde usted aprueba una o varias, o las rechaza indicando un motivo. Las que ya esperan no cambian cuando se modifica la aprobación.',
  'help.secretariat.3.title': 'El resumen',
  'help.secretariat.3.text':
    'Elabore el borrador a partir de los resultados acordados y propuestos; los que su sesión aún no ha acordado están señalados. Cada párrafo mantiene un enlace con sus intervenciones. Las observaciones junto al texto indican qué reglas no se cumplen todavía. Después, exporte el documento.',
  'help.secretariat.4.title': 'Orientarse',
  'help.secretariat.4.text':
    'Ctrl y K abren una búsqueda en todas las páginas y sesiones de su Foro. En una lista, arriba y abajo eligen una fila, Entrar la abre junto a la lista, Escape la cierra. La dirección de la página conserva los filtros: envíela a un colega.',
  'help.secretariat.5.title': 'Un nuevo Foro, sus etapas, sus responsables',
  'help.secretariat.5.text':
    'Elija “Planificar un Foro”; permanece oculto hasta que lo anuncie en “Ajustes y etapas”. La inscripción se abre y se cierra según su etapa. Nombre en la sesión, también con una dirección de correo nueva, a quien modera, preside o hace de relator: eso le da acceso a ella, y un mensaje le indica el camino. Las demás funciones se asignan en “Funciones”.',
  'help.secretariat.6.title': 'Cuando trabajan varias personas',
  'help.secretariat.6.text':
    'Nada se sobrescribe. Si otra persona guardó antes, la página muestra ambos textos, campo por campo, y usted elige. Una sala ocupada se rechaza, salvo que dé un motivo. “Correo” y “Registro de acciones” muestran qué se envió y quién hizo qué.',
};

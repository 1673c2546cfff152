import type { Language } from '../language.ts';

export const es: Language = {
  code: 'es',
  skip: 'por favor ya solo sólo directamente ahora mejor también realmente urgentemente',
  typos:
    'agente persona humano representante operador supervisor asesor hablar alguien ejecutivo encargado gerente comunicar',
  notTypos:
    'agentes agencia personas personal humana humanos humanas representantes operadora operadores asesora asesores ejecutiva habla hablas hablara hablare encargada encargados supervisora urgente gerentes comunicas comunica comunicara',
  words: {
    human: `
      humano, humana, ser humano, agente, representante, asesor, asesora, operador, operadora, teleoperador, teleoperadora, supervisor, supervisora, gerente, encargado, encargada, jefe, jefa, ejecutivo, ejecutiva, responsable
      servicio/atención/atencion al/a cliente, atención humana/personalizada/personal, asistencia humana, ayuda humana, agente/asesor humano, superior, empleado, empleada, telefonista, director`,
    person: 'persona',
    one: 'alguien, alguien más, algún, alguna, quien, quién',
    team: 'agentes, asesores, humanos, personas, operadores, representantes, técnico, especialista, soporte, departamento, área, experto, gente, compañero, un ser',
    bot: 'robot, máquina, bot, contestadora, ia, computadora, chatbot, grabación, sistema automático',
    real: 'real, reales, de verdad, verdadero, verdadera, de carne y hueso, vivo, viva, física, físico, en vivo, competente, humano, humana',
    want: `
      quiero, quisiera, querría, queria, necesito, deseo, exijo, pido, solicito, requiero, ocupo, prefiero, preferiría, demando, insisto en, espero, busco, intento, estoy tratando/intentando de?, trato de, quiero que me?, yo quiero/necesito, queremos, necesitamos
      me gustaría, me gustaria, nos gustaría, puedo, podría, podria, puede ser, se puede, podemos, es posible, sería posible, hay forma/manera/posibilidad/modo de/que?, tiene forma
      cómo/como puedo/hago/podría/consigo/contacto/me, cómo/como me comunico/contacto, cómo/como hago para, dónde puedo
      déjame/dejame/déjeme/dejeme/déjenme, permítame, permíteme, por qué no puedo, hasta que/no, sino, tengo que, excepto, menos con, pedí, he pedido, ya pedí, quise, he dicho, dije`,
    wish: 'quieres, querer, necesitar',
    give: 'dame, deme, denme, deme a, ponme, tráeme, llama/llame a, búscame',
    talk: `
      hablar, platicar, conversar, comunicarme, contactar, contactarme, contacto, ser atendido/atendida, chatear, ponerme en contacto, que me atienda, tratar, charlar, hablarle, hablarlo, conectarme, transferirme, comunicación, comunicar, atender
      que me comuniquen/comunique/pasen/pase/pongan/ponga/transfieran/transfiera/conecten/conecte/atiendan/llame/derive, me comuniquen/comunique/pasen/pase/transfieran/transfiera/atienda/atiendan/pongan, me? atienda/atiendan, ayuda de, asistencia de, ser transferido/transferida, entrar en contacto, hable, llegar, atendido, atendida, localizar`,
    connect: `
      pásame/pasame/páseme/paseme/pásenme/pasenme, comuníqueme/comuniqueme/comunícame/comunicame/comuníquenme/comuniquenme, transfiérame/transfierame/transfiéreme/transfiereme/transfiéranme/transfieranme, conécteme/conecteme/conéctame/conectame
      póngame/pongame/ponme/pónganme en? contacto?, derívame/derivame/deríveme/deriveme, comuniqueme, me puede/puedes/podría/podria/podrías/podrias/pueden comunicar/pasar/conectar/transferir/poner/derivar
      puede/puedes/podría/podrías/podria pasarme/comunicarme/conectarme/transferirme/ponerme/derivarme, me comunica/comunicas/pasa/pasas/transfiere/transfieres/pone/pones/conecta, pasarme, pásele/pasa/pase la llamada, escala/escale/escalen esto/mi`,
    exist: 'hay, tienen, tienes, tiene, existe, habrá, hay algún/alguna, habra',
    reach:
      'con quien/quién/el/la que? pueda/puedo/podría/podria, con quien, con el que, que me? pueda/puedan/puede/atienda, disponible, disponibles, ahí, ahi, aquí, aqui, para hablar, al que, a quien, en línea',
    modal: 'puede, podría, podria, pueden',
    serve: 'ayudarme, llamarme, atenderme, contactarme, hablarme, hacerse cargo',
    not: `
      no, nunca, jamás, sin, ni, tampoco, en vez de, en lugar de, no hace falta que?, no es necesario que?, no hay necesidad de, no quiero que, no necesito que, evite, ningún, ninguna
      tengo que hablar, debo, debería, si quiero, si necesito, si tengo que, si puedo no, antes de, cuando, por qué me, me va a, va a, vas a, después de, me han, me has`,
    no: 'ningún, ninguna',
    past: 'ayer, anteayer, anoche, la semana pasada, el mes pasado, el año pasado, la última vez, hace',
    mine: 'mi, mis, nuestro, nuestra, sus, nuestros',
    head: 'recursos, error, cuerpo, derechos, errores, cada, otra, ser, virtual, para',
    tail: 'de viajes/viaje/seguros/bolsa/aduanas/tránsito/policía/ventas/casa, inmobiliario, inmobiliaria, literario, secreto, comercial de, virtual, artificial, bancario, turístico, de la tienda, del hotel, del banco',
    link: 'con, un, una, a, al, de, del, su, tu, vuestro, otro, otra, en, y, o, algún, alguna, me, para, uno, sus, más, alguno, que sea, por',
    def: 'el, la, los, las',
    fill: `
      sí, si, ok, vale, bueno, pues, ya, solo, sólo, directamente, mejor, realmente, mismo, basta, joder, carajo, entonces, pero, oye, mira, rápido, aquí, inmediatamente, cuanto antes, urgente, urgentemente, ahorita, también, amigo, porfa, por dios`,
    urge: 'por favor, porfavor, porfa, ahora, ahora mismo, ya, inmediatamente, xfa, x favor, pf',
    greet: 'hola, buenos/buenas días/dias/tardes/noches, gracias, muchas gracias, adiós, disculpe, perdón, buen día',
    func: 'que, porque, sobre, es, está, lo, se, quien, cuando, donde, como, esto, eso, no, pero, ni, para que',
  },
};

import type { Language } from '../language.ts';

export const es: Language = {
  code: 'es',
  skip: 'por favor ya solo sólo directamente ahora mejor también realmente urgentemente mismo urgente favor urgente rápido rapido hoy ahorita nomás nomas nada más mas de una vez pues',
  typos:
    'agente persona humano representante operador supervisor asesor hablar alguien ejecutivo encargado gerente comunicar trabajador comuniqueme transferir',
  notTypos:
    'agentes agencia personas personal humana humanos humanas representantes operadora operadores asesora asesores ejecutiva habla hablas hablara hablare encargada encargados supervisora urgente gerentes comunicas comunica comunicara',
  verbLast: true,
  words: {
    human: `
      humano, humana, ser humano, agente, representante, asesor, asesora, operador, operadora, teleoperador, teleoperadora, supervisor, supervisora, gerente, encargado, encargada, jefe, jefa, ejecutivo, ejecutiva, responsable
      servicio/atención/atencion al/a cliente, atención humana/personalizada/personal, asistencia humana, ayuda humana, agente/asesor humano, superior, empleado, empleada, telefonista, director
      ser vivo, ser viviente, ser de carne y hueso, ser pensante, seres humanos, persona humana, agente humano, atención/asistencia/ayuda/soporte/trato/contacto/intervención/respuesta humano/humana, trato personal, voz humana, encargados, gestor, gestora, coordinador, coordinadora, ejecutivos, ejecutivo de cuenta/cuentas/atención, asesor/agente/representante/ejecutivo/operador/empleado/encargado de servicio/atención/ventas/soporte/cuenta/cuentas/reservas/facturación/clientes/turno, superiores, mando, jefatura, gerencia, jefe de turno/tienda/departamento/área, dueño, dueña, director, directora, administrador, administradora, recepcionista, telefonistas, mesa de ayuda, servicio/atención/centro de atención al/a/de cliente/clientes/usuario, call center, atención telefónica/humana/presencial, chat/asistencia en vivo, soporte en vivo, trabajador, trabajadora, dependiente, dependienta, funcionario, funcionaria, colega humano, compañero/compañera humano/humana, señorita, tramitador, tramitadora, responsables, promotor, promotora, vendedor humano, alguien humano/humana/real, personal humano, personal de atención/soporte/servicio, central, centralita, conmutador, interlocutor
      representate, represntante, cero operador, colegas humanos, agentes humanos, chica, chico, muchacha, muchacho, atendedor humano
      alguien real/humano/humana/físico/vivo/pensante, alguien de verdad/carne, alguien de carne y hueso`,
    person: `
      persona
      gente, personal, persona física`,
    one: `
      alguien, alguien más, algún, alguna, quien, quién
      alguno/alguna/uno/una de sus/tus/los/las/ustedes/vosotros/vuestros agentes/asesores/empleados/gestores/compañeros/colegas/técnicos/operadores/trabajadores/representantes/ejecutivos?, alguien de carne y hueso, alguien/uno/una del/de la/el/su/tu/ustedes/vosotros/atención/soporte/ventas/facturación equipo/departamento/área/empresa/banco/tienda/soporte/oficina/sucursal/servicio/cliente/técnico?, quien manda/mande/corresponda/decida/sepa, quién manda, el/la que manda/mande/decida, quien esté a cargo, quien esté al mando, quien está a cargo, el encargado, alguien a cargo, alguien con autoridad/criterio/más rango/poder, señora, señor, sra, sr, don, doña, doctor, doctora, dr, dra, otra persona, una señora, un señor, cualquiera de ustedes, cualquier persona/humano/agente, algun, alguno, alguna persona, alguien de allí/ahí/alla/allá
      alguien/uno/una/alguno/alguna/cualquiera de/del la/el/su/sus/tu/tus/los/las? atención/soporte/ventas/facturación/equipo/departamento/área/empresa/banco/tienda/oficina/sucursal/servicio/recepción/administración/compañía/cobranzas/reclamos/reclamaciones/siniestros/reservas/fraude/fraudes/personal/agencia/sede/central/clínica/hospital/bodega/almacén/técnico/tienda, alguien/uno/una/alguno/alguna de ustedes/vosotros/allí/ahí/alla/allá/aquí/ahi/uds, alguien más`,
    team: `
      agentes, asesores, humanos, personas, operadores, representantes, técnico, especialista, soporte, departamento, área, experto, compañero
      colega, colegas, compañera, compañeros, técnica, técnicos, especialistas, experta, expertos, médico, médica, enfermero, enfermera, farmacéutico, farmacéutica, recepción, sucursal, oficina, tienda, departamento de/técnico, equipo, ventas, facturación, cobranzas, cobros, reclamaciones, reclamos, quejas, contabilidad, bajas, cancelaciones, retenciones, fraude, fraudes, soporte técnico, servicio técnico, abogado, abogada, perito, mecánico, vendedor, vendedora, nutricionista, tutor, profesor, asistente, secretaria, despachador, tesorería, ejecutivos, gestores, empleados, trabajadores, supervisores, jefes, gerentes, encargados, entrenador, psicólogo, dentista`,
    bot: `
      robot, máquina, bot, contestadora, ia, computadora, chatbot, grabación, sistema automático
      robots, bots, máquinas, máquina, asistente virtual/digital/automático/automática, inteligencia artificial, sistema/menú/contestador/mensaje/mensajes automático/automáticos/automatizado, contestador, operadora/voz automática/robótica/grabada, programa, software, aparato, algoritmo, maquinita, computador, ordenador`,
    real: `
      real, reales, de verdad, verdadero, verdadera, de carne y hueso, vivo, viva, física, físico, en vivo, competente, humano, humana
      auténtico, auténtica, pensante, capacitado, capacitada, calificado, calificada, cualificado, cualificada, con autoridad/criterio/cerebro/pulso/experiencia, normal, de los de verdad, de veras, capaz, con vida, presencial, con sentimientos, de a de veras`,
    want: `
      quiero, quisiera, querría, queria, necesito, deseo, exijo, pido, solicito, requiero, ocupo, prefiero, preferiría, demando, insisto en, espero, busco, intento, estoy tratando/intentando de?, trato de, quiero que me?, yo quiero/necesito, queremos, necesitamos
      me gustaría, me gustaria, nos gustaría, puedo, podría, podria, puede ser, se puede, podemos, es posible, sería posible, hay forma/manera/posibilidad/modo de/que?, tiene forma
      cómo/como puedo/hago/podría/consigo/contacto/me, cómo/como me comunico/contacto, cómo/como hago para, dónde puedo
      déjame/dejame/déjeme/dejeme/déjenme, permítame, permíteme, por qué no puedo, hasta que/no, sino, tengo que, excepto, menos con, pedí, he pedido, ya pedí, quise, he dicho, dije
      quiero/quisiera/necesito/deseo/exijo/pido/solicito/requiero/prefiero/preferiría/espero/ruego/demando/reclamo/insisto/busco/queremos/necesitamos/exigimos/solicitamos/quería/esperaría/agradecería/agradezco/rogaría/desearía/querria/me urge/ocupo/reclamaría que? se? me/nos?, le/les/os/te ruego/pido/agradecería/agradeceré/solicito/suplico/rogaría/exijo que? me?, les pido, necesitaría, requeriría, desearía, reclamo, kiero, qiero, quiro, qro, nesecito, nececito, necesto, ncesito, me urge, me hace falta, hace falta, haría falta, hay que, tiene que, tienen que, debe, me convendría, me interesa, me interesaría, me vendría bien, me encantaría, me sentiría/siento más cómodo/cómoda?, ando buscando, estoy buscando/intentando/queriendo/esperando/pidiendo/solicitando, estaba buscando/intentando, llevo horas/rato/días? intentando/tratando/pidiendo de?, intenté, vengo a, quiero yo, favor de, hagan/haga/haz el favor de, me hace/haces/hacen/haría el favor de, sería/seria tan amable de, serías tan amable de, tendría/tendrían la amabilidad de, tenga la amabilidad de, sírvase, no me importa esperar
      me puede/puedes/pueden/podría/podrías/podrían/podes/podés, puede/puedes/pueden/podría/podrías/podrían/podés/podes que? se? me/usted?, podéis, podríais, puedo/podría/podríamos/podemos yo?, se puede/podría/podrá, se me puede, no puedo/podría/se puede, será posible, seria posible, es/sería/seria/será posible que? se? me?, existe/hay/habría/habrá/tienen alguna/la? forma/manera/modo/posibilidad/opción de? que?, cabe/cabría la posibilidad de?, tiene/tienen forma/manera/modo de, que posibilidad hay de, cómo/como le hago para, cómo/como se hace para, cómo/como hago? para, cómo/como puedo/podría/se puede/le hago/logro/consigo/accedo/llego/pido/solicito, como contacto, qué/que hago/tengo que hacer/debo hacer/hay que hacer para, qué/que tengo que marcar/decir/apretar para, dónde/donde puedo/encuentro/consigo/llamo/hay/pido/hago clic para?, a qué/que número llamo para, con quién/quien puedo/tengo que/debo/hablo para?, a quién/quien llamo para?, a quien puedo, cuándo/cuando puedo/podré, cuándo me atiende/atenderá
      dejame/déjame/déjeme/dejeme/déjenme/dejenme/déjate que?, deja que/de, deje que, haga que, haz que, hagan que, por qué no me?, porque no me?, mejor, mejor con, prefiero mil veces, preferiblemente, preferentemente, solo, sólo, únicamente, solamente, nada más que, sino con, salvo, salvo con, a no ser, hasta que me?, hasta que no me?, menos que, que venga, que salga, que entre, que intervenga, q venga, que se ponga, que se encargue, que lo vea/revise/resuelva/atienda/mire, que me lo explique/resuelva/arregle/revise, que tome, que intervenga, que conteste, que responda, necesito q, quiero q, un momento con
      q`,
    wish: `
      quieres, querer, necesitar
      quiero, necesito, prefiero, exijo, solicito, pido, quisiera, deseo, busco, querria, requiero`,
    give: `
      dame, deme, denme, deme a, ponme, tráeme, llama/llame a, búscame
      dame, deme, denme, dadme, tráeme, tráigame, tráiganme, traigan, traiga, trae, búscame, búsqueme, búsquenme, busca, busque, llámame/llámeme/llámenme a, llamen a, llamá a, llamar a, llámate a, consígame, consígueme, consíganme, consigue, preséntame, mándame, mandame, mándeme, mándenme, mandanos, envíame, envíeme, envíenme, asígname, asígneme, asígnenme, ponme, poneme, póngame, pónganme, que me den, que me pongan, avisa a, avise a, avisen a, sácame, traeme
      que se ponga, que se ponga al teléfono, que venga, que salga, que atienda, que conteste`,
    talk: `
      hablar, platicar, conversar, comunicarme, contactar, contactarme, contacto, ser atendido/atendida, chatear, ponerme en contacto, que me atienda, tratar, charlar, hablarle, hablarlo, conectarme, transferirme, comunicación, comunicar, atender
      que me comuniquen/comunique/pasen/pase/pongan/ponga/transfieran/transfiera/conecten/conecte/atiendan/llame/derive, me comuniquen/comunique/pasen/pase/transfieran/transfiera/atienda/atiendan/pongan, me? atienda/atiendan, ayuda de, asistencia de, ser transferido/transferida, entrar en contacto, llegar, atendido, atendida, localizar
      hablarle, hablar ya, hablarlo, tratarlo, comentarlo, discutirlo, resolverlo, gestionarlo, consultarlo, verlo, verlo con, consultar, discutir, dialogar, resolver esto/eso/mi problema/caso?, tratar esto/este asunto/tema, ver esto, dialogo, charla, una charla, una conversación, una llamada, llamada de, una llamada con/de, cita con, videollamada, chat, un chat, contactarse, comunicarse, comunicarnos, hablarnos, dirigirme, hacer contacto, tener contacto, contacto con, atención de/por, ser atendida/atendido/ayudado/ayudada/asistido/asistida/contactado/contactada/llamado/derivado/derivada/comunicado/conectado/conectada/transferida/escuchado/escuchada/redirigido por?, me atienda/llame/contacte/conteste/responda/escuche/asista/explique/hable/comunique/pase/telefonee/devuelva, me atiendan/contacten/llamen/ayuden/asistan/comuniquen/deriven/derive/conecten/respondan/responda/conteste/contesten/escuche/llame, que me pasaran/comunicaran/pusieran/atendiera/llamara/contactara/atendieran/llamaran
      llamar, llamarme, llame, llamen, llamara, contactarme, atenderme, hablarme, devolverme la llamada, devolver la llamada, devuelva la llamada, me devuelva la llamada, llame por teléfono, ponerse en contacto conmigo?, se ponga en contacto conmigo?, ponga en contacto, puede/pueda/podría/puedan llamar/atender/contactar/hablar/llamarme/atenderme/contactarme/hablarme, atienda, conteste, contacte, revisarlo, revise, se encargue, se haga cargo, hacerse cargo, encargarse, que se encargue, lo revise, se ocupe, intervenga, tome/tomar mi/el/este caso/asunto/control/conversación/chat, tome esto, lleve mi caso, al teléfono, al telefono, en línea, en linea, por teléfono, por telefono, a la línea, al aparato, en la línea/linea, al habla, de viva voz, en persona, por llamada, pasar con, pase con, que me pase, pasarme con, ponerme con, comunicarme con, me comunique con, escriba, escribirme, transferencia a, hablarlo con, asistencia por, ayuda por parte de
      me marque, marque, me marquen, coja el teléfono, conteste el teléfono, levante el teléfono, hable conmigo, continuar/continúe esta/la conversación/charla/gestión, me devolviera la llamada, devolviera la llamada, marcarme
      muy urgente con`,
    connect: `
      pásame/pasame/páseme/paseme/pásenme/pasenme, comuníqueme/comuniqueme/comunícame/comunicame/comuníquenme/comuniquenme, transfiérame/transfierame/transfiéreme/transfiereme/transfiéranme/transfieranme, conécteme/conecteme/conéctame/conectame
      póngame/pongame/ponme/pónganme en? contacto?, derívame/derivame/deríveme/deriveme, comuniqueme, me puede/puedes/podría/podria/podrías/podrias/pueden comunicar/pasar/conectar/transferir/poner/derivar
      puede/puedes/podría/podrías/podria pasarme/comunicarme/conectarme/transferirme/ponerme/derivarme, me comunica/comunicas/pasa/pasas/transfiere/transfieres/pone/pones/conecta, pasarme, pásele/pasa/pase la llamada, escala/escale/escalen esto/mi
      pásame/pasame/páseme/paseme/pásenme/pasenme/pasadme/pásanos/pasanos/pasarme, pásemelo, pasemelo, pásamelo, pasamelo, pásenmelo, me lo pasa/pasas/pasan/comunica, pásemela, me la pasa, comuníqueme/comuniqueme/comunícame/comunicame/comuníquenme/comuniquenme/comunicáme/comunícanos, conécteme/conecteme/conéctame/conectame/conéctenme/conectenme/conectarme, enlázame/enlaceme/enláceme/enlazame/enlácenme, transfiérame/transfiéreme/transfiereme/transfiéranme/transfereme/transferime/transferirme/transfierame/tranfierame/tranferirme, derívame/deríveme/derívenme/derivenme/derivame/derivarme, poneme/ponme/póngame/pongame/pónganme/ponganme/ponedme/ponerme en? contacto/comunicación/línea? con, ponme/póngame/pónganme en? espera/cola/fila? con/para/de, mándame/mandame/mándeme/mandeme/mándenme/mandenme/envíame/envieme/envíeme con/a, dirígeme/diríjame/dirijame/dirigeme/redirígeme/redirigeme/rediríjame/redirijame/remítame/remíteme/encamíneme con/a?, páselo/pásalo/pasalo/paselo/pase/pasa/pasen esto/este/mi/el caso/chat/asunto/queja/conversación/llamada? a/con, escálalo/escálelo/pásalo/páselo, escale/escala/escalen/escalar/eleva/eleve/elevar/remita/remite/derive/deriva/deriven/transfiera/transfiere/transfieran/transferir/traslade/traslada/asigne/asigna/entregue/ceda/cede/cédele/cédale/pásale/pásele esto/este/mi/el/la caso/chat/conversación/asunto/problema/llamada/queja/ticket/consulta/reclamo/sitio/turno/solicitud/incidencia?
      me puede/puedes/pueden/podría/podrías/podrían/podés/quieres/quiere comunicar/pasar/conectar/transferir/poner/derivar/enlazar/dirigir/contactar/redirigir/remitir/mandar/enviar, me pasa/pasas/pasan/pasás/comunica/comunicas/comunican/pone/pones/ponen/conecta/conectas/conectan/transfiere/transfieres/transfieren/deriva/derivas/derivan/enlaza/manda/mandas/enlaza, puede/puedes/pueden/podría/podrías/podrían/podés/quiero/quisiera/necesito/favor de pasarme/comunicarme/conectarme/transferirme/ponerme/derivarme/enlazarme/contactarme/dirigirme/redirigirme, que me pasen/pase/pases/comuniquen/comunique/transfieran/transfiera/deriven/derive/conecten/conecte/pongan/ponga con, quiero/solicito/pido/exijo/necesito que me? transfieran/transfiera/pasen/deriven/comuniquen/escalen, ser transferido/transferida/derivado/derivada, quiero/quisiera/deseo ser transferido/transferida/derivado/derivada, con quién/quien puedo hablar, transferencia a, pasame con, comunicar con, comunicame con, dame/deme/denme/búscame/búsqueme/llama/consígueme/consígame/tráeme/tráiganme un/una/a/al/alguien/con, dame alguien
      me pone con, me ponga con, me pones con, que se ponga un/una/el/la/alguien, pongame con`,
    exist: `
      hay, tienen, tienes, tiene, existe, habrá, hay algún/alguna, habra
      hay, no hay, habrá, habrá ahí, hay ahí/ahi/alguna/alguno?, no habrá, hay por ahí, hay aquí, tienen ahí, no tienen, no tienes, acaso hay, está/esta disponible, anda por ahí, existe ahí, queda, estará, está, esta por ahí, tendrán, tendrían, cuentan con`,
    reach: `
      con quien/quién/el/la que? pueda/puedo/podría/podria, con quien, con el que, que me? pueda/puedan/puede/atienda, disponible, disponibles, ahí, ahi, aquí, aqui, para hablar, al que, a quien, en línea
      con quien/quién/el/la que? pueda/puedo/podría/podria/se pueda/podamos, que no, que si, que sí, que pueda/puede/podría/puedan/sepa/entienda me?, por ahí, por ahi, por aquí, allí, alli, allá, alla, del otro lado, al otro lado, detrás, de guardia, de turno, despierto, despierta, a quien, al que, libre, presente, online, conectado, en línea que pueda, q pueda
      ahí/ahi/allí/aquí/disponible/allá que no/pueda/sepa/entienda/me, ahí/ahi que me pueda`,
    modal: `
      puede, podría, podria, pueden
      podría, podrías, puede, podrá, puedo`,
    serve: `
      ayudarme, llamarme, atenderme, contactarme, hablarme, hacerse cargo
      ayudarme, hablarme, sea robot, sea un/una/la robot/bot/máquina/ia/computadora/grabación/inteligencia/programa/contestadora, sea bot, sea máquina, sea automático, ayude, ayude de verdad, entienda, comprenda, sepa, resuelva, escuche, solucione, ayudar, resolver, solucionar, sepa de, entienda de, hable español/inglés/castellano, resolverlo, revisarlo, explicarme, devolverme la llamada, ocuparse, echarme una mano, revisar esto/mi, tomar esto/mi/el`,
    not: `
      no, nunca, jamás, sin, ni, tampoco, en vez de, en lugar de, no hace falta que?, no es necesario que?, no hay necesidad de, no quiero que, no necesito que, evite, ningún, ninguna
      tengo que hablar, debo, debería, si quiero, si necesito, si tengo que, si puedo no, antes de, cuando, por qué me, me va a, va a, vas a, después de, me han, me has
      hablé, hable con, hable ya con, ya hable, llamé ayer, no me comuniques, no me pase, no me pases, no me transfieras, no me transfiera, sin tener que, sin necesidad de, no hay necesidad, no requiero, no fue necesario, no era necesario, por qué tengo que, tuve que, me atendió, me pasaron, me comunicaron, me transfirieron, si quisiera, si necesitara, si necesitase, si no puedo, hablaba con, había hablado, he hablado, hemos hablado, estoy hablando, estuve hablando, hablo con, estoy chateando, soy, eres, es usted, usted es, evitar, evito
      trabajar de/como, ser agente, ser asesor, convertirme en, me hago
      llame al, llame ayer, llame a un, llame y, llame por`,
    no: 'ningún, ninguna',
    past: `
      ayer, anteayer, anoche, la semana pasada, el mes pasado, el año pasado, la última vez, hace
      esta mañana, el lunes/martes/miércoles/jueves/viernes/sábado/domingo, hace un rato, hace una semana, hace unos días, la otra vez, anteriormente, antes`,
    mine: 'mi, mis, nuestro, nuestra, sus, nuestros',
    head: `
      recursos, error, cuerpo, derechos, errores, cada, otra, ser, virtual, para
      gestor, error, un error, entre, según`,
    tail: 'de viajes/viaje/seguros/bolsa/aduanas/tránsito/policía/ventas/casa, inmobiliario, inmobiliaria, literario, secreto, comercial de, virtual, artificial, bancario, turístico, de la tienda, del hotel, del banco',
    link: `
      con, un, una, a, al, de, del, su, tu, vuestro, otro, otra, en, y, o, algún, alguna, me, para, uno, sus, más, alguno, que sea, por
      que, q, el que, algun, cualquier, cualquiera, con el, con la, con los, uds, ustedes, usted, vuestra, vuestros, este, nos, le, les, se, lo, te, mí, conmigo, contigo, de aquí, en vez, por teléfono, con su, con tu, aquel, aquella, mismo, bien, mucho, todo, nuevo, nueva, tipo, de los, otra vez con, tú, yo, ti, sea, esté, mejor, x, c, cn
      ella, él, ella misma, del banco, de la tienda, de ustedes, de allá, urgente, urgentemente, esta
      esto, eso
      el/la/lo/este/esta/mi/nuestro/un caso/problema/asunto/tema/queja/reclamo/consulta/situación/llamada/conversación/pedido/factura/cuenta/solicitud/incidencia, asunto, caso, en contacto, en línea`,
    def: 'el, la, los, las',
    fill: `
      sí, si, ok, vale, bueno, pues, ya, solo, sólo, directamente, mejor, realmente, mismo, basta, joder, carajo, entonces, pero, oye, mira, rápido, aquí, inmediatamente, cuanto antes, urgente, urgentemente, ahorita, también, amigo, porfa, por dios
      por tercera/segunda/enésima/última/cuarta vez, de nuevo, otra vez, nuevamente, de una vez, de una buena vez, hoy, hoy mismo, esta tarde, mañana, lo antes posible, cuanto antes, ahora mismo, a la brevedad, de inmediato, si es posible, si fuera posible, en seguida, enseguida, pronto, rapidito, urgentísimo, ahora, repito, te repito, le repito, ya te dije, nada de robots/bots/máquinas, no más robots/bots, no robots, no un robot, no bots, no máquinas, basta de robots/bots, cero robots, ya basta, suficiente, harto, harta, dios, por dios, coño, hostia, chingada, mierda, puta, carajo, por el amor de dios, así que, asi que, bueno, mejor, nomás, nomas, igual, quizá, quizás, tal vez, acaso, claro, eso, dale, venga, vamos, anda, ándale, che, bot, por lo menos, al menos, simplemente, sinceramente, personalmente, telefónicamente, urge, yo, te pido, le pido, te lo pido, en serio, de verdad, amable, wey, guey, señores, joven
      no me sirve, no me sirves, no sirve, no sirves, no me ayuda, no me ayudas, no entiendes, no me entiendes, no me entiende, no entiende, no funciona, no me funciona, no, fuera bot`,
    urge: `
      por favor, porfavor, porfa, ahora, ahora mismo, ya, inmediatamente, xfa, x favor, pf
      plis, pliz, please, plz, x fa, porfis, por fis, por fabor, xfavor, x fabor, se lo ruego, te lo ruego, de inmediato, lo antes posible, ya mismo, ahorita, ahorita mismo, cuanto antes, urgente, ipso facto, porfaaa`,
    greet: `
      hola, buenos/buenas días/dias/tardes/noches, gracias, muchas gracias, adiós, disculpe, perdón, buen día
      buenas, qué tal, que tal, saludos, buen dia, hey, ey, alo, aló, disculpa, perdona, perdone, hasta luego, muchísimas gracias, gracias de antemano`,
    func: `
      que, porque, sobre, es, está, lo, se, quien, cuando, donde, como, esto, eso, no, pero, ni, para que
      transferirme dinero
      qué horario tiene, tienen horario, cuál es el horario, cómo puedo trabajar/ser/convertirme/hacerme/postularme`,
    refuse:
      'no quiero, no quiero más, me niego a, no pienso, no voy a, no deseo, paso de, estoy harto/harta/cansado/cansada de, harto/harta de, me rehuso a, me rehúso a, me cansé de, no me gusta, odio, no soporto, ya no quiero, no me interesa',
  },
};

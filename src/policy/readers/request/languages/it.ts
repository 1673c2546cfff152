import type { Language } from '../language.ts';

export const it: Language = {
  code: 'it',
  skip: 'per favore solo subito direttamente davvero anche adesso ora semplicemente invece piuttosto gentilmente',
  typos: 'operatore operatrice persona umano responsabile consulente supervisore parlare qualcuno rappresentante',
  notTypos:
    'operatori persone personale umana umani umane responsabili consulenti consulenza parlate parlarne parlato parla',
  words: {
    human: `
      operatore, operatrice, umano, umana, essere umano, responsabile, consulente, agente, supervisore, manager, direttore, direttrice, addetto, addetta, rappresentante, superiore, capo, dipendente, impiegato, impiegata, centralinista
      servizio/assistenza clienti, assistenza umana, assistente umano, referente`,
    person: 'persona',
    one: 'qualcuno, qualcun altro, qualcuno altro',
    team: 'operatori, umani, persone, agenti, tecnico, specialista, assistenza, supporto, reparto, ufficio, collega, esperto',
    bot: 'robot, bot, macchina, computer, chatbot, risponditore, ia, intelligenza artificiale',
    real: 'reale, reali, vero, vera, in carne e ossa, in carne ed ossa, umano, umana, vivo, viva, fisica, competente, autentico',
    want: `
      vorrei, voglio, desidero, pretendo, esigo, preferisco, preferirei, chiedo, ho bisogno di/d?, mi serve, mi occorre, mi piacerebbe, gradirei, necessito di/d?, vogliamo, vorremmo, cerco di, sto cercando di, sto provando a, insisto, devo, io voglio/vorrei
      posso, potrei, possiamo, si può, è possibile, sarebbe possibile, c è modo/possibilità di/per?, come faccio a, come posso, come si fa a, come contatto, come mi metto, come raggiungo, dove posso
      fatemi, fammi, mi faccia, mi fai, lasciami, mi lasci, lasciatemi, perché non posso, finché non, se non con, ma, bensì, volevo, ho chiesto di?, ho detto`,
    wish: 'volere, bisogno',
    give: 'datemi, dammi, mi dia, chiamatemi, mi chiami, chiamami',
    talk: `
      parlare, comunicare, contattare, chattare, discutere, conversare, parlarne, conferire, essere messo/messa in contatto, essere assistito/assistita/aiutato/aiutata/contattato/contattata da, essere trasferito/trasferita, mettermi/mettersi in contatto, in contatto, avere a che fare, raggiungere, sentire, interagire, assistenza da, aiuto da, confrontarmi`,
    connect: `
      mi passi, mi passa, mi può/puoi passare/trasferire/collegare, può/puoi/potete/potrebbe/potresti passarmi/trasferirmi/collegarmi/mettermi, passami, passatemi, passarmi, mi metta/metti/mette/mettete in contatto/comunicazione/linea, mettimi/mettetemi in contatto/comunicazione, mettimi, mettermi in contatto
      trasferiscimi, trasferitemi, mi trasferisca, mi trasferisci, collegami, mi colleghi, mi inoltri, inoltrami, indirizzami`,
    exist: 'c è, ce, ci sono, avete, hai, ha, esiste',
    reach:
      'con cui posso/possa/potrei/poter, con cui, che possa/possano/può/potrebbe, disponibile, disponibili, lì, qui, al quale, che mi possa/può, da contattare',
    modal: 'può, potrebbe',
    serve: 'aiutarmi, chiamarmi, richiamarmi, contattarmi, assistermi',
    not: `
      non, mai, senza, né, invece di, anziché, piuttosto che, non serve, non c è bisogno di/che, non occorre, non è necessario, nessun, nessuno, nessuna
      devo parlare, dovrei, se voglio, se devo, se vorrei, prima di, quando, perché mi, mi ha, mi avete, dopo aver`,
    no: 'nessun, nessuna',
    past: 'ieri, l altro ieri, la settimana scorsa, il mese scorso, l anno scorso, l ultima volta, fa',
    mine: 'mio, mia, miei, nostro, nostra, loro',
    head: 'errore, corpo, risorse, diritti, genere, per, ogni, virtuale, essere un',
    tail: 'di viaggio/viaggi/commercio/polizia/borsa/banca, immobiliare, segreto, turistico, telefonico, ecologico, assicurativo, virtuale, di telefonia, della banca, sanitario',
    link: 'con, un, uno, una, a, ad, al, di, d, da, in, vostro, vostra, suo, sua, tuo, altro, altra, del, della, qualche, e, o, mi, me, per, col, dal, dell, all',
    def: 'il, lo, la, l, i, gli, le',
    fill: `
      sì, si, no, ok, va bene, allora, solo, subito, direttamente, davvero, basta, cavolo, cazzo, ma, dai, senti, senta, immediatamente, urgentemente, anche, invece, piuttosto, velocemente, ecco, guarda`,
    urge: 'per favore, per piacere, perfavore, adesso, ora, subito, immediatamente, grazie mille',
    greet: 'ciao, salve, buongiorno, buonasera, grazie, grazie mille, arrivederci, scusi, scusa',
    func: 'che, perché, su, sul, sulla, riguardo, è, io, cui, quando, dove, come, questo, quello, non',
  },
};

import type { Language } from '../language.ts';

export const de: Language = {
  code: 'de',
  verbLast: true,
  skip: 'bitte gern gerne jetzt endlich einfach mal lieber sofort nur doch auch mich sehr eigentlich direkt',
  typos:
    'mitarbeiter mitarbeiterin menschen berater kundenberater kundenservice vorgesetzten sprechen verbinden ansprechpartner',
  notTypos: 'versprechen entsprechen besprechen mitarbeitern beraten beratet beraterin verbindet verbanden sprechend',
  words: {
    human: `
      mensch, menschen, mitarbeiter*, berater, beraterin, kundenberater*, kundenbetreuer*, sachbearbeiter*, ansprechpartner*, servicemitarbeiter*, agent, agenten, agentin
      vorgesetzte*, chef, chefin, manager, managerin, teamleiter*, operator, kundenservice, kundendienst, kundenbetreuung, kundensupport, support, kollege, kollegen, kollegin, angestellten, bearbeiter, personal`,
    person: 'person',
    one: 'jemand, jemanden, jemandem, irgendjemand*, irgendwen, irgendwem, wem, wen',
    team: 'leuten, leute, abteilung, fachabteilung, zentrale, verantwortlichen',
    bot: 'bot, roboter, maschine, computer, ki, chatbot, automaten, automat, sprachcomputer',
    real: 'echt*, richtig*, menschlich*, reale*, lebend*, leibhaftig*, wirklich*, aus fleisch und blut, kompetent*, zuständig*/zustaendig*, verantwortlich*',
    want: `
      ich möchte/moechte/will/würde/wuerde/brauche/brauch/benötige/benoetige/verlange/wünsche/wuensche/bevorzuge/hätte/haette/muss/bestehe, ich möcht/moecht
      möchte/moechte/will/würde/wuerde/muss ich, wir möchten/wollen/würden, hätte/haette ich
      kann/könnte/koennte/darf/dürfte/duerfte ich, kann man, könnt/können/koennt/koennen wir, könnten/koennten wir
      können/könnten/koennen/koennten/würden/wuerden sie mich/mir/uns, kannst/könntest/koenntest/würdest/wuerdest du mich/mir/uns
      lassen sie mich, lass mich, lasst mich, ist es möglich/moeglich, wäre/waere es möglich/moeglich, gibt es eine möglichkeit/moeglichkeit, besteht die möglichkeit
      wie/wo kann/komme/erreiche/bekomme/krieg/kriege/kontaktiere ich, wann kann ich, warum/wieso kann ich nicht, sondern, außer/ausser/als nur, bis ich, nur noch
      ich suche, ich versuche, ich warte auf, ich bitte um, ich wollte, ich sagte, ich habe gesagt, ich hab gesagt`,
    wish: 'möchte, moechte, will, brauche, brauch, würde, wuerde, benötige, suche, wünsche',
    give: 'geben sie mir, gib mir, gebt mir, holen sie mir?, hol mir?, her mit, rufen sie, bringen sie mir',
    talk: `
      sprechen, reden, telefonieren, chatten, kontaktieren, erreichen, verbinden, verbunden werden, kommunizieren, unterhalten, quatschen, sprechn, weiterverbinden, weiterverbunden, weitergeleitet, durchgestellt
      zu tun haben, in kontakt treten, klären/klaeren, kontakt, gespräch/gespraech, rücksprache, verbindung, hilfe von, geholfen bekommen, bedient werden, betreut werden, weiterleiten, durchstellen, schreiben, rede, spreche`,
    connect: `
      verbinden sie mich/uns, verbinde/verbind/verbindet mich/uns, stellen sie mich/uns, stell/stelle/stellt mich/uns, leiten sie mich/uns/das, leite/leitet mich/uns/das, bitte verbinden/durchstellen/weiterleiten/weiterverbinden, verbinden/durchstellen/weiterleiten/weiterverbinden bitte
      übergeben/uebergeben sie mich, geben sie mich, gib mich, schalten sie mich, mich verbinden/durchstellen/weiterleiten/weiterverbinden, mich mit`,
    exist: 'gibt es, gibts, ist da, ist hier, ist dort, ist denn da, habt ihr, haben sie, hast du',
    reach:
      'mit dem/der/denen/wem ich/man, der/die mir/mich/uns, da, hier, dort, verfügbar, verfuegbar, erreichbar, an die ich mich',
    modal: 'kann, könnte, koennte',
    serve:
      'mir helfen, mich anrufen, mich zurückrufen, mich zurueckrufen, mich kontaktieren, das übernehmen, das uebernehmen',
    not: `
      nicht, kein, keine, keinen, keinem, keiner, nie, niemals, ohne, statt, anstatt, weder, noch nie, ungern
      muss ich, müsste ich, muesste ich, soll ich, bevor ich/sie/du, wenn ich/sie/du, falls ich/sie/du, nachdem ich/sie, ob ich, werde ich, haben sie mich, hast du mich, warum haben/hast sie/du mich`,
    no: 'nein kein',
    past: 'gestern, vorgestern, letzte/letzten/letztes/letzter/letztem woche/monat/jahr/mal/montag/dienstag/mittwoch/donnerstag/freitag, vorhin, neulich, damals',
    mine: 'mein, meine, meinem, meinen, meiner, meines, sein, seinem, seinen, seine, unser, unsere, unserem, unseren',
    head: 'ki, virtuelle, virtuellen, virtuellem, automatische',
    tail: 'orange',
    link: `
      mit, einem, einen, einer, eine, ein, zu, zum, zur, an, bei, beim, ihrem, ihren, ihr, ihre, ihrer, deinem, deinen, dein, deine, euer, eurem, euren, andere, anderen, anderem, anderer
      irgendein, irgendeinem, irgendeinen, von, vom, oder, und, ne, nem, nen, aus, eurer, weiteren, durch, dafür, anders, im, persönlichen`,
    def: 'der, die, das, den, dem, des',
    fill: `
      ja, nein, mal, gerne, gern, endlich, einfach, lieber, doch, ok, okay, also, ach, so, direkt, persönlich, persoenlich, wieder, noch, nur, auch, dringend, verdammt, halt, stopp, eben, wirklich, mann, können, kann, könnte, werden, haben, weiter, durch, dann, aber, denn, unbedingt, nochmal, hier, am telefon`,
    urge: 'bitte, jetzt, sofort, umgehend, bitte schön, bitteschön',
    greet: 'hallo, hi, hey, guten tag/morgen/abend, moin, servus, danke, vielen dank, tschüss, entschuldigung',
    func: 'was, wer, wie, warum, weil, dass, ob, ich, du, sie, er, es, wir, ist, sind, hat, für, fuer, über, ueber, wegen, bezüglich',
  },
};

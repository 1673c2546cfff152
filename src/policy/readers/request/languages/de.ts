import type { Language } from '../language.ts';

export const de: Language = {
  code: 'de',
  verbLast: true,
  skip: 'bitte gern gerne jetzt endlich einfach mal lieber sofort nur doch auch mich sehr eigentlich direkt heute schnell umgehend dringend noch mir uns kurz wieder unbedingt hier da',
  typos:
    'mitarbeiter mitarbeiterin menschen berater kundenberater kundenservice vorgesetzten sprechen verbinden ansprechpartner kundenberater techniker menschlichen',
  notTypos: 'versprechen entsprechen besprechen mitarbeitern beraten beratet beraterin verbindet verbanden sprechend',
  words: {
    human: `
      mensch, menschen, mitarbeiter, mitarbeitern, mitarbeiterin, mitarbeiterinnen, mitarbeitende, mitarbeitenden, mitarbeitender, berater, beraterin, kundenberater*, kundenbetreuer*, sachbearbeiter*, ansprechpartner*, servicemitarbeiter*, agent, agenten, agentin
      vorgesetzte*, chef, chefin, manager, managerin, teamleiter*, operator, kundenservice, kundendienst, kundenbetreuung, kundensupport, support, kollege, kollegen, kollegin, angestellten, bearbeiter, personal
      kundenbetreuung, kundenhotline, telefonberater*, fachberater*, bankberater*, serviceberater*, servicekraft, fachkraft, hotliner*, supporter, abteilungsleiter*, filialleiter*, schichtleiter*, bereichsleiter*, geschäftsführer*/geschaeftsfuehrer*, chefs, bosse, boss, kundenservicemitarbeiter*, supportmitarbeiter*, callcenteragent*, menschliche/natürliche/lebende/lebendige/richtige/echte stimme, lebewesen, menschliches/lebendes/lebendiges/denkendes wesen, menschenseele, menschliche hilfe/unterstützung/betreuung/beratung/bedienung/ansprechperson, ansprechperson*, kontaktperson*, bezugsperson*, kundenbetreung, mensch mitarbeiter, persönliche/persoenliche beratung/betreuung
      mit frau/herrn/herr/fr/hr, einen herrn, einen herren, eine dame, einer dame, frau oder mann, eure/ihre/deine leute
      zentrale, vermittlung`,
    person: 'person',
    one: `
      jemand, jemanden, jemandem, irgendjemand*, irgendwen, irgendwem, wem, wen
      jemand/jemanden/jemandem/einer/einen/einem/eine/wer/wen/wem von/aus euch/ihnen/eurem/eurer/ihrem/ihrer/der/dem/den team/leuten/hotline/kollegen/abteilung/service?, jemand/jemanden/jemandem/einer/einen/einem/eine/wen/wem von/aus euch/ihnen/der/den/dem/eurem/ihrem, jemand/jemanden/jemandem anders/anderes/anderem/anderen, sonst wer/jemand/jemanden/jemandem, wer anders, wen anders, irgendeiner, irgendeinen, irgendeinem, irgendjemand, dame oder herr*, herrn oder dame, herr oder frau, nette/netter/netten dame/herr/herrn, wer das sagen hat, derjenige*, was zu sagen/melden hat
      irgendwer, irgendwen, irgendwem, wer menschliches, wen menschlichen, wen echtes, jemand/jemanden/jemandem/wen/wer/einen/einer/eine aus/von/im der? zentrale/vertrieb/support/kundenservice/kundendienst/technik/buchhaltung/filiale/werkstatt/personal/bank/praxis/schadenabteilung/verwaltung/abteilung/fachabteilung/beschwerdestelle/gepäckermittlung/rezeption/reklamation/service/team/haus/firma/leitung/geschäftsleitung/chefetage/vertragsabteilung/rechnungsstelle, jemand/jemanden/jemandem/wen/wer vom fach/support/team/kundenservice/kundendienst/service/vertrieb/personal/amt/empfang/innendienst/außendienst/haus`,
    team: `
      leuten, leute, abteilung, fachabteilung, verantwortlichen
      techniker*, technik, experte*, expertin*, spezialist*, fachmann, fachfrau, fachleute, fachleuten, arzt, ärztin, ärzten, doktor, krankenschwester, pfleger*, apotheker*, disponent*, rezeption*, empfang, hotline, zuständige*, zustaendige*, geschäftsleitung, leitung, beschwerdestelle, beschwerdeabteilung, reklamation*, buchhaltung, rechnungsabteilung, kündigungsabteilung, rechtsabteilung, technikabteilung, vermittlung, filiale, serviceteam, supportteam, team, helpdesk, vertrieb, schadensabteilung, storno*, assistent*, sekretär*, anwalt, juristen, betreuer*, kundendienstler
      schadenabteilung, schadenstelle, vertragsabteilung, versandabteilung, serviceabteilung, personalabteilung, kulanzabteilung, mahnabteilung, gepäckermittlung, werkstatt, praxis, mitarbeiterschaft, verantwortliche, vorstand
      technik`,
    bot: `
      bot, roboter, maschine, computer, ki, chatbot, automaten, automat, sprachcomputer
      sprachassistent*, chatbots, bots, robotern, maschinen, bandansage, ansage, tonband, computerstimme, roboterstimme, telefoncomputer, telefonroboter, virtuellen/virtueller/virtuelle/digitalen/digitaler assistent*, programm, software, algorithmus, blechkiste, blechbüchse, künstliche/künstlichen intelligenz, computerprogramm`,
    real: `
      echt*, richtig*, menschlich*, reale*, lebend*, leibhaftig*, wirklich*, aus fleisch und blut, kompetent*, zuständig*/zustaendig*, verantwortlich*
      natürlich*, denkend*, lebendig*, menschlich, persönlichen, persoenlichen, fähig*, faehig*, normal*, erfahren*, qualifiziert*, vernünftig*, vernuenftig*, deutschsprachig*, fachkundig*, höher*, mit puls/verstand/hirn/gehirn/herz/herzschlag/ahnung, mit fleisch und blut, in echt
      echte, echter`,
    want: `
      ich möchte/moechte/will/würde/wuerde/brauche/brauch/benötige/benoetige/verlange/wünsche/wuensche/bevorzuge/hätte/haette/muss/bestehe, ich möcht/moecht
      möchte/moechte/will/würde/wuerde/muss ich, wir möchten/wollen/würden, hätte/haette ich
      kann/könnte/koennte/darf/dürfte/duerfte ich, kann man, könnt/können/koennt/koennen wir, könnten/koennten wir
      können/könnten/koennen/koennten/würden/wuerden sie mich/mir/uns, kannst/könntest/koenntest/würdest/wuerdest du mich/mir/uns
      lassen sie mich, lass mich, lasst mich, ist es möglich/moeglich, wäre/waere es möglich/moeglich, gibt es eine möglichkeit/moeglichkeit, besteht die möglichkeit
      wie/wo kann/komme/erreiche/bekomme/krieg/kriege/kontaktiere ich, wann kann ich, warum/wieso kann ich nicht, sondern, außer/ausser/als nur, bis ich, nur noch
      ich suche, ich versuche, ich warte auf, ich bitte um, ich wollte, ich sagte, ich habe gesagt, ich hab gesagt
      ich bräuchte/braeuchte/bräucht/hätt/haett/fordere/fordre/erwarte/beantrage/verlang/wünsch/würd/wuerd/wär/waer/kann/könnte/koennte/dürfte/darf/bin, ich wäre/waere/wär gern*/lieber? , ich lege/leg wert auf, mir wäre/waere/wär, mir ist, uns wäre/waere, bitte um, bitte ich um, ich bitte sie/dich/euch um?, wir bräuchten/braeuchten/brauchen/benötigen/fordern/verlangen/wünschen/hätten, hätten wir, hätt ich
      kann/könnte/koennte/könnt/soll/sollte/würde/wuerde/mag/darf mich/mir/uns/sich/das/da/hier/bitte/mal/vielleicht, kann/könnte/soll/sollte das/sich/mich/mir bitte/mal/nicht/vielleicht/hier/da/jetzt, können/könnten/koennen/koennten/könnt sie/ihr das/dies/dieses/diesen/meinen/mein/meine/bitte/nicht/mal fall/anliegen/problem/ticket/vorgang/anruf/gespräch/anfrage/beschwerde/sache?, kannst/könntest/koenntest du das/dies/meinen/mein fall/anliegen/problem/ticket/vorgang?
      können/könnten/koennen/koennten sie/wir, kannst/könntest du, könnt ihr, würden/wuerden sie, würdest du, wären/waeren sie so nett/freundlich/lieb, ist es denkbar, wäre/waere/wär es denkbar/machbar, wäre/waere/wär, besteht die chance, gibts ne/eine/die möglichkeit/chance, gibt es ne/eine/die chance, wie bekommt/erreicht/kriegt/kommt man, wo bekommt/erreicht/kriegt/finde man/ich, wie spreche ich, wie krieg ich, wie schaffe ich es, was muss ich tun um, was mach ich um, wen kann ich, an wen kann ich, an wen, mit wem kann ich
      lass/lassen/lasst sie?, lassen sie mich/uns doch, ich würde mich freuen, ich geh/gehe hier nicht weg/raus, ich will dass, ich möchte/moechte dass, ich bestehe auf/darauf dass?, ich verlange dass, ich erwarte dass, jemand soll, soll mich, soll sich, sollte mich, sollte sich, soll das, muss sich, muss das, hätte/haette gern/gerne, bräuchte/braeuchte gern?, nur ein, ausschließlich/ausschliesslich mit?, am liebsten mit?, entweder, sonst will ich
      dass mich/mir/uns/sich, ob mich/mir/sich nicht?, dass man mich/mir, ob mich, wäre es möglich/moeglich/denkbar mit, ist es möglich/moeglich mit
      ich/wir hätte/haette/hätten/hätt/brauche/brauch/bräuchte/will/möchte/moechte/möcht/muss/würde da/hier`,
    wish: `
      möchte, moechte, will, brauche, brauch, würde, wuerde, benötige, suche, wünsche
      gewünscht, gewuenscht, erwünscht, erbeten, erforderlich, nötig, her, ran, verlangt, verlange, brauchen, bräuchte, braeuchte, fordere, hätte gern, soll, sollte, wollen`,
    give: `
      geben sie mir, gib mir, gebt mir, holen sie mir?, hol mir?, her mit, rufen sie, bringen sie mir
      geben/gebt/gib sie? mir/uns, geben/holen/hol/holt sie? mir/uns bitte?, schicken/schick/schickt sie? mir/uns, suchen/such/sucht sie? mir/uns, besorgen/besorg/besorgt sie? mir/uns, vermitteln/vermittle sie? mir/uns, rufen/ruf/ruft sie, rufen sie mir, schalten sie, nennen/nenn sie mir`,
    talk: `
      sprechen, reden, telefonieren, chatten, kontaktieren, erreichen, verbinden, verbunden werden, kommunizieren, unterhalten, quatschen, sprechn, weiterverbinden, weiterverbunden, weitergeleitet, durchgestellt
      zu tun haben, in kontakt treten, klären/klaeren, kontakt, gespräch/gespraech, rücksprache, verbindung, hilfe von, geholfen bekommen, bedient werden, betreut werden, weiterleiten, durchstellen, schreiben, rede, spreche
      redn, red, schnacken, plaudern, unterhalten, quasseln, austauschen, kommunizieren, verbindn, rede ich, spreche ich, sprech ich, red ich, kommunizier ich, rückruf/rueckruf von/durch?, zurückrufen/zurueckrufen/zurückruft/zurueckruft, zurückgerufen, angerufen, anrufen, anruft, anruf von/durch?, telefonat, telefonieren, ans/am/beim telefon/apparat/hörer/rohr, an den apparat, an die/der strippe/leitung, in die/der leitung, an der strippe, telefonisch, ans telefon bekommen/kriegen, an die strippe kriegen/bekommen
      übernehmen/uebernehmen, übernimmt, uebernimmt, übernommen, kümmern, kuemmern, kümmert, drum kümmern, melden, meldet, bei mir melden/meldet, ansehen, anschauen, anschaut, ansieht, prüfen, bearbeiten, bearbeitet, hinverbinden, rüberleiten, rüberstellen, weitergeben, weiterreichen, übergeben, uebergeben, überlassen, eskalieren, eskaliert, abgeben, verbindet, durchstellt, weiterleitet, beraten lassen, beratung, beraten werden, verhandeln, lösen, regeln, abwickeln, weiterhelfen, gesprochen werden, zu sprechen, zu reden, zu erreichen, zu telefonieren, zu chatten, hören, mailen, aufnehmen, kontakt aufnehmen, kontakt zu, vermittelt werden, vermitteln, anwählen, haben, dran, dran haben, dranbekommen, drankriegen, sehen
      gesprochen, gesprochen werden, persönlich gesprochen, weiterbearbeiten, weiterbearbeitet, durchschalten, durchgeschaltet, verbunden, durchstellen lassen, zurückrufen lassen, weitervermitteln, kommunikation, spricht, redet, rangehen, drangehen, hilft, helfen, live chat, livechat, chat, videocall, antworten, antwortet, reden lassen, sprechen lassen, reinschauen, draufschauen, drüberschauen
      durchgehen, abklären, absprechen, bereden, durchsprechen, erläutern, erklären lassen`,
    connect: `
      verbinden sie mich/uns, verbinde/verbind/verbindet mich/uns, stellen sie mich/uns, stell/stelle/stellt mich/uns, leiten sie mich/uns/das, leite/leitet mich/uns/das, bitte verbinden/durchstellen/weiterleiten/weiterverbinden, verbinden/durchstellen/weiterleiten/weiterverbinden bitte
      übergeben/uebergeben sie mich, geben sie mich, gib mich, schalten sie mich, mich verbinden/durchstellen/weiterleiten/weiterverbinden, mich mit
      ich möchte/moechte/will/würde/wuerde/muss/bitte verbunden/weiterverbunden/durchgestellt/weitergeleitet/weitervermittelt/übergeben/vermittelt werden, ich möchte/moechte/will dass sie/du mich, möchte/moechte/will verbunden/weiterverbunden/durchgestellt/weitergeleitet werden, kann/könnte/könnt/koennte ich verbunden/weiterverbunden/durchgestellt/weitergeleitet werden, können/könnten/koennen/koennten/würden/wuerden sie mich verbinden/durchstellen/weiterleiten/weiterverbinden/hinverbinden/übergeben/vermitteln, kannst/könntest/koenntest du mich verbinden/durchstellen/weiterleiten/weiterverbinden/übergeben, könnt/würdet ihr mich verbinden/durchstellen/weiterleiten/weiterverbinden
      verbinden/leiten/stellen/reichen/vermitteln sie mich/uns weiter/durch, reich/reiche/reicht mich/uns/das, reichen/geben/übergeben/uebergeben/leiten/eskalieren sie das/mich/uns/dies/meinen/mein/meine fall/anliegen/problem/ticket/vorgang/anruf/gespräch/anfrage/beschwerde/sache an/weiter/ab, leite/leitet/übergib/uebergib/gib/eskalier/eskaliere das/mich/meinen/mein/meine fall/anliegen/problem/ticket/vorgang/anfrage/beschwerde? an/weiter, eskalieren sie an/zu/das, bitte eskalieren, bitte übergeben/uebergeben, übergabe an, uebergabe an, weiterleitung/eskalation an/zu, vermitteln sie mich
      geben/gib/gebt/holen/hol/holt/rufen/ruf/schicken/suchen/such sie? mir/uns? einen/eine/nen/ne/wen/irgendeinen/irgendwen, her mit, her mit einem/einer/nem, stell mich durch, zu einem/einer durchstellen, schaffen sie mich
      mich an einen/eine/ihren/ihre/jemanden/den/die, kannst/können/könntest/könnten du/sie mich zu/mit/an einem/einer/einen, leg mich auf`,
    exist: `
      gibt es, gibts, ist da, ist hier, ist dort, ist denn da, habt ihr, haben sie, hast du
      gibts/gibt/ist/sind es? da/hier/dort/denn/bei euch/ihnen/noch/auch/irgendwo/vielleicht auch/noch/irgendwo/denn?, gibt es bei ihnen/euch/hier/da/denn/irgendwo/noch/auch/überhaupt auch/noch/denn?, gibts denn/noch/auch, sitzt da/dort/hier, arbeitet da/bei ihnen/bei euch/hier, habt ihr da/denn/auch/noch/keine/keinen, haben sie da/denn/auch/noch/keine/keinen, hat es, existiert, ist denn, ist jemand`,
    reach: `
      mit dem/der/denen/wem ich/man, der/die mir/mich/uns, da, hier, dort, verfügbar, verfuegbar, erreichbar, an die ich mich
      der/die das/dies/mein/sich, mit dem/der/denen man/ich/wir, der/die kein/keine, der/die nicht, der/die mir/mich/uns wirklich/endlich/tatsächlich?, anwesend, frei, greifbar, ansprechbar, im haus, irgendwo, wach, online, am leben`,
    modal: `
      kann, könnte, koennte
      dass, soll, sollte, würde, darf, mag`,
    serve: `
      mir helfen, mich anrufen, mich zurückrufen, mich zurueckrufen, mich kontaktieren, das übernehmen, das uebernehmen
      mir weiterhelfen, weiterhelfen, weiterhelfen kann, helfen kann, roboter/bot/automat/computer/maschine/ki/chatbot ist/bist?, automatisch antwortet, auskennt, versteht, kann, entscheiden kann, hilft, ist, übernimmt, das ansehen/anschauen/prüfen/bearbeiten/klären/regeln, sich das ansehen/anschauen, sich darum/drum kümmern, übernehmen, anrufen, zurückrufen, zurueckrufen, sich melden, sich bei mir melden
      kümmert, polnisch/deutsch/englisch/türkisch/russisch spricht, ahnung/plan hat, bescheid weiß, weiß, was davon versteht`,
    not: `
      nicht, kein, keine, keinen, keinem, keiner, nie, niemals, ohne, statt, anstatt, weder, noch nie, ungern
      muss ich, müsste ich, muesste ich, soll ich, bevor ich/sie/du, wenn ich/sie/du, falls ich/sie/du, nachdem ich/sie, ob ich, werde ich, haben sie mich, hast du mich, warum haben/hast sie/du mich
      muss ich nicht mehr, musste ich, wurde ich, wurde mir, hatte ich, habe ich, hab ich, ich habe schon/bereits?, ich hab schon/bereits?, ich hatte, ich musste, brauche ich, sollte ich, wollte ich nicht, werden sie mich, wirst du mich, nicht nötig, unnötig, nicht notwendig, erspar*, anstelle, habe/hab mit, hatte mit`,
    no: 'nein kein',
    past: `
      gestern, vorgestern, letzte/letzten/letztes/letzter/letztem woche/monat/jahr/mal/montag/dienstag/mittwoch/donnerstag/freitag, vorhin, neulich, damals
      heute morgen/früh/vormittag, vor einer stunde/woche, vor zwei/drei tagen/wochen, schon mal, bereits, am montag/dienstag/mittwoch/donnerstag/freitag/samstag/sonntag`,
    mine: 'mein, meine, meinem, meinen, meiner, meines, sein, seinem, seinen, seine, unser, unsere, unserem, unseren',
    head: `
      ki, virtuelle, virtuellen, virtuellem, automatische
      eigene, eigener, eigenen, saug, haus, reise, versicherungs, immobilien, freiberuflicher`,
    tail: 'orange',
    link: `
      mit, einem, einen, einer, eine, ein, zu, zum, zur, an, bei, beim, ihrem, ihren, ihr, ihre, ihrer, deinem, deinen, dein, deine, euer, eurem, euren, andere, anderen, anderem, anderer
      irgendein, irgendeinem, irgendeinen, von, vom, oder, und, ne, nem, nen, aus, eurer, weiteren, durch, dafür, anders, im, persönlichen
      aufs, auf, mehr, unserem team, hotline, mir, mich, uns, mit dem, mal, irgendwo, dort, bei ihnen, bei euch, von ihnen, von euch, aus ihrem, am, ans, gern, welcher, welchem, hier, statt dessen, stattdessen, per telefon, per chat, per mail
      das/dies/dieses/diesen/mein/meine/meinen/die/den fall/problem/anliegen/thema/ticket/vorgang/anruf/gespräch/anfrage/beschwerde/sache/angelegenheit/frage/bestellung/rechnung, über das/dieses/mein problem/thema/anliegen?`,
    def: 'der, die, das, den, dem, des',
    fill: `
      ja, nein, mal, gerne, gern, endlich, einfach, lieber, doch, ok, okay, also, ach, so, direkt, persönlich, persoenlich, wieder, noch, nur, auch, dringend, verdammt, halt, stopp, eben, wirklich, mann, können, kann, könnte, werden, haben, weiter, durch, dann, aber, denn, unbedingt, nochmal
      zum dritten/zweiten/vierten/letzten/x ten/hundertsten mal, nochmals, heute, bald, zeitnah, schnellstmöglich, so schnell wie möglich, wenn möglich, falls möglich, vielleicht, eventuell, zufällig, überhaupt, schon, sonst, schnell, kurz, mir reichts, jetzt reichts, genug, es reicht, verdammte, verdammten, verdammt nochmal, zur hölle, scheiße, scheisse, lieber, und zwar, stattdessen, am besten, gefälligst, gefaelligst, endlich mal, ich wiederhole, ich sagte, dürfte, möglich, wäre, bitte sehr, sehr
      kein bot mehr, kein automat, keine maschine, kein roboter, kein computer, kein chatbot, kein bot, keine ki, kein sprachcomputer, nicht bot, nicht roboter, äh, ähm, hm, tja, joa, leute, zentrale`,
    urge: `
      bitte, jetzt, sofort, umgehend, bitte schön, bitteschön
      bitte danke, büdde, bidde, biitte, plz, pls, sofort, augenblicklich, unverzüglich, auf der stelle, dalli, pronto, asap`,
    greet: `
      hallo, hi, hey, guten tag/morgen/abend, moin, servus, danke, vielen dank, tschüss, entschuldigung
      grüß gott, gruess gott, grüezi, guten abend/tag, hallöchen, mfg, freundliche grüße, liebe grüße, lg`,
    func: `
      was, wer, wie, warum, weil, dass, ob, ich, du, sie, er, es, wir, ist, sind, hat, für, fuer, über, ueber, wegen, bezüglich
      verbinden sie, bitte verbinden sie, leiten sie, stellen sie, geben sie, mitarbeiterrabatt*`,
    refuse:
      'ich verweigere, ich weigere mich, weigere mich, ich habe/hab keine lust mehr? auf?, keine lust auf, ich habe genug von, genug von, schluss mit, weg mit',
  },
};

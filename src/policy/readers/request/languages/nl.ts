import type { Language } from '../language.ts';

export const nl: Language = {
  code: 'nl',
  verbLast: true,
  skip: 'graag gewoon even alsjeblieft alstublieft nu direct ook echt liever toch gelijk eens heel eindelijk mij me ff effe toch misschien alstublieft aub a.u.b. hier er ook maar',
  typos:
    'medewerker medewerkster klantenservice manager leidinggevende iemand spreken praten doorverbinden doorverbonden teamleider leidinggevende',
  notTypos: 'medewerkers managers manages bespreken praatte iemands',
  words: {
    human: `
      mens, medewerker, medewerkster, manager, leidinggevende, baas, supervisor, agent, operator, klantenservice, klantendienst, klantenservicemedewerker, servicemedewerker, adviseur, helpdeskmedewerker, vertegenwoordiger, chef, werknemer, contactpersoon, telefonist, telefoniste, menselijke hulp/medewerker
      menselijk wezen, levend wezen, menselijk contact, menselijke medewerker/stem/hulp/assistentie/ondersteuning/tussenkomst/agent/operator, echte/levende stem, teamleider, teamleidster, teamleid, afdelingshoofd, afdelingschef, directeur, directie, bedrijfsleider, filiaalmanager, bazin, hoofd, chef van dienst, klantadviseur, klantenadviseur, klantmedewerker, baliemedewerker, supportmedewerker, servicemedewerkster, callcentermedewerker, telefoonmedewerker, chatmedewerker, verantwoordelijke, leidinggevenden, behandelaar, dossierbehandelaar, zaakbehandelaar, consulent, consulente, adviseuse, raadgever, bediende, contactpersoon, aanspreekpunt, menselijke collega, live chat, live medewerker/agent/hulp, mens van vlees en bloed, begeleider, kassamedewerker, klantbegeleider, raadgeefster
      schadebehandelaar*, bagagemedewerker, mevrouw/meneer/mevr/dhr, 0 voor de telefonist`,
    person: `
      persoon
      persoon`,
    one: `
      iemand, iemand anders
      iemand anders, een ander, iemand/een/eentje van/uit jullie/uw/je/de/het/u team/afdeling/bedrijf/klantenservice/helpdesk/mensen/collegas/support/jongens/winkel?, een van jullie/uw/de jongens/mensen/medewerkers/collegas?, wie dan ook, om het even wie, mevrouw of meneer, meneer of mevrouw, dame of heer, juffrouw, een mevrouw, een meneer, een dame, een heer, wie er over gaat, degene die, wie de baas is, wie hierover gaat
      wie van jullie, iemand/een/eentje van de bank/afdeling/klantenservice/helpdesk/winkel/balie/storingsdienst/administratie/directie/technische/praktijk/receptie/bagageafdeling/schadeafdeling/facturatie, iemand/een/eentje van het team/kantoor/bedrijf/filiaal/hoofdkantoor
      een/iemand van uw/jullie/je adviseurs/medewerkers/specialisten/collegas/mensen/agenten/consulenten/technici/jongens/managers`,
    team: `
      medewerkers, mensen, collega, helpdesk, afdeling, specialist, personeel, agenten, support
      collegas, technicus, monteur, expert, experts, deskundige, vakman, arts, dokter, verpleegkundige, verpleegster, apotheker, balie, receptie, receptionist*, klachtenafdeling, klachtendienst, facturatie, boekhouding, technische dienst, afdelingen, team, management, planning, planner, filiaal, winkel, loket, callcenter, jurist, advocaat, tandarts, assistent, assistente, secretaresse, verzekeringsarts, accountmanager, storingsdienst, medewerksters
      bagageafdeling, schadeafdeling, afdeling opzeggingen/klachten/facturatie/schade/bagage/verkoop/administratie, verkoop, administratie, hoofdkantoor, kantoor, adviseurs, schadebehandelaars, technici, leidinggevenden`,
    bot: `
      bot, robot, machine, computer, chatbot, ai
      bots, robots, machines, chatbots, automaat, automatische/geautomatiseerde piloot/assistent/systeem/stem, virtuele assistent, computerstem, bandje, antwoordapparaat, programma, software, apparaat, digitale assistent, keuzemenu, kunstmatige intelligentie, blikken doos, ding`,
    real: `
      echt, echte, menselijk, menselijke, levend, levende, van vlees en bloed, reëel, bevoegd, bevoegde, deskundig
      echte, echt, normaal, normale, gewone, fysiek, fysieke, bekwaam, bekwame, competent, competente, ervaren, bevoegde, deskundige, hogere, hoger, met verstand, in levenden lijve, met verstand van zaken, hooggeplaatste, verantwoordelijke, nederlandstalige, nederlands sprekende
      echt
      van vlees en bloed`,
    want: `
      ik wil/wou/zou/moet/wens/eis/verkies/heb/zoek/wilde/vraag/probeer/wacht, ik wil dat u/je, wil/zou/moet ik, we/wij willen, ik zou graag, graag, ik heb nodig
      kan/mag/kon/kunnen/mogen ik/we/wij, zou ik mogen/kunnen, kunt/kun/kan/zou u/je/jij mij/me/mijn?, kunt/kun/kan u/je/jij, laat me/mij, laat u mij
      hoe/waar kan/krijg/bereik/kom/contacteer ik, is het mogelijk, zou het mogelijk zijn, waarom kan ik niet, behalve, totdat ik, maar, tot ik, ik zei, ik heb gevraagd, ik vroeg
      ik wil/zou/mag/moet/had/wou graag/liever/eigenlijk/nu?, ik zou/wil/had graag/liever willen/hebben?, ik zou graag willen, ik verlang/verwacht/verzoek/vraag/prefereer/hoop, ik verzoek om, ik verlang naar, ik sta erop om?, ik dring aan op, ik geef de voorkeur aan, ik heb liever, ik spreek liever, ik praat liever, ik verzoek u om?, ik zou willen dat?, ik wens te?, ik heb behoefte aan, ik heb een?, ik heb graag, ik regel dit liever, ik bespreek dit liever/graag, liever een/met, liefst een/met, het liefst een/met, doe mij maar?, doe maar, geef mij maar, we zouden graag/willen?, wij wensen, wij verzoeken, ik hoop op, ik wacht op, ik eis dat, ik wil nu, ik wil toch, zou graag, wil graag, had graag, wil ik, wou ik, zou ik, mag ik, mogen we, kan ik
      kan/kon/zou/kunt/wil/mag er/dit/dat/mij/me/hier/misschien/alstublieft/aub, kan/kunnen/kunt/zou/wilt u/jullie/je? mij/me/ons/dit/dat/mijn/misschien zaak/dossier/probleem/klacht/vraag?, kan/kunt/kun/zou/wil/wilt u/je/jij/jullie dit/dat/mijn/mij/me/alstublieft/misschien zaak/dossier/probleem/klacht/vraag/gesprek?, kunnen/willen/zouden jullie mij/me/dit/dat?, is er een mogelijkheid/manier/kans om?, is het mogelijk dat/om?, zou het mogelijk zijn dat/om?, bestaat de mogelijkheid om?, hoe kan/krijg/bereik/kom/spreek/moet ik/je/men, wat moet ik doen om, waar kan/vind/bereik/krijg/spreek/klik ik, met wie kan ik, wie kan ik, wanneer kan ik, laat/laten een/er/mij/me/ons/iemand/u/maar, ik probeer al?, ik blijf vragen om, ik heb om, ik wil dat, ik zou willen, ik zeg, ik zei toch, ik vraag om, behalve met, alleen met, uitsluitend met, enkel met, anders dan, ik wil gewoon
      moet mij/me/dit, laat mij/me maar?, ik kan hier geen
      kan/zou/wil er, wie kan/wil, laat de/het/een/uw/jullie, ik verzoek u/je mij, ik vraag u/je om? mij?, zou, mag ik de/een`,
    wish: `
      wil, wou, graag, liever, zoek, wens
      gewenst, gevraagd, nodig, vereist, hebben, aub, graag, verzoek, willen`,
    give: `
      geef me/mij, geeft u mij, haal, roep
      geef/geeft/haal/haalt/roep/roept/zoek/zoekt/stuur/stuurt/bezorg/regel/regelt u? mij/me/ons/er/eens/maar/even?, bel, roep er, haal er, haal even, roep even, geef eens, regel`,
    talk: `
      spreek, praat, spreken, praten, contacteren, bereiken, chatten, bellen, overleggen, aan de lijn/telefoon, doorverbonden, te woord, in contact komen/brengen, contact, contact opnemen/met, communiceren, te spreken, te praten, babbelen, doorverbinden, verbonden worden, verbinden, geholpen worden door, hulp van, gesprek, doorgeschakeld, krijgen, nodig
      spreekt, spreken, te spreken krijgen, praten, praat, kletsen, babbelen, te woord gestaan/staan, contact hebben, contact met, in contact, in contact gebracht/gesteld worden?, gesproken, sprek, praate, chatten, chat, chatgesprek, telefoneren, telefonisch, telefonisch contact, terugbellen, terugbelt, terug bellen, teruggebeld worden? door?, gebeld worden? door?, opbellen, belt, bellen met, mailen, schrijven, aan de lijn/telefoon/hoorn krijgen/hebben?, aan de/het telefoon/lijn/apparaat, per telefoon, overnemen, overneemt, overdragen, overgedragen worden?, overgezet worden?, overzetten, doorgeven, doorsturen, doorgestuurd worden?, doorgezet worden?, doorzetten, doorgezet, doorgeschakeld worden?, doorverbonden worden?, doorverwezen worden?, escaleren, geescaleerd worden?, voorleggen, behandelen, oplossen, regelen, bekijken, kijken, afhandelen, in behandeling nemen, uitleggen, geholpen worden?, helpen door, bijgestaan worden, bediend worden, verder helpen, advies van, hulp van, een gesprek, gesprek met, spreek ik, praat ik, rede, tewoord, wachtrij, in de wachtrij, horen, zien, bespreken, doorspreken, erbij halen, inschakelen, terugbelverzoek, belafspraak
      door te schakelen/verbinden/sturen/zetten, terugbellen, te pakken, te pakken krijgen, aan de lijn, te bereiken, te contacteren, gesproken krijgen, te woord, helpen, over te nemen
      kunnen/willen bellen/terugbellen/opbellen/helpen/doorverbinden/overnemen/bekijken/behandelen/oplossen, dit/dat/het gesprek/zaak willen/kunnen? overnemen/behandelen/bekijken, van de bot/robot/computer overnemen, dit van de bot/robot overnemen, te woord staan, aan de slag`,
    connect: `
      verbind/verbindt u? me/mij door?, kunt/kun/kan u/je/jij mij/me doorverbinden/doorschakelen, mij/me doorverbinden/doorschakelen, graag doorverbinden, schakel/zet me/mij door?, breng me/mij in contact, stuur me/mij door?, verwijs me/mij door?, draag me over, doorverbinden graag/aub
      doorverbinden, doorschakelen, verbind/verbindt/verbinden u? mij/me/ons door?, schakel/schakelt/zet/stuur/geef u? mij/me/ons door, zet/stuur/breng/geef u? mij/me/ons over? naar/aan/bij/met/door, zet/zetten u? mij/me maar? in de wachtrij/rij/wacht, stel mij in verbinding, breng/brengt u? mij/me/ons in contact/verbinding, escaleer/escaleert u? dit/mijn? klacht/zaak/probleem/naar/aan?, graag escaleren, graag verbinden, graag doorschakelen, draag/draagt u? mij/me/dit/het/mijn gesprek/zaak/dossier? over, geef/geeft/stuur/stuurt/leg/speel/zet u? dit/dat/het door/voor/over?, geef/geeft/stuur/stuurt/leg/zet u? mijn vraag/klacht/zaak/dossier/probleem/gesprek door/voor/over?, kunt/kun/kan/kunnen/zou/wilt/wil u/je/jij/jullie mij/me/ons doorverbinden/doorschakelen/doorzetten/overzetten/verbinden/doorsturen, ik wil/zou doorverbonden/doorgeschakeld/verbonden/doorgezet worden, ik wil graag doorverbonden/doorgeschakeld/verbonden/doorgezet worden, mag/kan ik doorverbonden/doorgeschakeld/verbonden/doorgezet worden, verbind, verbind door, wil je/u mij/me
      geef/geeft/haal/haalt/roep/roept/zoek/stuur u? mij/me/ons? een/iemand/eentje/je/jullie/uw, haal er een/iemand, roep er een/iemand, haal er iemand bij
      kun/kan/kunt je/u er een/iemand, zet de, schakel/zet/stuur/verbind mij/me maar/nou/nu? door naar/met, verbind me/mij, zet een/iemand, zet er een/iemand
      verbind/schakel/zet/stuur mij/me maar/nou/nu/aub, zou/zouden/wilt/wil/kunt u/je/jullie mij/me kunnen? doorverbinden/doorschakelen/verbinden/doorzetten`,
    exist: `
      is er, zijn er, heb je/jij/jullie, heeft u, hebben jullie, hebt u, is daar, is hier
      is er ook/misschien/nog/geen/ergens/daar/hier, is/zijn daar/hier/er nog/ook/geen/misschien?, zit/zitten/werkt/werken er/daar/hier nog/ook/geen/misschien?, bestaat er, hebben jullie geen/ook/nog?, heeft u geen/ook/nog?, heb je geen/ook/nog?, er is vast, er moet toch`,
    reach: `
      met wie ik, waar ik mee, die ik kan, die mij/me kan, beschikbaar, hier, daar, bereikbaar, aanwezig, die ik
      die mij/me/ons/dit/dat/het/er/wel/echt, die geen/niet, die verstand, die er verstand, die weet, die kan, die nederlands/engels spreekt en?, met wie ik/we, waarmee ik, aan wie ik, vrij, online, wakker, in de buurt, te bereiken, te spreken, in leven, ergens
      die geen, die wel, die engels/nederlands/frans/duits spreekt
      en die ik, die engels/nederlands/frans/duits spreekt en die ik`,
    modal: `
      kan, zou, kon, mag
      dat, wil, kunnen, zouden`,
    serve: `
      mij/me helpen, mij/me bellen, mij/me terugbellen, mij/me contacteren, dit overnemen
      robot/bot/computer/machine/chatbot/automaat is, robot/bot is, van heeft, weet hoe, begrijpt, snapt, kan helpen, helpt, kan, wel kan, mij verder helpen, verder helpen, verderhelpen, dit oplossen/bekijken/regelen/behandelen, hiernaar kijken, contact met mij/me opnemen, mij/me opbellen/bellen/terugbellen/opzoeken, terugbellen`,
    not: `
      niet, geen, nooit, zonder, hoef, hoeft, hoeven, noch, in plaats van, liever niet, geen behoefte aan
      moet ik, als ik/u/je, voordat ik/u/je, wanneer ik/u, nadat ik/u, of ik, heeft u mij, heb je me, waarom heeft/heb u/je mij/me, gaat u mij, ga je me
      al, heb al, heb ik, had ik, had al, nergens, niemand, nee geen, niks, moet ik, moest ik, hoef ik, kan ik niet, zonder dat, bent u, ben je, ben jij, gaat er, sprak ik, heb iemand, ik heb gisteren, ik sprak, ik had, ik heb net/zojuist/eerder/vanmorgen/daarnet/reeds?`,
    no: 'geen',
    past: `
      gisteren, eergisteren, vorige/afgelopen week/maand/jaar/keer/maandag/dinsdag/woensdag/donderdag/vrijdag, laatst, toen
      vanmorgen, vanochtend, vanmiddag al, daarnet, zojuist, eerder, onlangs, vorige keer, een uur geleden, geleden, gister`,
    mine: 'mijn, mn, zijn, haar, onze, ons, hun',
    head: `
      ai, virtuele, per, elke, elk, een enkele
      eigen, reis, makelaar, verzekerings, elke, elk, per, iedere, volwassen, extra, tweede, nog een, hele`,
    tail: 'fout, orange',
    link: `
      met, een, n, aan, naar, door, van, je, jullie, uw, jouw, andere, ander, bij, of, en, te, met een, voor
      van jullie, van u, van de, er, mij, me, ons, even, een beetje, hier, daar, over, om, bij jullie, bij u, de telefoon, weer, eindelijk, met mij, met me, met n, ’n, zn, zon, dit, uit, tot, in, op, rechtstreeks, per, via, die
      mij/me/ons even/nu/direct/zo/kunnen/willen/nog/vandaag/meteen/misschien/alsjeblieft/alstublieft/aub/dan/hierover/hiermee/gewoon, mij/me/ons vandaag/nu nog/even, dit/dat/het even/nu/kunnen/willen
      dit/deze/mijn/het/de/die zaak/probleem/klacht/vraag/dossier/gesprek/kwestie/bestelling/rekening/situatie/aanvraag`,
    def: 'de, het, die, dat, deze, dit',
    fill: `
      ja, nee, ok, oke, gewoon, even, direct, ook, toch, eens, gelijk, nou, maar, dan, zeg, stop, persoonlijk, rechtstreeks, snel, dringend, kan, kunnen, mag, mogen, zou, wil, willen, worden, hebben, want, verdomme, hé
      voor de derde/tweede/zoveelste/laatste/vierde keer, voor de honderdste keer, nu eindelijk, eindelijk, eindelijk eens, misschien, mogelijk, als het kan, als dat kan, indien mogelijk, zo snel mogelijk, vandaag, nog vandaag, snel, spoed, met spoed, genoeg, basta, jezus, godverdomme, verdorie, potverdorie, kut, hou op, stop ermee, luister, oké, prima, want, dus, gewoonweg, alleen, enkel, liefst, het liefst, ik herhaal, ik zei, hè, hoor, meer, nog, wel, zeker, absoluut, juist, weer, een keer, alvast, sorry hoor, serieus
      geen bot, geen robot, geen computer, geen machine, geen keuzemenu, geen chatbot, geen automaat, geen antwoordapparaat, eh, euh, ehm, tja, joh, ff, effe, gewoon, graag, liever, bedoel ik`,
    urge: `
      alsjeblieft, alstublieft, aub, asjeblieft, ajb, nu, onmiddellijk, meteen, svp, graag
      alsjeblieft zeg, alstublieft dank u, please, plz, asap, dringend, onmiddelijk, per direct, zsm, direct, terstond`,
    greet: `
      hallo, hoi, hey, goedemorgen, goedemiddag, goedenavond, dag, bedankt, dank je, dank u, dank je wel, sorry, doei
      goeiedag, goedendag, beste, hoi hoi, dank, alvast bedankt, vriendelijke groet, mvg, tot ziens`,
    func: `
      wat, wie, hoe, waarom, omdat, dat, ik, jij, hij, zij, wij, is, zijn, heeft, over, voor, wanneer
      omdat, die, welke, of, met mijn, reisbureau
      verbind ik, krijgen medewerkers/mensen/klanten, verbind mijn`,
    refuse:
      'ik wil geen, ik wil niet, ik weiger om? te?, ik hoef niet, genoeg van, klaar met, ik ben klaar met, ik ben het zat om? te?, ik heb geen zin om, niet langer',
  },
};

import type { Language } from '../language.ts';

export const nl: Language = {
  code: 'nl',
  verbLast: true,
  skip: 'graag gewoon even alsjeblieft alstublieft nu direct ook echt liever toch gelijk eens heel eindelijk',
  typos: 'medewerker medewerkster klantenservice manager leidinggevende iemand spreken praten doorverbinden',
  notTypos: 'medewerkers managers manages bespreken praatte iemands',
  words: {
    human: `
      mens, medewerker, medewerkster, manager, leidinggevende, baas, supervisor, agent, operator, klantenservice, klantendienst, klantenservicemedewerker, servicemedewerker, adviseur, helpdeskmedewerker, vertegenwoordiger, chef, werknemer, contactpersoon, telefonist, telefoniste, menselijke hulp/medewerker`,
    person: 'persoon',
    one: 'iemand, iemand anders',
    team: 'medewerkers, mensen, collega, helpdesk, afdeling, specialist, personeel, agenten, support',
    bot: 'bot, robot, machine, computer, chatbot, ai',
    real: 'echt, echte, menselijk, menselijke, levend, levende, van vlees en bloed, reëel, bevoegd, bevoegde, deskundig',
    want: `
      ik wil/wou/zou/moet/wens/eis/verkies/heb/zoek/wilde/vraag/probeer/wacht, ik wil dat u/je, wil/zou/moet ik, we/wij willen, ik zou graag, graag, ik heb nodig
      kan/mag/kon/kunnen/mogen ik/we/wij, zou ik mogen/kunnen, kunt/kun/kan/zou u/je/jij mij/me/mijn?, kunt/kun/kan u/je/jij, laat me/mij, laat u mij
      hoe/waar kan/krijg/bereik/kom/contacteer ik, is het mogelijk, zou het mogelijk zijn, waarom kan ik niet, behalve, totdat ik, maar, tot ik, ik zei, ik heb gevraagd, ik vroeg`,
    wish: 'wil, wou, graag, liever, zoek, wens',
    give: 'geef me/mij, geeft u mij, haal, roep',
    talk: `
      spreek, praat, spreken, praten, contacteren, bereiken, chatten, bellen, overleggen, aan de lijn/telefoon, doorverbonden, te woord, in contact komen/brengen, contact, contact opnemen/met, communiceren, te spreken, te praten, babbelen, doorverbinden, verbonden worden, verbinden, geholpen worden door, hulp van, gesprek, doorgeschakeld, krijgen, nodig`,
    connect: `
      verbind/verbindt u? me/mij door?, kunt/kun/kan u/je/jij mij/me doorverbinden/doorschakelen, mij/me doorverbinden/doorschakelen, graag doorverbinden, schakel/zet me/mij door?, breng me/mij in contact, stuur me/mij door?, verwijs me/mij door?, draag me over, doorverbinden graag/aub`,
    exist: 'is er, zijn er, heb je/jij/jullie, heeft u, hebben jullie, hebt u, is daar, is hier',
    reach: 'met wie ik, waar ik mee, die ik kan, die mij/me kan, beschikbaar, hier, daar, bereikbaar, aanwezig, die ik',
    modal: 'kan, zou',
    serve: 'mij/me helpen, mij/me bellen, mij/me terugbellen, mij/me contacteren, dit overnemen',
    not: `
      niet, geen, nooit, zonder, hoef, hoeft, hoeven, noch, in plaats van, liever niet, geen behoefte aan
      moet ik, als ik/u/je, voordat ik/u/je, wanneer ik/u, nadat ik/u, of ik, heeft u mij, heb je me, waarom heeft/heb u/je mij/me, gaat u mij, ga je me`,
    no: 'geen',
    past: 'gisteren, eergisteren, vorige/afgelopen week/maand/jaar/keer/maandag/dinsdag/woensdag/donderdag/vrijdag, laatst, toen',
    mine: 'mijn, mn, zijn, haar, onze, ons, hun',
    head: 'ai, virtuele, per, elke, elk, een enkele',
    tail: 'fout, orange',
    link: 'met, een, n, aan, naar, door, van, je, jullie, uw, jouw, andere, ander, bij, of, en, te, met een, voor, iemand die',
    def: 'de, het, die, dat, deze, dit',
    fill: `
      ja, nee, ok, oke, gewoon, even, direct, ook, toch, eens, gelijk, nou, maar, dan, zeg, stop, persoonlijk, rechtstreeks, snel, dringend, kan, kunnen, mag, mogen, zou, wil, willen, worden, hebben, want, verdomme, hé`,
    urge: 'alsjeblieft, alstublieft, aub, asjeblieft, ajb, nu, onmiddellijk, meteen, svp, graag',
    greet:
      'hallo, hoi, hey, goedemorgen, goedemiddag, goedenavond, dag, bedankt, dank je, dank u, dank je wel, sorry, doei',
    func: 'wat, wie, hoe, waarom, omdat, dat, ik, jij, hij, zij, wij, is, zijn, heeft, over, voor, wanneer',
  },
};

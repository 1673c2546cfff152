import type { Language } from '../language.ts';

export const pl: Language = {
  code: 'pl',
  skip: 'proszę prosze po prostu teraz już tylko od razu mnie się sie natychmiast bardzo w końcu',
  typos: 'konsultant konsultantem człowiekiem pracownikiem operator kierownik rozmawiać porozmawiać',
  notTypos: 'konsultanci rozmawiasz rozmawia rozmawiam operatora operatory',
  words: {
    human: `
      człowiek*, konsultant*, pracownik*, pracownic*, kierownik*, kierowniczk*, operator*, doradc*, przedstawiciel*, menedżer*, menadżer*, manager*, menager*, agent, agentem, agenta, przełożon*, szef*, specjalist*, supervisor*, obsług* klienta, biur* obsługi klienta, żyw* człowiek*`,
    person: 'osob*',
    one: 'kimś, ktoś, kogoś, kimkolwiek, kogokolwiek, ktokolwiek',
    team: 'ludźmi, ludzi, ludzie, dział*, konsultanci, konsultantów, infolini*, pomoc* techniczn*',
    bot: 'bot*, robot*, maszyn*, automat*, chatbot*, komputer*',
    real: 'żyw*, prawdziw*, realn*, rzeczywist*, kompetentn*',
    want: `
      chcę, chce, chciałbym, chciałabym, chcialbym, chcialabym, chciałam, chciałem, potrzebuję, potrzebuje, wolę, wole, żądam, wolałbym, wolałabym, proszę o, prosze o, muszę, musze, domagam się, pragnę, szukam, próbuję, próbuje, czekam na, życzę sobie
      czy mogę, czy moge, mogę, moge, mógłbym, mogłabym, czy mógłbym/mogłabym/możemy, czy można, można, da się, czy da się, czy jest możliwość, jest możliwość, czy istnieje możliwość
      jak mogę/moge, jak się, jak skontaktować, jak uzyskać, gdzie mogę, pozwól mi, pozwólcie mi, daj mi, dajcie mi, dlaczego nie mogę, tylko z, lecz, dopóki nie, oprócz, prosiłem o, prosiłam o, mówiłem, powiedziałem`,
    wish: 'chcieć, potrzeba, poproszę',
    give: 'poproszę, poprosze, poproszę z, dajcie, dawajcie, zawołaj, zawołajcie, proszę zawołać, daj',
    talk: `
      rozmawiać, rozmawiac, porozmawiać, porozmawiac, pogadać, pogadac, gadać, gadac, mówić, skontaktować, skontaktowac, kontakt, kontaktu, kontaktować, połączyć, połączenie, rozmowę, rozmowa, rozmowy, połączenia, pomówić, pomoc od, pomocy od, omówić, połączony, połączona, przełączony, czatować, uzyskać połączenie`,
    connect: `
      połącz/połączcie/polacz/łącz mnie?, proszę/prosze o? połączyć/połączenie/polaczyc/polaczenie/przełączyć/przełączenie/przelaczyc mnie?, przełącz/przełączcie/przelacz mnie?, przekieruj/przekierujcie mnie?, przekaż/przekażcie mnie, możesz/może/możecie mnie? połączyć/przełączyć mnie?, czy możesz/może/możecie mnie? połączyć/przełączyć mnie?`,
    exist: 'czy jest, jest, czy są, są, czy macie, macie, czy jest tam',
    reach:
      'z kim mogę, z którym mogę, z którą mogę, z którym/którą mógłbym/mogłabym, z kim mógłbym/mogłabym, który może, która może, dostępn*, tam, tutaj, tu',
    modal: 'czy może, może',
    serve: 'mi pomóc, do mnie zadzwonić, się ze mną skontaktować, ze mną porozmawiać, oddzwonić',
    not: `
      nie, bez, nigdy, ani, zamiast, nie musisz, nie trzeba, nie chcę żebyś, żaden, żadnego, żadnym
      czy muszę, czy powinienem, czy powinnam, jeśli, jeżeli, gdy, zanim, przed, kiedy, czy będziesz, dlaczego mnie`,
    no: 'żaden, żadnego',
    past: 'wczoraj, przedwczoraj, w zeszłym tygodniu/roku/miesiącu, ostatnio, poprzednio, temu, wcześniej',
    mine: 'mój, moj, moim, mojego, mojemu, moja, moją, mojej, moi, jego, jej, nasz, naszym, nasza, naszego, ich, swoim, swojego',
    head: 'błąd, za, na, jednej, jedna, dla, wirtualn*, każda',
    tail: 'nieruchomości, ubezpieczeniow*, turystyczn*, wycieczek, sieci, maszyn*, koparki',
    link: 'z, ze, do, o, od, na, jakimś, jakąś, jakims, innym, inną, inny, waszym, wasz, twoim, pana, pani, państwa, kolejnym, jednym, w, lub, albo, i, innego, jakiegoś, waszego',
    def: 'ten, tym, ta, tą, tego',
    fill: `
      tak, no, ok, dobra, po prostu, tylko, od razu, bezpośrednio, w końcu, wreszcie, szybko, pilnie, stop, dość, kurwa, ale, też, to, już, osobiście, telefonicznie, raczej, bardzo, natychmiast, innym`,
    urge: 'proszę, prosze, teraz, natychmiast, już, plis, pls',
    greet: 'cześć, hej, halo, dzień dobry, dobry wieczór, witam, dziękuję, dzięki, dziekuje, przepraszam',
    func: 'który, która, że, bo, ponieważ, w sprawie, a, jest, co, kto, jak, gdzie, nie',
  },
};

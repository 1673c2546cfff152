import type { Language } from '../language.ts';

export const fr: Language = {
  code: 'fr',
  skip: 'juste vraiment bien absolument directement simplement plutôt aussi maintenant enfin donc',
  typos:
    'conseiller conseillère humain personne opérateur responsable superviseur représentant quelqu parler transférez',
  notTypos:
    'conseillers conseille conseilles conseilla conseillez humains humaine humaines personnel personnes personnels opérateurs responsables parlez parles parlera parle',
  words: {
    human: `
      humain, humaine, être humain, support/assistance en direct, support humain, conseiller, conseillère, téléconseiller, agent, agente, opérateur, opératrice, responsable, supérieur, superviseur, manager, chef, gérant, gérante, directeur, directrice
      représentant, représentante, service client/clients/clientèle, conseiller/agent/assistant clientèle/humain, interlocuteur, collaborateur, employé, employée, standardiste, patron`,
    person: 'personne',
    one: 'quelqu un, qqn, qqun, quelqun, quelquun',
    team: 'agents, conseillers, humains, opérateurs, technicien, spécialiste, expert, assistance, support, équipe, service, collègue',
    bot: 'robot, machine, bot, ordinateur, ia, répondeur, chatbot, automate',
    real: 'vrai, vraie, réel, réelle, physique, vivant, vivante, en chair et en os, compétent, compétente, véritable, autre',
    want: `
      je veux/voudrais/souhaite/souhaiterais/désire/désirerais/exige/demande/préfère/préférerais/veut/voudrai/cherche, j aimerais, j aimerai, j ai besoin de/d?, j ai besoin qu, j exige, jaimerais, j souhaite, j veux
      je dois, il me faut, il faut que je, on veut, nous voudrions, nous souhaitons, je tiens à, j insiste pour, j essaie de, j essaye de, j attends
      puis/pourrais/peux je, est ce que je peux/pourrais, est ce qu on peut/pourrait, je peux/pourrais, peut/pourrait on, on peut, pouvons nous, pourrions nous
      laissez/laisse moi, comment puis/pourrais je?, comment faire pour, comment je peux/fais pour, comment, est il possible, serait il possible, c est possible, possible, y a t il moyen, il y a moyen, y a moyen
      pourquoi je ne? peux pas, pourquoi ne puis je pas, sauf, mais, tant que je n ai pas, je voulais, j ai demandé, j ai dit, faites moi`,
    wish: 'veux, voudrais, besoin, souhaite, aimerais, demande',
    give: 'donnez/donne/trouvez/trouve moi, appelez moi, appelez',
    talk: `
      parler, discuter, échanger, joindre, contacter, connecter, me connecter, transférer, m entretenir, communiquer, dialoguer, converser, rentrer/entrer en contact, être mis/mise en relation/contact, être transféré/transférée/redirigé/redirigée, avoir, être rappelé/rappelée par, parlé
      avoir affaire, avoir en ligne, avoir au téléphone, traiter, voir, une discussion, l aide d, de l aide d, être aidé par, appeler, une mise en relation, être pris en charge par, parler`,
    connect: `
      passez/passe moi, transférez/transfère/transfere/transferer moi, mettez/mets moi en relation/contact/communication, mettez/mets moi, me mettre en relation/contact/communication, me passer, me transférer, redirigez/redirige/dirigez/dirige moi, me rediriger
      basculez/bascule moi, connectez/connecte moi, me connecter, orientez moi, transférer mon appel, transférez mon appel/ma demande, renvoyez moi`,
    exist:
      'y a pas, il n y a pas, n y a t il pas, y aurait il, y a t il, y a til, est ce qu il y a, il y a, y a, avez vous, vous avez, existe t il',
    reach:
      'à qui je peux/pourrais/puisse/puis, à qui, avec qui je peux/pourrais/puisse, avec qui, qui peut/puisse/pourrait, disponible, là, ici, de disponible, en ligne, que je peux/pourrais/puisse',
    modal: 'peut, pourrait, est ce qu',
    serve: 'm aider, me rappeler, m appeler, me contacter, prendre le relais',
    not: `
      ne, n, pas, plus jamais, jamais, sans, aucun, aucune, ni, au lieu de, plutôt que, pas besoin, inutile de, évitez de, n ai pas besoin de
      est ce que je dois, dois je, faut il, si je, si je veux/dois/souhaite/voulais, si vous, avant de, quand je, avant que, pourquoi m avez vous, vous m avez, est ce que vous allez, allez vous`,
    no: 'aucun, pas',
    past: 'hier, avant hier, la semaine dernière, le mois dernier, l année dernière, la dernière fois, lundi dernier, dernièrement',
    mine: 'mon, ma, mes, son, sa, ses, notre, nos, leur',
    head: 'ressources, erreur, corps, genre, droits, être un, virtuel, virtuelle, par, chaque',
    tail: 'immobilier, bancaire, de voyage, de voyages, d assurance, d assurances, secret, virtuel, virtuelle, artificiel, fiscal, conjugal, municipal, ia, de police, d entretien, d escale',
    link: 'à, a, avec, un, une, d, de, du, des, au, aux, votre, vos, ton, tes, autre, vers, par, qui soit, en, moi, et, ou, cette, chez, qui est, avec vous, encore',
    def: 'l, le, la, les, ce, cet',
    fill: `
      oui, non, ok, d accord, bon, alors, juste, directement, vraiment, simplement, enfin, mais, bah, ben, euh, stop, putain, merde, immédiatement, vite, encore, plutôt, en direct, seulement, rapidement, urgent, absolument, humainement`,
    urge: 'svp, stp, s il vous plaît, s il te plaît, sil vous plait, maintenant, tout de suite, merci de, immédiatement, merci d avance',
    greet: 'bonjour, bonsoir, salut, merci, merci beaucoup, au revoir, désolé, pardon, coucou',
    func: 'qui, que, qu, pour, parce, car, sur, dans, je, il, elle, vous, on, et, ou, est, au sujet, concernant',
  },
};

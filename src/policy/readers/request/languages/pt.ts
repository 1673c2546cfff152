import type { Language } from '../language.ts';

export const pt: Language = {
  code: 'pt',
  skip: 'por favor só apenas logo agora eu mesmo diretamente já também realmente aqui',
  typos:
    'atendente pessoa humano operador gerente supervisor representante alguém falar atendimento funcionário transferir',
  notTypos:
    'atendentes pessoas pessoal humana humanos operadora operadores gerentes falarei falará falara transferi transferia transferiu atende atender atendem',
  words: {
    human: `
      atendente, humano, humana, ser humano, operador, operadora, gerente, supervisor, supervisora, representante, agente, responsável, consultor, consultora, funcionário, funcionária, chefe, encarregado, superior, sac
      atendimento humano/pessoal/presencial/personalizado, atendimento ao cliente, suporte humano, assistente humano, atendente, apoio ao cliente, serviço de? atendimento? ao cliente, telefonista, assistência humana`,
    person: 'pessoa',
    one: 'alguém, alguem, alguém mais',
    team: 'atendentes, humanos, pessoas, operadores, agentes, técnico, especialista, suporte, setor, departamento, gente, colega, atendimento, assistente',
    bot: 'robô, máquina, bot, chatbot, computador, ia, gravação, ura, inteligência artificial',
    real: 'real, reais, de verdade, de carne e osso, humano, humana, vivo, viva, verdadeiro, verdadeira, física, competente',
    want: `
      quero, queria, gostaria de/d?, preciso de/d?, desejo, exijo, solicito, peço, prefiro, preferia, necessito de?, espero, quero que me?, eu quero/queria/gostaria/preciso/prefiro, queremos, precisamos, gostava de, to tentando, estou tentando/a tentar, tento, insisto
      posso, poderia, podia, podemos, tem como, tem jeito de, é possível, seria possível, dá pra/para, há como, há forma/possibilidade de
      como eu? faço para/pra, como faço, como eu? posso/consigo/falo/contato/entro, onde posso
      me deixa/deixe, deixa eu, deixe me, deixem me, por que não posso, até, a não ser, mas sim, tenho que, pedi, eu pedi, já pedi, eu disse, vou querer`,
    wish: 'querer, precisar',
    give: 'me dá/dê/arruma/chama/chame, dê me, chame/chama, me traga',
    talk: `
      falar, conversar, contatar, contactar, entrar em contato/contacto, ser atendido/atendida, tratar, ser transferido/transferida, falando, me comunicar, comunicar, chegar, ajuda de, suporte de, contato, ligar, bater um papo, resolver isso, discutir, dialogar, fala, falo`,
    connect: `
      me passa/passe/transfere/transfira/conecta/conecte/coloca/coloque/encaminha/encaminhe/liga/ligue/direciona/direcione/põe, passa/passe/transfira/transfere/conecte/encaminhe/ligue me, passe/transfira a ligação
      pode/poderia/podes/podem me passar/transferir/conectar/colocar/encaminhar/ligar/direcionar, pode/poderia passar/transferir/conectar/encaminhar me, me transferir/passar/conectar/encaminhar`,
    exist: 'tem, há, existe, teria, vocês têm, você tem',
    reach:
      'com quem eu? possa/posso/pudesse/poderia, com quem, que eu possa/posso/pudesse, que me? possa/pode, disponível, disponíveis, aí, aqui, pra falar, para falar, online, com que eu possa',
    modal: 'pode, poderia',
    serve: 'me ajudar, me ligar, me atender, me contatar, entrar em contato comigo, falar comigo',
    not: `
      não, nao, nunca, sem, nem, em vez de, ao invés de, não precisa, não é preciso, não quero que, não há necessidade de, nenhum, nenhuma
      tenho que falar, devo, preciso mesmo, se eu? quiser/precisar, se eu, antes de, quando, por que me, vai me, vocês me, depois de`,
    no: 'nenhum, nenhuma',
    past: 'ontem, anteontem, semana passada, mês passado, ano passado, da última vez, última vez, faz',
    mine: 'meu, minha, meus, minhas, nosso, nossa, dele, dela',
    head: 'recursos, erro, corpo, direitos, erros, cada, virtual, outra, ser',
    tail: 'de viagem/viagens/seguros/trânsito/polícia/vendas, imobiliário, imobiliária, secreto, virtual, artificial, turístico, bancário, do banco, do hotel, da loja',
    link: 'com, um, uma, a, ao, o, de, do, da, seu, sua, outro, outra, em, no, na, e, ou, algum, alguma, me, para, pra, pro, uns, que seja, por, teu, tua, aos',
    def: 'os, as, este, esse',
    fill: `
      sim, ok, tá, ta bom, então, só, apenas, logo, diretamente, mesmo, já, chega, porra, pô, mas, olha, rápido, imediatamente, urgente, também, direto, moço, moça, aqui, pessoalmente, cara`,
    urge: 'por favor, porfavor, pfv, pf, pfvr, agora, já, imediatamente, se faz favor, agora mesmo',
    greet: 'oi, olá, ola, bom dia, boa tarde/noite, obrigado, obrigada, valeu, tchau, desculpe, desculpa',
    func: 'que, porque, sobre, é, está, eu, isso, quem, quando, onde, como, isto, pois, não',
  },
};

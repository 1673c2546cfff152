import type { Language } from '../language.ts';

export const en: Language = {
  code: 'en',
  compounds: true,
  skip: 'just really so very getting please also actually still even only simply definitely already maybe directly kindly ever',
  typos:
    'agent human humans person representative operator supervisor manager advisor customer service support transfer connect speak someone somebody escalate colleague employee',
  notTypos:
    'argent agents agency humane humana persona persons personal personnel operators operates operated operate managers managed manages manage transfers services serviced supports advisors speaks sneak connects connected connectors supervisors employees employer employed colleagues escalated escalates customers',
  words: {
    human: `
      human, human being, agent, rep, representative, operator, supervisor, manager, advisor, adviser, superior, boss
      customer/costumer/client service/services/care/support/relations, csr, technical/tech/human/live support
      live help, live chat, human/live assistance, flesh and blood
      customer/service/support/chat/phone/call/care/sales/helpdesk/desk/service/booking/reservations/billing agent/rep/representative/operator/advisor/adviser
      human handoff/handover/takeover/transfer/escalation, handoff, handover, live/agent transfer, agent handoff, human to human`,
    person: 'person, individual, employee, staffer, staff/crew/team member, member of staff, human person',
    one: `
      someone, somebody, anyone, anybody, some one, some body, any one, someone/somebody/anyone/anybody else
      whoever is/s? in charge, whoever, higher up, higher ups, person in charge, people`,
    team: `
      humans, agents, reps, representatives, operators, managers, supervisors, persons, advisors, employees
      department, dept, team, support, billing, sales, help desk, helpdesk, reception, receptionist, staff
      specialist, expert, technician, associate, consultant, clerk, teller, assistant, colleague, colleagues, coworker, teammate
      higher authority, management, call center/centre`,
    bot: 'bot, robot, machine, computer, chatbot, ai, an ai, automated/automatic/phone system/assistant/service/line, recording, answering machine, virtual agent/assistant, software, program, algorithm, voicemail',
    real: 'real, actual, live, living, alive, breathing, genuine, proper, human, in the flesh, real life, real live',

    want: `
      i/we want/need/wanna/wana/wnat/demand/require/insist/prefer/request/wish, i/we would/d like/love/prefer/appreciate/rather/want, i/we would/d feel more/better comfortable?, id feel more/better comfortable?, id be more comfortable, id/wed like/love/prefer/appreciate/rather
      i/we do want/need/wanna, i would/d much rather/prefer, id much rather/prefer, would like/love/prefer, i must, i/we gotta, i/we have/ve got? to, ive got to
      can/could/may/might/cant/couldnt/shall i/we get/have/see/ask/request/use?, can/could/may i not, what if i, if i/we can/could/may, whether i can/could
      let/lemme/allow me, lets, let us
      i am/was trying/looking/hoping/asking/waiting/wondering/wanting/begging to/for, im trying/looking/hoping/asking/waiting/wondering/wanting/begging to/for
      i have/ve been trying/asking/waiting/begging to/for, ive been trying/asking/waiting/begging to/for, i was wondering/hoping if, i was wondering/hoping
      how do/can/could/would/might i/we, how to, where can/do i/we, who/whom can/do/could i/we, when can/could i/we, where/who to
      is it possible, would it be possible, possible to, is it possible i/we can/could, any chance/way/possibility of?, any chance/way i/we can/could
      is/isnt there any/a/no/some way/chance/possibility of?, is/isnt there any/a/no/some way/chance i/we can/could
      number i/to can? call, how about, what about, would you mind
      anyone/anybody/nobody/noone/anything/nothing/none but/except, no one but/except, other than
      until/unless/till i/we, unless its, i will/shall only, ill only, i only want
      instead i want, just want/need, may i please`,
    wish: 'want, need, wanna, wana, wants, like, love, prefer, demand, request, requesting, wish, looking for, trying, require, gotta, seeking, asking for, waiting for',
    give: 'can/could/will/would you get/find/call/bring/fetch me? a/an/your, get/give/bring/gimme/fetch me/us, gimme, put on, find me, get us, call me? a/your',
    told: `
      i asked/requested/wanted for/to?, i asked you? for/to, i said, i told you, i keep/kept asking/saying/requesting for/to?
      i have/ve asked/requested/said for/to?, ive asked/requested/said for/to?, i have/ve been asking/requesting for/to?, i had asked for/to, i already asked for/to?`,

    talk: `
      talk, speak, chat, spk, speek, tlk, converse, communicate, reach, contact, call, message, text, deal, interact, correspond
      get in touch/contact with?, be in touch/contact, get through, get/grab a? hold/ahold of, get to, get on the phone/line/call, get put through, get over
      be connected/transferred/transfered/put/passed/moved/handed/routed/redirected/escalated/forwarded/switched/referred/directed through?
      get connected/transferred/transfered/put/passed/moved/handed/routed/redirected/escalated/forwarded/switched through?
      a? word/chat/conversation/call/talk/minute with, have/get a word, discuss/handle/solve/resolve/sort/continue this/it/that out?, continue, discuss
      help/assistance/support/answer/answers/service from, be helped/served/assisted/attended by, hear from, be given, go to, escalate, a transfer to, transfer/connect/switch/escalate/forward/redirect/route to/with`,
    gerund: 'talking, speaking, chatting, being connected/transferred, reaching, contacting, getting',
    connect: `
      transfer/transfere/xfer me/us over? to?, transfer/forward/redirect/route/switch/put/hand/pass/turn my/this/the/a/our call/chat/conversation/case/issue/line over? through? to?
      connect me/us up? to/with?, put me/us on? through/thru? to/with?, put me/us in touch/contact with?, patch me/us through/thru? to?
      switch/pass/hand/shift me/us over/on/off/along? to?, forward/redirect/reroute/route/direct/refer/link/hook me/us up? over? to/with?
      hand/turn this/it over/off to, send/take/bring/move me/us over? to
      escalate this/it/me/my/the case/ticket/issue/complaint/problem/matter/request/call? further? up? to?, escalate to
      put someone/somebody/anyone else? on`,
    exist: `
      is/isnt there a/an/any/some/one/no?, are/arent there any/some?, do/dont you/u/ya/yall guys? have, have you got, any, do you got, you got any, maybe/perhaps a/an/your/the, what/how about a/an/your`,
    reach: `
      i/we can/could/may/might/should, who/that/which can/could/might/may/will/would, for me to, available, on hand, around, there, here, online, i am able to, nearby, on duty`,
    modal: 'can, could, may, have, let, is, are',
    serve: `
      help/assist/call/contact/ring/phone/email/message/serve me/us, call back, take/step/jump over/in, handle/sort/fix/resolve/take/check/look into/at/over? this/it
      get back to me/us, talk/speak to me/us, get in touch with me/us, reach out, deal with this/it/me, help out?, review this, join this/the chat/call/conversation`,

    refuse: `
      i/we? dont/dnt want/wanna/need/like/wish/care/have to?, i/we? do/would not want/need/like/wish/have to?, i/we? wont, i/we? will not, i/we? wouldnt want/like to?, i/we? refuse to, i/we? hate
      sick/tired of, id rather not, im not, im sick/tired of, i/we? cant stand, why do i have to, stop making me, no more`,
    not: `
      not, dont, do not, does not, doesnt, didnt, did not, never, no need, no need for you? to, wont, will not, would not, wouldnt, isnt, wasnt, neither, nor, without
      instead of, rather not, rather than, other than you, than, over, avoid, refuse to, hate, hate to, dread
      i/we? dont/didnt/wouldnt need/want/like/have/wish you to?, i/we? do/did/would not want/need/like/have/wish you to?, dont bother/try/ever/you dare to?
      i/we? dont/didnt think/believe/suppose/guess, i/we? do/did not think/believe/suppose/guess, not sure, doubt, no reason/point/desire/wish to/in
      i would not, i do not, i dont, id rather not, i would rather not, i will not, i wont, i am/was not, im not, i never, i didnt, i did not, i havent, i have not
      did/do/does/will/would/should/must you/i/we/he/she/they/it, do i/we/you need/have/want to?, should/must/shall i/we, will i/we have/need? to?, why did/do/are/would/should you/i, are you going to
      if i/we/you, if i/we/you need/want/have/wish/speak/talk/had/needed/wanted to?, in case i, before i/you/we, after i/you/we, when i/you/we, whenever i/you, once i/you, even if i/you, while i
      before, you keep, you said you would, you can/could/will/may/might/should/must/dont, you do not/need/have, you dont need/have to?, did you, have you, you already, he/she/they/it can/could/will/would/should/may/might/had, as if i, like i, i was about to, thought i, glad i, so i dont have to, or i, or do i, or should i, cannot`,
    no: 'no, zero',
    past: 'yesterday, last week/month/year/night/time/monday/tuesday/wednesday/thursday/friday/saturday/sunday, ago, earlier, back then, the other day, previously, once, last',
    mine: 'my, his, her, their, its, our, whose, moms, dads, wifes, husbands',
    head: `
      travel, estate, realestate, insurance, gate, user, virtual, automated, cleaning, secret, double, free, property, project, password, product, stage
      talent, sports, tour, crane, mobile, network, cruise, bus, radio, boolean, chemical, shipping, leasing, literary, press, moving, special, undercover, federal, government, elected, bank, fleet, event, band, window, task, package, download, file, letting, listing, buyer, buyers, sellers, per, second, third, missing, each, every, homeless`,
    tail: `
      error, errors, resource, resources, right, rights, nature, body, hair, history, trafficking, code, id, ids, number, numbers, fee, fees, name, names, hours, policy, policies, portal, license, account, accounts, commission, training, job, jobs, position, interest, touch, race, rating, ratings, salary, role, overload, precedence, smith, orange, s, readable, made, generated, like, consumption, use, anatomy, skull, size, sized, sciences, dignity, survey`,

    link: `
      a, an, any, some, one, one of, to, too, with, w, by, your, yours, ur, another, other, different, new, good, nice, more, senior, next, same, first, or, and, either, else, a single, single, through, up, on, for, of, from, me, us, at least, who is, thats, that is, able, be, for a, available, competent, qualified, english speaking, free`,
    def: 'the',
    fill: `
      just, directly, actually, simply, even, maybe, perhaps, only, also, yes, yeah, yea, yep, yup, sure, ok, okay, k, right, alright, um, uh, uhm, umm, hmm, er, well, so, again, but, look, listen, stop, enough, seriously, omg, ffs, wtf, lol, damn, damnit, dammit, goddamn, hell, fuck, fucking, freaking, bloody, for gods/christs/heavens sake, god, immediately, asap, right away, straight away, at once, today, instead, thx, oh, oh my god, no thanks, as soon as possible, this instant, this minute, would be great/nice/good, if possible, over, come on, cmon, none, bye, sir, madam, mam, maam, dear, kindly, here, there, quickly, fast, urgently, urgent, then, i said, i repeat, hello, would you, could you, can you please, will you, help`,
    urge: 'please, pls, plz, plse, plss, now, right now, asap, immediately, at once',
    greet:
      'hi, hey, hiya, good morning/afternoon/evening/day, thanks, thank you, ty, thx, dear, bye, ok thanks, cheers, sorry, excuse me',
    func: `
      who, whom, that, which, this, it, its, i, im, ive, ill, you, he, she, we, they, is, are, was, not, because, cause, cuz, coz, bc, if, as, at, in, into, from, about, regarding, when, where, while, before, after, until, since, than, rather, so, what, why, how, there, these, those, all, my, can, could, would, will, do, does, dont, cant, have, has, hear, only, two/three/four/five/six/ten/many/several/multiple/umpteen/hundred times, twice, repeatedly, myself, overseas, locally, right`,
  },
};

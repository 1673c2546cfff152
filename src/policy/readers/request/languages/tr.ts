import type { Language } from '../language.ts';

export const tr: Language = {
  code: 'tr',
  verbLast: true,
  skip: 'lütfen hemen direkt artık sadece acil acilen doğrudan şimdi',
  typos: 'temsilci temsilcisi yetkili operatör konuşmak görüşmek bağlanmak',
  notTypos: 'konuşma konuşmam görüşme görüşmem bağlanma',
  words: {
    human: `
      insan*, temsilci*, yetkili*, operatör*, müdür*, yönetici*, danışman*, çalışan*, görevli*, müşteri temsilci*/hizmetleri*/hizmetlerine/danışman*, canlı destek*/temsilci*/yardım, supervisor*, amir*, personel*, destek ekibi*`,
    person: 'kişi, kişiyle, kişiye, kişiyi',
    one: 'biri, biriyle, birine, birisi, birisiyle, birisine, birini, kimse var mı',
    team: 'insanlarla, temsilciler, uzman*, departman*, ekip*',
    bot: 'bot, botla, bota, robot*, makine*, yapay zeka*, chatbot*',
    real: 'gerçek, canlı, hakiki, sahici, kanlı canlı, normal',
    want: 'istiyorum, istiyom, isterim, istiyoruz, ister, rica ediyorum, lazım, gerek, gerekiyor, ihtiyacım var, talep ediyorum, miyim, mıyım, miyiz, mıyız, mümkün mü, mümkün müdür, nasıl, tercih ederim, istemiştim, istedim, olur mu, verin, ver, çağırın, çağır, alabilir miyim',
    talk: `
      konuşmak, konusmak, görüşmek, gorusmek, bağlanmak, baglanmak, iletişime geçmek, iletişim kurmak, irtibata geçmek, yazışmak, ulaşmak, ulasmak, konuşabilir, konusabilir, görüşebilir, gorusebilir, bağlanabilir, ulaşabilirim, ulaşabilir, ulaşırım, konuşayım, görüşeyim, konuşmam, görüşmem, bağlanmam, konuşabileceğim, görüşebileceğim, bağlanabilirim, aktarılmak, yardım almak, destek almak, muhatap olmak`,
    connect: `
      bağla, bagla, bağlayın, baglayin, bağlayınız, bağlar mısın, bağlar mısınız, baglar misiniz, bağlayabilir misin, bağlayabilir misiniz, aktar, aktarın, aktarır mısınız, aktarır mısın, yönlendir, yönlendirin, yönlendirir misiniz, bağlanayım, bağlarmısınız, beni bağla, beni bağlayın, bağlamanızı istiyorum`,
    exist: 'var mı',
    reach: 'konuşabileceğim, görüşebileceğim, var mı, varmı, yok mu, müsait mi',
    not: `
      istemiyorum, istemem, istemiyom, istemiyoruz, gerek yok, bağlama, bağlamayın, değil, olmasın, gerekmez, gerekmiyor, lazım değil, mecbur muyum, gerekir mi, gerekiyor mu, görüştüm, konuştum, yerine, olmadan, dedi, söyledi, istemedim, zorunda`,
    past: 'dün, geçen hafta/ay/yıl/sefer, önceki gün, geçende',
    mine: 'benim, onun, bizim, kendi',
    head: 'sanal, yapay, seyahat, emlak, sigorta',
    tail: 'hatası, hakları, kaynakları, vücudu, başı, başına, adı',
    link: 'bir, ile, başka, sizin, bir tane, ve, veya, da, de, herhangi, olan, birebir, telefonda, beni, bana, benimle, ben, olarak, bi',
    def: 'şu, bu, o',
    fill: 'evet, hayır, tamam, artık, hemen, direkt, sadece, acil, acilen, yeter, ya, abi, ama, peki, doğrudan, mi, mı, var',
    urge: 'lütfen, lutfen, şimdi, simdi, hemen, acilen, derhal',
    greet: 'merhaba, selam, iyi günler, günaydın, teşekkürler, teşekkür ederim, sağol, alo',
    func: 'müdürüm*, yetkilim*, danışmanım*, temsilcim*, çünkü, için, kadar, hakkında, ki, ne, kim',
  },
};

import type { Language } from '../language.ts';

export const id: Language = {
  code: 'id',
  skip: 'dong donk sih deh kak ka min gan sis bang mas mbak ya yah aja saja langsung tolong segera juga lah kok nih tuh please pls banget lagi',
  typos: 'manusia petugas operator customer service sambungkan hubungkan manajer karyawan',
  notTypos: 'manusiawi karyawati operasi bertugas',
  words: {
    human: `
      manusia, manusianya, manusia2, cs, csnya, cs nya, cso, customer service/servis/care/support nya?, custumer service, costumer service, customer servis, kastemer servis, layanan pelanggan/konsumen/nasabah, pelayanan pelanggan, petugas, petugasnya, petugas cs/layanan/resmi, petugase, operator, operatornya, agen, agent, agennya, agen/agent manusia/cs/hidup/asli, admin, adminnya, mimin
      admin manusia/asli/cs, staf, staff, stafnya, staffnya, staf/staff manusia/cs/anda/kalian, perwakilan, perwakilannya, representatif, representative, supervisor, supervisornya, spv, spvnya, manajer, manager, menejer, menager, manajernya, managernya, atasan, atasanmu, atasannya, atasan kamu/anda/kalian, bos, bosmu, bosnya, boss, pimpinan, pimpinannya, pemimpin
      kepala cabang/bagian/toko/tim/unit/kantor, kepala, penanggung jawab, penanggungjawab, pegawai, pegawainya, pegawai manusia/asli, karyawan, karyawannya, karyawan toko, live agent/chat/person/support/cs, livechat, human, human agent, real person, call center, callcenter, suara manusia, bantuan manusia, resepsionis, telemarketer, frontliner, teller, konsultan manusia, pihak berwenang
      yang berwenang, yang bertanggung jawab`,
    person: `
      satu kek, yang jaga, orang, orangnya, org, orng, wong, orang orang beneran, individu, bapak bapak, mas mas, mbak mbak, mba mba, ibu ibu, kakak yang kerja, cewek, cowok, pribadi, oknum`,
    one: `
      seseorang, siapa saja, siapa aja, siapapun, siapa kek, siapa pun, salah satu, salah seorang, salah satu dari kalian/tim, yang lain, orang lain, yang ngerti, yang paham, yang mengerti, yang bisa, yg bisa, yg ngerti, yg paham, yg jaga, yang tahu, yang lebih tinggi, orang itu, satu orang, mas masnya, mbaknya, masnya, orang dalam, temen lu, temanmu, teman kamu, rekan kerja/anda?, kolega
      rekanmu, temenmu`,
    team: `
      tim, timnya, team, tim kakak/anda/kalian/teknis/cs/support/terkait, bagian, divisi, departemen, pihak, pihak anda/kalian/terkait, manajemen, kantor, pusat, kantor pusat, helpdesk, help desk, hotline, support, dukungan teknis, layanan teknis, cs cs, orang kantor, orang pusat, orang orang`,
    bot: `
      bot, botnya, robot, robotnya, mesin, mesinnya, mesin penjawab, komputer, ai, chatbot, chat bot, chatgpt, gpt, kecerdasan buatan, sistem otomatis, otomatis, balasan/jawaban/pesan/respon/suara otomatis, auto reply, autoreply, autorespon, template, templet, jawaban template/robot, asisten virtual, virtual, program, aplikasi bodoh, algoritma, rekaman, menu, kaleng, ivr, link faq, faq
      artikel, asisten digital, skrip`,
    real: `
      asli, beneran, nyata, sungguhan, hidup, betulan, real, riil, bener, yang hidup, yang asli, yg real, yg asli, yang beneran, yg beneran, bernyawa, kompeten, resmi, bukan bot/robot/mesin, yang bisa bahasa inggris/jawa/indonesia/sunda, bisa bahasa`,
    want: `
      saya/aku/gue/gw/kami/kita/gua/sy/ane mau/ingin/pengen/pingin/minta/butuh/perlu/mohon/kepengen/maunya/harus/hendak/menuntut/memerlukan/membutuhkan/mau-minta, mau, mo, mau minta, pengen, pengin, pingin, kepingin, maunya, saya maunya, ingin, kulo pengin, kula pengin, butuh, perlu, minta, mintak, mnta, mohon, mohon untuk/agar?, bolehkah, bolehkah saya, boleh minta, boleh saya
      boleh nggak/gak/ga/tidak saya?, boleh tidak, bisa saya/aku/gak/ga/nggak/minta saya/aku?, bisakah, bisakah saya/kami/aku, bisa, bisa minta, dapatkah, dapatkah saya/kami, apakah saya/bisa/boleh bisa/boleh/saya?, apa bisa/boleh saya?, apakah bisa, apa saya bisa, gimana/gmn/bagaimana cara/caranya/sih/biar untuk/saya/supaya/biar/bisa?, cara, caranya, gimana cara, gimana caranya
      gimana sih biar bisa?, bagaimana saya bisa, gimana biar, gimana supaya, kemana/kemanakah saya harus/bisa?, ke mana saya harus/bisa, siapa yang bisa saya, dengan siapa saya bisa, nomor berapa untuk, tekan/pencet/pilih apa/berapa untuk/biar/supaya?, harus pencet/tekan/ketik apa/berapa biar/untuk/supaya?, izinkan saya, ijinkan saya, biarkan saya, biarin gue
      saya lebih suka/nyaman/memilih kalau/jika/untuk?, lebih baik, mending, mendingan, saya berharap, saya harap, saya menghendaki, saya menuntut, saya bersikeras, saya ingin sekali, saya tunggu, saya menunggu, ada cara/opsi/pilihan untuk/biar/supaya/buat?, adakah cara, apakah ada cara, apa ada opsi, apakah memungkinkan, mungkinkah, alangkah baiknya jika, akan lebih baik, saya cari
      nyari, cari, mencari, saya mencari, saya mengajukan permohonan untuk?, ku mau, kepengen, request, saya request, sampai saya bisa`,
    wish: `
      kepengin, dapat, dapet, dapetin, mendapatkan, tunggu, nunggu, menunggu, harus, diharapkan, menginginkan, menghendaki, menuntut, meminta, permintaan, nyambung`,
    give: `
      kasih saya/aku/gue/gw/kami?, kasi, kasihin, beri, beri saya/kami, berikan saya/kami?, berikan, panggil, panggilkan, panggilin, tolong panggilkan, kirim, kirimkan, kirimin, carikan, cariin, datangkan, hadirkan, suruh, suruh maju, sediakan, siapkan, ganti, gantiin, ganti orang, tukar, mana, mana sih, keluarin, libatkan, undang, tag, colek, oper, bawa`,
    told: `
      saya bilang, gue bilang, aku bilang, saya sudah minta/bilang/meminta, udah minta, udah gue bilang, sudah saya bilang, saya udah bilang/minta, dari tadi saya/gue minta/bilang, dari tadi minta, berapa kali saya/harus minta/bilang?, sekali lagi saya minta, kan saya bilang/minta, saya ulangi, tadi saya minta`,
    talk: `
      bicara, bicara dengan/sama/ama/kepada/ke/langsung?, berbicara, berbicara dengan/sama/kepada?, ngomong, ngomong sama/ama/dengan/sm/langsung?, omong, ngobrol, ngobrol sama/dengan/bareng?, obrol, mengobrol, bercakap, berbincang, bincang, bicarakan, membicarakan, dibicarakan, dibahas, bahas, membahas, diskusi, berdiskusi, konsultasi, berkonsultasi, chat, chat sama/dengan/sm/ke?
      chatting, chattan, cet, wa langsung, berhubungan, berhubungan dengan, terhubung, terhubung dengan/ke?, terhubung langsung, tersambung, tersambung ke/dengan?, komunikasi, berkomunikasi, kontak, mengontak, menghubungi, hubungi, telepon, telpon, telfon, nelpon, menelepon, telponan, teleponan, telp, call, ketemu, ketemu sama/dengan?, bertemu, bertemu dengan?, jumpa, menemui, tembus ke?
      nyambung ke, sampai ke, dihubungkan, dihubungkan dengan/ke/langsung?, disambungkan, disambungkan ke/dengan/sama?, disambungin, disambungin ke/sama?, dialihkan, dialihkan ke/kepada?, diteruskan, diteruskan ke/kepada?, diterusin, dioper, dioper ke, dipindahkan, dipindahkan ke, dilayani, dilayani oleh/sama?, dibantu, dibantu oleh/sama/langsung?, ditangani, ditangani oleh/sama?
      diladeni, dijawab, dijawab oleh/sama, diajak bicara/ngomong/bicara/ngobrol/diskusi/chat, ajak bicara/ngomong/ngobrol, berurusan, berurusan dengan, urusan sama, curhat, lapor, lapor ke, melapor, mengadu, ngadu, komplain ke/sama, komplain langsung, tanya, tanya langsung, nanya ke, bertanya, bertanya kepada, tanya ke/sama, jelasin, jelaskan, menjelaskan, jelasin sendiri, cerita
      bantuan dari, bantuan cs, jawaban dari, bantuan, pembicaraan, percakapan, sambungan ke, sambungan, eskalasi, dieskalasi, tatap muka, via telepon, lewat telepon, by phone, lanjut sama/dengan, matur, guneman`,
    gerund: '',
    connect: `
      skip, sambungkan, sambungkan saya/aku/kami/ke ke/dengan/kepada/sama?, sambungin, sambungin saya/aku/gue/gw/ke ke/sama/dengan?, hubungkan, hubungkan saya/aku/kami/ke ke/dengan/kepada?, hubungin saya/aku/gue ke/sama/dengan, hubungin ke, alihkan, alihkan saya/aku/kami/ke/percakapan/chat ke/kepada?, alihkan ke, pindahkan saya/ke/chat ke?, pindahin saya/gue/ke ke?, transfer saya/ke ke?
      connect, connect ke, connectin, konekin, teruskan, teruskan saya/ke/masalah/ini ke/kepada?, terusin ke, terusin, oper ke, oper saya/gue/aku/ini ke?, lempar ke, arahkan saya/ke ke?, antarkan saya ke, bawa saya ke, eskalasi ke, eskalasikan, naikkan ke, naikkan kasus, sambungno, sambungaken, serahkan ke, limpahkan ke, masukkan saya ke antrean/antrian, skip bot, lewati bot, matikan bot
      keluar dari bot, alihin ke, alihin, hubungkan dengan`,
    exist: `
      ada, ada gak/ga/nggak/tidak/ngga sih/ya?, ada nggak sih, ada yang/yg?, apakah ada yang/yg?, apa ada, adakah, adakah yang, ada tidak, ada ga, gak ada/gaada, ga ada yang, kagak ada, nggak ada yang, tidak ada yang, tidak adakah, masa gak/ga ada, masa tidak ada, emang gak ada, disitu ada, di sana ada, di situ ada, apakah disini ada, punya, halo ada`,
    reach: `
      ke sini, kesini, di kantor lu, di sini, yang bisa saya/diajak/bantu/jawab/ngerti/paham?, yg bisa diajak/bantu/saya/jawab?, bisa saya hubungi, yang dapat saya?, yang sedang, yang standby, standby, yang online, online, yang bertugas, bertugas, yang berjaga, tersedia, di situ, disitu, di sana, disana, disini, di kantor, lagi online, yang menangani, yang pegang, yang mengurus
      yang bisa mengerti/memahami/membantu/menjawab, yang kerja, yang bekerja, nganggur, siap, dibalik layar`,
    modal: `
      bisa tolong, tolong dong, bisakah anda/kamu/kalian/kakak?, bisa anda/kamu/kakak/kalian/min?, apakah anda/kamu bisa, dapatkah anda, bersediakah, mohon kiranya, mohon dibantu agar, agar, supaya, biar, kiranya`,
    serve: `
      bantu, bantu saya, membantu, bantuin, nolong, menolong, menjawab, jawab, jawab saya, bales, balas, balesin, membalas, melayani, layani, ngeladenin, menangani, tangani, ngurus, mengurus, urus, cek, ngecek, mengecek, periksa, memeriksa, selesaikan, selesaiin, menyelesaikan, beresin, proses, memproses, dengerin, dengar, mendengarkan, ngerti, mengerti, paham, memahami, tanggapi
      menanggapi, turun tangan, ambil alih, mengambil alih, handle, ngehandle, follow up, tindak lanjuti, menindaklanjuti, putuskan, angkat telepon, ngangkat`,
    refuse: `
      ga/gak/gk/nggak/ngga/enggak/tidak/tak/g/tdk/ogah mau lagi?, saya/aku/gue/gw ga/gak/nggak/tidak/ogah/gk mau?, ogah, males, malas, malas ngomong, enggan, saya enggan, saya menolak, menolak, saya keberatan, jangan bot/robot/mesin mulu/lagi?, jangan kirim link/faq/template lagi?, jangan kirim, jangan kasih, jangan suruh saya, jangan template, bukan bot mulu, bosan, bosen, muak
      capek ngomong/sama/ngomong-sama?, capek, cape, cape ngulang, udah cukup, cukup, stop, stop bot, gak sudi, tidak sudi, emoh, mboten kaliyan, mboten, kaga mau, saya tidak ingin, tidak ingin, gak pengen, berhenti, males sama, benci, bukan sama, bukan`,
    not: `
      tidak, tdk, gak, ga, gk, nggak, ngga, enggak, engga, kagak, kaga, tak, ndak, jangan, jgn, jangan sambungin/sambungkan/alihkan/dialihkan/hubungi/telpon/ditelpon, jangan dialihkan, bukannya, belum, tidak/gak/ga/nggak/gausah perlu/usah/butuh?, gak usah/usah-disambungin, ga usah, gausah, nggak usah, tidak usah, tak usah, gak perlu, ga perlu, nggak perlu, tidak perlu, ga butuh, gak butuh
      tanpa, tanpa harus, daripada, ketimbang, apa harus, apakah harus, haruskah, apa perlu, perlukah, kenapa harus, saya tidak minta, cuma mau, hanya ingin, hanya mau, cuman mau, batal, gak jadi, ga jadi, tidak jadi`,
    no: 'nol, sama sekali tidak, tidak seorang pun, tak seorangpun',
    past: `
      kemarin, kemaren, kmrn, kemarin lusa, tadi pagi/siang/malam/sore, tadi, barusan, minggu/bulan/tahun lalu/kemarin, yang lalu, semalam, semalem, waktu itu, dulu, dahulu, terakhir, sebelumnya, sebelum ini, senin/selasa/rabu/kamis/jumat/sabtu lalu/kemarin, lusa, sempat, pernah, sudah, udah, udh, sdh, telah, habis`,
    mine: 'saya punya, saya sendiri, dia punya, sendiri, milik',
    head: `
      agen travel/properti/asuransi/perjalanan/lpg/brilink/judi/pulsa/gas, manajer toko/keuangan/proyek, sumber daya, satu lagi, tambah 1, tambah, tambahan, dua, tiga, empat, lima, berapa, berapa banyak, setiap, per, tiap, 2, 3, 4, seluruh, ratusan, jadi, daftar jadi, password, task, file, user`,
    tail: `
      error, human error, kesalahan manusia, hak asasi, hak asasi manusia, ham, sdm, hrd, sumber daya manusia, bumi manusia, tubuh manusia, kemanusiaan, manusiawi, orang tua, orang asing, contact person, narahubung, kontak darurat, nomor induk, perorangan, orang dewasa, orang dalam gangguan, seluler, resi`,
    link: `
      dengan, dgn, sama, sm, ama, ke, kepada, dari, dr, di, untuk, utk, buat, oleh, dan, atau, atw, yang, yg, saya, aku, gue, gw, gua, kami, kita, sy, me, seorang, sebuah, satu, anda, kamu, kalian, kakak, lu, mu, nya, nya kak, pada, tentang, soal, mengenai, perihal, terkait, lain, lainnya, baru, maksudnya, kaliyan, kalih, nya langsung, dalam, melalui, lewat, via`,
    def: 'itu, ini, tersebut, tsb, tadi itu, sang, si',
    fill: `
      sepertinya, kayaknya, ih, oke, ok, okeh, baik, baiklah, iya, ya, yah, y, yoi, dong, donk, sih, deh, lah, kok, nih, tuh, kek, kan, loh, lho, eh, ee, eee, hmm, hm, anu, gini, begini, jadi gini, nah, terus, trus, tapi, tp, aja, saja, aj, doang, cuma, hanya, langsung aja, juga, jg, mungkin, kalau bisa, kalo bisa, jika memungkinkan, kalau boleh, jika berkenan, woi, woy, oi, oy, anjing
      anjir, bangsat, goblok, kampret, astaga, ya ampun, ya allah, gila, buset, parah, plis, masih, lagi, lg, hari ini, sore ini, besok, nanti, cepet, cepat, kak, ka, min, gan, sis, bang, bg, mas, mbak, mba, pak, bu, bapak, ibu, om, tante, nak, say, bro, boss ku, lebih, langsung, banget, wkwk, lol, seriusan, serius, mulu, gitu, mawon`,
    urge: `
      tolong, tlg, tlng, tolonglah, mohon bantuannya, mohon segera, please, pls, plz, sekarang, skrg, skrng, sekarang juga/jg, segera, secepatnya, buruan, cepetan, buru, urgent, darurat, mendesak, penting, saya mohon, asap, detik ini, hari ini juga, ayo, ayolah, yuk`,
    greet: `
      halo, hallo, hello, hai, hi, hei, selamat pagi/siang/sore/malam, pagi, siang, sore, malam, met pagi, assalamualaikum, assalamu alaikum, asalamualaikum, permisi, punten, terima kasih, terimakasih, trims, makasih, makasi, mksh, thanks, thx, tq, maaf, maaf ya, mohon maaf, sori, sorry, salam, hormat kami, terima kasih infonya, tabik, sugeng`,
    func: `
      apa, apakah, siapa, kapan, dimana, mana saja, kenapa, mengapa, bagaimana, gimana, karena, krn, soalnya, sebab, adalah, ialah, akan, sedang, bisa gak, saat, ketika, waktu, setelah, sebelum, masalah, masalahnya, masalah ini, hal, hal ini, kasus, urusan, sejak, selama, semua, banyak, sampai, sampe, hingga, seperti, kayak, secara, punya saya, mereka, kalian itu, begitu, karna, sebagai
      antara, seputar`,
    said: `
      bilang, bilangnya, blg, katanya, kata, kata cs, kata petugas, ngomongnya, berkata, mengatakan, dibilang, dikatakan, janji, janjinya, berjanji, menjanjikan, dijanjikan, janjiin, nyuruh, menyuruh, disuruh, minta slip, info dari, menginformasikan, diinformasikan, infonya, konfirmasi, menjelaskan bahwa, dijelaskan, memberitahu, diberitahu, dikasih tau, ngaku, mengaku, menyarankan
      disarankan, nawarin, menawarkan, setuju, menulis bahwa, menyatakan`,
    met: `
      saya sudah bicara/ngomong/chat/telepon/telpon/menghubungi dengan/sama/ke?, sudah/udah/udh/telah bicara/ngomong/chat/ngobrol/telpon/nelpon/hubungi/ketemu/menghubungi dengan/sama/ke?, tadi bicara/ngomong/chat/telpon dengan/sama/ke?, habis ngomong sama, pernah bicara/ngomong/chat dengan/sama?, udah ngomong, saya ditelepon, ditelepon, ditelpon, ditelfon, ada yang telepon/telpon/nelpon
      nelpon minta, nelpon saya, telepon dari, telpon dari, panggilan tak terjawab, misscall, missed call, miscall, panggilan dari, sudah dihubungi, sudah dialihkan, dioper sana sini, dioper oper, dilempar, dilempar lempar, dipingpong, matiin telpon, menutup telepon, matiin telepon, ditutup, nutup telpon, dimatikan, nomor ini, datang, dateng, kemarin bicara/ngomong/chat, penipuan, penipu
      melayani saya, yang melayani, dilayani kemarin, membantu saya kemarin, salah tulis, ketinggalan`,
    third: `
      dia, ia, beliau, istri, istri saya, suami, suami saya, suamiku, istriku, anak saya, anak, anakku, ibu saya, ibuku, mama saya, mama, papa, ayah, ayah saya, bapak saya, kakak saya, adik, adik saya, nenek, kakek, om saya, tante saya, teman, teman saya, temen saya, temen gue, pacar, pacar saya, tetangga, tetangga saya, keluarga saya, keluarga, orang tua saya, sopir, supir, driver
      drivernya, kurir, kurirnya, abang kurir, ojol, pengemudi, tukang, teknisinya, guru, guru anak, wali kelas, dosen, bos saya, bosku, atasan saya, majikan, penyewa, pemilik kos, ibu kos, pak rt, seller, sellernya, penjual, pembeli, pelanggan saya, klien, klien saya, pasien, penumpang, pramugari, pramugarinya, pilot, pemandu, pemandu wisata/turnya?, tour guide, polisi, makelar
      agen properti, agen travel, agen asuransi lain, calo, notaris saya, pengacara saya, dokternya, dokter saya, surat kuasa, atas nama, mewakili, ahli waris, penerima, pengirim, asisten rumah tangga, art, pembantu, tamu, pelamar, salah satu pelanggan, operator seluler/saya, provider`,
    if: `
      kalau, kalo, klo, kl, kalau besok/nanti/tidak/gak/masih/saya/sampai/ada, kalo mau/besok/gak/masih/ada, jika, jika tidak/saya/masih/nanti, bila, apabila, seandainya, andai, andaikan, misal, misalnya, misalkan, seumpama, kalau begitu, kalau tidak, kalo nggak, lain kali, suatu saat, kapan kapan, nanti kalau, nanti saya, seharusnya, harusnya, mestinya, sebelum saya, setelah itu, asalkan
      kecuali, untung, meskipun, walaupun`,
    isbot: `
      kamu/anda/lu/lo/ini/kakak/elo/situ bot/robot/orang/manusia/mesin/ai/siapa ya/apa/atau?, kamu ini, anda ini, apakah kamu/anda/ini bot/robot/manusia/orang/mesin?, apa kamu, apa ini, kamu tuh, ini saya chat/bicara/ngomong/bicara sama/dengan, ini chat sama, ini dengan siapa, ini siapa, saya bicara dengan siapa, saya/aku/gue lagi/sedang bicara/ngomong/chat/ngobrol sama/dengan/ama
      dengan siapa saya bicara, apa bot/robot/mesin, apa robot, atau bot/robot/mesin/ai/sistem/komputer/manusia/orang, orang apa bot, orang atau, manusia apa robot/bot, manusia atau, bot apa orang/manusia, bot atau manusia/orang, namamu siapa, nama kamu siapa, siapa namamu, siapa nama kamu, kamu siapa, kayak robot, seperti robot, yang balas ini, yang menyetujui`,
    quote: `
      artinya, apa artinya, arti, arti kata, terjemahkan, terjemahin, translate, terjemahan, bahasa inggrisnya, bahasa jepangnya, bahasa arabnya, bahasa koreanya, bahasa inggris dari, dalam bahasa, apa bahasa, kalimat, kata kata, istilah, film, filmnya, lagu, lirik, judul, buku, novel, serial, drama, sinetron, aktor, pemeran, game, gim, podcast, musik, puisi, kutipan, definisi, pengertian
      perbedaan, sinonim, esai, cerpen, lelucon, hehe, haha, ungkapan, ejaan, speak to, talk to, want to, i want, i need to, to a, can i, let me`,
    object: `
      uang, duit, dana, saldo, saldonya, rp, ribu, rb, juta, jt, 500rb, rupiah, rekening, rek, norek, tagihan, tagihannya, pembayaran, bayar, membayar, transferan, transfer uang/dana/saldo/500rb/duit, kartu, kartu kredit, atm, pin, otp, kata sandi, sandi, akun, akunnya, tiket, tiketnya, pesanan, pesanannya, orderan, order, paket, paketku, paketnya, barang, barangnya, nomor, nomer, no hp
      nomor hp, hp, ponsel, hape, wifi, wi fi, internet, indihome, router, modem, bluetooth, printer, tv, laptop, speaker, headset, kabel, sinyal, pulsa, kuota, token, listrik, air, berkas, dokumen, formulir, form, alamat, bookingan, booking, reservasi, kamar, hotel, vila, penerbangan, pesawat, kereta, bagasi, koper, asuransi, polis, klaim, pinjaman, kredit, cicilan, pajak, ktp, kk, sim
      paspor, obat, resep, jadwal, jadwal imunisasi, aplikasi, apk, website, link, kode, kode promo, promo, voucher, kupon, cashback, diskon, refund, pengembalian, struk, nota, invoice, ukuran, sepatu, baju, langganan, panggilan, pengalihan panggilan, pesan, foto, video, grup, akses, surat, porsi, obengnya, mobil, motor, kos`,
    hours: `
      jam berapa, jam, jam operasional/kerja/buka/layanan, buka, tutup, bukanya, hari apa, kapan buka, lebaran, libur, hari libur, minggu buka, sabtu, 24 jam, berapa lama, antre, antri, antrian, antrean, antrenya, biaya, biayanya, tarif, harga, harganya, berapa harga/biaya/komisi/gaji/persen, brp, komisi, gaji, kena pulsa, kena biaya, gratis, bayar berapa, nomor telepon, nomor call center
      no telp, nomor cs, nomor berapa, alamat kantor, alamat email, email, direkam, rekam, dicatat, lowongan, loker, lowongan kerja, kerja di, melamar, rekrutmen, syarat, syaratnya, persyaratan, pelatihan, magang, siapa nama direktur/pemilik, siapa direktur/ceo/pemilik, ceo, direktur perusahaan, jadi agen, jadi cs, cara daftar, kebijakan, bahasa apa saja`,
    praise: `
      ramah, ramah banget, baik banget, baik baik, sopan, keren, mantap, hebat, bagus, memuaskan, puas, cepat tanggap, sigap, profesional, top, jempol, salut, terbaik, bintang, salam buat, sampaikan, sampaikan terima kasih, kasih bintang, apresiasi, pujian, jutek, kasar, tidak sopan, gak sopan, judes, songong, seenaknya, galak, kecewa sama, makasih ya, makasih banyak, sangat membantu
      membantu banget, terbantu, kamu aja, kamu saja cukup, sudah cukup, udah jelas, kamu pintar, kamu lebih pintar, udah bisa, sudah bisa, berhasil, beres, sip, ulasan, masukan, survei`,
    callback: `
      telepon/telpon/telfon/hubungi/call/kontak/kabari/wa/telp/kontek saya/aku/gue/gw/kami/balik kembali/balik/lagi?, telpon balik, telepon balik, telepon kembali, hubungi saya, hubungi kembali, menelepon/menghubungi/nelpon/nelfon/hubungin saya/kami/aku/gue kembali/balik/lagi?, menelepon saya kembali, ditelepon balik/kembali, ditelpon balik, minta ditelpon, minta ditelepon
      minta dihubungi, mohon dihubungi, dihubungi, dihubungi kembali/oleh/balik?, tolong dihubungi, hubungi nomor saya, wa saya, chat saya, call back, callback, call me, kabarin saya, jadwalkan telepon, tunggu telepon`,
    enough: `
      tidak/gak/ga/gk/nggak/ngga membantu/ngerti/paham/nyambung/jelas/bisa/berguna/guna/solutif/mempan/selesai/berhasil/masuk/ada-solusi/jawab/nolong, gabisa, gak bisa, ga bisa, nggak bisa, tidak bisa, belum selesai, gak beres, gak mempan, kamu gak/ga/tidak ngerti/paham/bisa/membantu/nyambung, tidak mengerti, gak ngerti, tidak paham, bingung, muter muter, muter2, muter, berputar putar
      mutar mutar, mentok, gitu gitu aja, itu itu aja, itu mulu, sama aja, jawaban sama, jawabannya sama, ngulang, ngulang terus, berulang, berulang kali, berkali kali, sudah 3 kali, ketiga kalinya, kelima kalinya, kesekian kali, kali ini, seminggu, berjam jam, dari tadi, sudah lama, lama banget, percuma, sia sia, buang waktu, buang buang waktu, gak guna, tidak berguna, bodoh, tolol, bego
      dodol, goblog, bot bodoh, sampah, payah, kesal, kesel, kecewa, marah, emosi, sebel, jengkel, frustasi, stres, pusing, lelah, nyerah, menyerah, hilang kesabaran, habis kesabaran, sabar, gak sabar, terlalu rumit/penting/sensitif/pribadi, rumit, ribet, eror, gagal, macet, nyangkut, raib, hilang, rusak, mati, bukan itu, bukan itu yang saya tanya, salah jawab, salah, pindah bank
      pindah provider, lapor polisi, ylki, ojk, komplain, keluhan, complain, tuli, buta, gaptek, sudah tua, udah tua, tidak paham pencet pencet, gak nyambung, dicoba, sudah dicoba, sudah coba, udah coba, tertipu, tertahan, bocor`,
    expert: `
      teknisi, tim teknisi, tukang servis, ahli, ahlinya, spesialis, pakar, konsultan, penasihat, dokter, perawat, perawatnya, bidan, apoteker, psikolog, suster, pengacara, bagian hukum, legal, notaris, akuntan, bagian penagihan/keuangan/retur/pengiriman/gudang/hukum/pengaduan/komplain/sdm/teknis/klaim/kredit/penjualan/pelayanan/umum/reservasi/pembatalan, penagihan, billing, keuangan
      retur, gudang, orang gudangnya, pengaduan, komplain center, sales, salesnya, marketing, bagian sales, penjualan, analis, analis kredit, analis kreditnya, surveyor, surveyor klaim, adjuster, underwriter, agen asuransi saya, account officer, relationship manager, concierge, reservasi hotel, satpam, security, dukcapil, disdukcapil, kelurahan, bpjs, kantor pajak, samsat, dinas, pln
      bank, dari bank, cabang, toko, bengkel, mekanik, montir, it support, orang it, sekretaris, asisten, direktur, inspektur, auditor, kepala sekolah, humas, pak dedi, mbak rina, bu sari, mas andi, ibu rina, pak budi, kasir, apotek, rumah sakit, klinik`,
  },
};

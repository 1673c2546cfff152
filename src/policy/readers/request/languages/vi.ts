import type { Language } from '../language.ts';

export const vi: Language = {
  code: 'vi',
  skip: 'ơi nhé nha nhen ạ à dạ giúp giùm dùm hộ luôn đi với liền ngay thôi vậy trực tiếp được cũng',
  words: {
    human: `
      nhân viên, nhan vien, nv, nvien, nhân viên tư vấn/hỗ trợ/cskh/chăm sóc/tổng đài/trực/thật/phục vụ, nhân viên hỗ trợ/tổng đài/chăm sóc/tư vấn, nhân viên chăm sóc khách hàng?, nhân viên ngân hàng/kỹ thuật/cửa hàng, nhân viên bên bạn, tư vấn viên, tu van vien, tvv, tổng đài viên, tong dai vien, tđv, tổng đài, cskh, chăm sóc khách hàng, cham soc khach hang, bên chăm sóc khách hàng
      dịch vụ khách hàng, hỗ trợ khách hàng, hỗ trợ viên, điện thoại viên, giao dịch viên, chuyên viên, chuyên viên tư vấn/hỗ trợ, cán bộ, cán bộ phụ trách, người thật, người thiệt, nguoi that, nguoi thiet, con người, con nguoi, người tư vấn/hỗ trợ/trực/phụ trách/đại diện/quản lý/có-thẩm-quyền, người đại diện, người trực, người bằng xương bằng thịt, người sống, con người thật, người thực
      người hỗ trợ, nhân viên người thật, đại diện, admin, ad, mod, agent, live agent/chat/person/support, human, human agent, real person, operator, supervisor, manager, representative, support, quản lý, quản lí, quan ly, quản lý cửa hàng/chi nhánh/ca/khách sạn, cấp trên, cap tren, cấp quản lý/cao hơn, sếp, xếp, sep, sếp bạn/mày/em/của bạn, giám đốc, giam doc, giám đốc chi nhánh
      trưởng phòng, trưởng ca/nhóm/bộ phận, trưởng chi nhánh, giám sát, giám sát viên, lãnh đạo, chủ shop, chủ cửa hàng, chủ quán, người quản lý, người phụ trách, người có trách nhiệm/thẩm quyền/chuyên môn, người chịu trách nhiệm, đồng nghiệp, dong nghiep, đồng nghiệp của bạn, nhân sự thật, lễ tân khách sạn, trợ lý người thật, bộ phận chăm sóc khách hàng, bộ phận cskh, bộ phận hỗ trợ
      phòng chăm sóc khách hàng, nhân viên cskh, điều hành viên`,
    person: `
      người, nguoi, ng, ngừi, ngưòi, người á, một người, 1 người, ai, cá nhân, bạn nhân viên, bạn nv, anh nhân viên, chị nhân viên, cô nhân viên, người lớn`,
    one: `
      anh chị nào, cô chú nào, ai bên, người bên ngân hàng, người bên, ai đó, ai do, người nào, người nào đó, nguoi nao, người khác, nguoi khac, ai khác, một ai, bất cứ ai, bất kỳ ai, bạn nào, bạn nào đó, anh nào, chị nào, cô nào, anh chị, bạn khác, ai biết, ai hiểu, người hiểu, người biết, người nào biết/hiểu, người mô, ai bên bạn/đó/ngân hàng/shop, người bên bạn/ngân hàng/shop/đó
      ai rảnh, một bạn, một anh, một chị, người đó, người nào có thể, bạn hỗ trợ nào, bạn nào bên, mấy bạn, người rành, ai có thẩm quyền`,
    team: `
      các bạn nhân viên, bộ phận, bo phan, phòng ban, bên bạn, bên mình, bên shop, bên ngân hàng, bên hỗ trợ, đội ngũ, đội hỗ trợ, team, nhóm, ban quản lý, ban giám đốc, ban lãnh đạo, cửa hàng, văn phòng, trụ sở, chi nhánh, hotline, đường dây nóng, trung tâm, bên kỹ thuật, hỗ trợ kỹ thuật, mọi người`,
    bot: `
      bot, con bot, robot, rô bốt, ro bot, chatbot, chat bot, chatgpt, máy móc, cái máy, với máy, nói với máy, máy trả lời, máy tự động, máy duyệt, ai ảo, trí tuệ nhân tạo, trợ lý ảo, tro ly ao, trợ lý, hệ thống tự động, tổng đài tự động, tự động, tu dong, trả lời tự động, tin nhắn tự động/mẫu, câu trả lời mẫu/tự động, mẫu có sẵn, tin nhắn mẫu, tin mẫu, kịch bản, kịch bản soạn sẵn
      soạn sẵn, cài sẵn, văn mẫu, hộp thoại, hộp thư thoại, phần mềm, máy tính, thuật toán, ghi âm sẵn, phím, menu, bấm phím, cái đầu gối, auto, auto reply, tin auto, bài hướng dẫn, link hướng dẫn, ảo, faq`,
    real: `
      thật, that, thiệt, thiet, thực sự, thật sự, thực, sống, bằng xương bằng thịt, hẳn hoi, đàng hoàng, có thật, biết nói tiếng anh/việt, nói được tiếng anh/việt/hàn/nhật/trung, biết tiếng anh/việt/hàn/nhật/trung, có não, có chuyên môn, bình thường, chính thức, thứ thiệt, biết việc`,
    want: `
      tôi/mình/em/tui/tớ/chị/anh/cháu/con/tao/e/m/t/cô/bà/chúng-tôi/chúng-em/tau/bọn-mình muốn/cần/muon/can/yêu cầu/đề-nghị/mong/xin/thích/phải/đòi được?, muốn, muon, muốn được, mún, cần, cần được, can gap, yêu cầu, yeu cau, yêu cầu được, tôi yêu cầu, tôi đề nghị, đề nghị, đề nghị được, xin, xin được, xin phép, xin phép được, mong, mong được, mong muốn, mong muốn được, rất mong
      nguyện vọng, phải được, cho tôi/mình/em/tui/tớ/chị/anh/cháu/con/tao/e/m/t/cô/bà/toi/minh/tau/chúng-tôi/bà-già được?, cho tôi/mình/em/tui/chị/anh/e xin/hỏi?, cho xin, cho hỏi làm sao, để tôi/mình/em/tui/chị/anh, cho phép tôi/mình/em được?, làm ơn cho, vui lòng cho, làm sao để/mà/được?, lam sao de, làm sao, làm thế nào để/mà?, làm cách nào để?, bằng cách nào để?, cách nào để, cách để
      cách gặp, có cách nào để?, có thể cho, có thể cho tôi/mình/em, tôi/mình/em/tui có thể được?, có thể, co the, liệu tôi/có thể?, tôi có được, có được, được không nếu, phải bấm phím mấy/nào/gì mới?, bấm phím mấy/nào/gì, bấm số mấy/nào, bấm gì, gọi số nào, phải làm gì để, phải làm sao để, mới được gặp, mới gặp được, thà, thích, muốn tìm, tìm, đang tìm, cần tìm, đang cần, cần gấp
      chỉ muốn, chỉ cần, ai có thể, bao giờ được, khi nào được, chờ để được, đang chờ, tôi đợi, ước gì được, có nhu cầu, tha thiết, nằng nặc, tôi nhất định`,
    wish: 'được, đc, dc, đòi, phải, hy vọng, chờ đợi, đợi, mong chờ, yêu cầu gặp, hi vọng, thèm',
    give: `
      cho, cho gặp ai, gọi ra, kêu, kêu ra, kêu ai, kêu người, gọi người, gọi nhân viên, gọi sếp, gọi quản lý, gọi giùm, gọi giúp, bảo, bảo ai, nhờ, nhờ người, mời, mời ra, điều, cử, cử người, cử ai, phái, bố trí, sắp xếp, thu xếp, đưa ra, đưa người, đưa ai, tìm giúp, tìm cho, kiếm, kiếm cho, kiếm ai, gửi người, đổi người, đổi sang người, thay người, đâu rồi, đâu, lôi ra, cho ra, ra đây
      ra tiếp, có mặt, tag, đưa máy cho, đưa điện thoại cho, đưa máy, ra nói chuyện`,
    told: `
      tôi đã bảo/nói/yêu-cầu, mình đã bảo/nói, đã bảo là, đã nói là, đã nói rồi, nói rồi mà, nói bao nhiêu lần, bao nhiêu lần rồi, nhắc lại, tôi nhắc lại, yêu cầu mấy lần, đã yêu cầu, đã bảo, tôi bảo`,
    talk: `
      gặp, gap, gặp lại, gặp mặt, gặp trực tiếp, gặp được, gap duoc, nói chuyện, noi chuyen, nc, nói chuyện với/voi/cùng?, nói chuyện được với, nói chuyện trực tiếp, nói với, noi voi, nói trực tiếp, nói, trò chuyện, tro chuyen, trò chuyện với, tâm sự, trao đổi, trao doi, trao đổi với/trực tiếp?, trao đổi trực tiếp với, làm việc với, làm việc trực tiếp, làm việc trực tiếp với, liên hệ
      lien he, liên hệ với, liên lạc, lien lac, liên lạc với, kết nối với, ket noi voi, kết nối tới, kết nối đến, được kết nối, được chuyển, được nối máy, chat, chat với/voi/cùng?, chat trực tiếp, nhắn tin với, inbox với, nhắn với, đàm thoại, đối thoại, thảo luận, bàn bạc, thương lượng, hỏi trực tiếp, hỏi, hỏi thăm, hỏi chuyện, thưa chuyện, phản ánh, phản ánh với, khiếu nại với
      khiếu nại lên, trình bày, trình bày với, giải thích với, được tư vấn, được hỗ trợ, được hỗ trợ bởi, được phục vụ, được nghe, nghe giọng, tiếp xúc, tiếp chuyện, giao tiếp, giao tiếp với, tư vấn, tu van, tư vấn trực tiếp, hỗ trợ từ, cuộc gọi với, gọi điện với, gọi cho, gọi điện cho, gọi điện, đến gặp, đi gặp, giáp mặt, hỗ trợ trực tiếp, với người, qua điện thoại`,
    gerund: '',
    connect: `
      nối máy, noi may, nối máy cho/với/tới/đến/sang/qua/giúp tôi/mình/em/tui/chị/anh/e?, nối máy cho tôi/mình/em sang/tới/đến/qua/gặp/với, nối cho, kết nối, ket noi, kết nối tôi/mình/em/giúp/cho với/tới/đến/tôi/em/mình?, chuyển máy, chuyen may, chuyển máy cho/lên/sang/qua/tới/đến/giúp tôi/mình/em?, chuyển tôi/mình/em/tui/anh/chị/e sang/qua/cho/đến/tới/lên?, chuyển cho, chuyển cho người
      chuyển sang, chuyển qua, chuyển lên, chuyển tiếp, chuyển tiếp cho/tới/đến/sang?, chuyển cuộc gọi, chuyển cuộc gọi cho/tới/đến/sang/lên?, chuyển cuộc trò chuyện, chuyển giúp, chuyen giup, chuyển giùm, chuyển đến, chuyển tới, chuyen qua, chuyen sang, chuyển dùm, chuyển hồ sơ lên, chuyển vụ này, chuyển yêu cầu, đẩy lên, đẩy qua, đẩy sang, báo lên, báo cáo lên, trình lên, đưa lên
      đưa tôi đến, cho qua, qua người, qua nhân viên, dẫn tôi, bỏ qua bot, thoát bot, tắt bot, skip bot, transfer, connect, connect với, chuyển ra, chuyển về, gọi ra đây`,
    exist: `
      không có, ko có, k có, chẳng có, chả có, còn, liệu có, có còn, có đang, có phải có, bên đó có, bên bạn có, shop có, ở đó có, ở đây có, hết người rồi, còn có, có, co, ai đang trực, ai trực`,
    reach: `
      có thể giúp/hỗ trợ/nói/trả-lời/giải-quyết?, nào có thể, nào biết, nào hiểu, nào rành, trực, đang trực, ở đó, ở đấy, bên đó, ở đây, đang làm, online, onl, rảnh, trực ca, trực máy, trực page, không ạ, để tôi, để nói chuyện, cho bà, mà tôi có thể, trực tổng đài, phụ trách`,
    modal: `
      bạn có thể, em có thể, anh có thể, bạn có thể cho, vui lòng, làm ơn, phiền, phiền bạn/anh/chị/em, kính nhờ, kính đề nghị, nhờ bạn/em/anh/chị/shop, giúp, giup, giùm, hãy, xin hãy, xin vui lòng, xin mời, để`,
    serve: `
      giúp tôi, giúp mình, giúp em, giúp đỡ, hỗ trợ, ho tro, hỗ trợ tôi/mình/em, trả lời, tra loi, trả lời tôi/mình/em, rep, rep tin, phản hồi, xử lý, xu ly, xử lí, giải quyết, giai quyet, giải đáp, giải thích, kiểm tra, check, xem xét, xem giúp, xem, nghe máy, bắt máy, nghe, lắng nghe, tiếp, tiếp tôi, tiếp nhận, tiếp chuyện tôi, phục vụ, hướng dẫn, can thiệp, vào cuộc, đứng ra, hiểu
      hiểu giùm, quyết định, lo, xác nhận, tra cứu, hoàn tiền được, làm giúp, làm việc`,
    refuse: `
      không muốn, ko muốn, k muốn, khong muon, không thích, chẳng muốn, chả muốn, tôi không muốn, không nói chuyện, k nói chuyện, ko nói chuyện, không nói với, không nói chuyện với, không chat với, không tiếp tục, tôi từ chối, từ chối, đừng trả lời tự động, đừng gửi, đừng gởi, đừng bắt, đừng cho, đừng đưa, đừng có gửi, thôi đừng, đừng dùng, khỏi bot, không cần bot, không cần máy
      không cần tin nhắn, chứ không, chứ không phải, chứ ko, chứ đừng, chứ không cần, không phải, ko phải, ghét, chán, ngán, mệt với, phát ngán, phát chán, hết muốn, bỏ qua, dẹp, dẹp bot, thôi, dừng, không chấp nhận, không nghe, không thèm, thay vì, không tin, không hỏi máy`,
    not: `
      không/ko/k/khong/hông gặp/nói/gọi/chuyển/nối/đòi/kết-nối/liên-hệ, chẳng, chả, đâu có, chưa, đừng, đừng chuyển, đừng chuyển máy/qua/cho, đừng gọi, đừng nối, không cần, ko cần, k cần, khỏi, khỏi cần, khong can, không cần chuyển/gặp/gọi/nối, chẳng cần, không nhất thiết, không phải gặp, không phải gọi, khỏi phải, có cần, có cần phải, có phải gặp/gọi/nói, phải gặp, có nhất thiết
      mà không cần, mà không phải, không đòi, không yêu cầu, ngại, tránh, không định, chỉ hỏi, hỏi thôi`,
    no: 'không một, chẳng ai, chả ai',
    past: `
      hôm qua, hom qua, hôm trước, hôm kia, bữa trước, bữa qua, hồi sáng, sáng nay, sang nay, tối qua, đêm qua, trưa nay, tuần trước, tháng trước, năm ngoái, lần trước, hồi trước, hồi nãy, khi nãy, lúc nãy, vừa nãy, vừa rồi, ban nãy, mới đây, trước đây, trước đó, đã, từng, đã từng, vừa, vừa mới, hôm thứ hai, hôm chủ nhật, cách đây`,
    mine: 'của tôi, của mình, của em, của anh ấy, của chị ấy, của họ, riêng, của vợ, của chồng',
    head: `
      đại lý, môi giới, thêm 1, thêm một, thêm, thêm hai, hai, bốn, năm người, mấy người, bao nhiêu, bao nhiêu người, mỗi người, mỗi, từng người, nhiều, số người, phần mềm quản lý, bảo vệ, hai người, 2 người, 3 người, 4 người, 5 người, các, những, bốn năm người`,
    tail: `
      con người và, lỗi con người, nhân quyền, quyền con người, nguồn nhân lực, nhân sự, phòng nhân sự, nhân lực, cơ thể người, người dùng, người nhận, người gửi, người bán, người mua, người thân, người nhà, người yêu, người ta, người việt, người nước ngoài, người liên hệ, người đại diện pháp luật, đại diện pháp luật, người thụ hưởng, người thừa kế, người nổi tiếng, người lạ
      người bảo lãnh, người giám hộ, quản lý mật khẩu, quản lý tài khoản, quản lý đơn hàng, quản lý file, quản trị viên, chăm sóc da, số tổng đài, mạng viễn thông, nhà mạng, đắc nhân tâm`,
    link: `
      với, voi, vs, vói, cùng, cho ai, sang, qua, đến, den, tới, toi, lên, của, cua, từ, một, 1, mot, và, hoặc, hay, ở, tại, bên, ben, bạn, ban, em, e, anh, chị, chi, mình, minh, tôi, tui, tớ, cháu, con, cô, chú, bác, shop, các bạn, ông, bà, quý công ty, quý khách, quý vị, mày, tao, về, ve, nào, nao, khác, vào, ra, trên, bằng, cái, mà, là, thì, rằng, bao, hơn, nữa người, trong, ngoài
      để được, cho tới`,
    def: 'này, đó, kia, ấy, nay, do do, cái này, việc này, vụ này, chuyện này',
    fill: `
      không vậy, không vậy trời, không nhỉ, không hả, không ta, hông vậy, ơi, oi, ạ, a, à, á, ah, dạ, da, vâng, vang, ừ, uh, ừm, ờ, ờm, ok, oke, okie, okay, nhé, nhe, nha, nhá, nhen, hen, nghen, đi, di, luôn, luon, vậy, vay, thế, hả, ha, hở, chứ, mà thôi, rồi, roi, nè, này nhé, đây, ý, í, nhỉ, đấy, dùm, giúp với, hộ, nữa, lại, cũng, nhưng, trời, trời ơi, trời đất, vãi, vl, vcl, đm, dm
      đmm, đcm, đệt, má, mẹ kiếp, mẹ nó, hic, huhu, haiz, lol, ủa, ê, chắc, có lẽ, nếu được, nếu có thể, được không, dc k, đc không, được ko, được hông, duoc khong, hôm nay, chiều nay, ngày mai, nhanh, mau, mau lên, lẹ, cho lẹ, cho nhanh, trực tiếp, truc tiep, thôi mà, thật ra, thực ra, nói thật, nói chung, xíu, tí, chút, một chút, chút xíu, răng, rứa, thôi được, nào cũng được`,
    urge: `
      giúp tôi với, lam on, làm ơn đi, please, pls, plz, xin đấy, năn nỉ, ngay, ngay lập tức, ngay bây giờ, lập tức, bây giờ, bay gio, bây h, gấp, khẩn, khẩn cấp, khẩn trương, liền, ngay đi, asap, càng sớm càng tốt, sớm nhất, nhanh lên, van xin, cầu xin, gấp gấp, giúp em ơi, bức xúc`,
    greet: `
      xin chào, chào, chao, chào bạn/shop/em/anh/chị/ad, hello, hi, hey, alo, a lô, allo, kính gửi, kính chào, cảm ơn, cam on, cám ơn, cảm ơn em/bạn/shop, thanks, thank you, tks, xin lỗi, xin loi, sorry, xin cảm ơn, tạm biệt, chào buổi sáng, trân trọng, xin lỗi nha, cảm phiền`,
    func: `
      không, khong, ko, k, kg, hông, hong, hổng, khum, làm, lam, số, cách, gì, gi, sao, tại sao, vì sao, khi, lúc, vì, do vì, bởi vì, nên, đang, dang, sẽ, bị, bi, về việc, liên quan, vấn đề, van de, việc, viec, chuyện, trường hợp, vì vậy, sau, sau khi, trước khi, như, theo, tất cả, mọi, nhiều lần, cái thẻ, đều, vẫn, van, mới, chỉ, tới giờ, từ sáng, biết, biet, giờ, bên trong, không biết
      thủ tục, tiếp theo, hết`,
    said: `
      bảo là, bảo hôm nay, bảo rằng, nói là, nói rằng, nói do, kêu là, hứa, hứa là, đã hứa, cam kết, cam đoan, báo là, thông báo, thông báo là, báo tôi, khẳng định, giải thích là, xác nhận là, hẹn, hẹn là, đồng ý, tư vấn là, tư vấn sai, dặn, dặn là, khuyên, kể, nghe nói, viết, ghi, ghi sai, bên kho nói, nhân viên nói/bảo/hứa/báo, nv nói/bảo, tổng đài nói/bảo/báo, xưng, tự xưng
      xưng nhân viên, đòi giấy, hỏi nhà, hỏi tôi, mỗi người một giá, mỗi người một kiểu, mỗi người nói`,
    met: `
      đã gặp, đã nói chuyện, đã nói với, đã chat, đã gọi, đã liên hệ, đã trao đổi, vừa nói chuyện, vừa gọi, vừa chat, vừa gặp, mới gọi, mới nói chuyện, mình gọi gặp, gọi gặp, gọi lên, có gọi, từng gặp, nói chuyện rồi, nói với bốn, nói với mấy, nói chuyện với mấy, có gặp, được gọi, có số này gọi, số này, số này gọi, gọi cho tôi có việc gì, ai gọi cho tôi, có người gọi, có ai gọi
      có cuộc gọi, cuộc gọi nhỡ, gọi nhỡ, nhỡ, cúp máy, cúp máy ngang, dập máy, tắt máy ngang, bị chuyển máy, bị chuyển, chuyển vòng vòng, đá qua đá lại, lừa đảo, giả danh, đã giúp, giúp tôi hôm, tiếp tôi hôm, đến lắp, đến sửa, lắp máy, để quên, đã được kết nối, đã chuyển, đã tư vấn, gọi đến, bỏ máy, hôm trước gặp, tư vấn cho tôi hôm, hồi trước luôn`,
    third: `
      anh ấy, chị ấy, cô ấy, ông ấy, bà ấy, ảnh, ổng, bả, hắn, nó, họ, vợ, vợ tôi/mình/em, chồng, chồng tôi/mình/em, con trai, con gái, con tôi, con mình, bé, cháu tôi, mẹ tôi, mẹ em, mẹ, má tôi, ba tôi, bố, bố tôi, bố mẹ, cha, ông tôi, bà tôi, bà ngoại, bà nội, ông ngoại, anh trai, chị gái, em gái, em trai, bạn tôi, bạn mình, bạn em, bạn trai, bạn gái, hàng xóm, nhà bên cạnh, chủ nhà
      chủ trọ, người thuê, tài xế, bác tài, shipper, ship, anh ship, người giao hàng, giao hàng, bưu tá, cô giáo, thầy giáo, cô chủ nhiệm, giáo viên, thầy, phụ huynh, hướng dẫn viên, hdv, tiếp viên, phi công, môi giới nhà đất, môi giới nhà, bên môi giới, đại lý vé, đại lý du lịch, công an, thợ, anh thợ, thợ sửa, người giúp việc, osin, sếp tôi, sếp em, sếp mình, công ty tôi, cơ quan tôi
      khách hàng của tôi, khách của tôi, hành khách, bệnh nhân, bác sĩ của, luật sư của tôi, ủy quyền, giấy ủy quyền, thay mặt, làm thay, người được ủy quyền, sang tên, người quen, ca sĩ, diễn viên, nhà trọ`,
    if: `
      nếu, neu, nếu như, nếu không, nếu mà, nếu mai, nếu còn, nếu vẫn, nếu tôi, mai mà, mà còn, lỡ, nhỡ đâu, lỡ như, giả sử, giả dụ, trong trường hợp, trường hợp nếu, khi nào cần, bao giờ cần, khi cần, lần sau, lần tới, sau này, mai mốt, lẽ ra, đáng lẽ, phải chi, giá mà, nếu muốn, muốn thì, thì tôi gọi, thì tui gọi, gọi tổng đài rồi, thì tôi sẽ, tôi sẽ, mình sẽ, sẽ đòi, sẽ yêu cầu
      là tôi đòi, trừ khi, miễn là, may mà, dù, mặc dù, trước khi gặp, không thì, còn không, nếu gặp`,
    isbot: `
      bạn là, em là, ad là, mày là, anh là, chị là, đây là, bạn có phải, có phải bạn, em có phải, đây có phải, có phải là, có phải, phải không, phải bot không, là bot, là robot, là máy, là người hay, là ai, bạn là ai, bạn là gì, bạn tên gì, tên gì, tên bạn là gì, ai đang trả lời, ai đang nói, ai đang chat, tôi đang nói chuyện với, mình đang nói chuyện với, em đang nói chuyện với
      đang nói chuyện với, đang chat với, đang nói với, tôi đang chat với, tôi đang nói chuyện với ai, hay bot, hay là bot, hay máy, hay robot, hay là máy, hay người, hay là người, hay ai, người hay bot, người hay máy, người hay robot, bot hay người, máy hay người, robot hay người, người thật à, người thật không, bot à, bot hả, bot phải không, giọng bạn, do người`,
    quote: `
      dịch, dịch giúp, dịch câu, dịch sang, nghĩa là gì, có nghĩa là gì, nghĩa là, ý nghĩa, tiếng anh là gì, tiếng anh nói sao, tiếng hàn nói sao, nói sao, nói thế nào, viết thế nào, đọc thế nào, phát âm, câu, chữ, cụm từ, tiếng hàn, tiếng nhật, tiếng trung, tiếng pháp, tiếng anh, sang tiếng, phim, bộ phim, bài hát, ca khúc, nhạc, sách, cuốn sách, truyện, tiểu thuyết, thơ, bài thơ
      vở kịch, game, trò chơi, podcast, vai, đóng vai, trích dẫn, định nghĩa, khái niệm, từ đồng nghĩa, truyện cười, haha, hehe, hihi, speak to, talk to, transfer me, want to, i want, can i, to a, tiếng việt là`,
    object: `
      tiền, tien, chuyển khoản, ck, chuyển tiền, củ, triệu, trieu, nghìn, ngàn, đồng, vnd, 500k, 30k, usd, số tiền, số dư, so du, tài khoản, tai khoan, tk, thẻ, thẻ tín dụng, thẻ atm, atm, hóa đơn, hoá đơn, hoa don, thanh toán, trả góp, khoản vay, lãi, phí, thuế, mật khẩu, mat khau, mã pin, mã otp, otp, pin, vé, vé máy bay, vé tàu, đơn hàng, don hang, đơn, gói hàng, hàng, hàng của mình
      kiện hàng, bưu kiện, mã vận đơn, số điện thoại, sđt, sdt, điện thoại với tivi, điện thoại, wifi, mạng, internet, bluetooth, máy in, tivi, tv, laptop, loa, tai nghe, dây cáp, sim, esim, gói cước, hợp đồng, bảo hiểm, chuyến bay, chuyến, máy bay, tàu, hành lý, vali, phòng, phòng đã đặt, đặt phòng, đặt bàn, khách sạn, bàn, món, ly, trà, size, giày, áo, quần, địa chỉ, link, đường link
      file, tài liệu, mẫu đơn, biểu mẫu, giấy, giấy tờ, hộ chiếu, cccd, cmnd, bằng lái, toa thuốc, thuốc, lịch, lịch hẹn, lịch tiêm, khám, app, ứng dụng, trang web, website, chuyển hướng cuộc gọi, chuyển tiếp cuộc gọi, cuộc gọi chờ, tin nhắn thoại, lời nhắn, hoàn tiền, khuyến mãi, mã giảm giá, voucher, điểm, thành viên, freeship, điện, tiền điện, nước, tiền nước, xe, xe máy, ô tô, nhà
      chuyển nhà, lương hưu, máy lạnh, tủ lạnh, nhóm chat, trang bán hàng, quyền admin`,
    hours: `
      mấy giờ, may gio, giờ làm việc, làm việc mấy giờ, giờ mở cửa, mở cửa, đóng cửa, lúc nào mở, ngày tết, ngày lễ, chủ nhật, thứ bảy, cuối tuần, 24 7, bao lâu, chờ bao lâu, chờ lâu, xếp hàng, giá, giá bao nhiêu, bao nhiêu tiền, mất phí, có mất phí, cước, cước phí, bao nhiêu một phút, gọi 1900, miễn phí, hoa hồng, mấy phần trăm, lương, thu nhập, ghi âm, bị ghi âm, có ghi âm, tuyển
      tuyển dụng, tuyển nhân viên, tuyển telesale, ứng tuyển, xin việc, việc làm, làm nhân viên, làm đại lý, trở thành, điều kiện gì, cần điều kiện gì, thực tập, đào tạo, số hotline, số tổng đài là, số điện thoại tổng đài, hotline là, số mấy, email, địa chỉ công ty, ai là giám đốc/chủ/ceo, giám đốc là ai, ceo, tên giám đốc, chính sách, quy định, bao nhiêu nhân viên, có bao nhiêu nhân viên
      nói tiếng gì`,
    praise: `
      ổn, dễ thương, nhiệt tình, thân thiện, lịch sự, tử tế, tận tình, chu đáo, tuyệt vời, tuyệt, giỏi, tốt, tốt lắm, rất tốt, xuất sắc, chuyên nghiệp, hài lòng, không hài lòng, vui tính, dễ mến, gửi lời cảm ơn, gửi lời khen, khen, khen ngợi, 5 sao, đánh giá, góp ý, thái độ, thái độ tệ, hỗn, vô lễ, mất lịch sự, khó chịu quá, bất lịch sự, cọc cằn, lồi lõm, ghê, lanh ghê, thông minh
      bạn trả lời ổn, ổn mà, ổn rồi, được rồi, xong rồi, bạn giúp được rồi, bạn là đủ, đủ rồi bạn, cảm ơn nhiều, đã hiểu, khen bạn`,
    callback: `
      gọi lại, goi lai, gọi lại cho tôi/mình/em/tui/chị/anh/e?, gọi cho tôi/mình/em/tui/chị/anh/e/mềnh lại?, gọi tôi, gọi mình, gọi em, gọi điện cho tôi/mình/em/tui/chị/anh lại?, gọi điện lại, liên hệ lại, liên hệ lại với/cho tôi/mình/em?, liên hệ với tôi/mình/em lại?, liên lạc lại, liên lạc với tôi/mình/em, phone lại, alo lại, alo cho tôi/mình/em, a lô lại, nhắn tôi, nhắn mình, nhắn em
      nhắn lại, nhắn cho tôi/mình/em, inbox tôi, gọi ngược lại, hẹn gọi, đặt lịch gọi, cuộc gọi từ, chờ điện thoại, chờ cuộc gọi, call lại, call cho, callback, hồi âm, gọi mình báo giá`,
    enough: `
      thẻ bị nuốt, không phải ý, không hiểu ý, hoài rứa, không hiểu, ko hiểu, k hiểu, bạn không hiểu, không giúp được, không giúp được gì, không giải quyết được, không được, ko được, k được, không trả lời được, trả lời không đúng, không đúng, không đúng ý, không liên quan, không ăn thua, hoài không được, chẳng hiểu, chả hiểu, chẳng giúp, vô dụng, vô ích, vô nghĩa, ngu, ngu quá, ngu ngốc
      dở, dở ẹc, tệ, tệ quá, quá tệ, chán quá, mệt quá, mệt mỏi, mệt, bực, bực mình, bực quá, tức, tức quá, điên, điên quá, phát điên, khùng, nản, nản quá, hết kiên nhẫn, hết chịu nổi, chịu hết nổi, không chịu nổi, quá đáng, quá sức chịu đựng, đủ rồi, quá đủ, lòng vòng, lòng và lòng vòng, vòng vòng, vòng vo, lặp đi lặp lại, lặp lại, lặp hoài, hoài, cứ, cứ hoài, y chang, vẫn vậy, vẫn thế
      như cũ, lần thứ 3, lần thứ ba, lần thứ hai, lần thứ mấy, mấy lần rồi, bao nhiêu lần, nhiều lần rồi, cả tiếng, cả ngày, hàng giờ, từ sáng đến giờ, mấy tiếng, mất thời gian, phí thời gian, tốn thời gian, bấm hết rồi, bấm hoài, thử hết, đã thử, thử rồi, phức tạp, rắc rối, quá phức tạp, khó hiểu, khó nói, quan trọng, nhạy cảm, riêng tư, lỗi, bị lỗi, báo lỗi, hỏng, hư, kẹt, treo, mất
      bị mất, bị trừ, bị nuốt, dột, già rồi, lớn tuổi, lãng tai, mù, điếc, khiếm thị, khiếm thính, không biết chữ, không biết bấm, không rành, không biết dùng, khiếu nại, khieu nai, tố cáo, kiện, báo công an, hủy hết, đổi nhà mạng, không phải ý tôi hỏi, hỏi một đằng, trả lời một nẻo, không ai trả lời, không ai nghe, không ai trực, không ai bắt máy`,
    expert: `
      kỹ thuật viên, kỹ thuật, kĩ thuật, kỹ sư, ktv, chuyên gia, cố vấn, luật sư, bác sĩ, bs, điều dưỡng, y tá, hộ sinh, nữ hộ sinh, dược sĩ, nhà tâm lý, kế toán, phòng kế toán, bộ phận kế toán, bộ phận hóa đơn/kỹ-thuật/bảo-hành/khiếu-nại/đổi-trả/thanh-toán/kinh-doanh/pháp-lý/tín-dụng/thu-nợ/giao-hàng/kho/đặt-phòng/vé, bộ phận hóa đơn, bộ phận kỹ thuật, bộ phận bảo hành, bộ phận khiếu nại
      bộ phận đổi trả, bộ phận thanh toán, bộ phận kinh doanh, phòng kinh doanh, phòng kỹ thuật, phòng pháp chế, bên đổi trả, bên bảo hành, bên kho, bên kế toán, bên thẩm định, bên giao hàng, bên vận chuyển, sale, sales, bạn sale, kinh doanh, nhân viên kinh doanh, nhân viên bán hàng, bán hàng, giám định viên, giám định, thẩm định, thẩm định viên, chuyên viên tín dụng, tín dụng, bồi thường
      bảo hiểm bồi thường, thu ngân, lễ tân, le tan, buồng phòng, thợ máy, sửa chữa, it, thư ký, trợ lý giám đốc, thanh tra, hộ tịch, cán bộ hộ tịch, ủy ban, phường, công chứng, công chứng viên, chi cục thuế, bảo hiểm xã hội, bhxh, điện lực, bệnh viện, phòng khám, ngân hàng, kho, xưởng, anh tuấn, chị hạnh, chị lan, anh nam, chị mai, anh hùng, bạn trang, cô hoa, chị hương, anh minh, quầy
      phòng vé, đại lý của tôi, hiệu trưởng, marketing, truyền thông`,
  },
};

"""Two sentences of news in many languages, in our own words, to tell languages by."""

from __future__ import annotations

SAMPLES = {
    "fr": (
        "Le président a annoncé lundi que le gouvernement allait débloquer une aide d'urgence pour les f"
        "amilles touchées par les inondations dans le sud du pays. Selon la préfecture, au moins douze p"
        "ersonnes ont été blessées et plus de deux cents maisons ont été détruites par les eaux de la ri"
        "vière.\n"
        "Le maire de la commune a demandé aux habitants de rester chez eux, car la route principale rest"
        "e fermée et de nouvelles pluies sont attendues dans la nuit."
    ),
    "es": (
        "El presidente anunció el lunes que el gobierno entregará una ayuda de emergencia a las familias"
        " afectadas por las inundaciones en el sur del país. Según la prefectura, al menos doce personas"
        " resultaron heridas y más de doscientas casas fueron destruidas por las aguas del río.\n"
        "El alcalde pidió a los vecinos que se queden en casa, porque la carretera principal sigue cerra"
        "da y se esperan nuevas lluvias durante la noche."
    ),
    "de": (
        "Der Präsident hat am Montag angekündigt, dass die Regierung Soforthilfe für die von den Übersch"
        "wemmungen im Süden des Landes betroffenen Familien bereitstellen wird. Nach Angaben der Behörde"
        "n wurden mindestens zwölf Menschen verletzt und mehr als zweihundert Häuser zerstört.\n"
        "Der Bürgermeister bat die Einwohner, zu Hause zu bleiben, weil die Hauptstraße weiter gesperrt "
        "ist und in der Nacht neuer Regen erwartet wird."
    ),
    "pt": (
        "O presidente anunciou na segunda-feira que o governo vai liberar ajuda de emergência para as fa"
        "mílias atingidas pelas enchentes no sul do país. Segundo a prefeitura, pelo menos doze pessoas "
        "ficaram feridas e mais de duzentas casas foram destruídas pelas águas do rio.\n"
        "O prefeito pediu aos moradores que fiquem em casa, porque a estrada principal continua fechada "
        "e são esperadas novas chuvas durante a noite."
    ),
    "it": (
        "Il presidente ha annunciato lunedì che il governo stanzierà aiuti di emergenza per le famiglie "
        "colpite dalle alluvioni nel sud del paese. Secondo la prefettura, almeno dodici persone sono ri"
        "maste ferite e più di duecento case sono state distrutte dalle acque del fiume.\n"
        "Il sindaco ha chiesto agli abitanti di restare a casa, perché la strada principale è ancora chi"
        "usa e nella notte sono attese nuove piogge."
    ),
    "nl": (
        "De president heeft maandag aangekondigd dat de regering noodhulp zal vrijmaken voor de families"
        " die getroffen zijn door de overstromingen in het zuiden van het land. Volgens de autoriteiten "
        "zijn zeker twaalf mensen gewond geraakt en meer dan tweehonderd huizen verwoest.\n"
        "De burgemeester vroeg de inwoners om thuis te blijven, omdat de hoofdweg nog dicht is en er van"
        "nacht nieuwe regen wordt verwacht."
    ),
    "pl": (
        "Prezydent ogłosił w poniedziałek, że rząd przekaże pomoc doraźną rodzinom dotkniętym powodziami"
        " na południu kraju. Według władz co najmniej dwanaście osób zostało rannych, a ponad dwieście d"
        "omów zniszczyła woda z rzeki, która wystąpiła z brzegów.\n"
        "Burmistrz poprosił mieszkańców, aby zostali w domach, ponieważ główna droga jest nadal zamknięt"
        "a, a w nocy spodziewane są kolejne opady."
    ),
    "ru": (
        "Президент объявил в понедельник, что правительство выделит экстренную помощь семьям, пострадавш"
        "им от наводнения на юге страны. По данным властей, не менее двенадцати человек получили ранения"
        ", и более двухсот домов были разрушены водами реки.\n"
        "Мэр попросил жителей оставаться дома, потому что главная дорога по-прежнему закрыта, а ночью ож"
        "идаются новые дожди."
    ),
    "uk": (
        "Президент оголосив у понеділок, що уряд виділить екстрену допомогу родинам, які постраждали від"
        " повені на півдні країни. За даними влади, щонайменше дванадцять людей поранено, а понад двісті"
        " будинків зруйновано водами річки.\n"
        "Мер попросив мешканців залишатися вдома, бо головна дорога досі закрита, а вночі очікуються нов"
        "і дощі."
    ),
    "ar": (
        "أعلن الرئيس يوم الاثنين أن الحكومة ستقدم مساعدات عاجلة للعائلات المتضررة من الفيضانات في جنوب ا"
        "لبلاد. وقالت السلطات إن اثني عشر شخصا على الأقل أصيبوا بجروح ودمر أكثر من مئتي منزل.\n"
        "وطلب رئيس البلدية من السكان البقاء في منازلهم لأن الطريق الرئيسي لا يزال مغلقا ومن المتوقع هطول"
        " أمطار جديدة خلال الليل."
    ),
    "fa": (
        "رئیس جمهوری روز دوشنبه اعلام کرد که دولت به خانواده های آسیب دیده از سیل در جنوب کشور کمک اضطرا"
        "ری خواهد کرد. به گفته مقام ها دست کم دوازده نفر زخمی شده اند و بیش از دویست خانه ویران شده است.\n"
        "شهردار از مردم خواست در خانه بمانند زیرا جاده اصلی هنوز بسته است و انتظار می رود شب دوباره بارا"
        "ن ببارد."
    ),
    "tr": (
        "Cumhurbaşkanı pazartesi günü hükümetin ülkenin güneyindeki sellerden etkilenen ailelere acil ya"
        "rdım yapacağını açıkladı. Yetkililere göre en az on iki kişi yaralandı ve iki yüzden fazla ev n"
        "ehrin suları tarafından yıkıldı.\n"
        "Belediye başkanı, ana yol hâlâ kapalı olduğu ve gece yeni yağmurlar beklendiği için halktan evd"
        "e kalmasını istedi."
    ),
    "id": (
        "Presiden mengumumkan pada hari Senin bahwa pemerintah akan memberikan bantuan darurat kepada ke"
        "luarga yang terkena banjir di bagian selatan negara itu. Menurut pihak berwenang, sedikitnya du"
        "a belas orang terluka dan lebih dari dua ratus rumah hancur.\n"
        "Wali kota meminta warga untuk tetap di rumah karena jalan utama masih ditutup dan hujan baru di"
        "perkirakan turun pada malam hari."
    ),
    "sw": (
        "Rais alitangaza siku ya Jumatatu kwamba serikali itatoa msaada wa dharura kwa familia zilizoath"
        "iriwa na mafuriko kusini mwa nchi. Kwa mujibu wa mamlaka, watu wasiopungua kumi na wawili walij"
        "eruhiwa na zaidi ya nyumba mia mbili ziliharibiwa.\n"
        "Meya aliwaomba wakazi kubaki nyumbani kwa sababu barabara kuu bado imefungwa na mvua nyingine i"
        "natarajiwa usiku."
    ),
    "zh": (
        "总统星期一宣布,政府将向该国南部受洪水影响的家庭提供紧急援助。据当局称,至少有十二人受伤,两百多所房"
        "屋被河水冲毁。救援人员仍在搜寻失踪者,气象部门预计未来几天还会有大雨。\n"
        "市长要求居民留在家中,因为主要道路仍然关闭,预计夜间还会下雨。"
    ),
    "ja": (
        "大統領は月曜日、南部の洪水で被災した家族に対し、政府が緊急支援を行うと発表した。当局によると、少なく"
        "とも十二人が負傷し、二百棟以上の家屋が川の水で壊れたという。救助隊は行方不明者の捜索を続けている。\n"
        "市長は、幹線道路がまだ閉鎖されており、夜にはまた雨が降る見込みだとして、住民に家にとどまるよう求めた"
        "。"
    ),
    "ko": (
        "대통령은 월요일 정부가 남부 지역의 홍수로 피해를 입은 가족들에게 긴급 지원을 제공할 것이"
        "라고 발표했다. 당국에 따르면 최소 열두 명이 부상을 입었고 이백 채 이상의 집이 강물에 "
        "의해 파괴되었다.\n"
        "시장은 주요 도로가 아직 폐쇄되어 있고 밤에 다시 비가 올 것으로 예상되므로 주민들에게 집"
        "에 머물러 달라고 요청했다."
    ),
    "hi": (
        "राष्ट्रपति ने सोमवार को घोषणा की कि सरकार देश के द"
        "क्षिण में बाढ़ से प्रभावित परिवारों को आपातकालीन स"
        "हायता देगी। अधिकारियों के अनुसार कम से कम बारह लोग"
        " घायल हुए और दो सौ से अधिक घर नष्ट हो गए।\n"
        "महापौर ने निवासियों से घर पर रहने को कहा क्योंकि म"
        "ुख्य सड़क अभी भी बंद है और रात में फिर बारिश होने "
        "की संभावना है।"
    ),
    "ht": (
        "Prezidan an te anonse lendi ke gouvènman an pral bay èd ijans pou fanmi ki te frape pa inondasy"
        "on yo nan sid peyi a. Dapre otorite yo, omwen douz moun blese e plis pase de san kay kraze akòz"
        " dlo rivyè a.\n"
        "Majistra a te mande rezidan yo rete lakay yo, paske wout prensipal la toujou fèmen epi yo prevw"
        "a lòt lapli pandan lannwit lan."
    ),
    "sv": (
        "Presidenten meddelade på måndagen att regeringen kommer att ge nödhjälp till familjer som drabb"
        "ats av översvämningarna i landets södra del. Enligt myndigheterna skadades minst tolv personer "
        "och mer än tvåhundra hus förstördes.\n"
        "Borgmästaren bad invånarna att stanna hemma eftersom huvudvägen fortfarande är stängd och nytt "
        "regn väntas under natten."
    ),
    "ro": (
        "Președintele a anunțat luni că guvernul va acorda ajutoare de urgență familiilor afectate de in"
        "undațiile din sudul țării. Potrivit autorităților, cel puțin douăsprezece persoane au fost răni"
        "te și peste două sute de case au fost distruse.\n"
        "Primarul le-a cerut locuitorilor să rămână acasă, pentru că drumul principal este încă închis ș"
        "i se așteaptă noi ploi în timpul nopții."
    ),
    "vi": (
        "Tổng thống hôm thứ Hai tuyên bố chính phủ sẽ cung cấp viện trợ khẩn cấp cho các gia đình bị ảnh"
        " hưởng bởi lũ lụt ở miền nam đất nước. Theo chính quyền, ít nhất mười hai người bị thương và hơ"
        "n hai trăm ngôi nhà bị phá hủy.\n"
        "Thị trưởng yêu cầu người dân ở nhà vì con đường chính vẫn bị đóng và dự kiến sẽ có mưa mới tron"
        "g đêm."
    ),
    "so": (
        "Madaxweynuhu wuxuu Isniintii ku dhawaaqay in dowladdu siin doonto gargaar degdeg ah qoysaska ay"
        " saameeyeen daadadka koonfurta dalka. Sida ay sheegeen maamulka, ugu yaraan laba iyo toban qof "
        "ayaa dhaawacmay, in ka badan laba boqol oo guri ayaa burburay.\n"
        "Duqa magaaladu wuxuu dadka deegaanka ka codsaday inay guryahooda joogaan sababtoo ah waddada we"
        "yn weli way xiran tahay."
    ),
    "en": (
        "The president announced on Monday that the government would release emergency aid for the famil"
        "ies hit by floods in the south of the country. According to the authorities, at least twelve pe"
        "ople were injured and more than two hundred houses were destroyed.\n"
        "The mayor asked residents to stay at home because the main road is still closed and more rain i"
        "s expected during the night."
    ),
}
"""Texts by the code of their language; Haitian Creole (`ht`) has no profile."""

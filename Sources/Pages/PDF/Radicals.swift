/// The radicals of Unicode's blocks "Kangxi Radicals" and "CJK Radicals Supplement", and the characters that look the same.
enum Radicals {
  /// The character that a radical is as a word; nil for what is no radical.
  static func character(of radical: UInt32) -> UInt32? {
    switch radical {
    // Chinese fonts draw the door as simplified characters have it.
    case 0x2F3E: 0x6237
    case 0x2F00...0x2FD5: kangxi[Int(radical - 0x2F00)]
    case 0x2E80...0x2EF3: supplement[radical]
    default: nil
    }
  }

  /// The compatibility decompositions of U+2F00 to U+2FD5, in their order.
  private static let kangxi: [UInt32] = """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工\
    己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉\
    瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行\
    衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯\
    鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """.unicodeScalars.map(\.value)

  /// Pairs: a radical, and the character that fonts draw alike.
  private static let supplement: [UInt32: UInt32] = {
    let pairs = """
      ⺂乛⺃乚⺅亻⺉刂⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺞歺⺟母⺠民⺡氵\
      ⺣灬⺤爫⺦丬⺨犭⺫罒⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺹耂⺺肀⺾艹⺿艹⻁虎⻂衤⻃覀⻄西⻅见\
      ⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻐钅⻑長⻒镸⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠\
      ⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟
      """.unicodeScalars.map(\.value)
    var table: [UInt32: UInt32] = [:]
    for index in stride(from: 0, to: pairs.count - 1, by: 2) { table[pairs[index]] = pairs[index + 1] }
    return table
  }()
}

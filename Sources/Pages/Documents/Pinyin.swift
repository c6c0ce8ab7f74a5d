/// The order of Chinese words by their sounds, as an index has them; and the letters under which they stand.
///
/// The table has the characters that the terms of the course are made of, as they sound in those terms (`行` is the row of
/// a matrix, `hang2`). A test sees that none is missing.
enum Pinyin {
  /// What a term is sorted by: a syllable with its tone for a character, a letter for a letter.
  static func key(_ term: String) -> [String] {
    term.lowercased().unicodeScalars.filter { $0 != " " }.map { scalar in
      // What is not in the table comes behind all that is, in the order of its codes.
      syllables[scalar] ?? (scalar.isASCII ? String(scalar) : "~" + String(scalar))
    }
  }

  /// `S` for `神经元` and for `softmax`.
  static func letter(of term: String) -> String {
    guard let first = key(term).first?.first, first != "~" else { return "" }
    return first.uppercased()
  }

  /// Whether its sound is known.
  static func knows(_ scalar: Unicode.Scalar) -> Bool { syllables[scalar] != nil }

  private static let syllables: [Unicode.Scalar: String] = {
    var syllables: [Unicode.Scalar: String] = [:]
    for word in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let sound = String(word.prefix { $0.isASCII })
      for scalar in word.dropFirst(sound.count).unicodeScalars { syllables[scalar] = sound }
    }
    return syllables
  }()

  /// Syllables with their tones, each with its characters; `v` stands for `ü`.
  private static let table = """
    bao3饱 ben3本 bi3比 bian1边 bian4变 biao1标 bo1播 bu4部步 can1参 cang2藏 ce4测策 ceng2层
    cha1叉差 chang2长 chao1超 chen4称 cheng2乘 chou1抽 chu1初 chuan2传 ci2词 ci4次 cun2存 cuo4错
    da4大 dai4代带 dan1单 dao3导 de5的 dian3点 die2迭 ding4定 dong4动 du1督 du4度 duan3短 dui4对
    er4二 fa1发 fa3法 fan3反 fang1方 fei1非 fen1分 fu4负 gai4概 gong1工 gou4构 gu1估 gu4固 guang3广
    gui1归 guo4过 han2函 hang2行 hao4号 he2和合 hua4化 huan2环 huan3缓 hui2回 huo2活 huo4或
    ji1激积基机奇 ji2集辑 ji4记计际 jia1加 jia4价 jian1监 jian3检 jian4间 jiang4降 jiao1交 jie1接
    jie2结 jie4界 jing1经 jing4径 ju2局 ju3矩 ju4据聚 juan3卷 jue2决 jun1均 kai1开 kong1空 kuai4块
    lei3累 lei4类 lian2连 lian4练链 liang4量 ling2零 lu4路 luo2逻 luo4络 lv4率 mo2模 mu4目 nei4内
    ni3拟 ou3偶 pian1偏 ping2平 pu1扑 qi1期 qi4器 qian1签 qian2前 qian3浅 qing1清 qu1区 qu3取
    quan2权全 que4确 ran2然 ru4入 shang1熵商 she4设 shen1深 shen2神 sheng4剩 shi1失 shi3始 shi4试式
    shou3手 shu1输 shu4数 si4似 sou1搜 su4素 suan4算 sui2随 sun3损 ta4踏 te4特 ti1梯 tiao2调 tong1通
    tong2同 tou2投 tu1凸 tu2图 tuo4拓 wai4外 wang3网 wei1微 wei2维 wen3稳 wu4误 xi2习 xi4系 xia4下
    xian4线 xiang4向象 xiao1消 xie2斜 xin1心 xing2形 xing4性 xu4序 xuan3选 xue2学 xun2循 xun4训
    yan4验 yang4样 yi2移 yi4忆异 yin1因 yin3隐 ying4映 yong4用 you1优 you3有 yu4预 yuan2元 yue1约
    yun4运 zao4噪 ze2则择 zhen4阵 zheng1征 zheng4正 zhi2值 zhi3指 zhi4置秩 zhong1中 zhong4重 zhou2轴
    zhu2逐 zhu3主 zhuan3转 zhuang4状 zhun3准 zi4自 zong3总 zu3组 zui4最
    """
}

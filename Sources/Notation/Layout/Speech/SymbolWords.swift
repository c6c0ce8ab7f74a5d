/// How characters are said, in English and Chinese.
struct SymbolWords: Sendable {
  static let standard = SymbolWords()

  private var english: [Unicode.Scalar: String] = [:]
  private var chinese: [Unicode.Scalar: String] = [:]

  private init() {
    english.reserveCapacity(300)
    chinese.reserveCapacity(300)
    for line in Array(SymbolWords.list.utf8).split(separator: 0x0A) {
      let parts = line.split(separator: UInt8(ascii: "\t"))
      guard parts.count == 3 else { continue }
      let said = parts.map { String(decoding: $0, as: UTF8.self) }
      for scalar in said[0].unicodeScalars {
        english[scalar] = said[1]
        chinese[scalar] = said[2]
      }
    }
  }

  /// The words for a character; nil where it is said as it is.
  func word(for scalar: Unicode.Scalar, _ language: SpokenLanguage) -> String? {
    if let word = language == .english ? english[scalar] : chinese[scalar] { return word }
    guard scalar.value >= 0x80 else { return nil }
    return SymbolTable.standard.names[scalar]
  }

  /// A character, the English and the Chinese words, parted by tabs.
  private static let list = """
    α\talpha\t阿尔法
    β\tbeta\t贝塔
    γ\tgamma\t伽马
    δ\tdelta\t德尔塔
    ϵε\tepsilon\t艾普西隆
    ζ\tzeta\t泽塔
    η\teta\t伊塔
    θϑ\ttheta\t西塔
    ι\tiota\t约塔
    κϰ\tkappa\t卡帕
    λ\tlambda\t拉姆达
    μ\tmu\t缪
    ν\tnu\t纽
    ξ\txi\t克西
    π\tpi\t派
    ρϱ\trho\t柔
    σς\tsigma\t西格玛
    τ\ttau\t陶
    υ\tupsilon\t宇普西隆
    ϕφ\tphi\t斐
    χ\tchi\t希
    ψ\tpsi\t普西
    ω\tomega\t欧米伽
    Γ\tcapital gamma\t大写伽马
    Δ\tcapital delta\t大写德尔塔
    Θ\tcapital theta\t大写西塔
    Λ\tcapital lambda\t大写拉姆达
    Ξ\tcapital xi\t大写克西
    Π\tcapital pi\t大写派
    Σ\tcapital sigma\t大写西格玛
    Υ\tcapital upsilon\t大写宇普西隆
    Φ\tcapital phi\t大写斐
    Ψ\tcapital psi\t大写普西
    Ω\tcapital omega\t大写欧米伽
    ∂\tpartial\t偏
    ∇\tnabla\t梯度
    ∞\tinfinity\t无穷
    ℓ\tscript l\t花体 l
    ℏ\th bar\th 拔
    ℜ\treal part\t实部
    ℑ\timaginary part\t虚部
    ∅\tthe empty set\t空集
    ∀\tfor all\t对所有
    ∃\tthere exists\t存在
    ∄\tthere does not exist\t不存在
    ∠\tangle\t角
    ⊤\ttop\t真
    ⊥\tbottom\t假
    ¬\tnot\t非
    ′\tprime\t撇
    °\tdegrees\t度
    †\tdagger\t剑标
    ‡\tdouble dagger\t双剑标
    □■\tsquare\t方块
    △▽▲▼\ttriangle\t三角
    ★⋆\tstar\t星
    ✓\tcheck mark\t对勾
    |∣⎪\tvertical bar\t竖线
    ‖∥\tdouble vertical bar\t双竖线
    \\\tbackslash\t反斜线
    /\tover\t除以
    %\tpercent\t百分号
    #\tnumber sign\t井号
    &\tand\t与
    $\tdollar\t美元
    _\tunderscore\t下划线
    @\tat\t艾特
    …⋯\tdot dot dot\t等等
    ⋮\tvertical dots\t竖省略号
    ⋱⋰\tdiagonal dots\t斜省略号
    +\tplus\t加
    −\tminus\t减
    ±\tplus or minus\t正负
    ∓\tminus or plus\t负正
    ×⋅\ttimes\t乘
    ÷\tdivided by\t除以
    ∗\tasterisk\t星号
    ∘\tcircle\t圆圈
    ∙\tbullet\t圆点
    ∪⋃\tunion\t并
    ∩⋂\tintersection\t交
    ∨⋁\tor\t或
    ∧⋀\tand\t且
    ∖\tset minus\t差集
    ⊕⨁\tcircled plus\t圈加
    ⊖\tcircled minus\t圈减
    ⊗⨂\tcircled times\t圈乘
    ⊙⨀\telement-wise times\t逐元素乘
    ⊘\tcircled slash\t圈除
    =\tequals\t等于
    ≠\tis not equal to\t不等于
    <\tis less than\t小于
    >\tis greater than\t大于
    ≤⩽≦\tis less than or equal to\t小于等于
    ≥⩾≧\tis greater than or equal to\t大于等于
    ≪\tis much less than\t远小于
    ≫\tis much greater than\t远大于
    ≡\tis identical to\t恒等于
    ≢\tis not identical to\t不恒等于
    ∼\tis distributed as\t服从
    ≃\tis similar or equal to\t相似于
    ≈\tis approximately\t约等于
    ≅\tis congruent to\t全等于
    ∝\tis proportional to\t正比于
    ≜≝\tis defined as\t定义为
    ≔\tis set to\t赋值为
    ≐\tapproaches\t趋近于
    ∈\tin\t属于
    ∉\tnot in\t不属于
    ∋\tcontains\t包含元素
    ⊂\tis a proper subset of\t真包含于
    ⊆\tis a subset of\t包含于
    ⊃\tis a proper superset of\t真包含
    ⊇\tis a superset of\t包含
    ⊄⊈\tis not a subset of\t不包含于
    ≮\tis not less than\t不小于
    ≯\tis not greater than\t不大于
    ≰\tis not less than or equal to\t不小于等于
    ≱\tis not greater than or equal to\t不大于等于
    ≁\tis not distributed as\t不服从
    ≉\tis not approximately\t不约等于
    ≇\tis not congruent to\t不全等于
    ∤\tdoes not divide\t不整除
    ∦\tis not parallel to\t不平行于
    ↛\tright arrow, struck,\t被划去的右箭头
    ⇏\tdoes not imply\t推不出
    ⟂\tis perpendicular to\t垂直于
    ⫫\tis independent of\t独立于
    ⊢\tproves\t推出
    ⊨\tmodels\t满足
    ∴\ttherefore\t所以
    ∵\tbecause\t因为
    ≺\tprecedes\t先于
    ≻\tsucceeds\t后于
    →⟶\tright arrow\t右箭头
    ←⟵\tleft arrow\t左箭头
    ↔⟷\tleft right arrow\t双向箭头
    ⇒⟹\timplies\t推出
    ⇐⟸\tis implied by\t由其推出
    ⇔⟺\tif and only if\t当且仅当
    ↦⟼\tmaps to\t映射到
    ↑\tup arrow\t上箭头
    ↓\tdown arrow\t下箭头
    ↗\tnorth east arrow\t右上箭头
    ↘\tsouth east arrow\t右下箭头
    ↖\tnorth west arrow\t左上箭头
    ↙\tsouth west arrow\t左下箭头
    ∑\tsum\t求和
    ∏\tproduct\t求积
    ∐\tcoproduct\t余积
    ∫\tintegral\t积分
    ∬\tdouble integral\t二重积分
    ∭\ttriple integral\t三重积分
    ∮\tcontour integral\t环路积分
    ,\t,\t，
    ;\t;\t；
    :\tcolon\t冒号
    !\tfactorial\t的阶乘
    ?\tquestion mark\t问号
    (\topen parenthesis\t左括号
    )\tclose parenthesis\t右括号
    [\topen bracket\t左方括号
    ]\tclose bracket\t右方括号
    {\topen brace\t左花括号
    }\tclose brace\t右花括号
    ⟨\topen angle bracket\t左尖括号
    ⟩\tclose angle bracket\t右尖括号
    ⌊\topen floor bracket\t左下取整号
    ⌋\tclose floor bracket\t右下取整号
    ⌈\topen ceiling bracket\t左上取整号
    ⌉\tclose ceiling bracket\t右上取整号
    ⟦\topen double bracket\t左双方括号
    ⟧\tclose double bracket\t右双方括号
    ℝ\tthe real numbers\t实数集
    ℕ\tthe natural numbers\t自然数集
    ℤ\tthe integers\t整数集
    ℚ\tthe rational numbers\t有理数集
    ℂ\tthe complex numbers\t复数集
    """
}

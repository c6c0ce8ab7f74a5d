/// Scripts, limits, accents and labels.
extension Speaker {
  mutating func speak(_ scripts: MathTree.Scripts) {
    if scripts.base.isLargeOperator
      || (scripts.placement == .aboveAndBelow && scripts.base.atomClass == .function)
      || (scripts.base.takesLimits && !scripts.base.isBraceBand)
    {
      return limits(scripts)
    }
    if scripts.placement == .aboveAndBelow || scripts.base.isBraceBand { return labels(scripts) }
    let isWhole = scripts.base.isEmpty || Speaker.isAtom(scripts.base) || scripts.base.isFencedOrFunction
    if scripts.base.isEvaluation, scripts.base.isBar, scripts.sub != nil {
      pause()
      return self.scripts(scripts)
    }
    if scripts.base.isEmpty { say("before it", "前置") }
    if !isWhole { say("quantity", "整体") }
    if case .fenced(let fenced) = scripts.base {
      speak(fenced, isApplied: false, isScripted: true)
    } else {
      speak(scripts.base)
    }
    if !isWhole { say(", end quantity,", "，整体结束，") }
    self.scripts(scripts)
  }

  /// The scripts alone, their base having been said.
  mutating func scripts(_ scripts: MathTree.Scripts) {
    if scripts.base.isEvaluation, let sub = scripts.sub {
      say("evaluated at", "在")
      speak(sub)
      say("", "处的值")
    } else if let sub = scripts.sub {
      say("sub", "下标")
      speak(sub)
      if !Speaker.isFlat(sub) { say(", end sub,", "，下标结束，") }
    }
    if let sup = scripts.sup { superscript(sup.items[...]) }
  }

  private mutating func superscript(_ items: ArraySlice<MathTree>) {
    guard let first = items.first else { return }
    let rest = items.dropFirst()
    switch first {
    case .symbol(let symbol):
      switch symbol.scalar {
      case "′": return primes(items)
      case "⊤" where rest.isEmpty, "⊺" where rest.isEmpty, "T" where rest.isEmpty:
        return say("transpose", "的转置")
      case "∗" where rest.isEmpty, "⋆" where rest.isEmpty: return say("star", "星")
      case "∘" where rest.isEmpty: return say("degrees", "度")
      case "†" where rest.isEmpty: return say("dagger", "剑标")
      default: break
      }
    case .fenced(let fenced) where fenced.parts.count == 1 && fenced.opening == "[" && fenced.closing == "]":
      say("superscript", "上标方括号")
      speak(fenced.parts[0])
      say("in brackets", Speaker.isSimple(fenced.parts[0]) ? "" : "方括号结束")
      return superscript(rest)
    case .fenced(let fenced) where fenced.parts.count == 1 && fenced.opening == "(" && fenced.closing == ")":
      say("superscript", "上标圆括号")
      speak(fenced.parts[0])
      say("in parentheses", Speaker.isSimple(fenced.parts[0]) ? "" : "圆括号结束")
      return superscript(rest)
    case .fenced(let fenced) where fenced.parts.count == 1 && fenced.opening == "⟨" && fenced.closing == "⟩":
      say("superscript", "上标尖括号")
      speak(fenced.parts[0])
      say("in angle brackets", Speaker.isSimple(fenced.parts[0]) ? "" : "尖括号结束")
      return superscript(rest)
    case .text where rest.isEmpty, .word where rest.isEmpty:
      say("superscript", "上标")
      return speak(first)
    case .number(let digits, _) where rest.isEmpty:
      if digits == "2" { return say("squared", "的平方") }
      if digits == "3" { return say("cubed", "的立方") }
    default: break
    }
    let tree = items.count == 1 ? first : MathTree.row(Array(items))
    say("to the power", "的")
    let isShort = Speaker.isAtom(tree) || Speaker.isSigned(items)
    if isShort {
      speak(tree)
      return say("", "次方")
    }
    say("", "次方，指数")
    speak(tree)
    say(", end power,", "，指数结束，")
  }

  private mutating func primes(_ items: ArraySlice<MathTree>) {
    let rest = items.drop { $0.isSymbol("′") }
    switch items.count - rest.count {
    case 1: say("prime", "撇")
    case 2: say("double prime", "两撇")
    default: say("triple prime", "三撇")
    }
    superscript(rest)
  }

  /// `−1`, `−n`.
  private static func isSigned(_ items: ArraySlice<MathTree>) -> Bool {
    guard items.count == 2, let first = items.first, let last = items.last else { return false }
    return first.isSymbol("−") && isAtom(last)
  }

  /// `∑`, `max` and their like with what they run over.
  private mutating func limits(_ scripts: MathTree.Scripts) {
    let isFunction = if case .function = scripts.base { true } else { false }
    if case .function(let name, _) = scripts.base, name == "lim", let sub = scripts.sub {
      say("the limit as", "当")
      approach(sub)
      return say("of", "时的极限，")
    }
    if language == .english {
      if !isVerb(scripts.base) { say("the", "") }
      speak(scripts.base)
      if let sub = scripts.sub {
        if scripts.sup == nil { say("over", "") } else { say("from", "") }
        speak(sub)
      }
      if let sup = scripts.sup {
        say("to", "")
        speak(sup)
      }
      return say("of", "")
    }
    if let sub = scripts.sub {
      let (index, lower) = Speaker.parts(ofIndex: sub)
      if let index, let sup = scripts.sup {
        say("", "对")
        row(index)
        say("", "从")
        row(lower)
        say("", "到")
        speak(sup)
      } else if let sup = scripts.sup {
        say("", "从")
        speak(sub)
        say("", "到")
        speak(sup)
      } else {
        say("", "对")
        speak(sub)
      }
    }
    if isFunction { say("", "取") }
    speak(scripts.base)
    pause()
  }

  /// `minimize` and `maximize`.
  private func isVerb(_ base: MathTree) -> Bool {
    if case .function(let name, _) = base { return name.utf8.last == UInt8(ascii: "e") }
    return false
  }

  /// `x → 0`.
  private mutating func approach(_ sub: MathTree) {
    let items = sub.items
    guard let arrow = items.firstIndex(where: { $0.isSymbol("→") }) else { return speak(sub) }
    row(Array(items[..<arrow]))
    say("tends to", "趋于")
    row(Array(items[(arrow + 1)...]))
  }

  /// `i` and `1` of `i = 1`.
  private static func parts(ofIndex sub: MathTree) -> ([MathTree]?, [MathTree]) {
    let items = sub.items
    guard let sign = items.firstIndex(where: { $0.isSymbol("=") }) else { return (nil, items) }
    return (Array(items[..<sign]), Array(items[(sign + 1)...]))
  }

  /// Things above and below that explain their base.
  private mutating func labels(_ scripts: MathTree.Scripts) {
    if case .band(_, let content) = scripts.base {
      say("grouped", "括起")
      speak(content)
      say(", end group,", "，括起结束，")
    } else {
      speak(scripts.base)
    }
    if let sub = scripts.sub {
      say(", with", "，下方标注")
      speak(sub)
      say("below,", "，")
    }
    if let sup = scripts.sup {
      say(", with", "，上方标注")
      speak(sup)
      say("above,", "，")
    }
  }

  mutating func speak(_ accent: MathTree.Accent, _ base: MathTree) {
    let isWhole = Speaker.isAtom(base)
    if accent == .vector, isWhole {
      say("vector", "向量")
      return speak(base)
    }
    if !isWhole { say("quantity", "整体") }
    speak(base)
    if !isWhole { say(", end quantity,", "，整体结束，") }
    switch accent {
    case .hat, .wideHat: say("hat", "帽")
    case .bar: say("bar", "拔")
    case .tilde, .wideTilde: say("tilde", "波浪")
    case .vector: say("vector", "向量")
    case .dot: say("dot", "点")
    case .doubleDot: say("double dot", "两点")
    case .tripleDot: say("triple dot", "三点")
    case .acute: say("acute", "尖音符")
    case .grave: say("grave", "钝音符")
    case .breve: say("breve", "短音符")
    case .check, .wideCheck: say("check", "钩")
    case .ring: say("ring", "圈")
    }
  }

  mutating func speak(_ band: MathTree.Band, _ base: MathTree) {
    switch band {
    case .overline: say("overlined", "上划线")
    case .underline: say("underlined", "下划线")
    case .overRightArrow: say("right arrow over", "上方右箭头")
    case .overLeftArrow: say("left arrow over", "上方左箭头")
    case .overBothArrow: say("double arrow over", "上方双箭头")
    case .underRightArrow: say("right arrow under", "下方右箭头")
    case .underLeftArrow: say("left arrow under", "下方左箭头")
    case .underBothArrow: say("double arrow under", "下方双箭头")
    case .overparenthesis: say("arc over", "上方弧线")
    case .underparenthesis: say("arc under", "下方弧线")
    case .underTilde: say("tilde under", "下方波浪线")
    default: return speak(base)
    }
    speak(base)
    if !Speaker.isAtom(base) {
      pause()
      say("end line", "线结束")
    }
  }

  mutating func speak(_ arrow: Unicode.Scalar, _ over: MathTree?, _ under: MathTree?) {
    say(SymbolWords.standard.word(for: arrow, language) ?? "")
    if let over {
      say("labelled", "标注")
      speak(over)
      pause()
    }
    if let under {
      say("with", "下方标注")
      speak(under)
      say("below,", "，")
    }
  }
}

extension MathTree {
  fileprivate var isLargeOperator: Bool { atomClass == .largeOperator }

  fileprivate var isBraceBand: Bool {
    if case .band(let band, _) = self { return band.isBrace }
    return false
  }

  fileprivate var isFencedOrFunction: Bool {
    switch self {
    case .fenced, .function, .table, .source, .number: true
    case .symbol: true
    case .scripts(let scripts): scripts.sup.map(TeXParser.isPrimes) ?? true
    case .styled(_, let content): content.isFencedOrFunction
    default: false
    }
  }

  /// `…|` with a subscript.
  fileprivate var isEvaluation: Bool {
    switch self {
    case .fenced(let fenced): fenced.opening == nil && fenced.closing == "|"
    case .symbol(let symbol): symbol.scalar == "|" || symbol.scalar == "∣"
    default: false
    }
  }
}

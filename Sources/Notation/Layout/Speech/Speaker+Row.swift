/// Things one after the other.
extension Speaker {
  mutating func row(_ items: [MathTree]) {
    var classes: [AtomClass] = []
    classes.reserveCapacity(items.count)
    for item in items {
      if case .space = item { continue }
      classes.append(item.atomClass)
    }
    classes = AtomClass.resolved(classes)
    var place = 0
    var index = 0
    while index < items.count {
      let item = items[index]
      index += 1
      if case .space = item {
        speak(item)
        continue
      }
      let atom = classes[place]
      place += 1
      // `:=` is one sign.
      if index < items.count, item.isSymbol(":"), items[index].isSymbol("=") {
        say("is set to", "赋值为")
        index += 1
        place += 1
        continue
      }
      switch item {
      case .symbol(let symbol): speak(symbol, as: atom)
      case .fenced(let fenced):
        let previous = index > 1 ? items[index - 2] : nil
        speak(fenced, isApplied: previous.map { $0.withoutScripts.isFunctionName } ?? false)
      case .scripts(let scripts):
        if case .fenced(let fenced) = scripts.base, index > 1, items[index - 2].withoutScripts.isFunctionName
        {
          speak(fenced, isApplied: true, isScripted: true)
          self.scripts(scripts)
        } else {
          speak(scripts)
        }
      default: speak(item)
      }
      if case .function = item.withoutScripts, index < items.count, !item.isLimit {
        if case .fenced = items[index].withoutScripts { continue }
        say("of", "")
      }
    }
  }

  /// Says what stands in brackets; with scripts to follow, also where it ends.
  mutating func speak(_ fenced: MathTree.Fenced, isApplied: Bool, isScripted: Bool = false) {
    let isSimple = !isScripted && fenced.parts.count == 1 && Speaker.isSimple(fenced.parts[0])
    switch (fenced.opening, fenced.closing) {
    case ("|", "|"), ("∣", "∣"):
      around(fenced, isSimple, "the absolute value of", "end absolute value", after: "的绝对值", "绝对值", "绝对值结束")
    case ("‖", "‖"), ("∥", "∥"):
      around(fenced, isSimple, "the norm of", "end norm", after: "的范数", "范数", "范数结束")
    case ("⌊", "⌋"): around(fenced, isSimple, "the floor of", "end floor", after: "向下取整", "向下取整", "取整结束")
    case ("⌈", "⌉"): around(fenced, isSimple, "the ceiling of", "end ceiling", after: "向上取整", "向上取整", "取整结束")
    case (nil, nil): parts(of: fenced)
    case (nil, "|"):
      parts(of: fenced)
      pause()
    default:
      if isApplied, fenced.opening == "(", fenced.closing == ")" {
        if isSimple, language == .english {
          say("of", "")
          return parts(of: fenced)
        }
        say("of", "")
      }
      if let opening = fenced.opening { delimiter(opening) }
      parts(of: fenced)
      if let closing = fenced.closing { delimiter(closing) }
    }
  }

  private mutating func delimiter(_ scalar: Unicode.Scalar) {
    say(SymbolWords.standard.word(for: scalar, language) ?? String(scalar))
  }

  private mutating func around(
    _ fenced: MathTree.Fenced, _ isSimple: Bool, _ open: StaticString, _ end: StaticString,
    after: StaticString,
    _ chineseOpen: StaticString, _ chineseEnd: StaticString
  ) {
    if isSimple {
      say(open, "")
      parts(of: fenced)
      return say("", after)
    }
    say(open, chineseOpen)
    parts(of: fenced)
    pause()
    say(end, chineseEnd)
  }

  private mutating func parts(of fenced: MathTree.Fenced) {
    for (index, part) in fenced.parts.enumerated() {
      if index > 0 { given(isInBraces: fenced.opening == "{") }
      if case .row(let items) = part {
        // `{x | x > 0}`, `p(y | x)`: the bar has a meaning of its own.
        var rest = items[...]
        while let bar = rest.firstIndex(where: { $0.isBar }) {
          row(Array(rest[rest.startIndex..<bar]))
          given(isInBraces: fenced.opening == "{")
          rest = rest[(bar + 1)...]
        }
        row(Array(rest))
      } else {
        speak(part)
      }
    }
  }

  private mutating func given(isInBraces: Bool) {
    if isInBraces { say("such that", "满足") } else { say("given", "给定") }
  }

  /// Whether a thing needs no words to say where it ends: letters, numbers, lists of them.
  static func isSimple(_ tree: MathTree) -> Bool {
    for item in tree.items {
      switch item {
      case .symbol(let symbol):
        switch symbol.atomClass {
        case .ordinary, .punctuation, .inner: if item.isBar { return false }
        default: return false
        }
      case .number, .word, .space: break
      case .accent(_, let base): guard isSimple(base) else { return false }
      case .scripts(let scripts):
        guard isSimple(scripts.base), scripts.sub.map(isAtom) ?? true, scripts.sup.map(isAtom) ?? true else {
          return false
        }
      default: return false
      }
    }
    return !tree.isEmpty
  }

  /// Letters and numbers with nothing attached to them.
  static func isFlat(_ tree: MathTree) -> Bool {
    for item in tree.items {
      if case .scripts = item { return false }
    }
    return isSimple(tree) || isAtom(tree)
  }

  /// One letter, number or word.
  static func isAtom(_ tree: MathTree) -> Bool {
    switch tree {
    case .symbol(let symbol): symbol.atomClass == .ordinary
    case .number, .word, .text: true
    case .accent(_, let base): isAtom(base)
    case .row(let items): items.count == 1 && isAtom(items[0])
    case .styled(.atom, let content), .styled(.color, let content): isAtom(content)
    default: false
    }
  }
}

extension MathTree {
  func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    if case .symbol(let symbol) = self { return symbol.scalar == scalar }
    return false
  }

  var isBar: Bool { isSymbol("|") || isSymbol("∣") }

  /// Whether brackets after it hold its argument.
  var isFunctionName: Bool {
    switch self {
    case .function, .word: return true
    case .symbol(let symbol):
      guard symbol.kind == .letter || symbol.kind == .uprightLetter else { return false }
      switch symbol.scalar {
      case "f", "g", "h", "p", "q", "P", "J", "L", "F", "G", "H", "K", "N", "Q", "σ", "ϕ", "φ", "ψ", "π", "Φ":
        return true
      default: return symbol.font.family == .script
      }
    case .accent(_, let base): return base.isFunctionName
    default: return false
    }
  }

  /// Whether its subscript says over what it runs, so that it has said "of" already.
  var isLimit: Bool {
    if case .scripts(let scripts) = self { return scripts.base.takesLimits }
    return false
  }
}

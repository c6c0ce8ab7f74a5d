/// Puts a formula into words, for screen readers and for reading aloud.
///
/// Every structure that has more than one thing in it says where it ends, so that two formulas that look
/// different also sound different.
struct Speaker {
  let language: SpokenLanguage
  private(set) var text: [UInt8] = []

  init(_ language: SpokenLanguage) {
    self.language = language
    text.reserveCapacity(256)
  }

  static func words(for tree: MathTree, tag: MathTree?, _ language: SpokenLanguage) -> String {
    var speaker = Speaker(language)
    speaker.speak(tree)
    if let tag {
      speaker.number(tag)
    }
    speaker.trimMarks()
    return String(decoding: speaker.text, as: UTF8.self)
  }

  /// The number of an equation, without the brackets it is printed in.
  mutating func number(_ tag: MathTree) {
    say(", equation", "，公式编号")
    if case .fenced(let fenced) = tag { for part in fenced.parts { speak(part) } } else { speak(tag) }
  }

  /// Says words, one or the other by the language.
  mutating func say(_ english: StaticString, _ chinese: StaticString) {
    let words = language == .english ? english : chinese
    guard words.utf8CodeUnitCount > 0 else { return }
    words.withUTF8Buffer { append($0) }
  }

  mutating func say(_ words: String) {
    var words = words
    words.withUTF8 { if !$0.isEmpty { append($0) } }
  }

  /// A pause.
  mutating func pause() {
    guard let last = text.last, last != UInt8(ascii: ","), !endsInWideMark else { return }
    say(",", "，")
  }

  /// Words are parted by spaces, but not Chinese from Chinese, and nothing from the mark after it.
  private mutating func append(_ words: UnsafeBufferPointer<UInt8>) {
    var words = UnsafeBufferPointer(rebasing: words[...])
    // A mark swallows the pause before it, and a pause after a mark is none.
    if text.last == UInt8(ascii: ","), words[0] == UInt8(ascii: ",") {
      words = UnsafeBufferPointer(rebasing: words.dropFirst())
    } else if endsInWideMark, words.count >= 3, words[0] == 0xEF, words[1] == 0xBC, words[2] == 0x8C {
      words = UnsafeBufferPointer(rebasing: words.dropFirst(3))
    }
    guard let first = words.first else { return }
    let isMark = first == UInt8(ascii: ",") || first == UInt8(ascii: ";") || first == 0xEF
    if let last = text.last, last != 0x20, first != 0x20, !isMark, !endsInWideMark {
      // Chinese characters and marks start at E3 in UTF-8; Greek and accented letters do not.
      let wasWide = last >= 0x80 && text.count >= 3 && text[text.count - 3] >= 0xE3
      if !(first >= 0xE3 && wasWide) { text.append(0x20) }
    }
    if isMark, text.last == UInt8(ascii: ","), first == UInt8(ascii: ";") { text.removeLast() }
    if isMark, first == 0xEF, endsInPause { text.removeLast(3) }
    text.append(contentsOf: words)
  }

  private var endsInWideMark: Bool {
    text.count >= 3 && text[text.count - 3] == 0xEF && text[text.count - 2] == 0xBC
  }

  /// Whether the last thing is a Chinese comma.
  private var endsInPause: Bool { endsInWideMark && text.last == 0x8C }

  private mutating func trimMarks() {
    while text.last == UInt8(ascii: ",") || text.last == 0x20 { text.removeLast() }
    while endsInPause { text.removeLast(3) }
  }

  mutating func speak(_ tree: MathTree) {
    switch tree {
    case .row(let items): row(items)
    case .symbol(let symbol): speak(symbol, as: symbol.atomClass)
    case .number(let digits, let font):
      alphabet(font, of: "0")
      say(digits)
    case .word(let word, let font):
      if font.isBold { say("bold", "粗体") }
      say(word)
    case .function(let name, _): function(name)
    case .text(let words, _): say(Speaker.trimmed(words))
    case .space(let mu): if mu >= 18 { pause() }
    case .fraction(let fraction): speak(fraction)
    case .scripts(let scripts): speak(scripts)
    case .root(let radicand, let degree): root(radicand, degree)
    case .fenced(let fenced): speak(fenced, isApplied: false)
    case .accent(let accent, let base): speak(accent, base)
    case .band(let band, let base): speak(band, base)
    case .arrow(let arrow, let over, let under): speak(arrow, over, under)
    case .table(let table): speak(table)
    case .styled(let decoration, let content): speak(decoration, content)
    case .source(let source): say(source)
    }
  }

  static func trimmed(_ words: String) -> String {
    var bytes = Array(words.utf8)
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes.drop { $0 == 0x20 }, as: UTF8.self)
  }

  mutating func speak(_ symbol: MathSymbol, as atom: AtomClass) {
    if symbol.isNegated { say("not", "不") }
    if atom == .sign {
      switch symbol.scalar {
      case "−": return say("minus", "负")
      case "+": return say("plus", "正")
      default: break
      }
    }
    let words = SymbolWords.standard
    switch symbol.kind {
    case .letter, .uprightLetter:
      if symbol.font.family == .blackboard, let set = words.word(for: symbol.styledScalar, language),
        SymbolTable.standard.symbols[symbol.styledScalar] != nil
      {
        return say(set)
      }
      alphabet(symbol.font, of: symbol.scalar)
    default: if symbol.font.isBold { say("bold", "粗体") }
    }
    say(words.word(for: symbol.scalar, language) ?? String(symbol.scalar))
  }

  private mutating func alphabet(_ font: MathFont, of scalar: Unicode.Scalar) {
    if font.isBold { say("bold", "粗体") }
    switch font.family {
    case .blackboard: say("blackboard", "双线")
    case .script: say("script", "花体")
    case .fraktur: say("fraktur", "哥特体")
    default: break
    }
  }

  private mutating func function(_ name: String) {
    guard language == .english else { return say(name) }
    switch name {
    case "sin": say("sine")
    case "cos": say("cosine")
    case "tan": say("tangent")
    case "tanh": say("hyperbolic tangent")
    case "sinh": say("hyperbolic sine")
    case "cosh": say("hyperbolic cosine")
    case "ln": say("natural log")
    case "sgn": say("sign")
    case "det": say("determinant")
    case "Pr": say("probability")
    default: say(name)
    }
  }

  private mutating func speak(_ decoration: MathTree.Decoration, _ content: MathTree) {
    switch decoration {
    case .phantom, .verticalPhantom: break
    case .boxed:
      say("boxed", "方框内")
      speak(content)
      say(", end box", "，方框结束")
    case .struck:
      say("crossed out", "划去")
      speak(content)
      say(", end crossed out", "，划去结束")
    default: speak(content)
    }
  }
}

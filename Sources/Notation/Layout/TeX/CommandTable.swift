/// What each command name means; made once, when the first formula is read.
struct CommandTable: Sendable {
  enum Meaning: Sendable {
    case symbol(MathSymbol)
    case function(String, limits: Bool)
    case space(Int)
    case accent(MathTree.Accent)
    case band(MathTree.Band)
    /// `\mathbf{…}`: an alphabet for the argument.
    case font(MathFont)
    /// `\bf`: an alphabet for the rest of the group.
    case fontSwitch(MathFont)
    case text(MathFont)
    case delimiter(size: UInt8, MathSymbol.Kind)
    case arrow(Unicode.Scalar)
    case size(Int)
    /// `\red{…}`: a colour for the argument.
    case tint(String)
    case ignored(arguments: Int)
    case macro(TeXMacro)
    case command(TeXCommand)
  }

  static let standard = CommandTable()

  private(set) var meanings: [String: Meaning] = [:]

  private init() {
    meanings.reserveCapacity(2000)
    readSymbols()
    readCommands()
    readMacros()
    for command in TeXCommand.allCases { meanings[command.rawValue] = .command(command) }
  }

  private mutating func readSymbols() {
    var words = Words(SymbolList.text)
    while words.nextLine() {
      guard let kind = words.next().flatMap(SymbolList.kind) else { continue }
      while let name = words.next(), let scalar = words.nextScalar() {
        meanings[name] = .symbol(MathSymbol(scalar, kind))
      }
    }
  }

  private mutating func readCommands() {
    var words = Words(CommandList.text)
    while words.nextLine(), let kind = words.next() {
      switch kind {
      case "function": while let name = words.next() { meanings[name] = .function(name, limits: false) }
      case "limited":
        while let name = words.next() { meanings[name] = .function(CommandTable.spaced(name), limits: true) }
      case "ignored":
        let count = words.next().flatMap { Int($0) } ?? 0
        while let name = words.next() { meanings[name] = .ignored(arguments: count) }
      default:
        while let name = words.next(), let value = words.next() {
          meanings[name] = CommandTable.meaning(of: kind, value)
        }
      }
    }
    for name in [" ", "\n", "\t"] { meanings[name] = .space(6) }
  }

  private mutating func readMacros() {
    var words = Words(CommandList.macros)
    while words.nextLine(), let name = words.next(), let count = words.next().flatMap({ Int($0) }) {
      meanings[name] = .macro(TeXMacro(parameters: count, body: words.rest()))
    }
  }

  private static func meaning(of kind: String, _ value: String) -> Meaning? {
    switch kind {
    case "name": .function(spaced(value), limits: true)
    case "space": Int(value).map { .space($0) }
    case "accent": accents[value].map { .accent($0) }
    case "band": bands[value].map { .band($0) }
    case "font": .font(font(value))
    case "switch": .fontSwitch(font(value))
    case "text": .text(font(value))
    case "arrow": value.unicodeScalars.first.map { .arrow($0) }
    case "size": Int(value).map { .size($0) }
    case "tint": .tint(value)
    case "delimiter": delimiter(value)
    default: nil
    }
  }

  /// `argmin` as it is set: `arg min`.
  private static func spaced(_ name: String) -> String {
    switch name {
    case "argmin": return "arg min"
    case "argmax": return "arg max"
    case "arginf": return "arg inf"
    case "argsup": return "arg sup"
    case "esssup": return "ess sup"
    case "essinf": return "ess inf"
    case "plim": return "plim"
    default: return String(decoding: name.utf8.map { $0 == 0x5F ? 0x20 : $0 }, as: UTF8.self)
    }
  }

  private static func font(_ letters: String) -> MathFont {
    switch letters {
    case "B": MathFont(.roman, bold: true)
    case "+": MathFont(.italic, bold: true)
    case "i": .standard
    case "b": MathFont(.blackboard)
    case "s": MathFont(.script)
    case "Bs": MathFont(.script, bold: true)
    case "f": MathFont(.fraktur)
    case "S": MathFont(.sans)
    case "t": MathFont(.monospaced)
    case "-": .standard
    default: .roman
    }
  }

  private static func delimiter(_ value: String) -> Meaning? {
    let bytes = Array(value.utf8)
    guard bytes.count == 2 else { return nil }
    let kind: MathSymbol.Kind =
      switch bytes[1] {
      case UInt8(ascii: "l"): .opening
      case UInt8(ascii: "r"): .closing
      case UInt8(ascii: "m"): .relation
      default: .ordinary
      }
    return .delimiter(size: bytes[0] - 0x30, kind)
  }

  private static let accents: [String: MathTree.Accent] = [
    "hat": .hat, "bar": .bar, "tilde": .tilde, "vector": .vector, "dot": .dot, "doubleDot": .doubleDot,
    "tripleDot": .tripleDot, "acute": .acute, "grave": .grave, "breve": .breve, "check": .check,
    "ring": .ring, "wideHat": .wideHat, "wideTilde": .wideTilde, "wideCheck": .wideCheck,
  ]

  private static let bands: [String: MathTree.Band] = [
    "overline": .overline, "underline": .underline, "overbrace": .overbrace, "underbrace": .underbrace,
    "overbracket": .overbracket, "underbracket": .underbracket, "overparenthesis": .overparenthesis,
    "underparenthesis": .underparenthesis, "overRightArrow": .overRightArrow,
    "overLeftArrow": .overLeftArrow, "overBothArrow": .overBothArrow,
    "underRightArrow": .underRightArrow, "underLeftArrow": .underLeftArrow,
    "underBothArrow": .underBothArrow, "underTilde": .underTilde,
  ]
}

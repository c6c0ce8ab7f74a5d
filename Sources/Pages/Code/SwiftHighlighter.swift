/// Tells the parts of Swift source apart that are set differently: key words, types, numbers, texts, comments.
///
/// It reads tokens, no grammar, and any text at all; comments and texts may go over several lines.
struct SwiftHighlighter {
  enum Kind: String, Hashable, Sendable {
    case plain = ""
    case keyword = "k"
    case type = "t"
    case number = "n"
    case string = "s"
    case comment = "c"
    case documentation = "d"
    case attribute = "a"
  }

  struct Token: Hashable, Sendable {
    let kind: Kind
    let text: String
  }

  private let bytes: [UInt8]
  private var index = 0
  private var lines: [[Token]] = [[]]

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The tokens of each line; put together they are the text.
  static func lines(of text: String) -> [[Token]] {
    var highlighter = SwiftHighlighter(text)
    highlighter.run()
    return highlighter.lines
  }

  private mutating func run() {
    while index < bytes.count {
      let start = index
      let kind = next()
      emit(kind, String(decoding: bytes[start..<index], as: UTF8.self))
    }
  }

  private mutating func emit(_ kind: Kind, _ text: String) {
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      if number > 0 { lines.append([]) }
      if part.isEmpty { continue }
      if let last = lines[lines.count - 1].last, last.kind == kind, kind == .plain {
        lines[lines.count - 1][lines[lines.count - 1].count - 1] = Token(kind: kind, text: last.text + part)
      } else {
        lines[lines.count - 1].append(Token(kind: kind, text: String(part)))
      }
    }
  }

  /// Reads one token and goes behind it.
  private mutating func next() -> Kind {
    switch bytes[index] {
    case UInt8(ascii: "/") where has("//"):
      let isDocumentation = has("///")
      while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      return isDocumentation ? .documentation : .comment
    case UInt8(ascii: "/") where has("/*"):
      blockComment()
      return .comment
    case UInt8(ascii: "\""), UInt8(ascii: "#"):
      return stringOrDirective()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      number()
      return .number
    case UInt8(ascii: "@"):
      index += 1
      _ = word()
      return .attribute
    case UInt8(ascii: "`"):
      index += 1
      _ = word()
      if index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
      return .plain
    case UInt8(ascii: "."):
      // A member is no key word, whatever it is called: `.init`, `self.default`.
      index += 1
      let member = word()
      return member.first.map { $0.isASCII && $0.isUppercase } ?? false ? .type : .plain
    case let byte where SwiftHighlighter.isWordByte(byte):
      let word = word()
      if SwiftHighlighter.keywords.contains(word) { return .keyword }
      return word.first.map { $0.isASCII && $0.isUppercase } ?? false ? .type : .plain
    default:
      index += 1
      return .plain
    }
  }

  private func has(_ text: StaticString) -> Bool {
    bytes[index...].starts(with: text.description.utf8)
  }

  /// Block comments nest in Swift.
  private mutating func blockComment() {
    var depth = 0
    repeat {
      if has("/*") {
        depth += 1
        index += 2
      } else if has("*/") {
        depth -= 1
        index += 2
      } else {
        index += 1
      }
    } while depth > 0 && index < bytes.count
  }

  private mutating func stringOrDirective() -> Kind {
    var hashes = 0
    while index < bytes.count, bytes[index] == UInt8(ascii: "#") {
      hashes += 1
      index += 1
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      _ = word()
      return .keyword
    }
    let isLong = has("\"\"\"")
    index += isLong ? 3 : 1
    var brackets = 0
    while index < bytes.count {
      if !isLong, bytes[index] == 0x0A { return .string }
      if bytes[index] == UInt8(ascii: "\\"), has(hashes: hashes, at: index + 1) {
        index += 1 + hashes
        if index < bytes.count, bytes[index] == UInt8(ascii: "(") { brackets += 1 }
        index += 1
        continue
      }
      if brackets > 0 {
        if bytes[index] == UInt8(ascii: "(") { brackets += 1 }
        if bytes[index] == UInt8(ascii: ")") { brackets -= 1 }
      } else if isLong ? has("\"\"\"") : bytes[index] == UInt8(ascii: "\"") {
        let end = index + (isLong ? 3 : 1)
        if has(hashes: hashes, at: end) {
          index = end + hashes
          return .string
        }
      }
      index += 1
    }
    index = min(index, bytes.count)
    return .string
  }

  private func has(hashes count: Int, at place: Int) -> Bool {
    place + count <= bytes.count && bytes[place..<place + count].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  private mutating func number() {
    while index < bytes.count {
      let byte = bytes[index]
      let isPoint =
        byte == UInt8(ascii: ".") && index + 1 < bytes.count
        && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index + 1])
      let isSign =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"))
        && (bytes[index - 1] == UInt8(ascii: "e") || bytes[index - 1] == UInt8(ascii: "E"))
      guard isPoint || isSign || SwiftHighlighter.isWordByte(byte) else { return }
      index += 1
    }
  }

  private mutating func word() -> String {
    let start = index
    while index < bytes.count, SwiftHighlighter.isWordByte(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// Letters, digits, `_` and all of Unicode: Greek letters are names here.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private static let keywords: Set<String> = [
    "actor", "any", "as", "associatedtype", "async", "await", "borrowing", "break", "case", "catch",
    "class", "consuming", "continue", "convenience", "default", "defer", "deinit", "do", "dynamic",
    "else", "enum", "extension", "fallthrough", "false", "fileprivate", "final", "for", "func", "get",
    "guard", "if", "import", "in", "indirect", "infix", "init", "inout", "internal", "is", "isolated",
    "lazy", "let", "mutating", "nil", "nonisolated", "nonmutating", "open", "operator", "optional",
    "override", "package", "postfix", "precedencegroup", "prefix", "private", "protocol", "public",
    "repeat", "required", "rethrows", "return", "self", "Self", "sending", "set", "some", "static",
    "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "unowned",
    "var", "weak", "where", "while",
  ]
}

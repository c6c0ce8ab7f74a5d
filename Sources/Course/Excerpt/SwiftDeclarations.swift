import SourceText

/// A declaration in a Swift file.
struct SwiftDeclaration: Hashable {
  enum Kind: Hashable {
    case type
    case `extension`
    case member
  }

  let kind: Kind
  let name: String
  /// The types around it, outermost first.
  let scope: [String]
  /// From its doc comment to its closing bracket, whole lines.
  let range: SourceRange

  var path: [String] { scope + name.split(separator: ".").map(String.init) }
}

/// Lists the declarations of a Swift file, those inside functions left out.
struct SwiftDeclarations {
  private let scanner: SwiftScanner
  private(set) var all: [SwiftDeclaration] = []

  init(_ text: String) {
    scanner = SwiftScanner(bytes: Array(text.utf8))
    _ = scan(from: 0, in: [], isEnum: false)
  }

  /// Those that a fragment means: `backward`, `Graph.backward`, `forward(_:)`; a type before its extensions.
  func named(_ fragment: String) -> [SwiftDeclaration] {
    let bare = fragment.prefix { $0 != "(" }
    let wanted = bare.split(separator: ".").map(String.init)
    guard !wanted.isEmpty else { return [] }
    let found = all.filter { $0.path.suffix(wanted.count).elementsEqual(wanted) }
    let own = found.filter { $0.kind != .extension }
    return own.isEmpty ? found : own
  }

  /// Walks the bytes of one scope; returns the place behind its closing bracket.
  private mutating func scan(from start: Int, in scope: [String], isEnum: Bool) -> Int {
    var index = start
    while index < scanner.bytes.count {
      if let end = scanner.endOfTrivia(at: index) {
        index = end
        continue
      }
      switch scanner.bytes[index] {
      case UInt8(ascii: "}"): return index + 1
      case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): index = scanner.endOfGroup(at: index)
      case UInt8(ascii: "@"):
        // `@available(…)`: its words are no keywords.
        index = scanner.word(at: index + 1)?.end ?? index + 1
      default:
        guard let word = scanner.word(at: index) else {
          index += 1
          continue
        }
        index = declaration(word.text, from: index, word.end, in: scope, isEnum) ?? word.end
      }
    }
    return index
  }

  /// Records the declaration that a keyword begins; returns its end.
  private mutating func declaration(
    _ keyword: String, from start: Int, _ end: Int, in scope: [String], _ isEnum: Bool
  ) -> Int? {
    let next = scanner.skipSpace(from: end)
    switch keyword {
    case "struct", "class", "enum", "actor", "protocol", "extension":
      guard let name = typeName(at: next), !["func", "var", "let", "subscript"].contains(name.text) else {
        return nil
      }
      guard let body = bodyStart(from: name.end) else { return nil }
      let place = all.count
      let path = name.text.split(separator: ".").map(String.init)
      let close = scan(from: body + 1, in: scope + path, isEnum: keyword == "enum")
      let kind: SwiftDeclaration.Kind = keyword == "extension" ? .extension : .type
      let found = SwiftDeclaration(
        kind: kind, name: name.text, scope: scope, range: SourceRange(firstByte(of: start), close))
      all.insert(found, at: place)
      return close
    case "func", "var", "let", "typealias", "associatedtype", "case", "macro":
      if keyword == "case" && !isEnum { return nil }
      let name = scanner.word(at: next) ?? operatorName(at: next)
      guard let name else { return nil }
      // `case a, b` and `let (a, b)` are left to their first name.
      let close = keyword == "func" ? endOfFunction(from: name.end) : endOfStatement(from: name.end)
      add(name.text, start, close, scope)
      return close
    case "init", "subscript", "deinit":
      // `.init(…)` and `self.init(…)` are calls.
      if start > 0, scanner.bytes[start - 1] == UInt8(ascii: ".") { return nil }
      let close = endOfFunction(from: end)
      add(keyword, start, close, scope)
      return close
    default: return nil
    }
  }

  private mutating func add(_ name: String, _ start: Int, _ end: Int, _ scope: [String]) {
    all.append(
      SwiftDeclaration(
        kind: .member, name: name, scope: scope, range: SourceRange(firstByte(of: start), end)))
  }

  private func typeName(at index: Int) -> (text: String, end: Int)? {
    guard var name = scanner.word(at: index) else { return nil }
    while scanner.byte(name.end) == UInt8(ascii: "."), let part = scanner.word(at: name.end + 1) {
      name = (name.text + "." + part.text, part.end)
    }
    return name
  }

  private func operatorName(at index: Int) -> (text: String, end: Int)? {
    var end = index
    while let byte = scanner.byte(end), "+-*/%<>=!&|^~?.".utf8.contains(byte) { end += 1 }
    guard end > index else { return nil }
    return (String(decoding: scanner.bytes[index..<end], as: UTF8.self), end)
  }

  private func bodyStart(from index: Int) -> Int? {
    var index = index
    while index < scanner.bytes.count {
      if let end = scanner.endOfTrivia(at: index) {
        index = end
        continue
      }
      switch scanner.bytes[index] {
      case UInt8(ascii: "{"): return index
      case UInt8(ascii: "("), UInt8(ascii: "["): index = scanner.endOfGroup(at: index)
      case UInt8(ascii: "}"): return nil
      default: index += 1
      }
    }
    return nil
  }

  // MARK: - Where declarations end

  /// Behind the body; where there is none, as in a protocol, at the end of the signature.
  private func endOfFunction(from index: Int) -> Int {
    var index = index
    while index < scanner.bytes.count {
      if let end = scanner.endOfTrivia(at: index) {
        index = end
        continue
      }
      switch scanner.bytes[index] {
      case UInt8(ascii: "{"): return scanner.endOfGroup(at: index)
      case UInt8(ascii: "("), UInt8(ascii: "["): index = scanner.endOfGroup(at: index)
      case UInt8(ascii: "}"), UInt8(ascii: ";"): return index
      case 0x0A:
        let next = scanner.skipSpace(from: index)
        let continues =
          switch scanner.byte(next) {
          case UInt8(ascii: "{"), UInt8(ascii: "-"), UInt8(ascii: "("): true
          default: ["where", "throws", "async", "rethrows"].contains(scanner.word(at: next)?.text ?? "")
          }
        if !continues { return index }
        index = next
      default: index += 1
      }
    }
    return index
  }

  /// At the end of the line on which a `var`, `let`, `case` or `typealias` is complete.
  private func endOfStatement(from index: Int) -> Int {
    var index = index
    var last: UInt8 = 0
    while index < scanner.bytes.count {
      if let end = scanner.endOfTrivia(at: index) {
        if scanner.bytes[index] != UInt8(ascii: "/") { last = UInt8(ascii: "\"") }
        index = end
        continue
      }
      let byte = scanner.bytes[index]
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        index = scanner.endOfGroup(at: index)
        last = UInt8(ascii: "}")
        continue
      case UInt8(ascii: "}"), UInt8(ascii: ";"): return index
      case 0x0A:
        let next = scanner.byte(scanner.skipSpace(from: index)) ?? 0
        if !"=,+-*/&|:<".utf8.contains(last) && !".{?:+-*/&|=<".utf8.contains(next) { return index }
      case 0x20, 0x09, 0x0D: break
      default: last = byte
      }
      index += 1
    }
    return index
  }

  /// The start of the line of the keyword, or of the attributes and the comment right above it.
  private func firstByte(of index: Int) -> Int {
    var start = scanner.lineStart(of: index)
    while start > 0 {
      let above = scanner.lineStart(of: start - 1)
      let text = String(decoding: scanner.bytes[above..<start], as: UTF8.self).trimmed
      guard text.hasPrefix("///") || text.hasPrefix("@") || text.hasPrefix("//") else { break }
      start = above
    }
    return start
  }
}

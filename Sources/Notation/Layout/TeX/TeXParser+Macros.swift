/// The author's own commands.
extension TeXParser {
  private static let mostExpansions = 1000

  /// Puts the replacement of a macro, with its arguments, in the place of its call.
  mutating func expand(_ macro: TeXMacro, named name: String, from start: Int) throws(LayoutFault) {
    guard expansions < TeXParser.mostExpansions, bytes.count <= 2 * LayoutFault.longestSource else {
      throw .endlessMacro(name: name, at: sourceRange(start))
    }
    var arguments: [ArraySlice<UInt8>] = []
    if let preset = macro.preset { arguments.append(rawOption() ?? preset[...]) }
    while arguments.count < macro.parameters {
      guard let argument = rawArgument() else { throw missingArgument(start) }
      arguments.append(argument)
    }
    var text: [UInt8] = []
    var index = 0
    while index < macro.body.count {
      guard text.count <= LayoutFault.longestSource else {
        throw .endlessMacro(name: name, at: sourceRange(start))
      }
      let byte = macro.body[index]
      index += 1
      guard byte == UInt8(ascii: "#"), index < macro.body.count else {
        text.append(byte)
        continue
      }
      let number = Int(macro.body[index]) - 0x31
      index += 1
      if arguments.indices.contains(number) { text += arguments[number] }
    }
    // A name at the end must not run into a letter after it.
    if let last = text.last, TeXParser.isLetter(last), position < bytes.count,
      TeXParser.isLetter(bytes[position])
    {
      text.append(0x20)
    }
    bytes.replaceSubrange(start..<position, with: text)
    position = start
    expansions += 1
  }

  /// `\newcommand`, `\def`, `\let`, `\DeclareMathOperator`.
  mutating func define(_ command: TeXCommand, _ start: Int) throws(LayoutFault) -> MathTree? {
    switch command {
    case .let:
      guard let name = definedName(), nextByte() != nil else { throw missingArgument(start) }
      if bytes[position] == UInt8(ascii: "=") { position += 1 }
      guard let body = rawArgument() else { throw missingArgument(start) }
      macros[name] = .macro(TeXMacro(parameters: 0, body: Array(body)))
    case .DeclareMathOperator:
      let star = skipStar()
      guard let name = definedName(), let body = rawBytes() else { throw missingArgument(start) }
      let text = Array("\\operatorname\(star ? "*" : "")".utf8) + [UInt8(ascii: "{")] + body
      macros[name] = .macro(TeXMacro(parameters: 0, body: text + [UInt8(ascii: "}")]))
    case .def, .gdef, .edef, .xdef:
      guard let name = definedName() else { throw missingArgument(start) }
      var parameters = 0
      while let byte = nextByte(), byte != UInt8(ascii: "{") {
        if byte == UInt8(ascii: "#") { parameters += 1 }
        position += 1
      }
      guard let body = rawBytes() else { throw missingArgument(start) }
      macros[name] = .macro(TeXMacro(parameters: min(9, parameters), body: Array(body)))
    default:
      _ = skipStar()
      guard let name = definedName() else { throw missingArgument(start) }
      var parameters = 0
      if let count = rawOption(), let digit = count.first, TeXParser.isDigit(digit) {
        parameters = Int(digit) - 0x30
      }
      let preset = rawOption().map { Array($0) }
      guard let body = rawArgument() else { throw missingArgument(start) }
      if command != .providecommand || meaning(of: name) == nil {
        macros[name] = .macro(TeXMacro(parameters: parameters, preset: preset, body: Array(body)))
      }
    }
    return nil
  }

  /// The name being defined, in braces or not.
  private mutating func definedName() -> String? {
    guard let raw = rawArgument(), raw.first == UInt8(ascii: "\\") else { return nil }
    return String(decoding: raw.dropFirst(), as: UTF8.self)
  }
}

/// Colours, boxes, phantoms and wrappers.
extension TeXParser {
  mutating func decorated(_ command: TeXCommand, _ start: Int) throws(LayoutFault) -> MathTree? {
    switch command {
    case .boldsymbol, .bm, .pmb:
      let outer = font
      font.isBold = true
      defer { font = outer }
      return try argument(of: start)
    case .color, .textcolor:
      _ = rawOption()
      guard let color = rawGroup() else { throw missingArgument(start) }
      return .styled(.color(color), try argument(of: start))
    case .colorbox, .fcolorbox:
      _ = rawOption()
      if command == .fcolorbox, rawGroup() == nil { throw missingArgument(start) }
      guard let color = rawGroup() else { throw missingArgument(start) }
      return .styled(.background(color), try text(.roman, start))
    case .phantom, .hphantom: return .styled(.phantom, try argument(of: start))
    case .vphantom: return .styled(.verticalPhantom, try argument(of: start))
    case .mathllap, .mathrlap, .mathclap: return .styled(.lapped, try argument(of: start))
    case .llap, .rlap, .clap: return .styled(.lapped, try text(.roman, start))
    case .smash:
      _ = rawOption()
      return try argument(of: start)
    case .boxed, .bbox:
      _ = rawOption()
      return .styled(.boxed, try argument(of: start))
    case .fbox, .framebox:
      while rawOption() != nil {}
      return .styled(.boxed, try text(.roman, start))
    case .cancel, .bcancel, .xcancel, .sout: return .styled(.struck, try argument(of: start))
    case .enclose:
      guard let kind = rawGroup() else { throw missingArgument(start) }
      _ = rawOption()
      let isStruck = kind.utf8.contains(UInt8(ascii: "k"))
      return .styled(isStruck ? .struck : .boxed, try argument(of: start))
    default: return try wrapped(command, start)
    }
  }

  /// Commands that show their last argument, or a character of a given number.
  private mutating func wrapped(_ command: TeXCommand, _ start: Int) throws(LayoutFault) -> MathTree? {
    switch command {
    case .href, .htmlClass, .htmlId, .htmlStyle, .htmlData, .cssId, .style:
      guard rawGroup() != nil else { throw missingArgument(start) }
      return try argument(of: start)
    case .multicolumn, .multirow:
      guard rawArgument() != nil, rawArgument() != nil else { throw missingArgument(start) }
      return try argument(of: start)
    case .texttip, .mathtip:
      let shown = try argument(of: start)
      _ = rawArgument()
      return shown
    case .url:
      guard let address = rawGroup() else { throw missingArgument(start) }
      return .text(address, MathFont(.monospaced))
    case .raisebox:
      guard rawArgument() != nil else { throw missingArgument(start) }
      while rawOption() != nil {}
      return try text(.roman, start)
    case .raise, .lower:
      _ = length()
      return try argument(of: start)
    case .vcenter: return try argument(of: start)
    case .textcircled: return .styled(.boxed, try text(.roman, start))
    case .unicode, .char: return try character(command, start)
    case .verb: return try verbatim(start)
    case .displaystyle, .textstyle, .scriptstyle, .scriptscriptstyle:
      // Alone as an argument there is no rest of a group to change.
      return nil
    default: return nil
    }
  }

  /// `\char"263A`, `\unicode{x263A}`.
  private mutating func character(_ command: TeXCommand, _ start: Int) throws(LayoutFault) -> MathTree? {
    _ = rawOption()
    let braced = nextByte() == UInt8(ascii: "{")
    if braced { position += 1 }
    var radix: UInt32 = 10
    if let byte = nextByte() {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "x"), UInt8(ascii: "X"): radix = 16
      case UInt8(ascii: "'"): radix = 8
      default: break
      }
      if radix != 10 { position += 1 }
    }
    var value: UInt32 = 0
    var digits = 0
    while position < bytes.count, digits < 8, let digit = TeXParser.digit(bytes[position]), digit < radix {
      value = value &* radix &+ digit
      digits += 1
      position += 1
    }
    if braced {
      guard nextByte() == UInt8(ascii: "}") else { throw .unclosedBrace(at: sourceOffset(start)) }
      position += 1
    }
    guard digits > 0, let scalar = Unicode.Scalar(value), value >= 0x20 else { throw missingArgument(start) }
    return symbol(scalar)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x41 + 10
    case 0x61...0x66: UInt32(byte) - 0x61 + 10
    default: nil
    }
  }

  /// `\verb|x|`.
  private mutating func verbatim(_ start: Int) throws(LayoutFault) -> MathTree? {
    _ = skipStar()
    guard position < bytes.count else { throw missingArgument(start) }
    let mark = bytes[position]
    let from = position + 1
    var end = from
    while end < bytes.count, bytes[end] != mark { end += 1 }
    guard end < bytes.count else { throw missingArgument(start) }
    position = end + 1
    return .text(String(decoding: bytes[from..<end], as: UTF8.self), MathFont(.monospaced))
  }
}

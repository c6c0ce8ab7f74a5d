/// Makes keys of the bytes that a terminal sends, however they are cut into pieces.
///
/// Understood: UTF-8, control characters, `ESC` in front of a key for Alt, CSI and SS3 sequences with
/// modifiers, `CSI u`, bracketed paste. Anything else that is well formed is swallowed without a trace.
public struct KeyDecoder: Sendable {
  /// Bytes that may be the beginning of something longer.
  private var pending: [UInt8] = []
  /// What was pasted so far; nil outside a paste.
  private var pasted: [UInt8]?

  public init() {}

  /// Whether a lone `ESC` (or the start of a sequence) waits for more; `flush()` when nothing came for 30 ms.
  public var isWaiting: Bool { !pending.isEmpty && pasted == nil }

  /// The keys that these bytes complete.
  public mutating func decode(_ bytes: [UInt8]) -> [KeyInput] {
    pending += bytes
    var result: [KeyInput] = []
    while let input = next(isFinal: false) { result += input }
    return result
  }

  /// Takes what waits as it is: a lone `ESC` is the Escape key.
  public mutating func flush() -> [KeyInput] {
    var result: [KeyInput] = []
    while let input = next(isFinal: true) { result += input }
    return result
  }

  /// What the next bytes mean (nothing, for what is swallowed); nil when they mean nothing yet.
  private mutating func next(isFinal: Bool) -> [KeyInput]? {
    if pasted != nil { return nextPasted() }
    guard let first = pending.first else { return nil }
    if first != 0x1B { return nextCharacter(isFinal: isFinal, modifiers: []) }
    guard pending.count > 1 else {
      guard isFinal else { return nil }
      pending.removeFirst()
      return [.key(Key(.escape))]
    }
    switch pending[1] {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      if let sequence = nextSequence() { return sequence }
      guard isFinal else { return nil }
      // Cut short: Escape or Alt and a letter was typed.
      if pending.count == 2 {
        let character = Character(Unicode.Scalar(pending[1]))
        pending.removeFirst(2)
        return [.key(.alt(character))]
      }
      pending.removeAll()
      return []
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return nextString(isFinal: isFinal)
    case 0x1B:
      pending.removeFirst()
      return [.key(Key(.escape))]
    default:
      let escape = pending.removeFirst()
      if let input = nextCharacter(isFinal: isFinal, modifiers: .alt) { return input }
      pending.insert(escape, at: 0)
      return nil
    }
  }

  // MARK: Characters

  private mutating func nextCharacter(isFinal: Bool, modifiers: Key.Modifiers) -> [KeyInput]? {
    let first = pending[0]
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    if first < 0x20 || first == 0x7F {
      pending.removeFirst()
      return [.key(KeyDecoder.control(first, modifiers))]
    }
    let available = pending.prefix(length)
    let isCut = available.dropFirst().contains { $0 & 0xC0 != 0x80 }
    if available.count < length && !isCut && !isFinal { return nil }
    let count = isCut ? 1 : available.count
    let text = String(decoding: pending.prefix(count), as: UTF8.self)
    pending.removeFirst(count)
    return text.map { .key(Key(.character($0), modifiers)) }
  }

  private static func control(_ byte: UInt8, _ modifiers: Key.Modifiers) -> Key {
    switch byte {
    case 0x0D: Key(.enter, modifiers)
    case 0x09: Key(.tab, modifiers)
    case 0x08, 0x7F: Key(.backspace, modifiers)
    case 0x00: Key(.character(" "), modifiers.union(.control))
    case 0x1C...0x1F: Key(.character(Character(Unicode.Scalar(byte + 0x40))), modifiers.union(.control))
    default: Key(.character(Character(Unicode.Scalar(byte + 0x60))), modifiers.union(.control))
    }
  }

  // MARK: Sequences

  /// `ESC [ parameters final` or `ESC O final`; nil while it is not complete.
  private mutating func nextSequence() -> [KeyInput]? {
    if pending[1] == UInt8(ascii: "O") {
      guard pending.count > 2 else { return nil }
      let final = pending[2]
      pending.removeFirst(3)
      return KeyDecoder.named(final, Key.Modifiers()).map { [.key($0)] } ?? []
    }
    // The Linux console sends ESC [ [ A for F1.
    var index = pending.count > 2 && pending[2] == UInt8(ascii: "[") ? 3 : 2
    while index < pending.count, (0x20...0x3F).contains(pending[index]) { index += 1 }
    guard index < pending.count else {
      // Nobody's sequence is that long: give it up instead of eating what is typed.
      if pending.count > 64 {
        pending.removeAll()
        return []
      }
      return nil
    }
    let final = pending[index]
    let console = pending[2] == UInt8(ascii: "[")
    let parameters = KeyDecoder.numbers(pending[2..<index])
    guard (0x40...0x7E).contains(final) else {
      // Broken off by another key.
      pending.removeFirst(index)
      return []
    }
    // Private parameters (`<`, `?`) belong to answers and to the mouse.
    let isPrivate = (0x3C...0x3F).contains(pending[2]) && index > 2
    pending.removeFirst(index + 1)
    if isPrivate { return [] }
    if console { return [.key(Key(.function(Int(final) - 64)))] }
    let modifiers = KeyDecoder.modifiers(parameters.count > 1 ? parameters[1] : 1)
    switch final {
    case UInt8(ascii: "~"): return tilde(parameters.first ?? 0, modifiers)
    case UInt8(ascii: "u"):
      return KeyDecoder.unicode(parameters.first ?? 0, modifiers).map { [.key($0)] } ?? []
    case UInt8(ascii: "Z"): return [.key(Key(.tab, modifiers.union(.shift)))]
    default: return KeyDecoder.named(final, modifiers).map { [.key($0)] } ?? []
    }
  }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
      var number = 0
      for byte in part {
        guard (0x30...0x39).contains(byte), number < 1_000_000 else { break }
        number = number * 10 + Int(byte - 0x30)
      }
      return number
    }
  }

  /// xterm's coding: 1 + 1 for shift + 2 for alt + 4 for control.
  private static func modifiers(_ number: Int) -> Key.Modifiers {
    Key.Modifiers(rawValue: UInt8(max(0, number - 1) & 7))
  }

  private static func named(_ final: UInt8, _ modifiers: Key.Modifiers) -> Key? {
    let code: Key.Code
    switch final {
    case UInt8(ascii: "A"): code = .up
    case UInt8(ascii: "B"): code = .down
    case UInt8(ascii: "C"): code = .right
    case UInt8(ascii: "D"): code = .left
    case UInt8(ascii: "H"): code = .home
    case UInt8(ascii: "F"): code = .end
    case UInt8(ascii: "M"): code = .enter
    case UInt8(ascii: "P")...UInt8(ascii: "S"): code = .function(Int(final) - 79)
    default: return nil
    }
    return Key(code, modifiers)
  }

  private mutating func tilde(_ number: Int, _ modifiers: Key.Modifiers) -> [KeyInput] {
    let code: Key.Code
    switch number {
    case 1, 7: code = .home
    case 2: code = .insert
    case 3: code = .delete
    case 4, 8: code = .end
    case 5: code = .pageUp
    case 6: code = .pageDown
    case 11...15: code = .function(number - 10)
    case 17...21: code = .function(number - 11)
    case 23, 24: code = .function(number - 12)
    case 200:
      pasted = []
      return []
    default: return []
    }
    return [.key(Key(code, modifiers))]
  }

  /// `CSI code u`, the form in which newer terminals send what has no old form.
  private static func unicode(_ number: Int, _ modifiers: Key.Modifiers) -> Key? {
    switch number {
    case 13: return Key(.enter, modifiers)
    case 9: return Key(.tab, modifiers)
    case 27: return Key(.escape, modifiers)
    case 127, 8: return Key(.backspace, modifiers)
    default:
      guard number >= 32, let scalar = Unicode.Scalar(UInt32(number)) else { return nil }
      return Key(.character(Character(scalar)), modifiers)
    }
  }

  /// An answer of the terminal (`ESC ] … BEL`, `ESC P … ESC \`): swallowed.
  private mutating func nextString(isFinal: Bool) -> [KeyInput]? {
    for index in 2..<max(2, pending.count) {
      let isEnd =
        pending[index] == 0x07
        || pending[index] == UInt8(ascii: "\\") && pending[index - 1] == 0x1B
      if isEnd {
        pending.removeFirst(index + 1)
        return []
      }
    }
    if pending.count > 4096 {
      pending.removeAll()
      return []
    }
    guard isFinal else { return nil }
    let character = Character(Unicode.Scalar(pending[1]))
    pending.removeFirst(2)
    return [.key(.alt(character))]
  }

  // MARK: Paste

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private mutating func nextPasted() -> [KeyInput]? {
    let end = KeyDecoder.pasteEnd
    var index = 0
    while index < pending.count {
      if pending[index] == 0x1B {
        let tail = pending[index...].prefix(end.count)
        if tail.elementsEqual(end) {
          let text = (pasted ?? []) + pending[..<index]
          pending.removeFirst(index + end.count)
          pasted = nil
          return [.paste(KeyDecoder.clean(text))]
        }
        if tail.count < end.count && end.starts(with: tail) { break }
      }
      index += 1
    }
    pasted?.append(contentsOf: pending[..<index])
    pending.removeFirst(index)
    return nil
  }

  /// Line ends as LF, tabs as they are, no other control characters.
  private static func clean(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D || byte == 0x0A && previous != 0x0D {
        result.append(0x0A)
      } else if byte >= 0x20 && byte != 0x7F || byte == 0x09 {
        result.append(byte)
      }
      previous = byte
    }
    return String(decoding: result, as: UTF8.self)
  }
}

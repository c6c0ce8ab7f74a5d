package import SourceText

/// A number as it stands in a sentence, a table or a formula.
package struct PrintedNumber: Hashable, Sendable {
  /// As `NamedValue.agrees` reads it: `12288`, `-0.25`, `4.0e-6`, `94.9%`.
  package let text: String
  package let range: SourceRange

  /// Whether a reader could check it: it has a decimal point, an exponent, or three digits.
  package var needsProof: Bool {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
    return text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") } || digits >= 3
  }

  /// The same without its sign.
  package var magnitude: String { text.hasPrefix("-") ? String(text.dropFirst()) : text }

  /// `12{,}288`, `12\,288`, `−3`, `99\%` as plain numbers.
  package static func normalized(_ text: String) -> String {
    let found = all(in: Array(text.utf8), SourceRange(0, text.utf8.count), isMath: true)
    guard found.count == 1, let only = found.first, only.range == SourceRange(0, text.utf8.count) else {
      return text
    }
    return only.text
  }

  /// The numbers in a range of bytes; those that are part of a name (`W1`, `x_1`) are left out.
  package static func all(in bytes: [UInt8], _ range: SourceRange, isMath: Bool) -> [PrintedNumber] {
    var reader = NumberReader(bytes: bytes, end: min(range.upper, bytes.count), isMath: isMath)
    var numbers: [PrintedNumber] = []
    reader.index = range.lower
    while reader.index < reader.end {
      if let number = reader.number() { numbers.append(number) } else { reader.index += 1 }
    }
    return numbers
  }
}

extension PrintedNumber {
  /// The number that ends right before `end`, closing marks such as `$`, `**`, `)` skipped.
  static func last(before end: Int, in bytes: [UInt8]) -> SourceRange? {
    var upper = end
    while upper > 0, isClosing(bytes[upper - 1]) { upper -= 1 }
    var lower = upper
    while lower > 0, bytes[lower - 1] != 0x0A, bytes[lower - 1] != 0x0D, upper - lower < 200 { lower -= 1 }
    // `99 %` and `10^{-5}` end with what was just skipped.
    let number = all(in: bytes, SourceRange(lower, end), isMath: true).last {
      $0.range.lower < upper && $0.range.upper >= upper
    }
    return number?.range
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "\\"),
      UInt8(ascii: ","), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

private struct NumberReader {
  let bytes: [UInt8]
  let end: Int
  let isMath: Bool
  var index = 0

  /// The number that begins here; the index is moved behind it, or left where it is.
  mutating func number() -> PrintedNumber? {
    let start = index
    guard isDigit(index) || (byte(index) == UInt8(ascii: ".") && isDigit(index + 1)) else { return nil }
    if isPartOfName(start) {
      while isDigit(index) || (byte(index) == UInt8(ascii: ".") && isDigit(index + 1)) { index += 1 }
      return nil
    }
    var text = ""
    var lower = start
    if let sign = signLength(before: start) {
      text = "-"
      lower -= sign
    }
    takeDigits(into: &text)
    while let gap = groupGap(), !text.contains(".") {
      index += gap
      takeDigits(into: &text)
    }
    if byte(index) == UInt8(ascii: "."), isDigit(index + 1) {
      text += "."
      index += 1
      takeDigits(into: &text)
    }
    takeExponent(into: &text)
    takePercent(into: &text)
    // `2x2`, `3D`, `4b`: letters right behind it make it a word, not in a formula.
    if !isMath, let next = byte(index), isLetter(next) { return nil }
    return PrintedNumber(text: text, range: SourceRange(lower, index))
  }

  /// `%`, `\%`, with at most one space before it.
  private mutating func takePercent(into text: inout String) {
    let space = ["\\,", "\\;", "\\ ", " ", "~", "\u{A0}"].first { matches($0, at: index) } ?? ""
    let place = index + space.utf8.count
    for mark in ["\\%", "%"] where matches(mark, at: place) {
      text += "%"
      index = place + mark.utf8.count
      return
    }
  }

  private mutating func takeDigits(into text: inout String) {
    let start = index
    while isDigit(index) { index += 1 }
    text += String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// `12{,}288`, `12\,288`, `12,288`: three digits behind, and no fourth.
  private func groupGap() -> Int? {
    for gap in ["{,}", "\\,", ",", "\u{202F}", "\u{2009}"] where matches(gap, at: index) {
      let next = index + gap.utf8.count
      if isDigit(next), isDigit(next + 1), isDigit(next + 2), !isDigit(next + 3) {
        // `f(1,200)` is two numbers; only a group of its own width counts outside of math.
        if gap == "," && isMath { return nil }
        return gap.utf8.count
      }
    }
    return nil
  }

  private mutating func takeExponent(into text: inout String) {
    if let letter = byte(index), letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
      var next = index + 1
      if byte(next) == UInt8(ascii: "-") || byte(next) == UInt8(ascii: "+") { next += 1 }
      guard isDigit(next) else { return }
      text += "e" + String(decoding: bytes[index + 1..<next], as: UTF8.self)
      index = next
      takeDigits(into: &text)
      return
    }
    var next = index
    while byte(next) == 0x20 { next += 1 }
    for times in ["\\times", "\\cdot", "×", "·"] where matches(times, at: next) {
      next += times.utf8.count
      while byte(next) == 0x20 { next += 1 }
      for power in ["10^{", "10^"] where matches(power, at: next) {
        var place = next + power.utf8.count
        let isNegative = byte(place) == UInt8(ascii: "-")
        if isNegative { place += 1 }
        guard isDigit(place) else { return }
        text += isNegative ? "e-" : "e"
        index = place
        takeDigits(into: &text)
        if power == "10^{", byte(index) == UInt8(ascii: "}") { index += 1 }
        return
      }
      return
    }
  }

  /// A minus that is a sign, not a subtraction: at the start, or behind a bracket, a comma, a relation or a space
  /// that itself follows no operand.
  private func signLength(before start: Int) -> Int? {
    let length: Int
    if byte(start - 1) == UInt8(ascii: "-") {
      length = 1
    } else if start >= 3, bytes[start - 3..<start].elementsEqual("−".utf8) {
      length = 3
    } else {
      return nil
    }
    var before = start - length - 1
    while byte(before) == 0x20 { before -= 1 }
    guard let previous = byte(before) else { return length }
    if isMath {
      return "=([{,&<>|*/_`:".utf8.contains(previous) || previous == 0x24 || previous == 0x0A ? length : nil
    }
    return isDigit(before) || isLetter(previous) || previous == UInt8(ascii: ")") ? nil : length
  }

  private func isPartOfName(_ start: Int) -> Bool {
    guard let previous = byte(start - 1) else { return false }
    if isMath {
      // `x_1`, `x_{12}`, `W^{[1]}`: the index of a name.
      if previous == UInt8(ascii: "_") { return true }
      if previous == UInt8(ascii: "{"), byte(start - 2) == UInt8(ascii: "_") { return true }
      return false
    }
    return isLetter(previous) || previous == UInt8(ascii: "_") || previous == UInt8(ascii: "/")
      || previous == UInt8(ascii: "#") || (previous == UInt8(ascii: ".") && isLetterOrDigit(start - 2))
  }

  private func matches(_ text: String, at index: Int) -> Bool {
    let wanted = text.utf8
    return index + wanted.count <= end && bytes[index..<index + wanted.count].elementsEqual(wanted)
  }

  private func byte(_ index: Int) -> UInt8? { index >= 0 && index < end ? bytes[index] : nil }

  private func isDigit(_ index: Int) -> Bool { byte(index).map { (0x30...0x39).contains($0) } ?? false }

  private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  private func isLetterOrDigit(_ index: Int) -> Bool {
    isDigit(index) || (byte(index).map(isLetter) ?? false)
  }
}

internal import Algebra

/// A name while its scripts are read; `text` is the canonical spelling that `Symbol` documents.
struct NameParts {
  var letters: String
  /// Digits behind the letters or a numeric subscript, while there is only one of the two.
  var number: String?
  /// What stands in `^{[ ]}`.
  var layer: String?
  /// A subscript that is not an index.
  var sub: String?
  var primes = 0

  init(letters: String) {
    self.letters = letters
  }

  /// The parts of a name that was read before.
  init(_ symbol: Symbol) {
    let bytes = Array(symbol.name.utf8)
    var end = bytes.count
    while end > 1 && bytes[end - 1] == 0x27 { end -= 1 }
    let primes = bytes.count - end
    var start = end
    while start > 0 && isDigit(bytes[start - 1]) { start -= 1 }
    let isPlain = !bytes.contains(0x5B) && !bytes.contains(0x5F)
    if isPlain && start > 0 && start < end {
      letters = String(decoding: bytes[0..<start], as: UTF8.self)
      number = String(decoding: bytes[start..<end], as: UTF8.self)
    } else {
      letters = String(decoding: bytes[0..<end], as: UTF8.self)
    }
    self.primes = primes
  }

  var isOneLetter: Bool { number == nil && layer == nil && sub == nil && primes == 0 }

  mutating func add(layer text: String) {
    if let written = number {
      number = nil
      sub = written
    }
    layer = text
  }

  /// `w_1` and `w1` are one name; behind a number or a layer it is a subscript of its own.
  mutating func add(numericSubscript digits: String) {
    if let written = number {
      layer = written
      number = nil
      sub = digits
    } else if layer != nil {
      sub = digits
    } else if let written = sub {
      sub = written + digits
    } else {
      number = digits
    }
  }

  mutating func add(subscript name: String) {
    switch name {
    case "hat": add(.hat)
    default: sub = sub.map { $0 + "_" + name } ?? name
    }
  }

  mutating func add(_ accent: Accent) {
    switch accent {
    case .hat: letters = NameParts.hatted(letters)
    case .bar: letters += "_bar"
    case .tilde: letters += "_tilde"
    case .plain: break
    }
  }

  var text: String {
    var result = letters
    if let number { result += number }
    if let layer {
      // `W^{[1]}` is `W1`; with a numeric subscript the layer keeps its brackets.
      let isNumber = layer.utf8.allSatisfy(isDigit)
      let hasNumericSub = sub.map { $0.utf8.allSatisfy(isDigit) } ?? false
      result += isNumber && !hasNumericSub ? layer : "[" + layer + "]"
    }
    if let sub { result += "_" + sub }
    for _ in 0..<primes { result += "'" }
    return result
  }

  /// The last letter with a circumflex, where Unicode has it.
  private static func hatted(_ letters: String) -> String {
    let scalars = Array(letters.unicodeScalars)
    guard let last = scalars.last, let composed = hatted(last), scalars.count == 1 || scalars[0] == "d" else {
      return letters + "_hat"
    }
    var result = String.UnicodeScalarView(scalars.dropLast())
    result.append(composed)
    return String(result)
  }

  private static func hatted(_ letter: Unicode.Scalar) -> Unicode.Scalar? {
    switch letter {
    case "A": "Â"
    case "C": "Ĉ"
    case "E": "Ê"
    case "G": "Ĝ"
    case "H": "Ĥ"
    case "I": "Î"
    case "J": "Ĵ"
    case "O": "Ô"
    case "S": "Ŝ"
    case "U": "Û"
    case "W": "Ŵ"
    case "Y": "Ŷ"
    case "Z": "Ẑ"
    case "a": "â"
    case "c": "ĉ"
    case "e": "ê"
    case "g": "ĝ"
    case "h": "ĥ"
    case "i": "î"
    case "j": "ĵ"
    case "o": "ô"
    case "s": "ŝ"
    case "u": "û"
    case "w": "ŵ"
    case "y": "ŷ"
    case "z": "ẑ"
    default: nil
    }
  }
}

internal import Algebra

/// Canonical names in LaTeX.
enum LatexNames {
  /// A name taken apart: what stands on the line, below and above, and its primes.
  struct Parts {
    var letter = ""
    var below = ""
    var above = ""
    var primes = ""
  }

  static func text(_ symbol: Symbol) -> String {
    let parts = parts(of: symbol)
    var result = parts.letter + parts.primes
    if !parts.below.isEmpty { result += "_{" + parts.below + "}" }
    if !parts.above.isEmpty { result += "^{" + parts.above + "}" }
    return result
  }

  /// `W1` is `W^{[1]}` and `w1` is `w_{1}`, as the course writes layers of matrices and entries of vectors.
  static func parts(of symbol: Symbol) -> Parts {
    var parts = Parts()
    var rest = Array(symbol.name.unicodeScalars)
    while rest.count > 1, rest.last == "'" {
      rest.removeLast()
      parts.primes += "'"
    }
    if let underscore = rest.firstIndex(of: "_"), underscore > 0 {
      var below = string(rest[(underscore + 1)...])
      rest = Array(rest[..<underscore])
      for accent in ["hat", "bar", "tilde"] where below.utf8.starts(with: accent.utf8) {
        // `θ_hat1`: the accent belongs to the letter, the rest is its number.
        let tail = String(decoding: below.utf8.dropFirst(accent.utf8.count), as: UTF8.self)
        guard tail.utf8.allSatisfy(isDigit) else { continue }
        parts.letter = "\\" + accent + "{" + letters(rest) + "}"
        parts.below = tail
        return parts
      }
      let scalars = Array(below.unicodeScalars)
      if scalars.count == 1 {
        below = letter(scalars[0])
      } else if !below.utf8.allSatisfy(isDigit) {
        below = "\\mathrm{" + below + "}"
      }
      parts.below = below
    }
    if let open = rest.firstIndex(of: "["), rest.last == "]" {
      parts.above = string(rest[open...])
      rest = Array(rest[..<open])
    } else {
      var end = rest.count
      while end > 1, rest[end - 1].value < 0x80, isDigit(UInt8(rest[end - 1].value)) { end -= 1 }
      let digits = string(rest[end...])
      rest = Array(rest[..<end])
      if !digits.isEmpty {
        let last = rest[rest.count - 1].value
        let isLayer = (0x41...0x5A).contains(last) && rest.count <= 2 || !parts.below.isEmpty
        if isLayer { parts.above = "[" + digits + "]" } else { parts.below = digits }
      }
    }
    parts.letter = letters(rest)
    return parts
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The letters of a name: one letter, `d` and one letter, or a word.
  private static func letters(_ scalars: [Unicode.Scalar]) -> String {
    if scalars.count == 1 { return letter(scalars[0]) }
    if scalars.count == 2 && (scalars[0] == "d" || scalars[0] == "Δ") {
      let second = letter(scalars[1])
      return letter(scalars[0]) + (scalars[0] == "Δ" ? " " : "") + second
    }
    return "\\mathrm{" + string(scalars) + "}"
  }

  private static func letter(_ scalar: Unicode.Scalar) -> String {
    if scalar == "ℓ" { return "\\ell" }
    if let name = greek(scalar) { return "\\" + name }
    guard Spelling.isHatted(scalar.value), let plain = unhatted(scalar) else { return string([scalar]) }
    return "\\hat{" + string([plain]) + "}"
  }

  private static func unhatted(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    for byte in UInt8(0x41)...0x7A {
      var parts = NameParts(letters: String(Character(Unicode.Scalar(byte))))
      parts.add(.hat)
      if parts.letters.unicodeScalars.first == scalar { return Unicode.Scalar(byte) }
    }
    return nil
  }

  private static func greek(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "α": "alpha"
    case "β": "beta"
    case "γ": "gamma"
    case "δ": "delta"
    case "ε": "epsilon"
    case "ζ": "zeta"
    case "η": "eta"
    case "θ": "theta"
    case "ι": "iota"
    case "κ": "kappa"
    case "λ": "lambda"
    case "μ": "mu"
    case "ν": "nu"
    case "ξ": "xi"
    case "π": "pi"
    case "ρ": "rho"
    case "σ": "sigma"
    case "τ": "tau"
    case "υ": "upsilon"
    case "φ": "phi"
    case "χ": "chi"
    case "ψ": "psi"
    case "ω": "omega"
    case "Γ": "Gamma"
    case "Δ": "Delta"
    case "Θ": "Theta"
    case "Λ": "Lambda"
    case "Ξ": "Xi"
    case "Π": "Pi"
    case "Σ": "Sigma"
    case "Υ": "Upsilon"
    case "Φ": "Phi"
    case "Ψ": "Psi"
    case "Ω": "Omega"
    default: nil
    }
  }
}

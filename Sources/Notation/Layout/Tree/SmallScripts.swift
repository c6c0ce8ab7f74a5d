/// The small raised and lowered characters that Unicode has; it has far from all.
enum SmallScripts {
  /// A character small and raised; nil where there is none.
  static func raised(_ scalar: Unicode.Scalar) -> Unicode.Scalar? { up[scalar] }

  /// A character small and lowered; nil where there is none.
  static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar? { down[scalar] }

  /// The character that a small one stands for, and whether it is raised.
  static func plain(_ scalar: Unicode.Scalar) -> (Unicode.Scalar, above: Bool)? { back[scalar] }

  private static let raisedPlain = "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW⊤βγδϕφχθ"
  private static let raisedSmall = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵀᵝᵞᵟᵠᵠᵡᶿ"
  private static let loweredPlain = "0123456789+−=()aehijklmnoprstuvxβγρϕφχ"
  private static let loweredSmall = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ"

  private static let up = table(raisedPlain, raisedSmall)
  private static let down = table(loweredPlain, loweredSmall)

  private static let back: [Unicode.Scalar: (Unicode.Scalar, above: Bool)] = {
    var table: [Unicode.Scalar: (Unicode.Scalar, above: Bool)] = [:]
    for (plain, small) in zip(raisedPlain.unicodeScalars, raisedSmall.unicodeScalars)
    where table[small] == nil { table[small] = (plain, true) }
    for (plain, small) in zip(loweredPlain.unicodeScalars, loweredSmall.unicodeScalars)
    where table[small] == nil { table[small] = (plain, false) }
    return table
  }()

  private static func table(_ plain: String, _ small: String) -> [Unicode.Scalar: Unicode.Scalar] {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (from, to) in zip(plain.unicodeScalars, small.unicodeScalars) { table[from] = to }
    return table
  }
}

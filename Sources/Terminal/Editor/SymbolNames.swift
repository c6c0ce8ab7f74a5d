/// Letters and signs that a keyboard has not, by the names that LaTeX gives them.
enum SymbolNames {
  private static let table: [(name: String, text: String)] = [
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"), ("pi", "π"),
    ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("phi", "φ"), ("chi", "χ"), ("psi", "ψ"), ("omega", "ω"),
    ("Delta", "Δ"), ("Sigma", "Σ"), ("Theta", "Θ"), ("Omega", "Ω"), ("partial", "∂"), ("sum", "Σ"),
    ("cdot", "·"), ("times", "×"), ("odot", "⊙"), ("div", "÷"), ("pm", "±"), ("le", "≤"), ("leq", "≤"),
    ("ge", "≥"), ("geq", "≥"), ("ne", "≠"), ("neq", "≠"), ("infty", "∞"), ("sqrt", "√"), ("yhat", "ŷ"),
    ("T", "ᵀ"), ("top", "ᵀ"),
  ]

  /// Those whose names begin so, in the order of the alphabet.
  static func matching(_ prefix: String) -> [(name: String, text: String)] {
    table.filter { $0.name.hasPrefix(prefix) }.sorted { $0.name < $1.name }
  }
}

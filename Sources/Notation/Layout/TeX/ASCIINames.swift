/// What each symbol looks like where there is only ASCII.
enum ASCIINames {
  /// The ASCII form of a character; its command's name where no sign comes close.
  static func form(of scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x80 { return String(scalar) }
    if let short = short[scalar] { return short }
    if let (letter, _) = MathAlphabet.plain(scalar) { return form(of: letter) }
    if let name = SymbolTable.standard.names[scalar] { return name }
    return String(scalar)
  }

  private static let short: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    var words = Words(list)
    while words.nextLine() {
      while let scalar = words.nextScalar(), let form = words.next() { table[scalar] = form }
    }
    return table
  }()

  private static let list = #"""
    − - ∗ * ⋅ * × x ÷ / ± +- ∓ -+ ∘ o ∙ * ⋆ * ⊙ (.) ⊕ (+) ⊖ (-) ⊗ (x) ⊘ (/) ∖ \ ∧ and ∨ or ¬ not ∪ cup ∩ cap
    ≤ <= ≥ >= ≠ != ≪ << ≫ >> ≡ == ∼ ~ ≃ ~= ≈ ~~ ≅ ~= ⩽ <= ⩾ >= ≦ <= ≧ >= ≔ := ≕ =: ∷ :: ∶ : ≜ := ≝ := ∣ | ∥ ||
    ∈ in ∉ notin ∋ ni ∝ prop ⟂ perp ∴ therefore ∵ because ∤ notdiv
    → -> ← <- ↔ <-> ⇒ => ⇐ <== ⇔ <=> ⟶ --> ⟵ <-- ⟷ <--> ⟹ ==> ⟸ <== ⟺ <==> ↦ |-> ⟼ |--> ↑ ^ ↓ v ⇝ ~>
    ↪ -> ↩ <- ⇀ -> ↼ <- ⇌ <-> ↗ /^ ↘ \v
    ∑ sum ∏ prod ∐ coprod ∫ int ∬ iint ∭ iiint ∮ oint ⋃ cup ⋂ cap ⨁ (+) ⨂ (x) ⨀ (.) √ sqrt ∂ d ∇ grad ∞ inf
    ∅ {} ′ ' … ... ⋯ ... ⋮ : ⋱ ... ⋰ ... ° deg † + ‡ ++ ℓ l ℏ hbar ⊤ T ⊺ T ı i ȷ j
    ⟨ < ⟩ > ⌊ |_ ⌋ _| ⌈ |^ ⌉ ^| ‖ || ⟦ [[ ⟧ ]] ⦃ {{ ⦄ }} ⟪ << ⟫ >> ‘ ' ’ ' “ " ” " – - — -- · .
    ℝ R ℕ N ℤ Z ℚ Q ℂ C ℜ Re ℑ Im ϵ epsilon ε epsilon ϕ phi φ phi ς sigma ϑ theta ✓ v □ [] ■ [] △ /_\
    """#
}

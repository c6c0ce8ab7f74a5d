internal import Course

extension Key {
  /// The key as it is printed: `space`, `PgDn`, `Ctrl-C`.
  func name(in language: Language, asciiOnly: Bool = false) -> String {
    let base: String
    switch code {
    case .character(" "): base = Message.keySpace.text(in: language)
    case .character(let character): base = String(character)
    case .enter: base = Message.keyEnter.text(in: language)
    case .tab: base = "Tab"
    case .backspace: base = "⌫"
    case .escape: base = "Esc"
    case .up: base = asciiOnly ? "Up" : "↑"
    case .down: base = asciiOnly ? "Down" : "↓"
    case .left: base = asciiOnly ? "Left" : "←"
    case .right: base = asciiOnly ? "Right" : "→"
    case .home: base = "Home"
    case .end: base = "End"
    case .pageUp: base = "PgUp"
    case .pageDown: base = "PgDn"
    case .insert: base = "Ins"
    case .delete: base = "Del"
    case .function(let number): base = "F\(number)"
    }
    let text = asciiOnly && base == "⌫" ? "Backspace" : base
    if modifiers.contains(.control) { return "Ctrl-" + text.uppercased() }
    if modifiers.contains(.alt) { return "Alt-" + text }
    return text
  }
}

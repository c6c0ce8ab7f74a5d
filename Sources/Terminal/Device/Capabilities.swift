/// What a terminal can show and what its owner wants of it, told by the environment.
public struct Capabilities: Hashable, Sendable {
  public var palette: Palette
  /// Only ASCII may be printed.
  public var asciiOnly: Bool
  /// Nothing is ever drawn over: no terminal, a dumb one, or a screen reader listens.
  public var isPlain: Bool
  /// A screen reader listens: no boxes, formulas in words.
  public var isSpoken: Bool

  public init(palette: Palette, asciiOnly: Bool, isPlain: Bool, isSpoken: Bool) {
    self.palette = palette
    self.asciiOnly = asciiOnly
    self.isPlain = isPlain
    self.isSpoken = isSpoken
  }

  /// - Parameters:
  ///   - environment: A variable's value; nil where it is not set.
  ///   - isTerminal: Whether input and output both are a terminal.
  public init(isTerminal: Bool, environment: (String) -> String?) {
    let term = environment("TERM") ?? ""
    isSpoken = Capabilities.isOn(environment("ACCESSIBLE"))
    isPlain = !isTerminal || term == "dumb" || term.isEmpty || isSpoken
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
    // An unset locale is what containers have, and their terminals all speak UTF-8; a locale that names
    // another encoding means it.
    asciiOnly = locale.contains(".") && !Capabilities.namesUTF8(locale)
    palette = Palette(
      Capabilities.depth(term, environment),
      isLight: Capabilities.isLight(environment("GRADUS_THEME"), environment("COLORFGBG")))
  }

  /// Set, not empty and not a "no".
  static func isOn(_ value: String?) -> Bool {
    guard let value, !value.isEmpty else { return false }
    return !["0", "false", "no", "off"].contains(value.lowercased())
  }

  private static func namesUTF8(_ locale: String) -> Bool {
    let folded = locale.lowercased()
    return folded.contains("utf-8") || folded.contains("utf8")
  }

  private static func depth(_ term: String, _ environment: (String) -> String?) -> Palette.Depth {
    // https://no-color.org: set and not empty, whatever it says.
    if let wish = environment("NO_COLOR"), !wish.isEmpty { return .monochrome }
    if term == "dumb" || term.isEmpty || term.hasPrefix("vt") { return .monochrome }
    let wish = environment("COLORTERM") ?? ""
    if wish == "truecolor" || wish == "24bit" || term.hasSuffix("-direct") { return .full }
    return term.contains("256color") ? .indexed : .sixteen
  }

  /// `COLORFGBG` is `foreground;background`: 7 and 9 to 15 are light.
  private static func isLight(_ theme: String?, _ colors: String?) -> Bool {
    if theme == "light" { return true }
    if theme == "dark" { return false }
    guard let last = colors?.split(separator: ";").last, let number = Int(last) else { return false }
    return number == 7 || number > 8
  }
}

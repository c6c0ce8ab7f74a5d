/// Turns styles into the colours that a terminal has.
public struct Palette: Hashable, Sendable {
  public enum Depth: Hashable, Sendable {
    /// `NO_COLOR`: bold, underlined and reversed remain.
    case monochrome
    case sixteen
    case indexed
    case full
  }

  public let depth: Depth
  /// Whether the terminal's own background is light.
  public let isLight: Bool

  public init(_ depth: Depth, isLight: Bool = false) {
    self.depth = depth
    self.isLight = isLight
  }

  /// The escape sequence that leaves every other style behind and begins this one.
  public func sequence(for style: Style) -> String {
    var codes = "\u{1B}[0"
    if style.attributes.contains(.bold) { codes += ";1" }
    if style.attributes.contains(.italic) { codes += ";3" }
    if style.attributes.contains(.underlined) { codes += ";4" }
    if style.attributes.contains(.reversed) { codes += ";7" }
    if depth == .monochrome {
      // Quiet text must stay readable: it is left as it is.
      return codes + "m"
    }
    if style.ink != .standard { codes += ";" + code(of: style.ink, isGround: false) }
    if style.ground != .standard { codes += ";" + code(of: style.ground, isGround: true) }
    return codes + "m"
  }

  /// A line with its colours, for a terminal that only prints.
  public func sequence(of line: Line) -> String {
    var text = ""
    for span in line.spans {
      text += span.style == .plain ? span.text : sequence(for: span.style) + span.text + "\u{1B}[0m"
    }
    return text
  }

  private func code(of ink: Style.Ink, isGround: Bool) -> String {
    if depth == .sixteen {
      let number = sixteen(ink)
      return String(number + (number < 8 ? 30 : 82) + (isGround ? 10 : 0))
    }
    let color = color(of: ink)
    let lead = isGround ? "48" : "38"
    switch depth {
    case .full: return "\(lead);2;\(color.red);\(color.green);\(color.blue)"
    default: return "\(lead);5;\(color.indexed)"
    }
  }

  /// 0…7 the plain colours, 8…15 the bright ones.
  private func sixteen(_ ink: Style.Ink) -> Int {
    switch ink {
    case .standard: isLight ? 0 : 7
    case .quiet: 8
    case .accent: isLight ? 4 : 6
    case .good: 2
    case .bad: isLight ? 1 : 9
    case .warning: isLight ? 5 : 3
    case .code: isLight ? 4 : 14
    case .series(let number): (isLight ? [4, 1, 2, 5, 6, 0] : [12, 11, 10, 13, 14, 15])[Int(number) % 6]
    case .scale(let value): value < 86 ? 4 : value < 171 ? 7 : 3
    case .gray(let value): [0, 8, 7, 15][Int(value) / 64]
    case .red(let value): value < 64 ? 0 : value < 160 ? 1 : 9
    case .green(let value): value < 64 ? 0 : value < 160 ? 2 : 10
    case .blue(let value): value < 64 ? 0 : value < 160 ? 4 : 12
    }
  }

  private func color(of ink: Style.Ink) -> Color {
    switch ink {
    case .standard: isLight ? Color(0x1A1A1A) : Color(0xE6E6E6)
    case .quiet: isLight ? Color(0x6B6B6B) : Color(0x8F959E)
    case .accent: isLight ? Color(0x0B5CAD) : Color(0x6CB6FF)
    case .good: isLight ? Color(0x1B7030) : Color(0x6BC46D)
    case .bad: isLight ? Color(0xB3261E) : Color(0xFF7B72)
    case .warning: isLight ? Color(0x8A5300) : Color(0xE3B341)
    case .code: isLight ? Color(0x6639BA) : Color(0x9CDCD8)
    case .series(let number): Color.series(number, isLight: isLight)
    case .scale(let value): Color.diverging(value)
    case .gray(let value): Color(red: Int(value), green: Int(value), blue: Int(value))
    case .red(let value): Color(red: Int(value), green: 0, blue: 0)
    case .green(let value): Color(red: 0, green: Int(value), blue: 0)
    case .blue(let value): Color(red: 0, green: 0, blue: Int(value))
    }
  }
}

/// A colour of the screen, eight bits a channel.
struct Color: Hashable {
  let red: Int
  let green: Int
  let blue: Int

  init(_ rgb: Int) {
    red = rgb >> 16
    green = rgb >> 8 & 0xFF
    blue = rgb & 0xFF
  }

  init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The nearest of the 6×6×6 cube and the grey ramp of 256-colour terminals.
  var indexed: Int {
    let levels = [0, 95, 135, 175, 215, 255]
    func nearest(_ channel: Int) -> Int {
      levels.indices.min { abs(levels[$0] - channel) < abs(levels[$1] - channel) } ?? 0
    }
    let cube = (nearest(red), nearest(green), nearest(blue))
    let grey = min(max((red + green + blue) / 3 - 8, 0) / 10, 23)
    func distance(_ other: (Int, Int, Int)) -> Int {
      let (r, g, b) = (other.0 - red, other.1 - green, other.2 - blue)
      return r * r + g * g + b * b
    }
    let cubeDistance = distance((levels[cube.0], levels[cube.1], levels[cube.2]))
    let level = 8 + 10 * grey
    return distance((level, level, level)) < cubeDistance
      ? 232 + grey : 16 + 36 * cube.0 + 6 * cube.1 + cube.2
  }

  /// Colours that people with any colour vision tell apart (after Okabe and Ito, 2008).
  static func series(_ number: UInt8, isLight: Bool) -> Color {
    let light = [0x0072B2, 0xB34700, 0x00785A, 0x9B3E78, 0x5A5A00, 0x333333]
    let dark = [0x56B4E9, 0xE69F00, 0x2CCEA0, 0xE08CBC, 0xF0E442, 0xCCCCCC]
    return Color((isLight ? light : dark)[Int(number) % 6])
  }

  /// Blue over a neutral middle to orange: readable without red and green.
  static func diverging(_ value: UInt8) -> Color {
    let low = Color(0x2166AC)
    let middle = Color(0xD8D8D8)
    let high = Color(0xE08214)
    func mix(_ from: Color, _ to: Color, _ share: Int) -> Color {
      func channel(_ a: Int, _ b: Int) -> Int { a + (b - a) * share / 128 }
      return Color(
        red: channel(from.red, to.red), green: channel(from.green, to.green),
        blue: channel(from.blue, to.blue))
    }
    return value < 128 ? mix(low, middle, Int(value)) : mix(middle, high, Int(value) - 127)
  }
}

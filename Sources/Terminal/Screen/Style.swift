/// How text looks, said by what it means; `Palette` knows the colours.
public struct Style: Hashable, Sendable {
  public var ink: Ink
  public var ground: Ink
  public var attributes: Attributes

  public init(_ ink: Ink = .standard, on ground: Ink = .standard, _ attributes: Attributes = []) {
    self.ink = ink
    self.ground = ground
    self.attributes = attributes
  }

  /// What the terminal shows when nothing is asked for.
  public static let plain = Style()

  /// A colour by its job.
  public enum Ink: Hashable, Sendable {
    case standard
    /// Less important: rules, line numbers, what is read already.
    case quiet
    /// What to look at: headings, keys, the value being changed.
    case accent
    case good
    case bad
    case warning
    case code
    /// Curves, classes, layers: told apart by number.
    case series(UInt8)
    /// A value between a lowest (0) and a highest (255) with a middle (128).
    case scale(UInt8)
    /// A brightness of a picture: black at 0.
    case gray(UInt8)
    case red(UInt8)
    case green(UInt8)
    case blue(UInt8)
  }

  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1)
    public static let italic = Attributes(rawValue: 2)
    public static let underlined = Attributes(rawValue: 4)
    public static let reversed = Attributes(rawValue: 8)
  }

  /// The same with more attributes.
  public func with(_ more: Attributes) -> Style {
    Style(ink, on: ground, attributes.union(more))
  }
}

extension Style {
  public static let quiet = Style(.quiet)
  public static let accent = Style(.accent)
  public static let good = Style(.good)
  public static let bad = Style(.bad)
  public static let warning = Style(.warning)
  public static let code = Style(.code)
  public static let heading = Style(.accent, .bold)
  public static let strong = Style(.standard, .bold)
  public static let emphasis = Style(.standard, .italic)
  public static let link = Style(.accent, .underlined)

  public init(_ ink: Ink, _ attributes: Attributes) { self.init(ink, on: .standard, attributes) }
}

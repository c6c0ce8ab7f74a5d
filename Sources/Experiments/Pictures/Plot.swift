/// Curves and points over two axes.
public struct Plot: Hashable, Sendable {
  public struct Axis: Hashable, Sendable {
    public enum Scale: Hashable, Sendable {
      case linear
      /// To base 10; the range is positive.
      case logarithmic
    }

    public let title: LocalizedText
    /// What is shown; points outside are clipped, never rescaled.
    public let range: ClosedRange<Double>
    public let scale: Scale

    public init(_ title: LocalizedText, _ range: ClosedRange<Double>, _ scale: Scale = .linear) {
      self.title = title
      self.range = range
      self.scale = scale
    }
  }

  public struct Series: Hashable, Sendable {
    public enum Style: Hashable, Sendable {
      case line
      /// Drawn apart from a `line`: a reference, a limit, a second kind.
      case dashed
      /// Single points, not joined.
      case points
    }

    public let name: LocalizedText
    /// In the order of drawing; a line breaks at a point that is not finite.
    public let points: [Point]
    public let style: Style

    public init(_ name: LocalizedText, _ points: [Point], _ style: Style = .line) {
      self.name = name
      self.points = points
      self.style = style
    }
  }

  /// A point, or a line across the plot, with a word to it.
  public enum Mark: Hashable, Sendable {
    case point(Point, LocalizedText)
    case horizontal(Double, LocalizedText)
    case vertical(Double, LocalizedText)
  }

  public let title: LocalizedText
  public let x: Axis
  public let y: Axis
  public let series: [Series]
  public let marks: [Mark]

  public init(_ title: LocalizedText, x: Axis, y: Axis, series: [Series], marks: [Mark] = []) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.marks = marks
  }
}
